internal import EquilibriaNumerics
internal import Games
internal import SolutionConcepts

/// The payoffs of one population against itself, or of two against each other.
struct PopulationGame: Sendable {
  /// The payoff of an own strategy, by row, against each strategy of the opponents, for each
  /// population.
  let exact: [Matrix<Rational>]

  /// The largest magnitude of a payoff: beyond it, products might overflow.
  static let largestPayoff: Rational = 1e100

  /// One population.
  init<Action>(_ game: SymmetricGame<Action>) throws(EvolutionError) {
    try self.init(exact: [game.matrix])
  }

  /// Two populations, one per role.
  init<Action>(roles table: PayoffTable<Action>) throws(EvolutionError) {
    guard table.actions.count == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.actions.count))
    }
    try self.init(exact: [table.matrix(of: 0), table.matrix(of: 1).transposed])
  }

  private init(exact: [Matrix<Rational>]) throws(EvolutionError) {
    for payoff in exact.flatMap(\.elements) where payoff.magnitude > Self.largestPayoff {
      throw .parameter(
        name: "payoff",
        value: "\(payoff)",
        domain: "a number between -1e100 and 1e100"
      )
    }
    self.exact = exact
  }

  /// The game on some strategies of each population.
  init(_ game: PopulationGame, on supports: [[Int]]) {
    exact = game.exact.indices.map { population in
      let own = supports[population]
      let others = supports[game.opponent(of: population)]
      return Matrix(own.map { row in others.map { game.exact[population][row, $0] } })
    }
  }

  /// The number of strategies in each population.
  var counts: [Int] { exact.map(\.rowCount) }

  /// The population that a population plays against.
  func opponent(of population: Int) -> Int { exact.count - 1 - population }

  /// The payoff of each own strategy against given shares of the opponents.
  func payoffs(of population: Int, against others: [Rational]) -> [Rational] {
    let matrix = exact[population]
    return (0..<matrix.rowCount).map { row in
      Rational.sumOfProducts(count: others.count) { (matrix[row, $0], others[$0]) }
    }
  }

  /// The payoffs of a population as doubles, row after row.
  func matrix(of population: Int) -> [Double] {
    Rational.doubleValues(of: exact[population].elements)
  }

  /// Checks that each population's shares are not negative and sum to 1.
  ///
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)``, which names the entry.
  func validate(_ start: [[Rational]], name: String = "start") throws(EvolutionError) {
    guard start.count == counts.count else {
      throw .parameter(
        name: name,
        value: "\(start.count) populations",
        domain: "shares of \(counts.count) populations"
      )
    }
    for (population, shares) in start.enumerated() {
      let place = counts.count == 1 ? name : "\(name)[\(population)]"
      guard shares.count == counts[population] else {
        throw .parameter(
          name: place,
          value: "\(shares.count) shares",
          domain: "\(counts[population]) shares, one per strategy"
        )
      }
      for (strategy, share) in shares.enumerated() where share < .zero {
        throw .parameter(
          name: "\(place)[\(strategy)]",
          value: "\(share)",
          domain: "a share from 0 to 1"
        )
      }
      let sum = shares.reduce(Rational.zero, +)
      guard sum == 1 else {
        throw .parameter(name: place, value: "shares with sum \(sum)", domain: "shares with sum 1")
      }
    }
  }
}
