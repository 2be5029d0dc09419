public import EquilibriaNumerics

/// A strategy in groups with punishment.
public enum PunishmentStrategy: String, Sendable, Hashable, Codable, CaseIterable {
  /// P: tries to contribute, and punishes everybody who did not contribute.
  case punisher
  /// R: does not contribute until punished for the first time, then tries to; never punishes.
  case reluctant
  /// E: tries to contribute, never punishes.
  case easygoing
  /// U: never contributes, never punishes.
  case uncooperative
  /// M: tries to contribute; punishes everybody who did not, and everybody who failed to punish
  /// somebody whom a moralist had to punish in the previous interaction.
  case moralist
}

/// One number for each strategy but the moralists.
public struct StrategyValues<Value: Sendable & Hashable>: Sendable, Hashable {
  /// P: contributes and punishes.
  public var punisher: Value

  /// R: contributes after it was punished.
  public var reluctant: Value

  /// E: contributes and never punishes.
  public var easygoing: Value

  /// U: never contributes.
  public var uncooperative: Value

  /// Values of the four strategies.
  ///
  /// - Parameters:
  ///   - punisher: P.
  ///   - reluctant: R.
  ///   - easygoing: E.
  ///   - uncooperative: U.
  public init(punisher: Value, reluctant: Value, easygoing: Value, uncooperative: Value) {
    self.punisher = punisher
    self.reluctant = reluctant
    self.easygoing = easygoing
    self.uncooperative = uncooperative
  }
}

extension StrategyValues: CustomStringConvertible {
  /// The four values.
  public var description: String {
    "P \(punisher), R \(reluctant), E \(easygoing), U \(uncooperative)"
  }
}

extension PunishmentModel {
  /// What each strategy earns in expectation over all interactions of a group.
  ///
  /// - Parameter members: How many members play each strategy; they add up to n.
  /// - Returns: The exact payoffs; for strategies without a member, what one would earn is not asked
  ///   and the formula's value is returned.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the members are not n.
  public func groupPayoffs(
    _ members: StrategyValues<Int>
  ) throws(EvolutionError) -> StrategyValues<Rational> {
    let counts = [
      members.punisher, members.reluctant, members.easygoing, members.uncooperative,
    ]
    try EvolutionError.requireParameter(
      counts.allSatisfy { $0 >= 0 && $0 <= groupSize } && counts.reduce(0, +) == groupSize,
      "members",
      "\(members)",
      "counts of at least 0 that add up to \(groupSize)"
    )
    return payoffs(
      punishers: members.punisher,
      reluctant: Rational(members.reluctant),
      easygoing: Rational(members.easygoing),
      uncooperative: Rational(members.uncooperative)
    )
  }

  /// Payoffs in a group; they are linear in all numbers but that of punishers, so those may be means.
  func payoffs(
    punishers: Int,
    reluctant: Rational,
    easygoing: Rational,
    uncooperative: Rational
  ) -> StrategyValues<Rational> {
    let tries = 1 - cooperationError
    let all = 1 + furtherInteractions
    let (sleeping, awake) = reluctance(punishers: punishers)
    let count = Rational(punishers)
    // How often, over all interactions, a member of each kind does not contribute.
    let contributorFails = cooperationError * all
    let reluctantFails = sleeping + cooperationError * awake
    let yield =
      benefit / Rational(groupSize) * tries * ((count + easygoing) * all + reluctant * awake)
    let spent =
      punishmentCost * punishes
      * ((count - 1 + easygoing) * contributorFails + reluctant * reluctantFails
        + uncooperative * all)
    let blow = punishmentLoss * punishes * count
    return StrategyValues(
      punisher: yield - tries * cost * all - spent
        - punishmentLoss * punishes * (count - 1) * contributorFails,
      reluctant: yield - tries * cost * awake - blow * reluctantFails,
      easygoing: yield - tries * cost * all - blow * contributorFails,
      uncooperative: yield - blow * all
    )
  }

  /// In how many interactions in expectation reluctant members wait to be punished, and in how many
  /// they try to contribute.
  func reluctance(punishers: Int) -> (sleeping: Rational, awake: Rational) {
    let all = 1 + furtherInteractions
    if punishers == 0 { return (all, .zero) }
    let escapes = punishmentError.isZero ? .zero : punishmentError.raised(to: punishers)
    let sleeping = 1 / (1 - continuation * escapes)
    return (sleeping, all - sleeping)
  }
}
