extension Rational {
  /// `Σ aₖ·bₖ` over one running denominator.
  ///
  /// Solutions of a linear system share their denominator, so almost every step is one big
  /// multiplication and one addition, without a greatest common divisor.
  ///
  /// - Parameters:
  ///   - count: The number of products.
  ///   - factors: The two factors of the product with a given number.
  /// - Returns: The exact sum.
  public static func sumOfProducts(
    count: Int,
    _ factors: (Int) -> (Rational, Rational)
  ) -> Rational {
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
    return small + Rational(numerator: numerator, denominator: denominator)
  }
}
