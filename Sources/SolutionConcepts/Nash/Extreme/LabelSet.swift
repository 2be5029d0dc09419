/// A set of labels: the actions of both players, numbered 0 ..< m + n.
///
/// Up to 64 labels live in one word, so small games never allocate.
struct LabelSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: [UInt64] = []

  /// The empty set.
  init() {}

  /// The set whose first 64 labels are the bits of a word.
  init(word: UInt64) { low = word }

  init(_ labels: some Sequence<Int>) {
    for label in labels { insert(label) }
  }

  /// The set as a word; only meaningful for games with at most 64 labels.
  var word: UInt64 { low }

  /// The number of labels in the set.
  var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  func contains(_ label: Int) -> Bool {
    if label < 64 { return low & (1 << UInt64(label)) != 0 }
    let word = label / 64 - 1
    return word < high.count && high[word] & (1 << UInt64(label % 64)) != 0
  }

  mutating func insert(_ label: Int) {
    if label < 64 {
      low |= 1 << UInt64(label)
      return
    }
    let word = label / 64 - 1
    while high.count <= word { high.append(0) }
    high[word] |= 1 << UInt64(label % 64)
  }

  mutating func remove(_ label: Int) {
    if label < 64 {
      low &= ~(1 << UInt64(label))
      return
    }
    let word = label / 64 - 1
    guard word < high.count else { return }
    high[word] &= ~(1 << UInt64(label % 64))
    // Canonical: equal sets have equal words.
    while high.last == 0 { high.removeLast() }
  }

  /// Whether every label of 0 ..< `count` is in this set or in the other.
  func covers(_ count: Int, with other: LabelSet) -> Bool {
    (0..<count).allSatisfy { contains($0) || other.contains($0) }
  }

  func isSuperset(of other: LabelSet) -> Bool {
    guard other.low & ~low == 0 else { return false }
    return other.high.indices.allSatisfy {
      other.high[$0] & ~($0 < high.count ? high[$0] : 0) == 0
    }
  }

  func intersection(_ other: LabelSet) -> LabelSet {
    var result = LabelSet(word: low & other.low)
    result.high = zip(high, other.high).map { $0 & $1 }
    while result.high.last == 0 { result.high.removeLast() }
    return result
  }

  func union(_ other: LabelSet) -> LabelSet {
    var result = self
    result.low |= other.low
    while result.high.count < other.high.count { result.high.append(0) }
    for (word, bits) in other.high.enumerated() { result.high[word] |= bits }
    return result
  }
}
