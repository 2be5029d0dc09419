internal import EquilibriaNumerics

extension OrderedField {
  /// The number itself, or the nearest one that is not above it.
  static func notAbove(_ exact: Rational) -> Self {
    if arithmetic == .exact { return Self(exact) }
    let nearest = exact.doubleValue
    return Self(binary: Rational(binary: nearest) <= exact ? nearest : nearest.nextDown)
  }

  /// The number itself, or the nearest one that is not below it.
  static func notBelow(_ exact: Rational) -> Self { -notAbove(-exact) }
}
