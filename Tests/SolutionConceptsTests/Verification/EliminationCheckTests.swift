import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct EliminationCheckTests {
  private let game: PayoffTable<Int>
  private let result: EliminationResult<Int>

  init() throws {
    // M falls to a mixture of T and B, then R to one of L and C; T and B, L and C remain.
    game = try bimatrix([
      [(4, 1), (0, 0), (3, 0)],
      [(1, 1), (1, 0), (1, 9)],
      [(0, 0), (4, 1), (3, 0)],
    ])
    result = try game.eliminatingDominated()
    try #require(result.steps.count == 2)
  }

  private func changed(
    kind: IteratedElimination? = nil,
    survivors: [[Int]]? = nil,
    steps: [Elimination<Int>]? = nil,
    beliefs: [SupportingBelief<Int>]? = nil
  ) throws -> String? {
    try EliminationResult(
      kind: kind ?? result.kind,
      survivingActions: survivors ?? result.survivingActions,
      steps: steps ?? result.steps,
      beliefs: beliefs ?? result.beliefs
    ).verify(in: game)
  }

  private func changed(
    step place: Int,
    round: Int? = nil,
    player: Int? = nil,
    action: Int? = nil,
    dominator: MixedStrategy<Int, Rational>? = nil
  ) throws -> String? {
    var steps = result.steps
    let old = steps[place]
    steps[place] = Elimination(
      round: round ?? old.round,
      player: player ?? old.player,
      playerName: old.playerName,
      action: action ?? old.action,
      dominator: dominator ?? old.dominator
    )
    return try changed(steps: steps)
  }

  @Test func `the right answer passes`() throws {
    #expect(try result.verify(in: game) == nil)
    #expect(try changed() == nil)
    #expect(result.steps.map(\.action) == [1, 2])
    #expect(result.survivingActions == [[0, 2], [0, 1]])
    #expect(result.beliefs.count == 4)
  }

  @Test func `wrong dominators are found`() throws {
    let actions = [0, 1, 2]
    for pure in actions {
      #expect(try changed(step: 0, dominator: MixedStrategy(pure: pure, among: actions)) != nil)
    }
    let lopsided = try MixedStrategy<Int, Rational>(
      actions: actions,
      probabilities: [0.1, 0, 0.9]
    )
    #expect(try changed(step: 0, dominator: lopsided) != nil)
    // More than a whole: no strategy, though it beats everything.
    let inflated = MixedStrategy(trusted: [3, 0, 3] as [Rational], over: actions)
    #expect(try changed(step: 0, dominator: inflated)?.contains("not a strategy") == true)
    let negative = MixedStrategy(trusted: [2, -2, 1] as [Rational], over: actions)
    #expect(try changed(step: 0, dominator: negative)?.contains("not a strategy") == true)
    let unknown = try MixedStrategy<Int, Rational>(pure: 7, among: [7])
    #expect(try changed(step: 0, dominator: unknown)?.contains("gone") == true)
    let pureKind = IteratedElimination(dominators: .pure)
    #expect(try changed(kind: pureKind)?.contains("uses a mixture") == true)
  }

  @Test func `wrong actions, players and rounds are found`() throws {
    #expect(try changed(step: 0, action: 0) != nil)
    #expect(try changed(step: 0, action: 9) != nil)
    #expect(try changed(step: 0, player: 1) != nil)
    #expect(try changed(step: 0, player: 2)?.contains("names no player") == true)
    #expect(try changed(step: 0, player: -1)?.contains("names no player") == true)
    // Column 2 is the best against row 1 while that is there.
    #expect(try changed(step: 1, round: 1) != nil)
    for round in [Int.min, -1, 0, 3, Int.max] {
      #expect(try changed(step: 1, round: round)?.contains("out of order") == true)
      #expect(try changed(step: 0, round: round) != nil)
    }
    #expect(try changed(steps: result.steps.reversed()) != nil)
  }

  @Test func `dropped and repeated steps are found`() throws {
    #expect(try changed(steps: [result.steps[0]]) != nil)
    #expect(try changed(steps: [result.steps[1]]) != nil)
    #expect(try changed(steps: []) != nil)
    let again = Elimination(
      round: 3,
      player: result.steps[1].player,
      playerName: "",
      action: result.steps[1].action,
      dominator: result.steps[1].dominator
    )
    #expect(try changed(steps: result.steps + [again])?.contains("gone") == true)
  }

  @Test func `wrong survivors are found`() throws {
    for survivors in [[[0], [0, 1]], [[0, 1, 2], [0, 1]], [[2, 0], [0, 1]], [[0, 2]], []] {
      #expect(try changed(survivors: survivors) != nil)
    }
    // Stopping early without saying so: nothing supports the survivors.
    #expect(try changed(survivors: [[0, 2], [0, 1, 2]], steps: [result.steps[0]]) != nil)
    for (dominance, rest) in [(DominanceKind.strict, [[0, 1]]), (.weak, [[0, 1]])] {
      let lazy = EliminationResult(
        kind: IteratedElimination(dominance: dominance, dominators: .pure),
        survivingActions: rest + [[0, 1]],
        steps: []
      )
      let dilemma = try PayoffTable(rows: [[3, 0], [5, 1]], columns: [[3, 5], [0, 1]])
      #expect(try lazy.verify(in: dilemma)?.contains("survives but is dominated") == true)
    }
  }

  @Test func `wrong beliefs are found`() throws {
    for place in result.beliefs.indices {
      var beliefs = result.beliefs
      let old = beliefs.remove(at: place)
      #expect(try changed(beliefs: beliefs)?.contains("no supporting belief") == true)
      func with(_ entries: [(profile: [Int], probability: Rational)]) throws -> String? {
        try changed(
          beliefs: beliefs + [
            SupportingBelief(player: old.player, action: old.action, belief: entries)
          ]
        )
      }
      let entries = old.entries.map { (profile: $0.profile, probability: $0.probability) }
      #expect(try with(entries) == nil)
      #expect(try with([]) != nil)
      #expect(try with(entries.map { ($0.profile, $0.probability / 2) }) != nil)
      #expect(try with(entries.map { ($0.profile + [0], $0.probability) }) != nil)
      #expect(try with(entries.map { ([], $0.probability) }) != nil)
      // A belief in the other column or row, in one that is gone, and in one that never was.
      for other in 0...3 {
        var profile = entries[0].profile
        if profile[1 - old.player] == other { continue }
        profile[1 - old.player] = other
        #expect(try with([(profile, 1)]) != nil, "believing \(profile)")
      }
    }
  }

  @Test func `weak survivors need beliefs that rule nothing out`() throws {
    let tie = try bimatrix([[(1, 0), (0, 0)], [(1, 0), (1, 0)]])
    let narrow = SupportingBelief<Int>(player: 0, action: 0, belief: [([0, 0], 1)])
    let wide = SupportingBelief<Int>(
      player: 0,
      action: 1,
      belief: [([0, 0], 0.5), ([0, 1], 0.5)]
    )
    let columns = [0, 1].map {
      SupportingBelief<Int>(player: 1, action: $0, belief: [([0, 0], 0.5), ([1, 0], 0.5)])
    }
    let strict = EliminationResult(
      kind: IteratedElimination(),
      survivingActions: tie.actions,
      steps: [],
      beliefs: [narrow, wide] + columns
    )
    #expect(try strict.verify(in: tie) == nil)
    let weak = EliminationResult(
      kind: IteratedElimination(dominance: .weak),
      survivingActions: tie.actions,
      steps: [],
      beliefs: [narrow, wide] + columns
    )
    #expect(try weak.verify(in: tie)?.contains("rules something out") == true)
    let right = try tie.eliminatingDominated(.weak)
    #expect(right.steps.map(\.action) == [0])
    #expect(try right.verify(in: tie) == nil)
  }

  @Test func `another game is another matter`() throws {
    let other = try transformed(game) { _, _, payoff in -payoff }
    #expect(try result.verify(in: other) != nil)
  }
}
