/// Colours that people with any kind of colour vision can tell apart, as hexadecimal texts.
///
/// > Source: Okabe & Ito (2008), *Color Universal Design*, for names; van der Walt & Smith (2015),
/// > *viridis*, for numbers.
enum Palette {
  static let ink = "#222222"
  static let blue = "#0072B2"
  static let vermilion = "#D55E00"
  static let green = "#009E73"
  static let purple = "#CC79A7"
  static let orange = "#E69F00"
  static let sky = "#56B4E9"
  static let yellow = "#F0E442"
  static let gray = "#999999"
  static let paleGray = "#E4E4E4"

  /// Thin things on white: lines, points, bars.
  static let lines = [blue, vermilion, green, purple, orange, sky, ink, gray]

  /// Areas, side by side.
  static let areas = [sky, orange, green, yellow, blue, vermilion, purple, gray]

  /// Viridis at equal steps from the smallest number to the largest.
  static let viridis = [
    "#440154", "#472D7B", "#3B528B", "#2C728E", "#21918C", "#28AE80", "#5EC962", "#ADDC30",
    "#FDE725",
  ]

  /// The colour of a number, between the neighbouring ones of ``viridis``.
  ///
  /// - Parameter share: Where the number lies between the smallest, 0, and the largest, 1.
  /// - Returns: The colour.
  static func viridis(at share: Double) -> String {
    let position = min(max(share, 0), 1) * Double(viridis.count - 1)
    let index = min(Int(position), viridis.count - 2)
    let part = position - Double(index)
    let channels = zip(channels(viridis[index]), channels(viridis[index + 1])).map { low, high in
      Int(low + (high - low) * part + 0.5)
    }
    return channels.reduce(into: "#") { text, channel in
      let digits = String(channel, radix: 16, uppercase: true)
      text += digits.count == 1 ? "0" + digits : digits
    }
  }

  private static func channels(_ color: String) -> [Double] {
    let digits = Array(color.dropFirst())
    return stride(from: 0, to: digits.count, by: 2).map { start in
      Double(Int(String(digits[start...(start + 1)]), radix: 16) ?? 0)
    }
  }
}
