public import EquilibriaNumerics

/// Groups that meet again and again to contribute to a public good, where some punish those who do
/// not.
///
/// Groups of n form at random. In each interaction a contribution costs c and yields b/n to everybody;
/// somebody who tries to contribute fails with probability e. Then each punisher may punish: k to the
/// punisher, p to the punished, for each one. Another interaction follows with probability w.
///
/// ```swift
/// let model = try PunishmentModel(
///   groupSize: 16, benefit: 3, cost: 1, punishmentCost: 0.2, punishmentLoss: 0.5,
///   continuation: 0.9, cooperationError: 0.01)
/// print(try model.punishersAmongReluctant().equilibria[1].share)   // 0.11427…
/// ```
///
/// > Source: Boyd & Richerson (1992), *Punishment allows the evolution of cooperation (or anything
/// > else) in sizable groups*: rebuilt, with closed forms checked against sums over all groups.
public struct PunishmentModel: Sendable, Hashable {
  /// n: the number of members of a group.
  public let groupSize: Int

  /// b: what a contribution yields in total.
  public let benefit: Rational

  /// c: what a contribution costs.
  public let cost: Rational

  /// k: what punishing somebody costs.
  public let punishmentCost: Rational

  /// p: what being punished by somebody costs.
  public let punishmentLoss: Rational

  /// w: the chance of another interaction.
  public let continuation: Rational

  /// e: the chance that somebody who tries to contribute fails.
  public let cooperationError: Rational

  /// The chance that somebody who tries to punish fails to, each time.
  public let punishmentError: Rational

  /// Groups of contributors, free riders and punishers.
  ///
  /// - Parameters:
  ///   - groupSize: n, the number of members of a group, from 2 to 100,000.
  ///   - benefit: b, what a contribution yields in total, at least 0; a norm may be useless.
  ///   - cost: c, what a contribution costs, above 0.
  ///   - punishmentCost: k, what punishing somebody costs, at least 0.
  ///   - punishmentLoss: p, what being punished by somebody costs, at least 0.
  ///   - continuation: w, the chance of another interaction, from 0 to below 1.
  ///   - cooperationError: e, the chance that somebody who tries to contribute fails, from 0 to below 1.
  ///   - punishmentError: The chance that somebody who tries to punish fails to, from 0 to below 1.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    groupSize: Int,
    benefit: Rational,
    cost: Rational,
    punishmentCost: Rational,
    punishmentLoss: Rational,
    continuation: Rational,
    cooperationError: Rational,
    punishmentError: Rational = 0
  ) throws(EvolutionError) {
    try EvolutionError.requireCount("groupSize", groupSize, from: 2, through: 100_000)
    try EvolutionError.requireParameter(cost > .zero, "cost", cost, "a number above 0")
    for (name, value) in [
      ("benefit", benefit), ("punishmentCost", punishmentCost),
      ("punishmentLoss", punishmentLoss),
    ] {
      try EvolutionError.requireParameter(value >= .zero, name, value, "a number of at least 0")
    }
    for (name, value) in [
      ("continuation", continuation), ("cooperationError", cooperationError),
      ("punishmentError", punishmentError),
    ] {
      try EvolutionError.requireParameter(
        value >= .zero && value < 1,
        name,
        value,
        "a probability from 0 to below 1"
      )
    }
    self.groupSize = groupSize
    self.benefit = benefit
    self.cost = cost
    self.punishmentCost = punishmentCost
    self.punishmentLoss = punishmentLoss
    self.continuation = continuation
    self.cooperationError = cooperationError
    self.punishmentError = punishmentError
  }

  /// Whether contributing is good for the group and bad for the one who does: b > c > b/n.
  public var isSocialDilemma: Bool {
    benefit > cost && cost > benefit / Rational(groupSize)
  }

  /// Ω = w / (1 − w): the expected number of further interactions.
  public var furtherInteractions: Rational { continuation / (1 - continuation) }

  /// c − b/n: what contributing costs the contributor after its own part of the yield.
  var netCost: Rational { cost - benefit / Rational(groupSize) }

  /// n − 1 as a number.
  var others: Rational { Rational(groupSize - 1) }

  /// The chance that a punishment that is due takes place.
  var punishes: Rational { 1 - punishmentError }
}
