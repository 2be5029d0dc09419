public import EquilibriaNumerics

/// Whether a population of moralists resists everybody else, and by what margins.
///
/// Margins are what a moralist earns among moralists over all interactions, minus what a single other
/// member earns there.
public struct MoralistStability: Sendable, Hashable {
  /// The margin over an uncooperative member.
  public let overUncooperative: Enclosure

  /// The margin over an easy-going contributor: exactly zero where contributing never fails, since then
  /// nobody ever has to be punished.
  public let overEasygoing: Enclosure

  /// The margin over a reluctant member.
  public let overReluctant: Enclosure

  /// The margin over a punisher: exactly zero without errors of punishment, since then nobody ever
  /// fails to punish.
  public let overPunishers: Enclosure

  /// 1 + Ω: the expected number of interactions, by which margins per interaction differ from these.
  public let interactions: Rational

  /// n − 1: the number of other members, by which margins per other member differ.
  public let others: Rational

  /// Whether contributing ever fails, e > 0, so that moralists ever have to punish each other.
  public let hasFailures: Bool

  /// Whether moralists certainly resist uncooperative, easy-going and reluctant members.
  public var resistsFreeRiders: Bool {
    [overUncooperative, overEasygoing, overReluctant].allSatisfy { $0.sign == 1 }
  }

  /// Whether moralists certainly resist everybody: an evolutionarily stable strategy.
  public var isStable: Bool { resistsFreeRiders && overPunishers.sign == 1 }

  /// Whether certainly nobody does better, while those who do as well do exactly what moralists do:
  /// neutrally stable.
  ///
  /// These are punishers without errors of punishment; and easy-going members and punishers where
  /// contributing never fails, so that nobody who contributes ever sees anybody to punish.
  public var isNeutrallyStable: Bool {
    if hasFailures { return resistsFreeRiders && overPunishers.lower >= .zero }
    return overUncooperative.sign == 1 && overReluctant.sign == 1
  }
}

extension MoralistStability: CustomStringConvertible {
  /// The verdict and the margins.
  public var description: String {
    let verdict =
      isStable
      ? "moralists are evolutionarily stable"
      : isNeutrallyStable
        ? "moralists are neutrally stable "
          + (hasFailures
            ? "(punishers do as well)" : "(easy-going members and punishers do as well)")
        : "moralists are invaded"
    return """
      \(verdict)
      margins: U \(overUncooperative), E \(overEasygoing), R \(overReluctant), P \(overPunishers)
      """
  }
}

extension PunishmentModel {
  /// Whether a population of moralists resists everybody else, whatever the norm is worth.
  ///
  /// The yield b enters only through c − b/n, so moralists stabilise a norm that is of no use to
  /// anybody as well as a useful one, if punishment hurts enough. Margins are exact without errors of
  /// punishment; with them they come from ``moralistGroupPayoff(of:)``.
  ///
  /// - Returns: The margins.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` for groups of more than 100 with errors
  ///   of punishment.
  public func moralistStability() throws(EvolutionError) -> MoralistStability {
    punishmentError.isZero ? exactMoralistStability : try moralistStabilityWithErrors()
  }

  private var exactMoralistStability: MoralistStability {
    let (m, e) = (others, cooperationError)
    let tries = 1 - e
    let somebodyFails = 1 - tries.raised(to: groupSize - 1)
    let shirking = tries * (m * punishmentLoss - netCost) - punishmentCost * m * e
    let lenience = punishmentLoss * tries * somebodyFails - punishmentCost * e
    let all = 1 + furtherInteractions
    return MoralistStability(
      overUncooperative: Enclosure(all * shirking),
      overEasygoing: Enclosure(m * (furtherInteractions * lenience - punishmentCost * e)),
      overReluctant: Enclosure(shirking + furtherInteractions * m * lenience),
      overPunishers: Enclosure(.zero),
      interactions: all,
      others: m,
      hasFailures: !e.isZero
    )
  }

  private func moralistStabilityWithErrors() throws(EvolutionError) -> MoralistStability {
    let own = try moralistGroupPayoff(of: .moralist)
    return MoralistStability(
      overUncooperative: own - (try moralistGroupPayoff(of: .uncooperative)),
      overEasygoing: cooperationError.isZero
        ? Enclosure(.zero) : own - (try moralistGroupPayoff(of: .easygoing)),
      overReluctant: own - (try moralistGroupPayoff(of: .reluctant)),
      overPunishers: cooperationError.isZero
        ? Enclosure(.zero) : own - (try moralistGroupPayoff(of: .punisher)),
      interactions: 1 + furtherInteractions,
      others: others,
      hasFailures: !cooperationError.isZero
    )
  }

  /// What one member expects over all interactions in a group where all others are moralists.
  ///
  /// - Parameter strategy: The strategy of that member.
  /// - Returns: Bounds of the payoff, which include the rounding of `Double`.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` for groups of more than 100.
  /// - Complexity: O(n³).
  public func moralistGroupPayoff(
    of strategy: PunishmentStrategy
  ) throws(EvolutionError) -> Enclosure {
    try EvolutionError.requireParameter(
      groupSize <= 100,
      "groupSize",
      groupSize,
      "a whole number from 2 to 100 where punishment may fail"
    )
    let (value, error) = MoralistGroup(self, other: strategy).payoff()
    return Enclosure(
      lower: Rational(binary: value - error),
      upper: Rational(binary: value + error)
    )
  }
}
