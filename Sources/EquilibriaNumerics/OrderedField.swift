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

  /// The value of a finite double, binary fraction and all.
  ///
  /// - Parameter value: A finite number.
  init(binary value: Double)

  /// The values nearest to many exact numbers, in one loop.
  ///
  /// - Parameter exact: The numbers to represent.
  /// - Returns: One value per number.
  static func values(of exact: [Rational]) -> [Self]

  /// The nearest `Double`.
  var doubleValue: Double { get }

  /// The exact value stored, binary fractions included; `nil` for infinities and NaN.
  var exactValue: Rational? { get }

  /// The quotient of two numbers; the right one is not zero.
  static func / (left: Self, right: Self) -> Self

  /// Whether the value is a number at all: neither infinite nor NaN.
  var isFinite: Bool { get }

  /// The largest relative error of one operation: zero for exact arithmetic, 2⁻⁵³ for `Double`.
  static var roundingUnit: Self { get }

  /// The name of the arithmetic, `exact` or `floating`.
  static var arithmetic: Arithmetic { get }

  /// `Σ aₖ·bₖ`, the inner loop of every checker.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: The sum of the products.
  static func sumOfProducts(count: Int, _ factors: (Int) -> (Self, Self)) -> Self

  /// `Σₖ weightsₖ·entry(s, k)` for several sums s with the same weights.
  ///
  /// - Parameters:
  ///   - count: The number of sums.
  ///   - weights: The weights that all sums share.
  ///   - entry: The other factor of a term of a sum.
  /// - Returns: The sums.
  static func weightedSums(
    count: Int,
    weights: [Self],
    _ entry: (_ sum: Int, _ term: Int) -> Self
  ) -> [Self]

  /// The sign of `Σ aₖ·bₖ`: what a checker needs most often, at less cost than the sum.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: −1, 0 or 1.
  static func signOfSum(count: Int, _ factors: (Int) -> (Self, Self)) -> Int
}

extension OrderedField {
  /// `Σₖ weightsₖ·entry(s, k)` for several sums s with the same weights, one sum after another.
  ///
  /// - Parameters:
  ///   - count: The number of sums.
  ///   - weights: The weights that all sums share.
  ///   - entry: The other factor of a term of a sum.
  /// - Returns: The sums.
  @inlinable
  public static func weightedSums(
    count: Int,
    weights: [Self],
    _ entry: (_ sum: Int, _ term: Int) -> Self
  ) -> [Self] {
    (0..<count).map { sum in
      sumOfProducts(count: weights.count) { (entry(sum, $0), weights[$0]) }
    }
  }
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

  /// The binary fraction that a finite double stores, exactly.
  ///
  /// - Parameter value: A finite number.
  public init(binary value: Double) {
    guard let exact = Rational(exactly: value) else {
      preconditionFailure("a rational number cannot hold \(value)")
    }
    self = exact
  }

  /// The numbers themselves.
  ///
  /// - Parameter exact: The numbers to represent.
  /// - Returns: The same array.
  public static func values(of exact: [Rational]) -> [Rational] { exact }

  /// The number itself.
  public var exactValue: Rational? { self }

  /// Always true: a rational number is finite.
  public var isFinite: Bool { true }

  /// Zero: rational arithmetic does not round.
  public static var roundingUnit: Rational { .zero }

  /// Always ``Arithmetic/exact``.
  public static var arithmetic: Arithmetic { .exact }
}

extension Double: OrderedField {
  /// The nearest double to an exact number.
  ///
  /// - Parameter exact: The number to round.
  public init(_ exact: Rational) { self = exact.doubleValue }

  /// The number itself.
  ///
  /// - Parameter value: The number.
  public init(binary value: Double) { self = value }

  /// The nearest doubles to many exact numbers.
  ///
  /// - Parameter exact: The numbers to round.
  /// - Returns: One double per number.
  public static func values(of exact: [Rational]) -> [Double] {
    Rational.doubleValues(of: exact)
  }

  /// The number itself.
  public var doubleValue: Double { self }

  /// The binary fraction stored; `nil` for infinities and NaN.
  public var exactValue: Rational? { Rational(exactly: self) }

  /// 2⁻⁵³, half the distance from 1 to the next double.
  public static var roundingUnit: Double { .ulpOfOne / 2 }

  /// Always ``Arithmetic/floating``.
  public static var arithmetic: Arithmetic { .floating }

  /// `Σ aₖ·bₖ`, summed from left to right.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: The sum of the products.
  @inlinable
  public static func sumOfProducts(
    count: Int,
    _ factors: (Int) -> (Double, Double)
  ) -> Double {
    var sum = 0.0
    for index in 0..<count {
      let (left, right) = factors(index)
      sum += left * right
    }
    return sum
  }

  /// The sign of `Σ aₖ·bₖ`, summed from left to right.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: −1, 0 or 1; 0 for NaN.
  @inlinable
  public static func signOfSum(
    count: Int,
    _ factors: (Int) -> (Double, Double)
  ) -> Int {
    let sum = sumOfProducts(count: count, factors)
    return sum > 0 ? 1 : sum < 0 ? -1 : 0
  }
}
