extension JSONReader {
  /// Reads a string; the next byte is its opening quotation mark.
  mutating func string() throws(GameFormatError) -> String {
    offset += 1
    var text = ""
    var start = offset
    while offset < source.bytes.count {
      switch source.bytes[offset] {
      case UInt8(ascii: "\""):
        text += try source.text(start..<offset)
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        text += try source.text(start..<offset)
        text.unicodeScalars.append(try escape())
        start = offset
      case 0..<0x20:
        throw source.error(
          at: offset,
          found: source.excerpt(offset..<(offset + 1)),
          expected: "an escape like \\n, or '\"' to end the string,"
        )
      default: offset += 1
      }
    }
    throw source.error(
      at: offset,
      found: "the end of the file",
      expected: "'\"' to end the string"
    )
  }

  /// Reads an escape; the next byte is its backslash.
  private mutating func escape() throws(GameFormatError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard offset < source.bytes.count else {
      throw source.error(at: offset, found: "the end of the file", expected: "an escape")
    }
    let symbol = source.bytes[offset]
    offset += 1
    switch symbol {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(symbol)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar(escapedAt: start)
    default:
      throw source.error(
        at: start,
        found: "the escape \(source.excerpt(start..<offset))",
        expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
      )
    }
  }

  /// Reads the digits of `\u`, and the second half of a surrogate pair.
  private mutating func scalar(escapedAt start: Int) throws(GameFormatError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
    // Beyond the first plane a character is two code units, high before low.
    let isPair =
      UTF16.isLeadSurrogate(unit)
      && source.bytes[offset...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
    if isPair {
      offset += 2
      let low = try codeUnit()
      let value = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(low) & 0x3FF
      if UTF16.isTrailSurrogate(low), let scalar = Unicode.Scalar(value) { return scalar }
    }
    throw source.error(
      at: start,
      found: "half of a surrogate pair",
      expected: "a pair of escapes, high before low,"
    )
  }

  private mutating func codeUnit() throws(GameFormatError) -> UInt16 {
    let end = min(offset + 4, source.bytes.count)
    let digits = source.bytes[offset..<end]
    let isHexadecimal = digits.allSatisfy { byte in
      byte &- 0x30 <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 5
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, isHexadecimal, let unit = UInt16(text, radix: 16) else {
      throw source.error(
        at: offset,
        found: digits.isEmpty ? "the end of the file" : source.excerpt(offset..<end),
        expected: "four hexadecimal digits"
      )
    }
    offset = end
    return unit
  }
}
