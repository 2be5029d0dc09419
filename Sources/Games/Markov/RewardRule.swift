public import EquilibriaNumerics

/// When the rewards of a Markov game are paid.
public enum RewardTiming: String, Sendable, Hashable, Codable, CaseIterable {
  /// For the actions chosen in a state.
  case onAction
  /// For being in a state, whatever is chosen there.
  case onState
  /// For reaching the next state, undiscounted: in the same period as the step that led there.
  case onArrival
}

/// What the players of a Markov game are paid, and when.
///
/// Each closure returns one reward per player. The timings are not interchangeable: with a reward
/// R(s) and a discount δ, being paid on arrival is worth `(V − R)/δ` where being paid for the
/// current state is worth V. A solver only sees the expected reward of each action profile,
///
/// - on action: `r(s, a) = R(s, a)`,
/// - on state: `r(s, a) = R(s)`,
/// - on arrival: `r(s, a) = Σ_t P(t | s, a)·R(s, a, t)`.
public enum RewardRule<State: Hashable & Sendable, Action: Hashable & Sendable>: Sendable {
  /// `R(s, a)`: paid for the actions chosen, one action per player.
  case onAction(@Sendable (State, [Action]) -> [Rational])

  /// `R(s)`: paid in every period that begins in the state.
  case onState(@Sendable (State) -> [Rational])

  /// `R(s, a, t)`: paid, in the period of s, for reaching t.
  case onArrival(@Sendable (State, [Action], State) -> [Rational])

  /// When rewards are paid.
  public var timing: RewardTiming {
    switch self {
    case .onAction: .onAction
    case .onState: .onState
    case .onArrival: .onArrival
    }
  }
}
