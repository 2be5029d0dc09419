public import EquilibriaNumerics
public import Games

/// All optimal strategies of a zero-sum game: for each player a polytope, given by its vertices.
///
/// A strategy is optimal when it guarantees the value. The equilibria of the game are exactly the
/// pairs of optimal strategies.
///
/// > Source: von Neumann (1928); Bohnenblust, Karlin & Shapley (1950), *Solutions of discrete,
/// > two-person games*; Shapley & Snow (1950), *Basic solutions of discrete games*.
public struct OptimalStrategies<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The value of the game to player 0.
  public let value: Rational

  /// The extreme optimal strategies of each player, those that use few actions first.
  public let extremeStrategies: [[MixedStrategy<Action, Rational>]]

  /// Why there may be more extreme optimal strategies; `nil` when these are all, proven.
  public let stopReason: StopReason?

  /// Optimal strategies, from any source; ``verify(in:)`` checks them.
  ///
  /// - Parameters:
  ///   - value: The value of the game to player 0.
  ///   - extremeStrategies: The extreme optimal strategies of each player.
  ///   - stopReason: Why there may be more, if the work ended early.
  public init(
    value: Rational,
    extremeStrategies: [[MixedStrategy<Action, Rational>]],
    stopReason: StopReason? = nil
  ) {
    self.value = value
    self.extremeStrategies = extremeStrategies
    self.stopReason = stopReason
  }

  /// Whether these are all extreme optimal strategies, proven.
  public var isComplete: Bool { stopReason == nil }

  /// The dimension of each player's set of optimal strategies, zero for a single one.
  public var dimensions: [Int] {
    extremeStrategies.map { EquilibriumGraph.dimension(of: $0.map(\.probabilities)) }
  }

  /// Whether each player has a single optimal strategy, proven.
  public var isUnique: Bool { isComplete && extremeStrategies.allSatisfy { $0.count == 1 } }

  /// The actions of each player that some optimal strategy uses, in the game's order.
  public var essentialActions: [[Action]] {
    extremeStrategies.map { strategies in
      guard let actions = strategies.first?.actions else { return [] }
      let used = Set(strategies.flatMap(\.supportIndices))
      return used.sorted().map { actions[$0] }
    }
  }
}

extension OptimalStrategies: CustomStringConvertible {
  /// The value, then each player's extreme optimal strategies.
  public var description: String {
    let names = ["row", "column"]
    let lines = zip(names, extremeStrategies).map { name, strategies in
      "\(name): " + strategies.map(\.description).joined(separator: ", ")
    }
    let end = isComplete ? [] : ["there may be more extreme optimal strategies"]
    return (["value \(value)  exact"] + lines + end).joined(separator: "\n")
  }
}
