public import EquilibriaNumerics

extension PunishmentModel {
  /// What each strategy earns in expectation in a population whose groups form at random.
  ///
  /// Without errors of punishment this is a closed form: whether anybody else punishes is all that is
  /// not linear. With them it is a sum over the number of punishers.
  ///
  /// - Parameter shares: The share of each strategy; they add up to 1.
  /// - Returns: The exact payoffs.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the shares are no distribution.
  public func populationFitness(
    _ shares: StrategyValues<Rational>
  ) throws(EvolutionError) -> StrategyValues<Rational> {
    let parts = [
      shares.punisher, shares.reluctant, shares.easygoing, shares.uncooperative,
    ]
    try EvolutionError.requireParameter(
      parts.allSatisfy { $0 >= .zero } && parts.reduce(.zero, +) == 1,
      "shares",
      "\(shares)",
      "shares of at least 0 that add up to 1"
    )
    return punishmentError.isZero ? closedForm(shares) : sumOverPunishers(shares)
  }

  private func closedForm(_ x: StrategyValues<Rational>) -> StrategyValues<Rational> {
    let fitness = closedForm(
      StrategyValues(
        punisher: Enclosure(x.punisher),
        reluctant: Enclosure(x.reluctant),
        easygoing: Enclosure(x.easygoing),
        uncooperative: Enclosure(x.uncooperative)
      ),
      without: Enclosure((1 - x.punisher).raised(to: groupSize - 2))
    )
    // Sums and products of exact numbers are exact.
    return StrategyValues(
      punisher: fitness.punisher.lower,
      reluctant: fitness.reluctant.lower,
      easygoing: fitness.easygoing.lower,
      uncooperative: fitness.uncooperative.lower
    )
  }

  /// The closed form without errors of punishment.
  ///
  /// - Parameters:
  ///   - x: The shares.
  ///   - without: `(1 − x_P)ⁿ⁻²`, the chance that nobody punishes among all others but one.
  /// - Returns: Bounds of the payoffs, as exact as the shares and the chance.
  func closedForm(
    _ x: StrategyValues<Enclosure>,
    without: Enclosure
  ) -> StrategyValues<Enclosure> {
    let (m, omega, e) = (others, furtherInteractions, cooperationError)
    let all = 1 + omega
    let tries = 1 - e
    let part = benefit / Rational(groupSize) * tries
    let somebody = 1 - without * (1 - x.punisher)
    let contributors = (m * all) * (x.punisher + x.easygoing)
    // The expected number of other members who were punished by one of the others.
    let woken = m * (x.reluctant * (1 - without))
    let blow = (punishmentLoss * m) * x.punisher
    let failing =
      (e * all) * (x.punisher + x.easygoing) + (1 + e * omega) * x.reluctant
      + all * x.uncooperative
    let spent = (punishmentCost * m) * failing
    let contribution = Enclosure(tries * cost * all) + (e * all) * blow
    let yield = part * (contributors + omega * woken)
    return StrategyValues(
      punisher: part * (all + (contributors + (m * omega) * x.reluctant)) - contribution - spent,
      reluctant: part * (contributors + omega * (somebody + woken))
        - (tries * cost * omega) * somebody - (1 + e * omega) * blow,
      easygoing: part * all + yield - contribution,
      uncooperative: yield - all * blow
    )
  }

  private func sumOverPunishers(_ x: StrategyValues<Rational>) -> StrategyValues<Rational> {
    let count = groupSize - 1
    var result = StrategyValues<Rational>(
      punisher: .zero,
      reluctant: .zero,
      easygoing: .zero,
      uncooperative: .zero
    )
    var coefficient = Rational.one
    for punishers in 0...count {
      let rest = count - punishers
      let chance =
        coefficient * x.punisher.raised(to: punishers) * (1 - x.punisher).raised(to: rest)
      coefficient = coefficient * Rational(rest) / Rational(punishers + 1)
      if chance.isZero { continue }
      // Means of the other kinds among those who do not punish.
      let scale = rest == 0 ? .zero : Rational(rest) / (1 - x.punisher)
      func payoffs(_ kind: PunishmentStrategy) -> StrategyValues<Rational> {
        self.payoffs(
          punishers: punishers + (kind == .punisher ? 1 : 0),
          reluctant: scale * x.reluctant + (kind == .reluctant ? 1 : .zero),
          easygoing: scale * x.easygoing + (kind == .easygoing ? 1 : .zero),
          uncooperative: scale * x.uncooperative + (kind == .uncooperative ? 1 : .zero)
        )
      }
      result.punisher += chance * payoffs(.punisher).punisher
      result.reluctant += chance * payoffs(.reluctant).reluctant
      result.easygoing += chance * payoffs(.easygoing).easygoing
      result.uncooperative += chance * payoffs(.uncooperative).uncooperative
    }
    return result
  }
}
