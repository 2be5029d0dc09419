internal import EquilibriaNumerics

/// Which conditions of a social dilemma a symmetric game meets, each told apart.
///
/// The letters are those of ``DilemmaOutcomes``. A game is called a social dilemma when the first
/// three flags hold together with greed or fear: Prisoner's Dilemma has both, Chicken greed only,
/// the Stag Hunt fear only.
///
/// > Source: Macy & Flache (2002), *Learning dynamics in social dilemmas*, PNAS 99; Leibo et al.
/// > (2017), *Multi-agent reinforcement learning in sequential social dilemmas*, inequalities 1–4.
public struct SocialDilemmaFlags: Sendable, Hashable {
  /// The payoffs that the flags are about.
  public let outcomes: DilemmaOutcomes

  /// R > P: mutual cooperation is better than mutual defection.
  public let cooperationBeatsDefection: Bool

  /// R > S: mutual cooperation is better than being exploited.
  public let cooperationBeatsExploitation: Bool

  /// 2R > T + S: mutual cooperation is better than taking turns at exploiting.
  public let cooperationBeatsAlternation: Bool

  /// T > R, greed: exploiting is better than mutual cooperation.
  public let greed: Bool

  /// P > S, fear: mutual defection is better than being exploited.
  public let fear: Bool

  /// The flags of a game with given payoffs.
  ///
  /// - Parameter outcomes: R, S, T and P.
  public init(_ outcomes: DilemmaOutcomes) {
    self.outcomes = outcomes
    cooperationBeatsDefection = outcomes.reward > outcomes.punishment
    cooperationBeatsExploitation = outcomes.reward > outcomes.sucker
    cooperationBeatsAlternation = 2 * outcomes.reward > outcomes.temptation + outcomes.sucker
    greed = outcomes.temptation > outcomes.reward
    fear = outcomes.punishment > outcomes.sucker
  }

  /// Whether R > P, R > S, 2R > T + S and at least one of greed and fear hold.
  public var isSocialDilemma: Bool {
    cooperationBeatsDefection && cooperationBeatsExploitation && cooperationBeatsAlternation
      && (greed || fear)
  }
}
