import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct EquilibriumSelectionTests {
  private static let objectives: [NashObjective] = [
    .totalPayoff, .minimumPayoff, .payoff(of: 0), .payoff(of: 1),
    .weightedPayoffs([Rational(-1, 2), 3]), .smallestSupport, .largestSupport,
  ]

  /// The best value by listing all extreme equilibria, which are enough for every objective but the
  /// largest support; that one takes the pairs of supports one by one.
  private func listed(_ game: PayoffTable<Int>, _ objective: NashObjective) throws -> Rational? {
    if objective == .largestSupport {
      var best = 0
      for rows in 1..<(1 << game.space.counts[0]) {
        for columns in 1..<(1 << game.space.counts[1]) {
          let size = rows.nonzeroBitCount + columns.nonzeroBitCount
          if size <= best { continue }
          let supports = [rows, columns].enumerated().map { player, mask in
            (0..<game.space.counts[player]).filter { mask >> $0 & 1 == 1 }
          }
          if try game.nashEquilibria(withSupports: supports).usesWholeSupports { best = size }
        }
      }
      return Rational(best)
    }
    let all = try game.nashEquilibria(using: SupportEnumeration(supports: .all))
    let values = all.map { equilibrium -> Rational in
      let payoffs = equilibrium.payoffs
      switch objective {
      case .totalPayoff: return payoffs[0] + payoffs[1]
      case .minimumPayoff: return min(payoffs[0], payoffs[1])
      case .payoff(of: 0): return payoffs[0]
      case .payoff(of: 1): return payoffs[1]
      case .smallestSupport:
        return Rational(equilibrium.profile.strategies.reduce(0) { $0 + $1.support.count })
      default: return payoffs[1] * 3 - payoffs[0] / 2
      }
    }
    return objective.isMinimized ? values.min() : values.max()
  }

  private func expectBest(_ game: PayoffTable<Int>, _ objective: NashObjective, _ note: String)
    throws
  {
    let choice = try game.nashEquilibrium(maximizing: objective)
    #expect(choice.value == (try listed(game, objective)), "\(note) \(objective)")
    #expect(choice.isProvenOptimal && choice.gap == 0 && choice.stopReason == nil, "\(note)")
    #expect(try choice.verify(in: game) == nil, "\(note) \(objective)")
    #expect(regrets(game, choice.equilibrium.profile.probabilities) == [0, 0], "\(note)")
  }

  private static let shapes = [[1, 1], [2, 2], [1, 3], [3, 2], [3, 3]]

  @Test(arguments: shapes, objectives)
  func `agrees with the list of equilibria`(shape: [Int], objective: NashObjective) throws {
    for seed in seeds(4) {
      try expectBest(randomGame(shape, -99...99, seed: seed), objective, "\(shape) seed \(seed)")
      try expectBest(randomGame(shape, 0...2, seed: seed), objective, "\(shape) 0...2 seed \(seed)")
    }
  }

  @Test(arguments: [[4, 4], [5, 4], [5, 5]], objectives)
  func `agrees on larger games`(shape: [Int], objective: NashObjective) throws {
    for seed in seeds(2) {
      try expectBest(randomGame(shape, -99...99, seed: seed), objective, "\(shape) seed \(seed)")
    }
  }
}
