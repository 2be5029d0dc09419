internal import EquilibriaNumerics
internal import Games

/// What the play of one stage is worth, and what deviations bring.
struct StageAssessment<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable {
  /// The worth to each player.
  let values: [Scalar]

  /// How far each value may be off; zero when exact.
  let errors: [Scalar]

  /// What each player could gain at most.
  let gains: [Scalar]

  /// The most profitable deviation, if the play names any.
  let bestDeviation: Deviation<Action, Scalar>?

  /// Assesses a play by the checker of its kind.
  init(_ play: StagePlay<Action, Scalar>, of stage: PayoffTable<Action>) throws(GameError) {
    let players = stage.actions.indices
    switch play {
    case .independent(let profile):
      let check = try stage.check(nash: profile)
      values = check.payoffs
      errors = Self.errors(in: stage, mixtures: profile.probabilities)
      gains = check.bestDeviations.map(\.gain)
      bestDeviation = check.bestDeviation
    case .correlated(let distribution, let kind):
      let check = try stage.check(kind, distribution)
      values = check.payoffs
      errors = Self.errors(in: stage, mixtures: [distribution.entries.map(\.probability)])
      gains = players.map { player in
        // A player with a single action has no deviation.
        max(check.bestDeviations.first { $0.player == player }?.gain ?? .zero, .zero)
      }
      bestDeviation = check.bestDeviation
    case .secure(let profile, let threats):
      try profile.requireFit(stage)
      let bounds = try Self.security(of: profile, threats: threats, in: stage)
      errors = Self.errors(in: stage, mixtures: profile.probabilities + threats)
      values = bounds.map(\.lower)
      let errors = errors
      gains = players.map { max(bounds[$0].upper - bounds[$0].lower, .zero) + 2 * errors[$0] }
      bestDeviation = nil
    }
  }

  /// What each player is sure of, and what the threats leave at most.
  private static func security(
    of profile: MixedProfile<Action, Scalar>,
    threats: [[Scalar]],
    in stage: PayoffTable<Action>
  ) throws(GameError) -> [(lower: Scalar, upper: Scalar)] {
    let space = stage.space
    guard threats.count == space.playerCount else {
      throw .wrongPlayerCount(found: threats.count, expected: space.playerCount)
    }
    var bounds: [(lower: Scalar, upper: Scalar)] = []
    for player in space.counts.indices {
      let others = space.otherProfiles(than: player)
      let (stride, threat) = (space.strides[player], threats[player])
      let sum = threat.reduce(Scalar.zero, +)
      guard threat.count == others.count, threat.allSatisfy({ $0 >= .zero }),
        sum.isTotalProbability(within: JointDistribution<Action, Scalar>.sumTolerance)
      else {
        throw .invalidParameter(
          name: "the threat against player \(player)",
          value: "\(threat.count) numbers with the sum \(sum)",
          domain: "a distribution over \(others.count) profiles"
        )
      }
      let payoffs = stage.payoffs[player].map { Scalar($0) }
      let mixture = profile[player].probabilities
      let secured = others.map { other in
        Scalar.sumOfProducts(count: mixture.count) { (mixture[$0], payoffs[other + $0 * stride]) }
      }
      let left = mixture.indices.map { action in
        Scalar.sumOfProducts(count: threat.count) {
          (threat[$0], payoffs[others[$0] + action * stride])
        }
      }
      bounds.append((secured.min() ?? .zero, left.max() ?? .zero))
    }
    return bounds
  }

  /// A bound on the error of an expected payoff of each player; zero in exact arithmetic.
  private static func errors(in stage: PayoffTable<Action>, mixtures: [[Scalar]]) -> [Scalar] {
    stage.payoffs.map { payoffs in
      if Scalar.roundingUnit == .zero { return .zero }
      let largest = payoffs.reduce(Scalar.zero) { max($0, Scalar($1).magnitude) }
      let terms = mixtures.reduce(mixtures.count + 4) { $0 + $1.count + 2 }
      let defect = mixtures.reduce(Scalar.zero) { $0 + ($1.reduce(.zero, +) - 1).magnitude }
      let factor = Scalar(exactly: 4 * terms) ?? .zero
      return largest * (factor * Scalar.roundingUnit + 2 * defect)
    }
  }
}
