/// Where the numbers or names of an axis lie.
struct AxisScale: Sendable, Hashable {
  let title: String

  /// The plotted numbers; name `i` covers `i` to `i + 1`.
  let domain: ClosedRange<Double>

  /// The names, `nil` for numbers.
  let names: [String]?

  /// The numbers that get a label.
  let ticks: Ticks

  /// Numbers are rounded to so many decimals when they are written.
  let decimals: Int

  private init(title: String, domain: ClosedRange<Double>, names: [String]?) {
    self.title = title
    self.domain = domain
    self.names = names
    ticks = Ticks(in: domain)
    decimals = 7 - NumberText.exponent(of: domain.upperBound - domain.lowerBound)
  }

  /// An axis of names.
  init(title: String, names: [String]) {
    self.init(title: title, domain: 0...Double(max(1, names.count)), names: names)
  }

  /// An axis of numbers.
  ///
  /// - Parameters:
  ///   - axis: Its title, and its domain if there is one.
  ///   - values: What it has to show if there is none; finite.
  ///   - isTight: Whether it ends at the outermost values, not at round numbers.
  /// - Throws: ``ChartError/domain(axis:found:)`` if the axis cannot be drawn.
  init(_ axis: ChartAxis, covering values: [Double], isTight: Bool = false) throws(ChartError) {
    if let domain = axis.domain {
      try Self.check(domain, of: axis)
      self.init(title: axis.title, domain: domain, names: nil)
      return
    }
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    let largest = max(low.magnitude, high.magnitude)
    // Values that differ by rounding alone get an axis around them.
    let margin = high - low > largest * 1e-9 ? 0 : largest > 0 ? largest / 10 : 0.5
    let widened = (low - margin)...(high + margin)
    try Self.check(widened, of: axis)
    guard !isTight else {
      self.init(title: axis.title, domain: widened, names: nil)
      return
    }
    let step = Ticks.step(for: widened, about: 5)
    let first = (widened.lowerBound / step + 1e-9).rounded(.down) * step
    let last = (widened.upperBound / step - 1e-9).rounded(.up) * step
    let decimals = 2 - NumberText.exponent(of: step)
    let round =
      NumberText.rounded(first, decimals: decimals)...NumberText.rounded(last, decimals: decimals)
    try Self.check(round, of: axis)
    self.init(title: axis.title, domain: round, names: nil)
  }

  private static func check(
    _ domain: ClosedRange<Double>,
    of axis: ChartAxis
  ) throws(ChartError) {
    let span = domain.upperBound - domain.lowerBound
    let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
    // Pixels and labels need a span that doubles resolve, and powers of ten around it.
    guard span.isFinite, largest < 1e290, span > largest * 1e-10, span > 1e-290 else {
      throw .domain(
        axis: axis.title,
        found: "from \(domain.lowerBound) to \(domain.upperBound)"
      )
    }
  }

  /// The share of the axis below a number.
  func share(of value: Double) -> Double {
    (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }

  /// The number as it is written in a specification.
  func rounded(_ value: Double) -> Double { NumberText.rounded(value, decimals: decimals) }
}
