internal import EquilibriaNumerics
public import Games

/// Who is replaced by whose copy in a population on a graph.
public enum GraphUpdate: String, Sendable, Hashable, Codable, CaseIterable {
  /// A random member dies; the neighbours compete for the place in proportion to fitness.
  case deathBirth
  /// A member chosen in proportion to fitness replaces a random neighbour.
  case birthDeath
  /// A random member keeps its strategy or imitates a neighbour, in proportion to fitness.
  case imitation
}

extension NormalFormGame {
  /// The game whose ordinary replicator dynamic is that of this game on a large regular graph.
  ///
  /// With weak selection on a graph where everybody has k neighbours, strategies compete locally.
  /// In the pair approximation, that adds `bᵢⱼ` to the payoffs. In the exchange of a benefit b for a cost c under death–birth
  /// updating, cooperation wins exactly when `b/c > k`.
  ///
  /// - Parameters:
  ///   - degree: The number of neighbours, k, at least 3.
  ///   - update: Who is replaced by whose copy.
  /// - Returns: The transformed game, in fractions.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or there are fewer than 3 neighbours.
  ///
  /// > Source: Ohtsuki & Nowak (2006), *The replicator equation on graphs*.
  public func onGraph(
    degree: Int,
    update: GraphUpdate = .deathBirth
  ) throws(EvolutionError) -> SymmetricGame<Action> {
    guard degree >= 3, degree <= 1_000_000_000 else {
      throw .parameter(
        name: "degree",
        value: "\(degree)",
        domain: "a whole number from 3 to 1000000000"
      )
    }
    let game = try SymmetricGame(self)
    let (own, other, divisor): (Int, Int, Int)
    switch update {
    case .deathBirth: (own, other, divisor) = (degree + 1, 1, (degree + 1) * (degree - 2))
    case .birthDeath: (own, other, divisor) = (1, 1, degree - 2)
    case .imitation: (own, other, divisor) = (degree + 3, 3, (degree + 3) * (degree - 2))
    }
    let payoffs = game.matrix
    return try SymmetricGame(
      strategies: game.strategies,
      payoffs: (0..<game.count).map { row in
        (0..<game.count).map { column in
          let within = Rational(own) * (payoffs[row, row] - payoffs[column, column])
          let between = Rational(other) * (payoffs[row, column] - payoffs[column, row])
          return payoffs[row, column] + (within + between) / Rational(divisor)
        }
      },
      title: game.title
    )
  }
}
