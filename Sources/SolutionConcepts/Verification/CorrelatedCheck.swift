public import EquilibriaNumerics
public import Games

/// What a player may do when a mediator's recommendation does not suit.
public enum CorrelationKind: String, Sendable, Hashable, Codable {
  /// The player hears the recommendation first: correlated equilibrium.
  case correlated
  /// The player must commit before hearing it: coarse correlated equilibrium.
  case coarse
}

/// What the checker finds about a correlated strategy: the most profitable disobedience.
///
/// A distribution p is a correlated equilibrium when for all players i and actions a, b
/// `Σ_{s₋ᵢ} p(a, s₋ᵢ)·(uᵢ(b, s₋ᵢ) − uᵢ(a, s₋ᵢ)) ≤ 0`; a coarse one when this holds summed over a.
///
/// > Source: Aumann (1974), *Subjectivity and correlation in randomized strategies*; Moulin & Vial
/// > (1978), *Strategically zero-sum games*.
public struct CorrelatedCheck<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// Which deviations were considered.
  public let kind: CorrelationKind

  /// The expected payoff of each player.
  public let payoffs: [Scalar]

  /// The most profitable deviation of each player; its gain is negative where obedience is strict.
  public let bestDeviations: [Deviation<Action, Scalar>]

  /// The largest gain of any player by disobeying; zero when nobody gains.
  public var regret: Scalar { max(bestDeviations.map(\.gain).max() ?? .zero, .zero) }

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

extension CorrelatedCheck: CustomStringConvertible {
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
  /// Checks whether a distribution over profiles is a correlated equilibrium.
  ///
  /// - Parameters:
  ///   - kind: Whether players may react to their recommendation, or only refuse it unheard.
  ///   - distribution: The correlated strategy, from any source.
  /// - Returns: Payoffs, and every player's most profitable deviation.
  /// - Throws: ``/Games/GameError`` when the distribution does not fit the game.
  public func check<Scalar>(
    _ kind: CorrelationKind,
    _ distribution: JointDistribution<Action, Scalar>
  ) throws(GameError) -> CorrelatedCheck<Action, Scalar> {
    let table = try tabulated()
    try table.requireActions(distribution.actions)
    try table.requireRange(of: Scalar.self)
    let arrays = PayoffArrays<Scalar>(table)
    let gains = DeviationGains(
      support: distribution.entries.map { ($0.index, $0.probability) },
      in: arrays
    )
    let error = gains.roundingError(in: arrays)
    let best = table.actions.indices.compactMap { player in
      gains.best(of: player, kind).map { choice in
        Deviation(
          player: player,
          playerName: table.playerNames[player],
          recommended: choice.recommended.map { table.actions[player][$0] },
          action: table.actions[player][choice.action],
          gain: choice.gain + error
        )
      }
    }
    return CorrelatedCheck(kind: kind, payoffs: gains.payoffs, bestDeviations: best)
  }
}

/// The gain of every player from every deviation under a distribution.
struct DeviationGains<Scalar: OrderedField> {
  /// `gains[player][a · count + b]`: the gain of playing b whenever told a.
  let gains: [[Scalar]]
  let payoffs: [Scalar]
  private let supportCount: Int
  private let counts: [Int]
  /// Whether an action is ever recommended.
  private let isRecommended: [[Bool]]

  /// Sums the gains over profile numbers with their probabilities.
  init(support: [(index: Int, probability: Scalar)], in arrays: PayoffArrays<Scalar>) {
    let space = arrays.space
    var gains = space.counts.map { [Scalar](repeating: .zero, count: $0 * $0) }
    var recommended = space.counts.map { [Bool](repeating: false, count: $0) }
    var payoffs = [Scalar](repeating: .zero, count: space.playerCount)
    for (index, probability) in support where probability > .zero {
      for player in space.counts.indices {
        let count = space.counts[player]
        let stride = space.strides[player]
        let told = space.action(of: player, at: index)
        let base = index - told * stride
        let values = arrays.values[player]
        recommended[player][told] = true
        payoffs[player] += probability * values[index]
        for action in 0..<count where action != told {
          gains[player][told * count + action] +=
            probability * (values[base + action * stride] - values[index])
        }
      }
    }
    self.gains = gains
    self.payoffs = payoffs
    counts = space.counts
    isRecommended = recommended
    supportCount = support.count
  }

  /// An upper bound on the error of a computed gain; zero in exact arithmetic.
  func roundingError(in arrays: PayoffArrays<Scalar>) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    let largest = arrays.largestMagnitude
    let factor = Scalar(exactly: 4 * (supportCount + 4)) ?? .zero
    return largest * factor * Scalar.roundingUnit
  }

  /// The best deviation of a player; `nil` when the player has a single action.
  func best(
    of player: Int,
    _ kind: CorrelationKind
  ) -> (recommended: Int?, action: Int, gain: Scalar)? {
    let count = counts[player]
    var best: (recommended: Int?, action: Int, gain: Scalar)?
    func consider(_ recommended: Int?, _ action: Int, _ gain: Scalar) {
      if let current = best, current.gain >= gain { return }
      best = (recommended, action, gain)
    }
    switch kind {
    case .correlated:
      for told in 0..<count where isRecommended[player][told] {
        for action in 0..<count where action != told {
          consider(told, action, gains[player][told * count + action])
        }
      }
    case .coarse:
      guard count > 1 else { return nil }
      for action in 0..<count { consider(nil, action, coarseGain(of: player, action)) }
    }
    return best
  }

  /// The gain of playing one action whatever is recommended.
  func coarseGain(of player: Int, _ action: Int) -> Scalar {
    let count = counts[player]
    return (0..<count).reduce(Scalar.zero) { $0 + gains[player][$1 * count + action] }
  }
}
