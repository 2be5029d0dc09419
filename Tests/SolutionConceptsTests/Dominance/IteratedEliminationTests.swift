import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct IteratedEliminationTests {
  private static let kinds: [(DominanceKind, DominatorKind)] = [
    (.strict, .pure), (.strict, .mixed), (.weak, .pure), (.weak, .mixed),
  ]

  @Test(arguments: [[3, 3], [2, 4], [1, 3], [3, 3, 2], [2, 2, 2, 2]], [1, 3, 30])
  func `every result verifies`(counts: [Int], highest: Int) throws {
    for seed in seeds(12) {
      let game = try randomGame(counts, 0...highest, seed: seed)
      for (dominance, dominators) in Self.kinds {
        let result = try game.eliminatingDominated(dominance, by: dominators)
        #expect(try result.verify(in: game) == nil, "\(dominance) \(dominators), seed \(seed)")
        #expect(result.stopReason == nil)
        if dominators == .mixed {
          let other = try IteratedElimination(dominance: dominance, dominators: dominators)
            .apply(to: game, solver: ExactSimplex())
          #expect(other.survivingActions == result.survivingActions)
        }
      }
    }
  }

  @Test(arguments: seeds(30)) func `stronger dominance leaves less`(seed: UInt64) throws {
    let game = try randomGame([4, 4], 0...6, seed: seed)
    func survivors(_ dominance: DominanceKind, _ dominators: DominatorKind) throws -> [Set<Int>] {
      try game.eliminatingDominated(dominance, by: dominators).survivingActions.map { Set($0) }
    }
    let pure = try survivors(.strict, .pure)
    let mixed = try survivors(.strict, .mixed)
    for player in 0..<2 { #expect(mixed[player].isSubset(of: pure[player])) }
    // Rationalizable actions carry every equilibrium; the weak survivors carry one.
    for mixtures in equilibriaBySupports(game) {
      for player in 0..<2 {
        let support = mixtures[player].indices.filter { !mixtures[player][$0].isZero }
        #expect(mixed[player].isSuperset(of: support))
      }
    }
  }

  @Test(arguments: seeds(20)) func `relabelling and scaling do not matter`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([3, 4, 2], 0...5, seed: seed)
    let orders = game.space.counts.map { permutation($0, using: &generator) }
    let shuffled = try reordered(game, orders)
    let scaled = try transformed(game) { player, _, payoff in payoff * Rational(2, 9) - 1000 }
    for (dominance, dominators) in Self.kinds {
      func sets(_ game: PayoffTable<Int>) throws -> [Set<Int>] {
        try game.eliminatingDominated(dominance, by: dominators).survivingActions.map { Set($0) }
      }
      #expect(try sets(game) == sets(shuffled))
      #expect(try sets(game) == sets(scaled))
    }
  }

  @Test func `a mixture dominates where no action does`() throws {
    // Osborne & Rubinstein (1994), figure 61.1: M is dominated by half T and half B, then R by L.
    let game = try bimatrix([
      [(4, 0), (0, 0)],
      [(1, 1), (1, 0)],
      [(0, 2), (4, 1)],
    ])
    #expect(try game.eliminatingDominated(by: .pure).steps.isEmpty)
    let result = try game.eliminatingDominated()
    let first = try #require(result.steps.first)
    #expect(first.action == 1 && first.player == 0 && first.round == 1)
    #expect(first.dominator.support == [0, 2])
    #expect(try result.verify(in: game) == nil)
    #expect(
      first.description.hasPrefix("round 1: Player 1 drops 1, dominated by ")
    )
  }

  @Test func `the order of rounds is reported`() throws {
    // Gibbons (1992), figure 1.1.1: Right, then Down, then Left.
    let game = try bimatrix([
      [(1, 0), (1, 2), (0, 1)],
      [(0, 3), (0, 1), (2, 0)],
    ])
    let result = try game.eliminatingDominated(by: .pure)
    #expect(result.steps.map(\.round) == [1, 2, 3])
    #expect(result.steps.map(\.player) == [1, 0, 1])
    #expect(result.steps.map(\.action) == [2, 1, 0])
    #expect(result.survivingActions == [[0], [1]] && result.isSolvable)
    #expect(
      result.description == """
        round 1: Player 2 drops 2, dominated by 1
        round 2: Player 1 drops 1, dominated by 0
        round 3: Player 2 drops 0, dominated by 1
        survivors: {0} × {1}
        """
    )
    let found = try game.nashEquilibria()
    #expect(found.isComplete && found.map(\.profile.pureActions) == [[0, 1]])
  }

  @Test func `weak dominance removes all at once and says so`() throws {
    // Osborne & Rubinstein (1994), figure 63.1: T first leads to (2, 1), B first to (1, 1).
    let game = try bimatrix([
      [(1, 1), (0, 0)],
      [(1, 1), (2, 1)],
      [(0, 0), (2, 1)],
    ])
    let result = try game.eliminatingDominated(.weak, by: .pure)
    // Simultaneous rounds take T and B together; then both columns are alike.
    #expect(result.steps.map(\.action) == [0, 2])
    #expect(result.steps.map(\.round) == [1, 1])
    #expect(result.survivingActions == [[1], [0, 1]])
    #expect(try result.verify(in: game) == nil)
    #expect(try game.eliminatingDominated().steps.isEmpty)
    // The two other orders also verify, with other survivors: the order matters.
    func step(_ round: Int, _ player: Int, _ action: Int, by rival: Int) throws -> Elimination<Int>
    {
      Elimination(
        round: round,
        player: player,
        playerName: "",
        action: action,
        dominator: try MixedStrategy(pure: rival, among: game.actions[player])
      )
    }
    let topFirst = EliminationResult(
      kind: result.kind,
      survivingActions: [[1, 2], [1]],
      steps: [try step(1, 0, 0, by: 1), try step(2, 1, 0, by: 1)]
    )
    let bottomFirst = EliminationResult(
      kind: result.kind,
      survivingActions: [[0, 1], [0]],
      steps: [try step(1, 0, 2, by: 1), try step(2, 1, 1, by: 0)]
    )
    #expect(try topFirst.verify(in: game) == nil)
    #expect(try bottomFirst.verify(in: game) == nil)
  }

  @Test func `a mixture dominates weakly where no action does`() throws {
    let tie = try bimatrix([
      [(2, 0), (4, 0)],
      [(4, 0), (2, 0)],
      [(3, 0), (3, 0)],
    ])
    #expect(try tie.eliminatingDominated(.weak).steps.isEmpty, "a tie everywhere is no dominance")
    // Half of rows 0 and 1 equals row 2 against columns 0 and 1 and beats it against column 2.
    let inner = try bimatrix([
      [(6, 0), (0, 0), (1, 0)],
      [(0, 0), (6, 0), (1, 0)],
      [(3, 0), (3, 0), (0, 0)],
    ])
    #expect(try inner.eliminatingDominated(.weak, by: .pure).steps.isEmpty)
    #expect(try inner.eliminatingDominated(.strict).steps.isEmpty)
    let result = try inner.eliminatingDominated(.weak)
    #expect(result.steps.map(\.action) == [2])
    #expect(result.steps.map(\.dominator.probabilities) == [[0.5, 0.5, 0]])
    #expect(try result.verify(in: inner) == nil)
  }

  @Test func `three players, correlated beliefs`() throws {
    // Player 3's action M is a best reply only if the others are believed to correlate: Osborne &
    // Rubinstein (1994), figure 58.1 (payoffs common to all three).
    let blocks: [[[Rational]]] = [
      [[8, 0], [0, 0]], [[4, 0], [0, 4]], [[0, 0], [0, 8]], [[3, 3], [3, 3]],
    ]
    let payoffs = (0..<2).flatMap { i in (0..<2).flatMap { j in blocks.map { $0[i][j] } } }
    let game = try PayoffTable(
      actions: [[0, 1], [0, 1], [0, 1, 2, 3]],
      payoffs: [payoffs, payoffs, payoffs]
    )
    let result = try game.eliminatingDominated()
    #expect(result.survivingActions[2].contains(1))
    let belief = try #require(result.beliefs.first { $0.player == 2 && $0.action == 1 })
    #expect(belief.entries.map(\.probability) == [0.5, 0.5])
    #expect(try result.verify(in: game) == nil)
  }

  @Test func `catalogue games`() throws {
    let travellers = try TravellersDilemma(lowest: 2, highest: hasFloatingSolver ? 14 : 8)
    // Claim by claim from the top, by mixtures; Basu (1994).
    let result = try travellers.eliminatingDominated()
    #expect(result.isSolvable && result.survivingActions == [[2], [2]])
    #expect(try result.verify(in: travellers) == nil)
    let weak = try travellers.eliminatingDominated(.weak, by: .pure)
    #expect(weak.survivingActions == [[2], [2]])
    #expect(try weak.verify(in: travellers) == nil)
    #expect(try travellers.nashEquilibria().isComplete)
    // Every effort is rationalizable: it is the best reply to itself.
    let effort = try MinimumEffortGame()
    let efforts = try effort.eliminatingDominated()
    #expect(efforts.steps.isEmpty && efforts.survivingActions == effort.actions)
    #expect(try efforts.verify(in: effort) == nil)
    let dilemma = try PrisonersDilemma()
    let defects = try dilemma.eliminatingDominated()
    #expect(defects.survivingActions == [[.defect], [.defect]])
    #expect(defects.steps.map(\.action) == [.cooperate, .cooperate])
  }

  @Test(arguments: [[4, 4], [3, 3, 3], [2, 5]])
  func `generated dominance-solvable games are solved`(counts: [Int]) throws {
    for seed in seeds(15) {
      let game = try DominanceSolvableGames(actionCounts: counts, payoffs: .twoDigits)
        .makeGame(seed: seed)
      for dominators in [DominatorKind.pure, .mixed] {
        let result = try game.eliminatingDominated(by: dominators)
        #expect(result.isSolvable)
        #expect(try result.verify(in: game) == nil)
        let profile = result.survivingActions.compactMap(\.first)
        let pure = try game.nashEquilibria(using: .pureEnumeration)
        #expect(pure.compactMap(\.profile.pureActions) == [profile])
      }
    }
  }

  @Test func `limits are a status with a trace that verifies`() throws {
    let game = try TravellersDilemma(lowest: 2, highest: 12)
    for dominators in [DominatorKind.pure, .mixed] {
      let nothing = try IteratedElimination(
        dominators: dominators,
        limits: Limits(time: .zero)
      ).apply(to: game)
      #expect(nothing.stopReason == .timeLimit && nothing.steps.isEmpty)
      #expect(try nothing.verify(in: game) == nil)
    }
    let two = try IteratedElimination(limits: Limits(iterations: 2)).apply(to: game)
    #expect(two.stopReason == .iterationLimit)
    #expect(two.steps.map(\.round).max() == 2)
    #expect(try two.verify(in: game) == nil)
  }

  @Test func `cancellation is never taken for survival`() async throws {
    let game = try TravellersDilemma(lowest: 2, highest: 40)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try game.eliminatingDominated()
    }
    task.cancel()
    let result = try await task.value
    #expect(result.stopReason == .cancelled)
    #expect(try result.verify(in: game) == nil)
    // Cancelled somewhere on the way, wherever that is.
    let late = Task { try game.eliminatingDominated(.weak) }
    await Task.yield()
    late.cancel()
    let partial = try await late.value
    #expect(partial.isSolvable || partial.stopReason == .cancelled)
    #expect(try partial.verify(in: game) == nil)
  }
}
