public import EquilibriaNumerics
public import Games

/// Whether a strategy is weakly dominated in a two-player game, with the proof.
///
/// A strategy is undominated exactly when it is a best reply to a strategy of the opponent that
/// uses every action.
///
/// > Source: Gale & Sherman (1950), *Solutions of finite two-person games*; van Damme (1991),
/// > lemma 3.2.1.
public enum DominanceVerdict<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The mixture does at least as well against every action of the opponent, and better against
  /// some.
  case dominated(by: MixedStrategy<Action, Rational>)
  /// The strategy is a best reply to this strategy of the opponent, which uses every action.
  case undominated(bestReplyTo: MixedStrategy<Action, Rational>)
  /// A limit was reached first.
  case stopped(StopReason)
}

extension DominanceVerdict: CustomStringConvertible {
  /// The verdict and its proof.
  public var description: String {
    switch self {
    case .dominated(let mixture): "weakly dominated by \(mixture)"
    case .undominated(let belief): "undominated, a best reply to \(belief)"
    case .stopped(let reason): "stopped: \(reason.rawValue)"
    }
  }
}
