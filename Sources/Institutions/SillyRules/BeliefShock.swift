public import EquilibriaNumerics

/// An event after which some members believe as if they had seen little or nothing of the community.
///
/// Members who are hit forget what they have seen and start again from another belief. To the model it
/// makes no difference whether these are old members whose trust is shaken or newcomers who take their
/// places.
public struct BeliefShock: Sendable, Hashable {
  /// How many periods have passed when the shock comes.
  public let period: Int

  /// What those who are hit believe from then on.
  public let belief: BetaBelief

  /// The probability that a member is hit.
  public let share: Rational

  /// A shock from its parameters.
  ///
  /// - Parameters:
  ///   - period: How many periods have passed, from 0 up.
  ///   - belief: What those who are hit believe from then on.
  ///   - share: The probability that a member is hit, from 0 to 1; 1 by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    after period: Int,
    to belief: BetaBelief,
    share: Rational = 1
  ) throws(InstitutionError) {
    try InstitutionError.requireWhole(
      "shock.period",
      period,
      in: 0...SillyRuleCommunity.largestExperience
    )
    try InstitutionError.requireShare("shock.share", share)
    self.period = period
    self.belief = belief
    self.share = share
  }
}
