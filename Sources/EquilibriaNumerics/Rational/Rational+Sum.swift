/// An exact sum that has not been brought to lowest terms.
///
/// Signs and roundings need no greatest common divisor; for big numbers that is most of the cost.
package struct UnreducedSum: Sendable {
  package let numerator: ExactInteger
  /// Positive.
  package let denominator: ExactInteger

  /// `Σ aₖ·bₖ` over one running denominator.
  ///
  /// Solutions of a linear system share their denominator, so almost every step is one big
  /// multiplication and one addition.
  package init(count: Int, _ factors: (Int) -> (Rational, Rational)) {
    var small = Rational.zero
    var numerator = ExactInteger.zero
    var denominator = ExactInteger.one
    for index in 0..<count {
      let (left, right) = factors(index)
      if left.isZero || right.isZero { continue }
      if case .small = left.storage, case .small = right.storage {
        let sum = small + left * right
        if case .small = sum.storage {
          small = sum
          continue
        }
      }
      let below = left.denominatorInteger * right.denominatorInteger
      let above = left.numeratorInteger * right.numeratorInteger
      if below == denominator {
        numerator += above
        continue
      }
      let (quotient, remainder) = denominator.quotientAndRemainder(dividingBy: below)
      if remainder.isZero {
        numerator += above * quotient
      } else {
        let common = ExactInteger.leastCommonMultiple(denominator, below)
        numerator =
          numerator * common.exactlyDivided(by: denominator)
          + above * common.exactlyDivided(by: below)
        denominator = common
      }
    }
    if !small.isZero {
      numerator =
        numerator * small.denominatorInteger + small.numeratorInteger * denominator
      denominator = denominator * small.denominatorInteger
    }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// −1, 0 or 1.
  package var signum: Int { numerator.signum }

  /// The nearest double.
  package var doubleValue: Double { Rational.nearestDouble(numerator, denominator) }

  /// The sum in lowest terms.
  package var value: Rational { Rational(numerator: numerator, denominator: denominator) }
}

extension Rational {
  /// `Σ aₖ·bₖ`, exact.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: The exact sum.
  public static func sumOfProducts(
    count: Int,
    _ factors: (Int) -> (Rational, Rational)
  ) -> Rational {
    UnreducedSum(count: count, factors).value
  }

  /// The sign of `Σ aₖ·bₖ`, without reducing the sum to lowest terms.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: −1, 0 or 1.
  public static func signOfSum(
    count: Int,
    _ factors: (Int) -> (Rational, Rational)
  ) -> Int {
    UnreducedSum(count: count, factors).signum
  }
}
