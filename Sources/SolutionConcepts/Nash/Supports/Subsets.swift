/// The subsets of a given size, in lexicographic order of their members' places.
struct Subsets: Sequence, IteratorProtocol {
  private let members: [Int]
  private var places: [Int]?

  init(of members: [Int], size: Int) {
    self.members = members
    places = size <= members.count ? Array(0..<size) : nil
  }

  mutating func next() -> [Int]? {
    guard let current = places else { return nil }
    let size = current.count
    if let last = current.indices.last(where: { current[$0] < members.count - size + $0 }) {
      let start = current[last] + 1
      places = current[..<last] + (0..<(size - last)).map { start + $0 }
    } else {
      places = nil
    }
    return current.map { members[$0] }
  }
}
