public import EquilibriaNumerics
public import Games

/// What the checker finds about a mixed profile: every player's best deviation.
///
/// A profile x is a Nash equilibrium when no player has a regret,
/// `rᵢ = max_a uᵢ(a, x₋ᵢ) − uᵢ(x) = 0`. In floating arithmetic each regret is an upper bound that
/// includes all rounding, so `isEquilibrium(within:)` never errs on the kind side.
///
/// > Source: Nash (1951), *Non-cooperative games*; Higham (2002), *Accuracy and Stability of
/// > Numerical Algorithms*, section 3.1 (error of inner products).
public struct NashCheck<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// The expected payoff of each player.
  public let payoffs: [Scalar]

  /// The expected payoff of each action of each player against the others.
  public let actionPayoffs: [[Scalar]]

  /// The best deviation of each player; its gain is the player's regret.
  public let bestDeviations: [Deviation<Action, Scalar>]

  /// The largest regret of any player.
  public var regret: Scalar { bestDeviations.map(\.gain).max() ?? .zero }

  /// The most profitable deviation of all.
  public var bestDeviation: Deviation<Action, Scalar>? {
    bestDeviations.max { $0.gain < $1.gain }
  }

  /// Whether no player can gain more than a given amount.
  ///
  /// - Parameter epsilon: The largest gain allowed, in payoff units; zero by default.
  /// - Returns: `true` for an ε-equilibrium.
  public func isEquilibrium(within epsilon: Scalar = .zero) -> Bool { regret <= epsilon }
}

extension NashCheck: CustomStringConvertible {
  /// The payoffs, and the most profitable deviation if there is one.
  public var description: String {
    let numbers = payoffs.map(\.description).joined(separator: ", ")
    guard let deviation = bestDeviation, deviation.gain > .zero else {
      return "an equilibrium, payoffs \(numbers)"
    }
    return "payoffs \(numbers); \(deviation)"
  }
}

extension NormalFormGame {
  /// Checks whether a mixed profile is a Nash equilibrium.
  ///
  /// - Parameter profile: One strategy per player, from any source.
  /// - Returns: Payoffs, and every player's best deviation.
  /// - Throws: ``/Games/GameError`` when the profile does not fit the game.
  public func check<Scalar>(
    nash profile: MixedProfile<Action, Scalar>
  ) throws(GameError) -> NashCheck<Action, Scalar> {
    let table = try tabulated()
    try profile.requireFit(table)
    try table.requireRange(of: Scalar.self)
    return NashCheck(profile, of: table, arrays: PayoffArrays<Scalar>(table))
  }
}

extension NashCheck {
  /// Checks a profile that fits the game.
  init(
    _ profile: MixedProfile<Action, Scalar>,
    of table: PayoffTable<Action>,
    arrays: PayoffArrays<Scalar>
  ) {
    let mixtures = profile.probabilities
    var payoffs: [Scalar] = []
    var actionPayoffs: [[Scalar]] = []
    var deviations: [Deviation<Action, Scalar>] = []
    for player in mixtures.indices {
      let standing = arrays.standing(of: player, in: mixtures)
      let gain = standing.actionPayoffs[standing.best] - standing.payoff
      payoffs.append(standing.payoff)
      actionPayoffs.append(standing.actionPayoffs)
      deviations.append(
        Deviation(
          player: player,
          playerName: table.playerNames[player],
          recommended: nil,
          action: table.actions[player][standing.best],
          gain: max(gain, .zero) + standing.error
        )
      )
    }
    self.payoffs = payoffs
    self.actionPayoffs = actionPayoffs
    bestDeviations = deviations
  }
}

extension MixedProfile {
  /// Throws when the profile has the wrong number of players or actions for a game.
  func requireFit(_ table: PayoffTable<Action>) throws(GameError) {
    try table.requireActions(strategies.map(\.actions))
  }
}

extension PayoffTable {
  /// Throws when action sets are not those of the game, in its order, and says where they differ.
  func requireActions(_ sets: [[Action]]) throws(GameError) {
    guard sets.count == space.playerCount else {
      throw .wrongPlayerCount(found: sets.count, expected: space.playerCount)
    }
    for (player, set) in sets.enumerated() {
      guard set.count == space.counts[player] else {
        throw .wrongTableSize(player: player, found: set.count, expected: space.counts[player])
      }
      guard set == actions[player] else {
        throw .invalidParameter(
          name: "the action set of player \(player)",
          value: "\(set)",
          domain: "the game's, \(actions[player]), in its order"
        )
      }
    }
  }
}
