public import EquilibriaNumerics

/// One mixed strategy per player, played independently.
public struct MixedProfile<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// The strategies, in the players' order.
  public let strategies: [MixedStrategy<Action, Scalar>]

  /// A profile from one strategy per player.
  ///
  /// - Parameter strategies: The strategies, in the players' order.
  public init(_ strategies: [MixedStrategy<Action, Scalar>]) { self.strategies = strategies }

  /// The profile in which every player plays one action for certain.
  ///
  /// - Parameters:
  ///   - actions: One action per player.
  ///   - game: The game they belong to.
  /// - Throws: ``GameError`` when a player lacks the action or the number of players differs.
  public init(pure actions: [Action], in game: some NormalFormGame<Action>) throws(GameError) {
    let sets = game.actions
    guard actions.count == sets.count else {
      throw .wrongPlayerCount(found: actions.count, expected: sets.count)
    }
    var strategies: [MixedStrategy<Action, Scalar>] = []
    for (player, action) in actions.enumerated() {
      guard let index = sets[player].firstIndex(of: action) else {
        throw .unknownAction(player: player, action: "\(action)")
      }
      var probabilities = [Scalar](repeating: .zero, count: sets[player].count)
      probabilities[index] = 1
      strategies.append(MixedStrategy(trusted: probabilities, over: sets[player]))
    }
    self.strategies = strategies
  }

  /// The strategy of one player.
  public subscript(player: Int) -> MixedStrategy<Action, Scalar> { strategies[player] }

  /// The probability vectors of all players.
  public var probabilities: [[Scalar]] { strategies.map { $0.probabilities } }

  /// The actions played for certain, or `nil` when some player truly mixes.
  public var pureActions: [Action]? {
    let actions = strategies.compactMap(\.pureAction)
    return actions.count == strategies.count ? actions : nil
  }

  /// The profile with every probability in another arithmetic.
  ///
  /// - Parameter type: The arithmetic, `Double` or ``/EquilibriaNumerics/Rational``; rounding to the nearest.
  /// - Returns: The converted profile; `nil` when a probability is not finite.
  public func converted<Other: OrderedField>(to type: Other.Type) -> MixedProfile<Action, Other>? {
    var result: [MixedStrategy<Action, Other>] = []
    for strategy in strategies {
      let exact = strategy.probabilities.compactMap(\.exactValue)
      guard exact.count == strategy.probabilities.count else { return nil }
      result.append(
        MixedStrategy<Action, Other>(
          trusted: exact.map { Other($0) },
          over: strategy.actions
        )
      )
    }
    return MixedProfile<Action, Other>(result)
  }
}

extension MixedProfile: CustomStringConvertible {
  /// The strategies in parentheses: `(Stag, Stag)`.
  public var description: String {
    "(" + strategies.map(\.description).joined(separator: ", ") + ")"
  }
}
