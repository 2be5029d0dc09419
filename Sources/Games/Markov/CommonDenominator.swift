package import EquilibriaNumerics

/// Numbers over one denominator, all in words: what exact expectations are quick for.
///
/// The bounds that floating solvers report are of this kind once they are rounded to a common grid.
package struct CommonDenominator: Sendable, Hashable {
  /// The numerators, of magnitude at most 2⁶².
  package let numerators: [Int64]

  /// The denominator, at most 2⁶².
  package let denominator: Int64

  /// The same numbers, one by one.
  package let rationals: [Rational]

  private static let largest: Int64 = 1 << 62

  /// `nil` when the numbers do not fit.
  package init?(_ rationals: [Rational]) {
    var common = ExactInteger.one
    for value in rationals {
      common = ExactInteger.leastCommonMultiple(common, value.denominatorInteger)
      guard let word = common.word, word <= Self.largest else { return nil }
    }
    guard let denominator = common.word else { return nil }
    var numerators: [Int64] = []
    numerators.reserveCapacity(rationals.count)
    for value in rationals {
      let scale = common.exactlyDivided(by: value.denominatorInteger)
      guard let word = (value.numeratorInteger * scale).word, word.magnitude <= Self.largest
      else { return nil }
      numerators.append(word)
    }
    self.numerators = numerators
    self.denominator = denominator
    self.rationals = rationals
  }
}
