public import EquilibriaNumerics
public import Games

/// How one state is played in one period, and in what sense that is right.
public enum StagePlay<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// Everyone mixes independently, and nobody gains by playing otherwise.
  case independent(MixedProfile<Action, Scalar>)

  /// A mediator recommends actions, and nobody gains by disobeying: after hearing the recommendation,
  /// or (for the coarse kind) before.
  case correlated(JointDistribution<Action, Scalar>, CorrelationKind)

  /// Everyone mixes so as to be sure of as much as possible, whatever the others do together.
  ///
  /// The threats show that nobody can be sure of more: for each player a distribution over what the
  /// others may do, in the order of action profiles.
  case secure(MixedProfile<Action, Scalar>, threats: [[Scalar]])
}

extension StagePlay: CustomStringConvertible {
  /// The profile or distribution.
  public var description: String {
    switch self {
    case .independent(let profile), .secure(let profile, _): profile.description
    case .correlated(let distribution, _): distribution.description
    }
  }
}

/// How a stage is played, and what that is worth to every player.
public struct StageOutcome<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// How the stage is played.
  public let play: StagePlay<Action, Scalar>

  /// The worth to each player: the expected payoff, or what a secure player is sure of.
  public let values: [Scalar]

  /// An outcome of a stage.
  ///
  /// - Parameters:
  ///   - play: How the stage is played.
  ///   - values: The worth to each player.
  public init(play: StagePlay<Action, Scalar>, values: [Scalar]) {
    self.play = play
    self.values = values
  }
}
