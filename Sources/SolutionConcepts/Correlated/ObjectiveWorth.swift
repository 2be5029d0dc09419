internal import EquilibriaNumerics
internal import Games

/// An objective resolved against a game.
enum ObjectiveWorth {
  /// A fixed worth of each profile, with the player weights it came from (or none).
  case linear([Rational], playerWeights: [Rational])
  /// The payoff of the worst-off player.
  case minimum
}

extension CorrelatedObjective {
  func worth(in table: PayoffTable<Action>) throws(SolutionError) -> ObjectiveWorth {
    let players = table.space.playerCount
    func weighted(_ weights: [Rational]) -> ObjectiveWorth {
      let worth = (0..<table.space.profileCount).map { index in
        Rational.sumOfProducts(count: players) { (weights[$0], table.payoffs[$0][index]) }
      }
      return .linear(worth, playerWeights: weights)
    }
    switch kind {
    case .total: return weighted(Array(repeating: 1, count: players))
    case .none: return weighted(Array(repeating: 0, count: players))
    case .minimum: return .minimum
    case .player(let player):
      guard table.space.counts.indices.contains(player) else {
        throw .game(
          .invalidParameter(
            name: "player",
            value: "\(player)",
            domain: "0 to \(players - 1)"
          )
        )
      }
      return weighted((0..<players).map { $0 == player ? 1 : 0 })
    case .weighted(let weights):
      guard weights.count == players else {
        throw .game(.wrongPlayerCount(found: weights.count, expected: players))
      }
      return weighted(weights)
    case .expectation(let function):
      return .linear(
        (0..<table.space.profileCount).map { function(table.profile(at: $0)) },
        playerWeights: []
      )
    }
  }
}
