internal import BigInt

/// An integer of any size, stored in one machine word while it fits.
///
/// Sums and products are formed in 128 bits and only move to big integers on overflow, so the
/// textbook-sized determinants of game theory never allocate.
package struct ExactInteger: Sendable, Hashable {
  /// Big values live behind a reference so that the common case stays small.
  final class Box: Sendable, Hashable {
    let value: BigInt

    init(_ value: BigInt) { self.value = value }

    static func == (left: Box, right: Box) -> Bool { left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }

  /// Canonical: `big` only holds values that do not fit in 64 bits.
  enum Storage: Sendable, Hashable {
    case word(Int64)
    case big(Box)
  }

  let storage: Storage

  package init(_ value: Int64) { storage = .word(value) }

  package init(_ value: Int) { storage = .word(Int64(value)) }

  package init(_ value: Int128) {
    if let word = Int64(exactly: value) {
      storage = .word(word)
    } else {
      let magnitude = value.magnitude
      let words = [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]
      storage = .big(
        Box(BigInt(sign: value < 0 ? .minus : .plus, magnitude: BigUInt(words: words)))
      )
    }
  }

  init(_ value: BigInt) {
    // `BigInt.bitWidth` of −2⁶³ is 65, so the magnitude decides.
    let magnitude = value.magnitude
    if magnitude.bitWidth <= 64 {
      let word = UInt64(magnitude.words.first ?? 0)
      if value.sign == .plus, word <= UInt64(Int64.max) {
        storage = .word(Int64(word))
        return
      }
      if value.sign == .minus, word <= Int64.min.magnitude {
        storage = .word(Int64(truncatingIfNeeded: 0 &- word))
        return
      }
    }
    storage = .big(Box(value))
  }

  /// The value as a big integer, whatever its size.
  var bigValue: BigInt {
    switch storage {
    // The literal initialiser is the one that is compiled for one concrete type.
    case .word(let word): BigInt(integerLiteral: word)
    case .big(let box): box.value
    }
  }

  /// The value when it fits in 64 bits.
  package var word: Int64? {
    if case .word(let word) = storage { word } else { nil }
  }

  package static let zero = ExactInteger(0 as Int64)
  package static let one = ExactInteger(1 as Int64)

  package var isZero: Bool { word == 0 }

  /// −1, 0 or 1.
  package var signum: Int {
    switch storage {
    case .word(let word): Int(word.signum())
    case .big(let box): box.value.sign == .minus ? -1 : 1
    }
  }

  /// The number of bits of the magnitude.
  package var bitCount: Int {
    switch storage {
    case .word(let word): 64 - word.magnitude.leadingZeroBitCount
    case .big(let box): box.value.magnitude.bitWidth
    }
  }

  package var magnitude: ExactInteger { signum < 0 ? -self : self }
}

extension ExactInteger: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self.init(value) }
}

extension ExactInteger: Comparable {
  package static func < (left: ExactInteger, right: ExactInteger) -> Bool {
    switch (left.storage, right.storage) {
    case (.word(let a), .word(let b)): a < b
    case (.big, .word): left.signum < 0
    case (.word, .big): right.signum > 0
    case (.big(let a), .big(let b)): a.value < b.value
    }
  }
}

extension ExactInteger: CustomStringConvertible {
  package var description: String {
    switch storage {
    case .word(let word): word.description
    case .big(let box): box.value.description
    }
  }

  /// Parses decimal digits with an optional sign.
  package init?(_ text: some StringProtocol) {
    if let word = Int64(text) {
      self.init(word)
      return
    }
    var digits = text.utf8[...]
    let sign = digits.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    // `BigInt` would accept a second sign where two of its words meet.
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }),
      let magnitude = BigUInt(String(decoding: digits, as: UTF8.self), radix: 10)
    else { return nil }
    self.init(BigInt(sign: sign == UInt8(ascii: "-") ? .minus : .plus, magnitude: magnitude))
  }
}
