public import RealModule

/// The numbers that results are stated in: exact ``Rational`` or floating `Double`.
///
/// Algorithms that run on both are written once over this protocol. A result over `Rational` is
/// exact; a result over `Double` always carries a bound on its error.
public protocol OrderedField: AlgebraicField, Comparable, Hashable, Codable, Sendable,
  CustomStringConvertible
where Magnitude == Self {
  /// The value nearest to an exact number; equal to it for ``Rational``.
  ///
  /// - Parameter exact: The number to represent.
  init(_ exact: Rational)

  /// The nearest `Double`.
  var doubleValue: Double { get }

  /// The exact value stored, binary fractions included; `nil` for infinities and NaN.
  var exactValue: Rational? { get }

  /// The name of the arithmetic, `exact` or `floating`.
  static var arithmetic: Arithmetic { get }
}

/// Which arithmetic a result was computed in.
public enum Arithmetic: String, Sendable, Hashable, Codable, CaseIterable {
  /// Rational arithmetic without any rounding.
  case exact
  /// IEEE double precision; results carry an error bound.
  case floating
}

extension Rational: OrderedField {
  /// The number itself.
  ///
  /// - Parameter exact: The number to represent.
  public init(_ exact: Rational) { self = exact }

  /// The number itself.
  public var exactValue: Rational? { self }

  /// Always ``Arithmetic/exact``.
  public static var arithmetic: Arithmetic { .exact }
}

extension Double: OrderedField {
  /// The nearest double to an exact number.
  ///
  /// - Parameter exact: The number to round.
  public init(_ exact: Rational) { self = exact.doubleValue }

  /// The number itself.
  public var doubleValue: Double { self }

  /// The binary fraction stored; `nil` for infinities and NaN.
  public var exactValue: Rational? { Rational(exactly: self) }

  /// Always ``Arithmetic/floating``.
  public static var arithmetic: Arithmetic { .floating }
}
