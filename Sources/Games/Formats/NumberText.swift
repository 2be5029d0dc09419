package import EquilibriaNumerics

/// Reads exact numbers from bytes: what `Rational` reads from text, within limits on size.
///
/// Numbers of up to eighteen digits, nearly all that files hold, take a path without allocation.
package enum NumberText {
  /// The longest text of a number.
  ///
  /// Any number within ``largestBitCount`` fits when written as a fraction, so what was read can
  /// be written and read again.
  package static let longestText = 10_000

  /// The most bits of a numerator or denominator; larger numbers would stall the arithmetic.
  package static let largestBitCount = 16_384

  /// What a message calls a number.
  package static let examples = "a number like 3, -0.25 or 1/3"

  /// The number that the bytes spell, or `nil`.
  package static func rational(_ bytes: ArraySlice<UInt8>) -> Rational? {
    if let small = smallDecimal(bytes) { return small }
    guard bytes.count <= longestText,
      let value = Rational(parsing: String(decoding: bytes, as: UTF8.self)),
      value.numeratorInteger.bitCount <= largestBitCount,
      value.denominatorInteger.bitCount <= largestBitCount
    else { return nil }
    return value
  }

  /// The integer that the bytes spell, with an optional sign, or `nil`.
  package static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.count <= 32 ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }

  /// Signed digits with an optional point; `nil` for longer or other numbers.
  private static func smallDecimal(_ bytes: ArraySlice<UInt8>) -> Rational? {
    guard bytes.count <= 19, let first = bytes.first else { return nil }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    var magnitude = 0
    var digitCount = 0
    var scale = 1
    var isPastPoint = false
    for byte in isSigned ? bytes.dropFirst() : bytes {
      let digit = Int(byte) - 0x30
      if (0...9).contains(digit) {
        // At most 18 digits, so neither product can overflow.
        guard digitCount < 18 else { return nil }
        magnitude = magnitude * 10 + digit
        digitCount += 1
        if isPastPoint { scale *= 10 }
      } else if byte == UInt8(ascii: "."), !isPastPoint {
        isPastPoint = true
      } else {
        return nil
      }
    }
    guard digitCount > 0 else { return nil }
    // Files written by programs are full of 3.000000.
    while scale > 1, magnitude % 10 == 0 {
      magnitude /= 10
      scale /= 10
    }
    let numerator = first == UInt8(ascii: "-") ? -magnitude : magnitude
    return scale == 1 ? Rational(numerator) : Rational(numerator, scale)
  }
}
