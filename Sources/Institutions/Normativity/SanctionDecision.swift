public import EquilibriaNumerics

/// Whether to punish without knowing the rule: the value of an altar to an enforcer.
///
/// A sanction costs c and earns r if its target did something inappropriate. With probability q it did.
/// An enforcer who does not know sanctions if q·r > c; one who consulted the altar sanctions exactly the
/// wrongdoers.
///
/// ```swift
/// let decision = try SanctionDecision(reward: 20, cost: 10, inappropriate: Rational(2, 3))
/// print(decision.valueOfInformation)        // 10/3
/// print(decision.rewardsIndiscriminateSanctions)  // true
/// ```
public struct SanctionDecision: Sendable, Hashable {
  /// r: what a sanction earns whose target did something inappropriate.
  public let reward: Rational

  /// c: what a sanction costs.
  public let cost: Rational

  /// q: the probability that a target did something inappropriate.
  public let inappropriate: Rational

  /// A decision from its parameters.
  ///
  /// - Parameters:
  ///   - reward: r, above 0.
  ///   - cost: c, from 0 up.
  ///   - inappropriate: q, from 0 to 1.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    reward: Rational,
    cost: Rational,
    inappropriate: Rational
  ) throws(InstitutionError) {
    try InstitutionError.requirePositive("reward", reward)
    try InstitutionError.requireNonnegative("cost", cost)
    try InstitutionError.requireShare("inappropriate", inappropriate)
    self.reward = reward
    self.cost = cost
    self.inappropriate = inappropriate
  }

  /// c/r: how sure an enforcer must be that the target did something inappropriate.
  public var threshold: Rational { cost / reward }

  /// q·r − c: what it is worth to sanction everybody.
  public var indiscriminateGain: Rational { inappropriate * reward - cost }

  /// What an enforcer earns per encounter who does not know the rule: zero or the gain above.
  public var uninformedGain: Rational { max(0, indiscriminateGain) }

  /// What an enforcer earns per encounter who knows the rule.
  public var informedGain: Rational { inappropriate * max(0, reward - cost) }

  /// What knowing the rule adds per encounter.
  public var valueOfInformation: Rational { informedGain - uninformedGain }

  /// Whether it pays to sanction without knowing the rule, so that false sanctions are rewarded.
  public var rewardsIndiscriminateSanctions: Bool { indiscriminateGain > 0 }
}

extension SanctionDecision: CustomStringConvertible {
  /// What the enforcer earns with and without knowing the rule.
  public var description: String {
    "per encounter \(informedGain) knowing the rule, \(uninformedGain) without"
  }
}
