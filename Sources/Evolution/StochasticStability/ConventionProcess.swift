internal import EquilibriaNumerics
public import Games
internal import LinearPrograms
internal import SolutionConcepts

extension PerturbedProcess {
  /// The process between the conventions of a symmetric game, with the share of people who must
  /// make a mistake as resistance.
  ///
  /// Conventions are the strategies that are strictly best against themselves. From convention i
  /// the least share of mistakes that makes j a best reply is the least `1 − xᵢ` over all
  /// populations x against which j is a best reply; a linear program gives it exactly.
  ///
  /// - Parameter game: A symmetric two-player game in which some strategy is strictly best against
  ///   itself.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or has no convention.
  ///
  /// > Source: Young (1993), *The evolution of conventions*; Kandori & Rob (1995), *Evolution of
  /// > equilibria in the long run*.
  public init(conventionsOf game: some NormalFormGame<State>) throws(EvolutionError) {
    let game = try SymmetricGame(game)
    let conventions = (0..<game.count).filter { own in
      (0..<game.count).allSatisfy { other in
        other == own || game.matrix[own, own] > game.matrix[other, own]
      }
    }
    guard !conventions.isEmpty else {
      throw .notApplicable(reason: "no strategy is strictly best against itself")
    }
    var moves: [Move] = []
    for (from, own) in conventions.enumerated() {
      for (to, other) in conventions.enumerated() where to != from {
        let share = try EvolutionError.solution { () throws(SolutionError) in
          try game.leastMistakes(from: own, to: other)
        }
        moves.append(Move(from: from, to: to, resistance: share))
      }
    }
    try self.init(states: conventions.map { game.strategies[$0] }, moves: moves)
  }
}

extension SymmetricGame {
  /// The least share of mistakes in a population of one strategy that makes another a best reply.
  func leastMistakes(from own: Int, to other: Int) throws(SolutionError) -> Rational {
    var program = LinearProgram<Rational>(.minimize)
    for strategy in 0..<count { program.addVariable(objective: strategy == own ? .zero : .one) }
    let all = Array(0..<Int32(count))
    program.addConstraint(
      columns: all,
      coefficients: Array(repeating: .one, count: count),
      bounds: .equal(to: .one)
    )
    for rival in 0..<count where rival != other {
      program.addConstraint(
        columns: all,
        coefficients: (0..<count).map { matrix[other, $0] - matrix[rival, $0] },
        bounds: .nonnegative
      )
    }
    let solution = ExactSimplex.run(program, startingFrom: nil, stopwatch: Stopwatch(.none))
    guard let optimum = solution.optimum else {
      throw .notApplicable(reason: "no population makes \(strategies[other]) a best reply")
    }
    return optimum.objective
  }
}
