import EquilibriaNumerics
import Games
import Testing

@Suite struct MarkovCatalogTests {
  @Test func `every entry is a game with distinct names`() throws {
    let names = MarkovGameCatalog.entries.map(\.name)
    #expect(Set(names).count == names.count && names.count == 15)
    for entry in MarkovGameCatalog.entries where entry.name != "littman-soccer" {
      let game = try entry.table()
      #expect(!entry.summary.isEmpty && !entry.source.isEmpty && !game.title.isEmpty)
      #expect(game.reachableStates.count >= 2, "\(entry.name)")
    }
  }

  @Test func `lookup by name`() throws {
    #expect(try MarkovGameCatalog.entry(named: "Big-Match").name == "big-match")
    #expect(throws: MarkovGameError.self) { try MarkovGameCatalog.entry(named: "chess") }
  }

  @Test func `zero-sum games are`() throws {
    for name in ["big-match", "absorbing-game", "stopping-game", "loaded-rock-paper-scissors"] {
      #expect(try MarkovGameCatalog.entry(named: name).table().isZeroSum, "\(name)")
    }
  }

  @Test func `bad parameters are refused`() {
    #expect(throws: GameError.self) { try BigMatch(discount: 1) }
    #expect(throws: GameError.self) { try NoSDEGame(discount: -0.5) }
    #expect(throws: GameError.self) { try AbsorbingGame(payments: [[1, 2], [3]]) }
    #expect(throws: GameError.self) { try AbsorbingGame(isAbsorbing: [[true]]) }
    #expect(throws: GameError.self) { try AbsorbingGame(payments: []) }
    #expect(throws: GameError.self) {
      try StoppingGame(payments: [[1]], stopProbabilities: [[0]])
    }
    #expect(throws: GameError.self) { try StoppingGame(stopProbabilities: [[0.5]]) }
    #expect(throws: GameError.self) { try AltarForaging(sanctionProbability: 1.5) }
    #expect(throws: GameError.self) { try AltarForaging(removal: 0) }
    #expect(throws: GameError.self) { try MaskinTiroleDuopoly(steps: 0) }
    #expect(throws: GameError.self) { try CommonsHarvestPatch(sites: 0) }
    #expect(throws: GameError.self) { try CommonsHarvestPatch(regrowth: []) }
    #expect(throws: GameError.self) { try CommonsHarvestPatch(regrowth: [0, 2]) }
    #expect(throws: GameError.self) { try FishWar(shares: [0.5]) }
    #expect(throws: GameError.self) { try FishWar(shares: []) }
    #expect(throws: GameError.self) { try FishWar(elasticity: 1) }
    #expect(throws: GameError.self) {
      try RepeatedGameWithMemory(PrisonersDilemma(), memory: 11)
    }
    #expect(throws: GameError.self) {
      try RepeatedGameWithMemory(PrisonersDilemma(), memory: -1)
    }
  }

  /// Case markov-07, the part that needs no solver.
  @Test func `soccer moves`() throws {
    let game = try LittmanSoccer()
    #expect(game.states.count == 761)
    func cell(_ row: Int, _ column: Int) -> LittmanSoccer.Cell {
      LittmanSoccer.Cell(row: row, column: column)
    }
    // Side by side, the player with the ball runs into the other and loses it, or, when the other
    // moves away first, gets through.
    let meeting = LittmanSoccer.State.play(a: cell(2, 2), b: cell(2, 3), ball: 0)
    #expect(
      game.transitions(from: meeting, playing: [.right, .up]) == [
        Transition(to: .play(a: cell(2, 2), b: cell(1, 3), ball: 1), probability: 0.5),
        Transition(to: .play(a: cell(2, 3), b: cell(1, 3), ball: 0), probability: 0.5),
      ]
    )
    // Without the ball nothing changes hands.
    #expect(
      game.transitions(from: meeting, playing: [.stand, .left]).allSatisfy {
        $0.state == meeting
      }
    )
    let nearGoal = LittmanSoccer.State.play(a: cell(1, 4), b: cell(3, 0), ball: 0)
    #expect(
      game.transitions(from: nearGoal, playing: [.right, .stand]).allSatisfy { $0.state == .over }
    )
    guard case .onAction(let reward) = game.rewardRule else {
      Issue.record("goals are paid on action")
      return
    }
    #expect(reward(nearGoal, [.right, .stand]) == [1, -1])
    #expect(reward(nearGoal, [.up, .stand]) == [0, 0])
    // B scores on the left; the corners are no goals.
    let corner = LittmanSoccer.State.play(a: cell(1, 4), b: cell(0, 0), ball: 1)
    #expect(reward(corner, [.stand, .left]) == [0, 0])
    let other = LittmanSoccer.State.play(a: cell(1, 4), b: cell(2, 0), ball: 1)
    #expect(reward(other, [.stand, .left]) == [-1, 1])
  }

  /// Hu & Wellman (2003), section 5.1: the transitions that they spell out.
  @Test func `grid moves`() throws {
    let second = try GridGame(.sharedGoal)
    let start = GridGame.State.play(0, 2)
    let both = second.transitions(from: start, playing: [.up, .up])
    #expect(both.map(\.state) == [start, .play(0, 5), .play(3, 2), .play(3, 5)])
    #expect(both.allSatisfy { $0.probability == 0.25 })
    let one = second.transitions(from: start, playing: [.up, .left])
    #expect(one.map(\.state) == [.play(0, 1), .play(3, 1)])
    #expect(one.allSatisfy { $0.probability == 0.5 })
    guard case .onAction(let reward) = second.rewardRule else {
      Issue.record("goals are paid on action")
      return
    }
    #expect(reward(start, [.right, .left]) == [-1, -1])
    #expect(second.transitions(from: start, playing: [.right, .left]) == [Transition(to: start)])
    #expect(reward(.play(4, 6), [.up, .right]) == [100, 100])
    let first = try GridGame(.ownGoals)
    #expect(first.states.count == 58)
    #expect(first.actions(in: start) == [[.right, .up], [.left, .up]])
    #expect(
      first.transitions(from: .play(5, 3), playing: [.up, .down]).map(\.state) == [.over]
    )
  }

  @Test func `memory holds the last rounds`() throws {
    let game = try RepeatedGameWithMemory(PrisonersDilemma(), memory: 2).tabulated()
    #expect(game.stateCount == 1 + 4 + 16)
    #expect(game.reachableStates.count == 21)
    #expect(game.states[0].description == "start")
    let row = game.row(ofState: 5, profile: [1, 0])
    let next = Int(game.transitions.successors[game.transitions.starts[row]])
    #expect(
      game.states[next].rounds.last
        == game.states[5].rounds.last.map { _ in
          [game.actions[5][0][1], game.actions[5][1][0]]
        }
    )
    #expect(game.states[next].rounds.first == game.states[5].rounds.last)
    let forgetful = try RepeatedGameWithMemory(PrisonersDilemma(), memory: 0).tabulated()
    #expect(forgetful.stateCount == 1 && forgetful.absorbingStates == [0])
  }

  @Test func `apples are neither lost nor found`() throws {
    let game = try CommonsHarvestPatch(sites: 6, regrowth: [0, 0.0025, 0.005, 0.025]).tabulated()
    #expect(game.absorbingStates == [0], "an empty patch stays empty")
    let row = game.row(ofState: 3, profile: [1, 0])
    #expect(game.rewards.map { $0[row] } == [1, 0])
    let mean = game.transitions.expectation(of: (0...6).map { Rational($0) }, inRow: row)
    #expect(mean == 2 + 4 * 0.005)
    #expect(game.rewards[0][game.row(ofState: 1, profile: [1, 1])] == 0.5)
  }
}
