/// A payoff pair with the play that yields it: actions today and what is promised for tomorrow.
public struct GeneratedPayoff<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The payoffs, `(1 − δ)·g(a) + δ·w`.
  public let payoffs: PayoffPair

  /// The actions played today, a.
  public let profile: [Action]

  /// The payoffs promised for tomorrow if nobody deviates, w.
  public let continuation: PayoffPair

  /// What each player loses by the best deviation today, when the deviator's worst payoff of the
  /// set follows: not negative.
  public let slacks: PayoffPair

  /// A payoff pair and how it comes about, from any source.
  ///
  /// - Parameters:
  ///   - payoffs: The payoffs.
  ///   - profile: The actions played today.
  ///   - continuation: The payoffs promised for tomorrow.
  ///   - slacks: What each player loses by the best deviation.
  public init(
    payoffs: PayoffPair,
    profile: [Action],
    continuation: PayoffPair,
    slacks: PayoffPair
  ) {
    self.payoffs = payoffs
    self.profile = profile
    self.continuation = continuation
    self.slacks = slacks
  }
}

extension GeneratedPayoff: CustomStringConvertible {
  /// `(3, 3): (Cooperate, Cooperate), then (3, 3)`.
  public var description: String {
    let actions = profile.map { "\($0)" }.joined(separator: ", ")
    return "\(payoffs): (\(actions)), then \(continuation)"
  }
}
