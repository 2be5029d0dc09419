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

extension Rational {
  /// `Σₖ weightsₖ·entry(s, k)` for several sums s with the same weights.
  ///
  /// Weights that come from one linear system have long parts and almost the same denominator. On
  /// a common one a term is the product of a long and a short integer, and each sum is reduced once.
  ///
  /// - Parameters:
  ///   - count: The number of sums.
  ///   - weights: The weights that all sums share.
  ///   - entry: The other factor of a term of a sum.
  /// - Returns: The sums, in lowest terms.
  public static func weightedSums(
    count: Int,
    weights: [Rational],
    _ entry: (_ sum: Int, _ term: Int) -> Rational
  ) -> [Rational] {
    let isShort = weights.allSatisfy { if case .small = $0.storage { true } else { false } }
    if isShort {
      return (0..<count).map { sum in
        sumOfProducts(count: weights.count) { (entry(sum, $0), weights[$0]) }
      }
    }
    let common = weights.reduce(ExactInteger.one) { common, weight in
      let denominator = weight.denominatorInteger
      let isMultiple = common.quotientAndRemainder(dividingBy: denominator).remainder.isZero
      return isMultiple ? common : .leastCommonMultiple(common, denominator)
    }
    let numerators = weights.map {
      $0.numeratorInteger * common.exactlyDivided(by: $0.denominatorInteger)
    }
    return (0..<count).map { sum in
      let entries = weights.indices.map { entry(sum, $0) }
      let unit = entries.reduce(ExactInteger.one) {
        .leastCommonMultiple($0, $1.denominatorInteger)
      }
      var total = ExactInteger.zero
      for (numerator, entry) in zip(numerators, entries) where !entry.isZero {
        let factor = entry.numeratorInteger * unit.exactlyDivided(by: entry.denominatorInteger)
        total += numerator * factor
      }
      return Rational(numerator: total, denominator: common * unit)
    }
  }
}
