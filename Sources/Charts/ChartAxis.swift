/// What an axis measures, and from where to where it goes.
///
/// A text alone is an axis that goes as far as the data:
///
/// ```swift
/// let chart = try LineChart("Fitness", x: "share", y: ChartAxis("fitness", 0...2), series: series)
/// ```
public struct ChartAxis: Sendable, Hashable, ExpressibleByStringLiteral {
  /// What is measured, with its unit.
  public let title: String

  /// The plotted part of the axis, `nil` for round ends around the data; lines are clipped to it,
  /// and marks outside it are left out.
  public let domain: ClosedRange<Double>?

  /// Makes an axis.
  ///
  /// - Parameters:
  ///   - title: What is measured, with its unit.
  ///   - domain: The plotted part of the axis; as far as the data by default.
  public init(_ title: String, _ domain: ClosedRange<Double>? = nil) {
    self.title = title
    self.domain = domain
  }

  /// Makes an axis that goes as far as the data.
  ///
  /// - Parameter value: What is measured.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
