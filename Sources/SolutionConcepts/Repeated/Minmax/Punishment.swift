public import EquilibriaNumerics
public import Games

/// What the opponents of one player play to hold that player down.
///
/// Opponents are listed in the order of players, the punished one left out.
public enum Punishment<Action: Hashable & Sendable>: Sendable, Hashable {
  /// One action of each opponent.
  case pure([Action])

  /// One mixture of each opponent, played independently.
  case independent([MixedStrategy<Action, Rational>])

  /// A joint mixture of the opponents: their actions with positive probabilities.
  case correlated([JointPunishment<Action>])
}

/// One profile of the opponents' actions in a joint mixture.
public struct JointPunishment<Action: Hashable & Sendable>: Sendable, Hashable {
  /// One action of each opponent, in the order of players.
  public let actions: [Action]

  /// The probability of the profile.
  public let probability: Rational

  /// A profile of the opponents' actions and its probability.
  ///
  /// - Parameters:
  ///   - actions: One action of each opponent, in the order of players.
  ///   - probability: The probability of the profile.
  public init(actions: [Action], probability: Rational) {
    self.actions = actions
    self.probability = probability
  }
}

extension Punishment: CustomStringConvertible {
  /// The actions, the mixtures, or the joint mixture.
  public var description: String {
    func profile(_ actions: [Action]) -> String {
      "(" + actions.map { "\($0)" }.joined(separator: ", ") + ")"
    }
    return switch self {
    case .pure(let actions): profile(actions)
    case .independent(let strategies):
      "(" + strategies.map(\.description).joined(separator: ", ") + ")"
    case .correlated(let entries):
      entries.map { "\($0.probability) \(profile($0.actions))" }.joined(separator: " + ")
    }
  }
}
