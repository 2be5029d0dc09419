import RealModule

/// Numbers as people read them, and no longer than a picture needs.
enum NumberText {
  /// A power of ten.
  static func ten(to exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  /// The exponent of the first digit: 2 for 100 to 999.
  static func exponent(of value: Double) -> Int {
    guard value != 0, value.isFinite else { return 0 }
    let guess = Int(Double.log10(value.magnitude).rounded(.down))
    // The logarithm is rounded, so it may lie on the wrong side of an integer.
    if value.magnitude >= ten(to: guess + 1) { return guess + 1 }
    return value.magnitude < ten(to: guess) ? guess - 1 : guess
  }

  /// The number rounded to so many decimals, negative ones for tens, hundreds and so on.
  static func rounded(_ value: Double, decimals: Int) -> Double {
    let scale = ten(to: abs(decimals))
    let rounded =
      decimals >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    // Adding zero makes the negative zero a plain one.
    return rounded.isFinite ? rounded + 0 : value
  }

  /// A length in pixels with two decimals at most.
  static func pixels(_ value: Double) -> String {
    let bounded = min(max(value, -1e6), 1e6)
    return shortest(rounded(bounded, decimals: 2))
  }

  /// The shortest decimal, without the zero behind the point that `description` adds.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number with a fixed count of decimals, a comma between thousands, and a true minus sign.
  ///
  /// - Parameters:
  ///   - value: A number below 10¹⁵ in magnitude.
  ///   - decimals: How many digits stand behind the point.
  /// - Returns: The text.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let units = (value.magnitude * ten(to: decimals)).rounded()
    guard units < 1e18 else { return shortest(value) }
    var digits = String(Int(units))
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    var whole = Array(digits.dropLast(decimals))
    var comma = whole.count - 3
    while comma > 0 {
      whole.insert(",", at: comma)
      comma -= 3
    }
    let sign = value < 0 && units > 0 ? "−" : ""
    return sign + String(whole) + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }

  /// A number as digits times a power of ten, `1.5e−7`.
  static func scientific(_ value: Double, decimals: Int) -> String {
    guard value != 0 else { return fixed(0, decimals: decimals) + "e+0" }
    var power = exponent(of: value)
    var mantissa = rounded(value / ten(to: power), decimals: decimals)
    if mantissa.magnitude >= 10 {
      power += 1
      mantissa /= 10
    }
    return fixed(mantissa, decimals: decimals) + "e" + (power < 0 ? "−" : "+") + "\(abs(power))"
  }
}
