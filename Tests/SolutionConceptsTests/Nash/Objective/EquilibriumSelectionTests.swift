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

  /// Without a floating solver the exact simplex does all the work, and games must be smaller.
  private static let shapes =
    hasFloatingSolver
    ? [[1, 1], [2, 2], [1, 3], [3, 2], [3, 3]] : [[1, 1], [2, 2], [1, 3], [3, 2]]

  private static func seeds(_ count: UInt64) -> ClosedRange<UInt64> {
    1...(hasFloatingSolver ? count : 1)
  }

  @Test(arguments: shapes, objectives)
  func `agrees with the list of equilibria`(shape: [Int], objective: NashObjective) throws {
    for seed in Self.seeds(4) {
      try expectBest(randomGame(shape, -99...99, seed: seed), objective, "\(shape) seed \(seed)")
      try expectBest(randomGame(shape, 0...2, seed: seed), objective, "\(shape) 0...2 seed \(seed)")
    }
  }

  @Test(.enabled(if: hasFloatingSolver), arguments: [[4, 4], [5, 4], [5, 5]], objectives)
  func `agrees on larger games`(shape: [Int], objective: NashObjective) throws {
    for seed in Self.seeds(2) {
      try expectBest(randomGame(shape, -99...99, seed: seed), objective, "\(shape) seed \(seed)")
    }
  }

  @Test func `the default maximises the total payoff`() throws {
    let hunt = try StagHunt(stag: 4, hare: 3, hareAlone: 3, stagAlone: 0)
    let choice = try hunt.nashEquilibrium()
    #expect(choice.objective == .totalPayoff && choice.value == 8)
    let golden = """
      total 8, optimal
      (Stag, Stag)  payoffs 4, 4  exact
      """
    #expect(choice.description.lowercased() == golden.lowercased())
    let mixed = try hunt.nashEquilibrium(maximizing: .largestSupport)
    #expect(mixed.value == 4 && mixed.equilibrium.payoffs == [3, 3])
    #expect(try hunt.nashEquilibrium(maximizing: .smallestSupport).value == 2)
  }

  /// Infinitely many equilibria, the best of them at an end: the second mover's threat is empty.
  @Test func `a continuum of equilibria`() throws {
    let game = try bimatrix([[(1, 1), (1, 1)], [(0, 0), (2, 1)]])
    #expect(try game.nashEquilibrium(maximizing: .totalPayoff).value == 3)
    #expect(try game.nashEquilibrium(maximizing: .largestSupport).value == 3)
    let idle = try randomGame([3, 2], 7...7, seed: 1)
    for objective in Self.objectives { try expectBest(idle, objective, "idle") }
    #expect(try idle.nashEquilibrium(maximizing: .largestSupport).value == 5)
  }

  @Test(arguments: [NashObjective.totalPayoff, .minimumPayoff, .payoff(of: 1), .smallestSupport])
  func `solvers agree`(objective: NashObjective) throws {
    for seed in Self.seeds(4) {
      let game = try randomGame([3, 3], -9...9, seed: seed)
      let standard = try game.nashEquilibrium(maximizing: objective)
      let exact = try EquilibriumSelection().select(
        from: game,
        maximizing: objective,
        proposals: BranchAndBound(over: ExactSimplex()),
        relaxation: ExactSimplex()
      )
      #expect(exact.value == standard.value && exact.isProvenOptimal)
      #expect(try exact.verify(in: game) == nil)
      // Without the proof: the same equilibrium value, and the solver's word for it.
      let quick = try EquilibriumSelection(provesOptimality: false)
        .select(from: game, maximizing: objective)
      #expect(quick.value == standard.value && quick.proof == nil)
      #expect(quick.bound.map { abs(($0 - quick.value).doubleValue) < 1e-6 } == true)
      let word = try EquilibriumSelection(provesOptimality: false).select(
        from: game,
        maximizing: objective,
        proposals: BranchAndBound(over: ExactSimplex())
      )
      #expect(word.isProvenOptimal && word.value == standard.value)
    }
  }

  @Test(arguments: seeds(4)) func `payoffs of wildly different sizes`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try transformed(randomGame([2, 3], -9...9, seed: seed)) { _, _, payoff in
      let exponent = Int.random(in: -9...9, using: &generator)
      let power = (0..<abs(exponent)).reduce(Rational.one) { result, _ in result * 10 }
      return exponent < 0 ? payoff / power : payoff * power
    }
    for objective in Self.objectives where objective != .largestSupport {
      try expectBest(game, objective, "seed \(seed)")
    }
  }

  @Test(arguments: seeds(4)) func `relabelling and rescaling`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([2, 3], -9...9, seed: seed)
    let orders = [permutation(2, using: &generator), permutation(3, using: &generator)]
    let scaled = try transformed(game) { _, _, payoff in payoff * Rational(2, 7) + 5 }
    for objective in Self.objectives where objective != .largestSupport {
      let value = try game.nashEquilibrium(maximizing: objective).value
      let shuffled = try reordered(game, orders).nashEquilibrium(maximizing: objective)
      #expect(shuffled.value == value)
      if [.minimumPayoff, .payoff(of: 0), .payoff(of: 1)].contains(objective) {
        let moved = try scaled.nashEquilibrium(maximizing: objective)
        #expect(moved.value == value * Rational(2, 7) + 5)
      }
    }
    let total = try game.nashEquilibrium(maximizing: .totalPayoff).value
    #expect(try exchanged(game).nashEquilibrium(maximizing: .totalPayoff).value == total)
  }

  @Test func `limits leave a sound answer with a weaker bound`() throws {
    let game = try randomGame(hasFloatingSolver ? [5, 5] : [3, 3], -99...99, seed: 4)
    let best = try game.nashEquilibrium()
    var bounds: [Rational] = []
    for nodes in [1, 2, 4, 8] {
      let part = try game.nashEquilibrium(limits: Limits(iterations: nodes))
      #expect(try part.verify(in: game) == nil)
      #expect(part.value <= best.value)
      let bound = try #require(part.bound)
      #expect(bound >= best.value && part.isBoundProven)
      #expect(part.isProvenOptimal == (part.stopReason == nil))
      bounds.append(bound)
    }
    #expect(bounds == bounds.sorted(by: >))
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try game.nashEquilibrium(limits: Limits(time: .zero))
    }
  }

  @Test func `a cancelled task stops the search`() async throws {
    let game = try randomGame([12, 12], -99...99, seed: 1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return Result { try game.nashEquilibrium() }
    }
    guard case .failure(let error) = await task.value else {
      Issue.record("there is nothing to return at once")
      return
    }
    #expect(error as? SolutionError == .stopped(.cancelled))
  }

  @Test func `unsuitable games and objectives are refused`() throws {
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.nashEquilibrium()
    }
    let game = try randomGame([2, 2], 0...9, seed: 1)
    for player in [-1, 2] {
      let error = GameError.invalidParameter(name: "player", value: "\(player)", domain: "0 to 1")
      #expect(throws: SolutionError.game(error)) {
        try game.nashEquilibrium(maximizing: .payoff(of: player))
      }
    }
    #expect(throws: SolutionError.game(.wrongPlayerCount(found: 3, expected: 2))) {
      try game.nashEquilibrium(maximizing: .weightedPayoffs([1, 2, 3]))
    }
    let large = try randomGame([30, 30], -99...99, seed: 1)
    #expect(throws: SolutionError.self) {
      try large.nashEquilibrium(maximizing: .largestSupport)
    }
  }

  @Test func `names are stable`() {
    #expect(
      Self.objectives.map(\.name) == [
        "total", "minimum", "player:0", "player:1", "weighted", "smallest-support",
        "largest-support",
      ]
    )
  }
}
