/// How wide a text will be, near enough to leave room for it.
enum TextWidth {
  /// The width in pixels of a text in an ordinary sans-serif font.
  static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "|", ".", ",", ":", ";", "I", "f", "t", " ", "!", "/", "(", ")", "[",
      "]", "r", "-":
      0.31
    case "m", "w", "M", "W", "%", "@", "—": 0.86
    case "A"..."Z": 0.69
    case "\u{0}"..."\u{2FF}": 0.56
    case "\u{300}"..."\u{36F}": 0
    case "\u{370}"..."\u{2E7F}": 0.6
    default: 1
    }
  }

  /// The text in lines no wider than the width, broken between words; no line for no text.
  static func wrapped(_ text: String, size: Double, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, of(last + " " + word, size: size) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
