import EquilibriaNumerics

extension OrderChecker {
  /// Whether thresholds are where a buyer becomes indifferent, and the flaws are all that there are.
  func beliefFlaw() -> LegalOrderCheck.Flaw? {
    let beliefs = verdict.beliefs
    for (number, threshold) in beliefs.thresholds.enumerated()
    where !isThreshold(threshold, of: number) {
      return .wrongThreshold(buyer: number)
    }
    for type in verdict.buyerTypes {
      let threshold = beliefs.thresholds[type.buyer]
      // Boycotting takes r ≥ r̲, doubting r ≤ r̲; no r is enough where there is no threshold.
      let isWrong =
        if let threshold {
          type.boycotts ? type.convergence < threshold : type.convergence > threshold
        } else {
          type.boycotts
        }
      let flaw = LegalOrderVerdict.Beliefs.Flaw.wrongSideOfThreshold(
        buyer: type.buyer,
        convergence: type.convergence
      )
      if beliefs.flaws.contains(flaw) != isWrong { return .wrongThreshold(buyer: type.buyer) }
    }
    let isCertain = beliefs.rho.allSatisfy { $0.isZero || $0 == 1 }
    let isPersistent = order.draws == .persistent && !isCertain
    return beliefs.flaws.contains(.persistentDoubts) == isPersistent
      ? nil : .wrongPersistence
  }

  /// Whether every assessment from a threshold on makes both slacks nonnegative, and none below it.
  private func isThreshold(_ threshold: Rational?, of buyer: Int) -> Bool {
    let best = slacks(buyer, 1)
    guard let threshold else { return best.contains { $0.signum < 0 } }
    let here = slacks(buyer, threshold)
    guard threshold.signum >= 0, threshold <= 1,
      (best + here).allSatisfy({ $0.signum >= 0 })
    else { return false }
    // Slacks are affine in r, so one that is negative at 0 and vanishes here is negative between.
    return threshold.isZero
      || zip(here, slacks(buyer, 0)).contains { $0.isZero && $1.signum < 0 }
  }

  /// What taking part and boycotting gain at an assessment.
  private func slacks(_ buyer: Int, _ convergence: Rational) -> [Rational] {
    func type(_ boycott: [Rational]) -> LegalOrderVerdict.BuyerType {
      let plain = LegalOrderVerdict.BuyerType(
        buyer: buyer,
        convergence: convergence,
        boycotts: true,
        values: LegalOrderVerdict.Values(law: 0, boycott: boycott, collapse: 0)
      )
      let payoffs = payoffs(plain)
      return LegalOrderVerdict.BuyerType(
        buyer: buyer,
        convergence: convergence,
        boycotts: true,
        values: LegalOrderVerdict.Values(
          law: payoffs.law / (1 - order.discount),
          boycott: boycott,
          collapse: payoffs.collapsed / (1 - order.discount)
        )
      )
    }
    let chance = verdict.beliefs.boycotting[buyer]
    func value(_ stage: Int, _ boycott: [Rational]) -> Rational {
      let worths = worths(type(boycott), stage)
      return chance * worths.boycotting + (1 - chance) * worths.buying
    }
    var boycott = [Rational](repeating: 0, count: verdict.seller.boycott.count)
    if order.boycott.decision == .everyPeriod {
      if length == nil {
        // The value solves v = a + b v.
        let constant = value(0, [0])
        boycott = [constant / (1 - (value(0, [1]) - constant))]
      } else {
        for stage in boycott.indices.reversed() { boycott[stage] = value(stage, boycott) }
      }
    }
    let final = type(boycott)
    let outcome = worths(final, 0)
    return [payoffs(final).law, outcome.boycotting - outcome.buying]
  }
}
