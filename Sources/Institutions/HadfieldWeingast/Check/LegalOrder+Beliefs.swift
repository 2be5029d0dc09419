import EquilibriaNumerics

extension LegalOrder {
  /// The beliefs of the profile, and what is wrong with them.
  func beliefs(
    _ terms: OrderTerms,
    _ odds: BoycottOdds<Rational>,
    _ amounts: OrderAmounts<Rational>
  ) -> LegalOrderVerdict.Beliefs {
    let thresholds = buyers.indices.map { terms.threshold(of: $0, odds.views[$0]) }
    var flaws: [LegalOrderVerdict.Beliefs.Flaw] = []
    for type in amounts.types {
      let threshold = thresholds[type.buyer]
      let isWrong =
        type.boycotts
        ? threshold.map { type.convergence < $0 } ?? true
        : threshold.map { type.convergence > $0 } ?? false
      if isWrong {
        flaws.append(.wrongSideOfThreshold(buyer: type.buyer, convergence: type.convergence))
      }
    }
    // Whoever never doubts, or always does, does so tomorrow as well.
    if draws == .persistent, terms.buyers.contains(where: { $0.rho.signum > 0 && $0.rho < 1 }) {
      flaws.append(.persistentDoubts)
    }
    return LegalOrderVerdict.Beliefs(
      rho: terms.buyers.map(\.rho),
      boycotting: odds.views.map(\.boycotts),
      thresholds: thresholds,
      flaws: flaws
    )
  }
}

extension OrderTerms {
  /// r̲: the assessment from which on a buyer neither gains by buying during a boycott nor by staying
  /// away under law; `nil` when even r = 1 is not enough.
  func threshold(of number: Int, _ view: BoycottOdds<Rational>.View) -> Rational? {
    let buyer = buyers[number]
    let powers = DiscountPowers<Rational>(discount, length: length)
    // Both slacks are affine in r, so two points give the whole line.
    func slacks(_ convergence: Rational) -> [Rational] {
      var single = self
      single.buyers[number].types = [(convergence, true)]
      let types = OrderAmounts<Rational>(single).types.filter { $0.buyer == number }
      return types.flatMap { type in
        [type.lawful, BuyerValues(type, view, powers, boycott.decision).gains[0]]
      }
    }
    precondition(buyer.types.count > 0, "a buyer has an assessment")
    var threshold = Rational.zero
    for (low, high) in zip(slacks(0), slacks(1)) {
      if high.signum < 0 { return nil }
      if low.signum < 0 { threshold = max(threshold, low / (low - high)) }
    }
    return threshold
  }
}
