/// Round numbers along an axis, and how they are written.
struct Ticks: Sendable, Hashable {
  let values: [Double]
  let labels: [String]

  /// The same way of writing, for Vega-Lite.
  let format: String

  /// About so many round numbers: multiples of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - domain: The axis.
  ///   - count: How many numbers are wished for.
  init(in domain: ClosedRange<Double>, about count: Int = 5) {
    let step = Self.step(for: domain, about: count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    let decimals = max(0, -NumberText.exponent(of: step * 1.000001))
    let multiples = first <= last ? Int(last - first) : 0
    let values = (0...multiples).map { index in
      NumberText.rounded(
        (first + Double(index)) * step,
        decimals: -NumberText.exponent(of: step * 1.000001)
      )
    }
    self.values = values
    let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    if decimals > 6 || largest >= 1e9 {
      let digits = max(0, NumberText.exponent(of: largest) + decimals)
      let mantissa =
        decimals > 0
        ? digits : max(0, NumberText.exponent(of: largest) - NumberText.exponent(of: step))
      let kept = min(mantissa, 12)
      format = ".\(kept)e"
      labels = values.map { NumberText.scientific($0, decimals: kept) }
    } else {
      format = ",.\(decimals)f"
      labels = values.map { NumberText.fixed($0, decimals: decimals) }
    }
  }

  /// The step between numbers.
  static func step(for domain: ClosedRange<Double>, about count: Int) -> Double {
    let rough = (domain.upperBound - domain.lowerBound) / Double(count)
    let unit = NumberText.ten(to: NumberText.exponent(of: rough))
    let error = rough / unit
    // The geometric means of 1, 2, 5 and 10 decide which of them is nearest.
    let factor: Double = error >= 7.07 ? 10 : error >= 3.16 ? 5 : error >= 1.41 ? 2 : 1
    return unit * factor
  }
}
