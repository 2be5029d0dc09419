/// All ascending choices of some numbers out of 0 to n − 1, in lexicographic order.
struct Combinations: IteratorProtocol {
  private var current: [Int]?
  private let total: Int

  init(of size: Int, from total: Int) {
    self.total = total
    current = size <= total ? Array(0..<size) : nil
  }

  mutating func next() -> [Int]? {
    guard let result = current else { return nil }
    var following = result
    let size = result.count
    var place = size - 1
    while place >= 0, following[place] == total - size + place { place -= 1 }
    if place < 0 {
      current = nil
    } else {
      following[place] += 1
      for later in (place + 1)..<max(size, place + 1) {
        following[later] = following[later - 1] + 1
      }
      current = following
    }
    return result
  }
}
