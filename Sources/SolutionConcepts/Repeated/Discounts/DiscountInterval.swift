internal import EquilibriaNumerics

/// A range of discount factors; both ends belong to it, unless the upper one is 1.
public struct DiscountInterval: Sendable, Hashable {
  /// The lower end.
  public let lower: AlgebraicNumber

  /// The upper end.
  public let upper: AlgebraicNumber

  /// A range of discount factors.
  ///
  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end.
  public init(lower: AlgebraicNumber, upper: AlgebraicNumber) {
    self.lower = lower
    self.upper = upper
  }
}

extension DiscountInterval: CustomStringConvertible {
  /// The range: `[1/2, 1)`.
  public var description: String {
    if lower == upper { return "{\(lower.shortDescription)}" }
    let end = upper.rational == 1 ? ")" : "]"
    return "[\(lower.shortDescription), \(upper.shortDescription)\(end)"
  }
}
