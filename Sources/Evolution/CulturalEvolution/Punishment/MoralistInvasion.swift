public import EquilibriaNumerics

extension PunishmentModel {
  /// What moralists and reluctant members earn in a group of nobody else.
  ///
  /// Two or more reluctant members fail to punish each other, so moralists punish all of them in every
  /// interaction. A single one is only at fault after a moralist failed to contribute.
  ///
  /// - Parameter moralists: How many members are moralists, from 0 to n.
  /// - Returns: The exact payoffs of both.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the number is out of its domain, and
  ///   ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func moralistsAmongReluctant(
    moralists: Int
  ) throws(EvolutionError) -> (moralist: Rational, reluctant: Rational) {
    try EvolutionError.requireCount("moralists", moralists, from: 0, through: groupSize)
    try requireNoPunishmentError()
    return payoffs(moralists: moralists)
  }

  private func requireNoPunishmentError() throws(EvolutionError) {
    if !punishmentError.isZero {
      throw .notApplicable(
        reason: "groups of moralists and reluctant members need a punishmentError of 0"
      )
    }
  }

  private func payoffs(moralists: Int) -> (moralist: Rational, reluctant: Rational) {
    if moralists == 0 { return (.zero, .zero) }
    let (omega, e) = (furtherInteractions, cooperationError)
    let (all, tries) = (1 + omega, 1 - e)
    let count = Rational(moralists)
    let rest = Rational(groupSize - moralists)
    let yield = benefit / Rational(groupSize) * tries * (count * all + rest * omega)
    // In how many interactions a reluctant member is punished.
    let punished =
      groupSize - moralists == 1 ? 1 + omega * (1 - tries.raised(to: moralists + 1)) : all
    return (
      yield - tries * cost * all - punishmentCost * ((count - 1) * e * all + rest * punished)
        - punishmentLoss * (count - 1) * e * all,
      yield - tries * cost * omega - punishmentLoss * count * punished
    )
  }

  /// How much more moralists earn than reluctant members in a population of both.
  ///
  /// - Parameter share: The share of moralists, from 0 to 1.
  /// - Returns: The exact advantage.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability or
  ///   groups have more than 1,000 members, and ``EvolutionError/notApplicable(reason:)`` with errors of
  ///   punishment.
  /// - Complexity: O(n) operations on numbers of O(n) digits.
  public func moralistAdvantage(share: Rational) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("share", share)
    try EvolutionError.requireCount("groupSize", groupSize, from: 2, through: 1_000)
    try requireNoPunishmentError()
    return advantage(share: share)
  }

  private func advantage(share: Rational) -> Rational {
    let count = groupSize - 1
    var coefficient = Rational.one
    var sum = Rational.zero
    for moralists in 0...count {
      let chance =
        coefficient * share.raised(to: moralists) * (1 - share).raised(to: count - moralists)
      coefficient = coefficient * Rational(count - moralists) / Rational(moralists + 1)
      if chance.isZero { continue }
      sum +=
        chance
        * (payoffs(moralists: moralists + 1).moralist - payoffs(moralists: moralists).reluctant)
    }
    return sum
  }

  /// The share that moralists need to invade a population of reluctant members: where their advantage
  /// turns from negative to positive.
  ///
  /// A rare moralist punishes n − 1 others in every interaction, since they never punish each other.
  ///
  /// - Returns: The share with its proof; 0 when rare moralists invade, `nil` when moralists do not
  ///   resist reluctant members either.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` for groups of more than 100, and
  ///   ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func moralistInvasionBarrier() throws(EvolutionError) -> CertifiedRoot? {
    try EvolutionError.requireCount("groupSize", groupSize, from: 2, through: 100)
    try requireNoPunishmentError()
    if advantage(share: .zero) > .zero { return CertifiedRoot(.zero) }
    if advantage(share: 1) <= .zero { return nil }
    var (low, high) = (Rational.zero, Rational.one)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let sign = advantage(share: middle).signum
      if sign == 0 { return CertifiedRoot(middle) }
      if sign < 0 { low = middle } else { high = middle }
    }
    return CertifiedRoot(enclosure: Enclosure(lower: low, upper: high), proof: .rises)
  }
}
