public import EquilibriaNumerics

/// The four payoffs of a symmetric two-player game with the actions cooperate and defect.
///
/// | own \ other | cooperate | defect |
/// |---|---|---|
/// | **cooperate** | R, reward | S, sucker |
/// | **defect** | T, temptation | P, punishment |
///
/// > Source: Rapoport & Chammah (1965), *Prisoner's Dilemma*, for the letters R, S, T, P.
public struct DilemmaOutcomes: Sendable, Hashable {
  /// R: the payoff of each when both cooperate.
  public let reward: Rational

  /// S: the payoff of a cooperator against a defector.
  public let sucker: Rational

  /// T: the payoff of a defector against a cooperator.
  public let temptation: Rational

  /// P: the payoff of each when both defect.
  public let punishment: Rational

  /// The four payoffs, in the order of the letters.
  ///
  /// - Parameters:
  ///   - reward: R, when both cooperate.
  ///   - sucker: S, of a cooperator against a defector.
  ///   - temptation: T, of a defector against a cooperator.
  ///   - punishment: P, when both defect.
  public init(reward: Rational, sucker: Rational, temptation: Rational, punishment: Rational) {
    self.reward = reward
    self.sucker = sucker
    self.temptation = temptation
    self.punishment = punishment
  }

  /// The payoff of a player, given what both do.
  ///
  /// - Parameters:
  ///   - cooperates: Whether the player cooperates.
  ///   - otherCooperates: Whether the other player cooperates.
  /// - Returns: R, S, T or P.
  public func payoff(cooperates: Bool, otherCooperates: Bool) -> Rational {
    switch (cooperates, otherCooperates) {
    case (true, true): reward
    case (true, false): sucker
    case (false, true): temptation
    case (false, false): punishment
    }
  }
}
