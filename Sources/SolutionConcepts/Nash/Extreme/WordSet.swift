/// A growing set of words for many millions of entries: open addressing, eight bytes a slot.
///
/// Zero marks empty slots and is never a member.
struct WordSet {
  private var slots: [UInt64]
  private var mask: Int
  private(set) var count = 0

  init() {
    slots = Array(repeating: 0, count: 1 << 10)
    mask = slots.count - 1
  }

  func contains(_ word: UInt64) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      var position = Self.hash(word) & mask
      while true {
        // Masked positions lie inside, and half of the slots are always empty.
        let entry = slots[position]
        if entry == word { return true }
        if entry == 0 { return false }
        position = (position + 1) & mask
      }
    }
  }

  /// Adds a word that is not zero.
  mutating func insert(_ word: UInt64) {
    if 2 * (count + 1) > slots.count { grow() }
    if Self.place(word, in: &slots, mask) { count += 1 }
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    mask = larger.count - 1
    for word in slots where word != 0 { _ = Self.place(word, in: &larger, mask) }
    slots = larger
  }

  private static func place(_ word: UInt64, in slots: inout [UInt64], _ mask: Int) -> Bool {
    var position = hash(word) & mask
    while slots[position] != 0 {
      if slots[position] == word { return false }
      position = (position + 1) & mask
    }
    slots[position] = word
    return true
  }

  private static func hash(_ word: UInt64) -> Int {
    var bits = word ^ (word >> 31)
    bits = bits &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 29
    bits = bits &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: bits ^ (bits >> 32))
  }
}
