/// A text to be read, as bytes with a name, that can say where an offset lies.
///
/// Readers work on byte offsets; lines and columns are counted only when an error needs them.
package struct SourceText: Sendable, Hashable {
  package let bytes: [UInt8]
  package let fileName: String?

  package init(_ bytes: [UInt8], fileName: String?) {
    self.bytes = bytes
    self.fileName = fileName
  }

  /// Where reading starts: behind a byte order mark, which some Windows editors write.
  package var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// An error at a byte offset; an offset past the end stands for the end.
  package func error(at offset: Int, found: String, expected: String) -> GameFormatError {
    var line = 1
    var column = 1
    for byte in bytes[min(start, offset)..<min(offset, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        // Continuation bytes belong to the character before them.
        column += 1
      }
    }
    return GameFormatError(
      fileName: fileName,
      line: line,
      column: column,
      found: found,
      expected: expected
    )
  }

  /// The text of a range of bytes, or an error at its first byte that is not UTF-8.
  package func text(_ range: Range<Int>) throws(GameFormatError) -> String {
    if let text = String(validating: bytes[range], as: UTF8.self) { return text }
    // Extend the valid part character by character; this runs once, on the way out.
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = (1...4).first { length in
        offset + length <= range.upperBound
          && String(validating: bytes[offset..<(offset + length)], as: UTF8.self) != nil
      }
      guard let length else { break }
      offset += length
    }
    throw error(at: offset, found: Self.name(of: bytes[offset]), expected: "text in UTF-8")
  }

  /// A short readable form of the bytes in a range, for messages.
  package func excerpt(_ range: Range<Int>) -> String {
    let longest = 40
    let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + longest)
    if shown.count == 1, !(0x20..<0x7F).contains(bytes[shown.lowerBound]) {
      return Self.name(of: bytes[shown.lowerBound])
    }
    var text = ""
    for scalar in String(decoding: bytes[shown], as: UTF8.self).unicodeScalars {
      text += scalar.value < 0x20 || scalar.value == 0x7F ? "�" : String(scalar)
    }
    return shown == range ? "\"\(text)\"" : "\"\(text)…\""
  }

  private static func name(of byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "the byte 0x\(byte < 16 ? "0" : "")\(digits)"
  }
}
