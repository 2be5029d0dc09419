/// How far two floating-point numbers may differ and still count as equal.
///
/// A difference `d` between numbers of size at most `s` is accepted when
/// `d ≤ absolute + relative · s`. The relation is reflexive and symmetric, not transitive.
public struct Tolerance: Sendable, Hashable, Codable {
  /// The part that does not depend on the size of the numbers.
  public var absolute: Double

  /// The part in proportion to the size of the numbers.
  public var relative: Double

  /// A tolerance from its two parts.
  ///
  /// - Parameters:
  ///   - absolute: The allowed difference near zero, in the unit of the numbers.
  ///   - relative: The allowed difference as a share of the larger number.
  public init(absolute: Double = 1e-9, relative: Double = 1e-9) {
    self.absolute = absolute
    self.relative = relative
  }

  /// One part in a thousand million: what a well-conditioned floating solver reaches.
  public static let standard = Tolerance()

  /// The allowed difference between numbers of a given size.
  ///
  /// - Parameter size: The largest magnitude involved.
  /// - Returns: `absolute + relative · size`.
  public func allowance(at size: Double) -> Double { absolute + relative * size }
}
