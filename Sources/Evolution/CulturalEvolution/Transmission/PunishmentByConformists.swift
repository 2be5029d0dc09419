public import EquilibriaNumerics

/// Cooperation with one stage of punishment, transmitted by payoffs and by conformism.
///
/// A share p₀ cooperates and a share p₁ punishes those who do not. Both shares change by
/// `p(1 − p)·[(1 − α)β(difference in payoffs) + α(2p − 1)]`: little conformism stabilises punishment,
/// since punishers differ little in payoff where almost all cooperate.
///
/// > Source: Henrich & Boyd (2001), *Why people punish defectors*, stages 0 and 1, as given in a public
/// > NetLogo model.
public struct PunishmentByConformists: Sendable, Hashable {
  /// N: the size of groups.
  public let groupSize: Int

  /// C: what cooperation costs, at least 0.
  public let cost: Rational

  /// ρ: what being punished by somebody costs, at least 0.
  public let punishmentLoss: Rational

  /// φ: what punishing somebody costs, at least 0.
  public let punishmentCost: Rational

  /// e: the chance that an intended act fails, from 0 to below 1.
  public let error: Rational

  /// α: the weight of conformism, from 0 to 1.
  public let conformism: Rational

  /// β: how strongly a difference in payoffs counts, at least 0.
  public let payoffBias: Rational

  /// Cooperation and punishment in groups.
  ///
  /// - Parameters:
  ///   - groupSize: N, from 1 to 1,000,000.
  ///   - cost: C, what cooperation costs, at least 0.
  ///   - punishmentLoss: ρ, what being punished by somebody costs, at least 0.
  ///   - punishmentCost: φ, what punishing somebody costs, at least 0.
  ///   - error: e, the chance that an intended act fails, from 0 to below 1.
  ///   - conformism: α, the weight of conformism, from 0 to 1.
  ///   - payoffBias: β, how strongly a difference in payoffs counts, at least 0.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    groupSize: Int,
    cost: Rational,
    punishmentLoss: Rational,
    punishmentCost: Rational,
    error: Rational,
    conformism: Rational,
    payoffBias: Rational
  ) throws(EvolutionError) {
    try EvolutionError.requireCount("groupSize", groupSize, from: 1, through: 1_000_000)
    for (name, value) in [
      ("cost", cost), ("punishmentLoss", punishmentLoss), ("punishmentCost", punishmentCost),
      ("payoffBias", payoffBias),
    ] {
      try EvolutionError.requireParameter(value >= .zero, name, value, "a number of at least 0")
    }
    try EvolutionError.requireParameter(
      error >= .zero && error < 1,
      "error",
      error,
      "a probability from 0 to below 1"
    )
    try EvolutionError.requireProbability("conformism", conformism)
    self.groupSize = groupSize
    self.cost = cost
    self.punishmentLoss = punishmentLoss
    self.punishmentCost = punishmentCost
    self.error = error
    self.conformism = conformism
    self.payoffBias = payoffBias
  }

  /// The shares in the next generation, kept between 0 and 1.
  ///
  /// - Parameters:
  ///   - cooperators: p₀, from 0 to 1.
  ///   - punishers: p₁, from 0 to 1.
  /// - Returns: Both shares, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a share is no probability.
  public func next(
    cooperators: Rational,
    punishers: Rational
  ) throws(EvolutionError) -> (cooperators: Rational, punishers: Rational) {
    try EvolutionError.requireProbability("cooperators", cooperators)
    try EvolutionError.requireProbability("punishers", punishers)
    let (size, acts) = (Rational(groupSize), 1 - error)
    let fear = acts * (size * punishers * acts * punishmentLoss - cost)
    let burden = -size * punishmentCost * acts * (1 - acts * cooperators)
    func moved(_ share: Rational, _ difference: Rational) -> Rational {
      let force =
        (1 - conformism) * payoffBias * difference + conformism * (2 * share - 1)
      return min(max(share + share * (1 - share) * force, .zero), 1)
    }
    return (moved(cooperators, fear), moved(punishers, burden))
  }

  /// α*: with more conformism than this, a population in which all cooperate and punish resists those
  /// who do not punish.
  public var conformismThreshold: Rational {
    let burden = payoffBias * Rational(groupSize) * punishmentCost * (1 - error) * error
    return burden / (1 + burden)
  }

  /// How far conformism is above what stabilises punishment.
  public var margin: Rational { conformism - conformismThreshold }
}
