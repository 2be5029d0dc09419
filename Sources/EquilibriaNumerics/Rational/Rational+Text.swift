extension Rational: LosslessStringConvertible {
  /// The number in lowest terms: `"2"`, `"-1/3"`.
  public var description: String {
    isInteger ? numerator : "\(numerator)/\(denominator)"
  }

  /// The largest power of ten that a text may name; larger ones are refused, not computed.
  package static let largestDecimalExponent = 4096

  /// Reads `"3"`, `"-1/3"`, `"0.25"`, `".5"`, `"1e-3"` exactly; decimals are decimals.
  ///
  /// - Parameter description: Decimal digits with an optional sign, and then either a fraction
  ///   bar with positive digits, or a decimal point and an exponent of at most 4,096.
  ///   Anything else gives `nil`.
  public init?(_ description: String) {
    self.init(parsing: description)
  }

  /// Reads a number from any piece of text, as ``init(_:)-(String)`` does.
  package init?(parsing text: some StringProtocol) {
    if let word = Int64(text) {
      self.init(canonical: word, 1)
      return
    }
    if let bar = text.firstIndex(of: "/") {
      let below = text[text.index(after: bar)...]
      guard below.utf8.allSatisfy(isDigit), let denominator = ExactInteger(below),
        let numerator = ExactInteger(text[..<bar]), !denominator.isZero
      else { return nil }
      self.init(numerator: numerator, denominator: denominator)
      return
    }
    self.init(decimal: Substring(text))
  }

  private init?(decimal text: Substring) {
    var digits: [UInt8] = []
    var scale = 0
    var seenPoint = false
    var negative = false
    var bytes = text.utf8[...]
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      if isDigit(byte) {
        digits.append(byte)
        if seenPoint { scale += 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard !digits.isEmpty else { return nil }
    var exponent = 0
    if let mark = bytes.first {
      guard mark | 0x20 == UInt8(ascii: "e"),
        let value = Int(Substring(bytes.dropFirst())),
        value.magnitude <= Self.largestDecimalExponent
      else { return nil }
      exponent = value
    }
    guard let integer = ExactInteger(String(decoding: digits, as: UTF8.self)) else { return nil }
    let signed = negative ? -integer : integer
    let power = exponent - scale
    let ten = Rational.powerOfTen(power.magnitude)
    if power >= 0 {
      self.init(signed * ten)
    } else {
      self.init(numerator: signed, denominator: ten)
    }
  }

  private static func powerOfTen(_ exponent: UInt) -> ExactInteger {
    var result = ExactInteger.one
    var base = ExactInteger(10 as Int64)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * base }
      rest >>= 1
      if rest > 0 { base = base * base }
    }
    return result
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer written in the source.
  public init(integerLiteral value: Int64) { self.init(canonical: value, 1) }
}

extension Rational: ExpressibleByFloatLiteral {
  /// The decimal written in the source: `0.1` is 1/10.
  ///
  /// The compiler hands literals over as `Double`, so up to 15 significant digits are kept as
  /// written; for longer ones use the text form, `Rational("0.12345678901234567890")`.
  public init(floatLiteral value: Double) { self.init(value) }
}

extension Rational: Codable {
  /// Reads `"1/3"` and other text forms, or a plain number.
  ///
  /// Text is exact at any length. Plain integers are exact up to 128 bits; other plain numbers
  /// reach a decoder as `Double` and are read as their shortest decimal, like a literal.
  ///
  /// - Parameter decoder: The source, holding one string or one number.
  /// - Throws: `DecodingError.dataCorrupted` for text that is not a number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int128.self) {
      self.init(coprime: integer, 1)
      return
    }
    if let number = try? container.decode(Double.self), number.isFinite {
      self.init(number)
      return
    }
    let text = try container.decode(String.self)
    guard let value = Rational(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is not a rational number like 1/3"
      )
    }
    self = value
  }

  /// Writes the text form in lowest terms, `"1/3"` or `"2"`.
  ///
  /// - Parameter encoder: The destination of one string.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
