/// Text that cannot do anything to a terminal but fill it.
enum TerminalText {
  /// The text with a line break at its end and with every other control character replaced:
  /// names come from files, and a file should not be able to move the cursor.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      result.append(isControl && scalar != "\n" ? "\u{FFFD}" : scalar)
    }
    if result.last != "\n" { result.append("\n") }
    return String(result)
  }
}
