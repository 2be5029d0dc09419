public import EquilibriaNumerics

/// The least and greatest value that a variable or a constraint's row may take.
public struct Bounds<Scalar: OrderedField>: Sendable, Hashable {
  /// The least value; `nil` when there is none.
  public var lower: Scalar?

  /// The greatest value; `nil` when there is none.
  public var upper: Scalar?

  /// Bounds from their ends.
  ///
  /// - Parameters:
  ///   - lower: The least value, or `nil`.
  ///   - upper: The greatest value, or `nil`.
  public init(lower: Scalar? = nil, upper: Scalar? = nil) {
    self.lower = lower
    self.upper = upper
  }

  /// Any number at all.
  public static var free: Bounds { Bounds() }

  /// Zero or more.
  public static var nonnegative: Bounds { Bounds(lower: .zero) }

  /// At least a value.
  ///
  /// - Parameter value: The least value.
  /// - Returns: Bounds without an upper end.
  public static func atLeast(_ value: Scalar) -> Bounds { Bounds(lower: value) }

  /// At most a value.
  ///
  /// - Parameter value: The greatest value.
  /// - Returns: Bounds without a lower end.
  public static func atMost(_ value: Scalar) -> Bounds { Bounds(upper: value) }

  /// Exactly a value.
  ///
  /// - Parameter value: The only value.
  /// - Returns: Bounds with equal ends.
  public static func equal(to value: Scalar) -> Bounds { Bounds(lower: value, upper: value) }

  /// Between two values, both included.
  ///
  /// - Parameters:
  ///   - lower: The least value.
  ///   - upper: The greatest value.
  /// - Returns: Bounds with two ends.
  public static func between(_ lower: Scalar, _ upper: Scalar) -> Bounds {
    Bounds(lower: lower, upper: upper)
  }

  /// How far a value lies outside; zero inside.
  package func violation(of value: Scalar) -> Scalar {
    if let lower, value < lower { return lower - value }
    if let upper, value > upper { return value - upper }
    return .zero
  }

  package func map<Other>(_ transform: (Scalar) -> Other) -> Bounds<Other> {
    Bounds<Other>(lower: lower.map(transform), upper: upper.map(transform))
  }
}
