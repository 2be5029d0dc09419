internal import EquilibriaNumerics
internal import Games

extension PayoffTable {
  /// Throws when a payoff is too large or too small for an arithmetic, and says which.
  ///
  /// Between 2⁻⁹⁶⁰ and 2⁹⁶⁰ neither differences nor products with probabilities leave the range of
  /// `Double`, so the bounds of floating results hold. Exact arithmetic takes any payoff.
  func requireRange<Scalar: OrderedField>(of scalar: Scalar.Type) throws(GameError) {
    if Scalar.arithmetic == .exact { return }
    for (player, values) in payoffs.enumerated() {
      // A fraction of two words is between 2⁻⁶³ and 2⁶³.
      for index in Rational.bigPlaces(in: values) {
        let size = values[index].doubleValue.magnitude
        if size >= 0x1p-960 && size <= 0x1p960 { continue }
        throw .notFinite(
          place: "in floating arithmetic the payoff of player \(player) at \(profile(at: index))"
        )
      }
    }
  }

  /// Whether the differences of all payoffs are finite in floating arithmetic.
  var fitsFloating: Bool {
    (try? requireRange(of: Double.self)) != nil
  }
}
