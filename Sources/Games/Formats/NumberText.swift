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
  package static func rational(_ bytes: some Collection<UInt8>) -> Rational? {
    if let small = smallNumber(bytes) { return small }
    guard bytes.count <= longestText,
      let value = Rational(parsing: String(decoding: bytes, as: UTF8.self)),
      value.numeratorInteger.bitCount <= largestBitCount,
      value.denominatorInteger.bitCount <= largestBitCount
    else { return nil }
    return value
  }

  /// The integer that the bytes spell, with an optional sign, or `nil`.
  package static func integer(_ bytes: some Collection<UInt8>) -> Int? {
    bytes.count <= 32 ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }

  /// Signed digits with an optional point, or a fraction; `nil` for longer or other numbers.
  private static func smallNumber(_ bytes: some Collection<UInt8>) -> Rational? {
    guard bytes.count <= 38, let first = bytes.first else { return nil }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    var numerator = 0
    var denominator = 1
    var magnitude = 0
    var digitCount = 0
    var isPastPoint = false
    var isPastBar = false
    for byte in isSigned ? bytes.dropFirst() : bytes[...] {
      let digit = Int(byte) - 0x30
      if (0...9).contains(digit) {
        // At most 18 digits, so neither product can overflow.
        guard digitCount < 18 else { return nil }
        magnitude = magnitude * 10 + digit
        digitCount += 1
        if isPastPoint { denominator *= 10 }
      } else if byte == UInt8(ascii: "."), !isPastPoint, !isPastBar {
        isPastPoint = true
      } else if byte == UInt8(ascii: "/"), !isPastPoint, !isPastBar, digitCount > 0 {
        isPastBar = true
        numerator = magnitude
        magnitude = 0
        digitCount = 0
      } else {
        return nil
      }
    }
    guard digitCount > 0 else { return nil }
    if isPastBar {
      guard magnitude > 0 else { return nil }
      denominator = magnitude
    } else {
      numerator = magnitude
      // Files written by programs are full of 3.000000.
      while denominator > 1, numerator % 10 == 0 {
        numerator /= 10
        denominator /= 10
      }
    }
    if first == UInt8(ascii: "-") { numerator = -numerator }
    return denominator == 1 ? Rational(numerator) : Rational(numerator, denominator)
  }
}
