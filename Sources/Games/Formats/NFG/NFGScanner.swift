/// Steps through the words, texts and braces of an `.nfg` file.
struct NFGScanner {
  let source: SourceText
  private(set) var offset: Int

  init(_ source: SourceText) {
    self.source = source
    offset = source.start
  }

  /// The next byte that is not white space; `nil` at the end of the file.
  mutating func peek() -> UInt8? {
    while offset < source.bytes.count {
      let byte = source.bytes[offset]
      if !Self.isSpace(byte) { return byte }
      offset += 1
    }
    return nil
  }

  /// Passes over a brace or comma if it comes next.
  mutating func skip(_ symbol: UInt8) -> Bool {
    guard peek() == symbol else { return false }
    offset += 1
    return true
  }

  /// Passes over a brace, or throws.
  mutating func expect(_ symbol: UInt8, _ what: String) throws(GameFormatError) {
    guard skip(symbol) else { throw unexpected(what) }
  }

  /// The bytes of the next word: up to white space, a brace, a comma or a quotation mark.
  ///
  /// The word is empty at the end of the file and before a symbol.
  mutating func peekWord() -> Range<Int> {
    _ = peek()
    var end = offset
    while end < source.bytes.count, !Self.endsWord(source.bytes[end]) { end += 1 }
    return offset..<end
  }

  /// Passes over a word found by ``peekWord()``.
  mutating func skip(_ word: Range<Int>) { offset = word.upperBound }

  /// Reads a text in quotation marks, or throws.
  mutating func text(_ what: String) throws(GameFormatError) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw unexpected(what) }
    var end = offset + 1
    var start = end
    var result: [UInt8] = []
    var backslashes = 0
    while end < source.bytes.count {
      let byte = source.bytes[end]
      if byte == UInt8(ascii: "\"") {
        // Of the backslashes before a quotation mark each pair is one, and an odd one left over
        // makes the mark part of the text.
        result += source.bytes[start..<(end - backslashes)]
        result += Array(repeating: UInt8(ascii: "\\"), count: backslashes / 2)
        if backslashes.isMultiple(of: 2) { break }
        start = end
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      end += 1
    }
    guard end < source.bytes.count else {
      throw source.error(
        at: end,
        found: "the end of the file",
        expected: "the closing quotation mark of \(what)"
      )
    }
    let opening = offset
    offset = end + 1
    if let text = String(validating: result, as: UTF8.self) { return text }
    // Backslashes are ASCII, so the raw bytes are broken in the same place.
    return try source.text((opening + 1)..<end)
  }

  /// An error at the next word or symbol.
  mutating func unexpected(_ expected: String) -> GameFormatError {
    guard let next = peek() else {
      return source.error(at: offset, found: "the end of the file", expected: expected)
    }
    var word = peekWord()
    if word.isEmpty {
      let isText = next == UInt8(ascii: "\"")
      if !isText {
        word = offset..<(offset + 1)
      } else if let close = source.bytes[(offset + 1)...].firstIndex(of: next) {
        let found = "the text \(source.excerpt((offset + 1)..<close))"
        return source.error(at: offset, found: found, expected: expected)
      } else {
        return source.error(at: offset, found: "a text without end", expected: expected)
      }
    }
    return source.error(at: offset, found: source.excerpt(word), expected: expected)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  private static func endsWord(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"")
  }
}
