import EquilibriaNumerics
import Games
import Testing

@Suite struct TabularMarkovGameTests {
  @Test func `rows number the profiles of all states, the last player fastest`() throws {
    let game = try Switchboard().tabulated()
    #expect(game.stateCount == 2 && game.playerCount == 2 && game.rowCount == 7)
    #expect(game.profileStarts == [0, 6, 7])
    #expect(game.row(ofState: 0, profile: [1, 2]) == 5)
    #expect(game.rows(ofState: 1) == 6..<7)
    #expect(game.rewards[0] == [1, -2, -2, 1, -2, -2, -2])
    #expect(game.transitions.probability(of: 1, inRow: 0) == 0.5)
    #expect(game.transitions.probability(of: 1, inRow: 5) == 1)
    #expect(game.number(of: "off") == 1)
    #expect(game.number(of: "broken") == nil)
    #expect(game.playerNames == ["Player 1", "Player 2"])
  }

  @Test func `a table is a game with the same table`() throws {
    let game = try Switchboard().tabulated()
    #expect(try game.tabulated() == game)
    #expect(game.actions(in: "on") == [["up", "down"], ["left", "right", "stay"]])
    #expect(
      game.transitions(from: "on", playing: ["up", "left"])
        == [Transition(to: "on", probability: 0.5), Transition(to: "off", probability: 0.5)]
    )
    guard case .onAction(let reward) = game.rewardRule else {
      Issue.record("expected rewards are paid on action")
      return
    }
    #expect(reward("on", ["down", "left"]) == [1, 1])
  }

  @Test func `every fault of a game has its error`() {
    let board = Switchboard()
    #expect(board.failure { _ in } == nil)
    #expect(board.failure { $0.states = [] } == .noStates)
    #expect(board.failure { $0.states = ["on", "off", "on"] } == .duplicateState("on"))
    #expect(
      board.failure { $0.offActions = [["wait"], []] } == .noActions(state: "off", player: 1)
    )
    #expect(
      board.failure { $0.offActions = [["wait", "wait"], ["wait"]] }
        == .duplicateAction(state: "off", player: 0, action: "wait")
    )
    #expect(
      board.failure { $0.offActions = [["wait"]] }
        == .wrongCount(of: "action sets in state \"off\"", found: 1, expected: 2)
    )
    #expect(
      board.failure { $0.probability = 0.499 }
        == .transitions(state: "on", profile: ["up", "left"], .sum("999/1000"))
    )
    #expect(
      board.failure { $0.probability = -0.5 }
        == .transitions(
          state: "on",
          profile: ["up", "left"],
          .negative("off", probability: "-1/2")
        )
    )
    #expect(
      board.failure { $0.target = "broken" }
        == .transitions(state: "on", profile: ["up", "left"], .unknownSuccessor("broken"))
    )
    #expect(
      board.failure { $0.rewardCount = 3 }
        == .wrongCount(of: "rewards in state \"on\"", found: 3, expected: 2)
    )
    #expect(
      board.failure { $0.initial = [Transition(to: "on", probability: 0.9)] }
        == .initialDistribution(.sum("9/10"))
    )
    #expect(
      board.failure { $0.initial = [Transition(to: "gone")] }
        == .initialDistribution(.unknownSuccessor("gone"))
    )
    #expect(
      board.failure { $0.playerCount = 3 }
        == .wrongCount(of: "action sets in state \"on\"", found: 2, expected: 3)
    )
  }

  @Test func `horizons are checked`() {
    let board = Switchboard()
    func failure(_ horizon: Horizon) -> MarkovGameError? { board.failure { $0.horizon = horizon } }
    #expect(
      failure(.discounted([0.9, 1]))
        == .discountOutOfRange(player: 1, discount: "1", isHorizonFinite: false)
    )
    #expect(
      failure(.discounted([-0.1, 0.5]))
        == .discountOutOfRange(player: 0, discount: "-1/10", isHorizonFinite: false)
    )
    #expect(
      failure(.discounted([0.9])) == .wrongCount(of: "discount factors", found: 1, expected: 2)
    )
    #expect(failure(.finite(steps: 0, players: 2)) == .noPeriods(steps: 0))
    #expect(
      failure(.finite(steps: 3, discount: 1.1, players: 2))
        == .discountOutOfRange(player: 0, discount: "11/10", isHorizonFinite: true)
    )
    #expect(failure(.finite(steps: 3, players: 2)) == nil)
    #expect(failure(.average) == nil)
    #expect(failure(.discounted([0, 0.5])) == nil)
  }

  @Test func `messages name state, profile and sum`() {
    let error = Switchboard().failure { $0.probability = 0.499 }
    #expect(
      error?.description
        == "in state \"on\" after (up, left): the probabilities sum to 999/1000; they must sum to 1"
    )
    let discount = Switchboard().failure { $0.horizon = .discounted(1, players: 2) }
    #expect(
      discount?.description
        == "the discount factor of player 0 is 1; expected a number from 0 to below 1, or a "
        + "finite horizon"
    )
  }

  @Test func `tables of the wrong size are refused`() throws {
    let game = try Switchboard().tabulated()
    func make(
      rewards: [[Rational]]? = nil,
      transitions: TransitionRows? = nil,
      names: [String]? = nil
    ) throws(MarkovGameError) {
      _ = try TabularMarkovGame(
        playerNames: names,
        states: game.states,
        actions: game.actions,
        rewards: rewards ?? game.rewards,
        transitions: transitions ?? game.transitions,
        horizon: game.horizon
      )
    }
    #expect(
      throws: MarkovGameError.wrongCount(of: "rewards of player 1", found: 1, expected: 7)
    ) {
      try make(rewards: [game.rewards[0], [1]])
    }
    #expect(throws: MarkovGameError.wrongCount(of: "reward tables", found: 1, expected: 2)) {
      try make(rewards: [game.rewards[0]])
    }
    #expect(
      throws: MarkovGameError.wrongCount(
        of: "distributions over next states",
        found: 0,
        expected: 7
      )
    ) {
      try make(transitions: TransitionRows(stateCount: 2))
    }
    #expect(throws: MarkovGameError.wrongCount(of: "player names", found: 1, expected: 2)) {
      try make(names: ["Row"])
    }
  }

  @Test func `queries`() throws {
    let game = try Switchboard().tabulated()
    #expect(game.absorbingStates == [1])
    #expect(game.reachableStates == [0, 1])
    #expect(game.reachableStates(from: [1]) == [1])
    #expect(!game.isZeroSum && game.isTeam && !game.isTurnBased)
    #expect(try BigMatch().tabulated().isZeroSum)
    #expect(try NoSDEGame().tabulated().isTurnBased)
    #expect(try !NoSDEGame().tabulated().isTeam)
    #expect(game.discounts == [0.9, 0.9])
    var endless = Switchboard()
    endless.horizon = .average
    #expect(try endless.tabulated().discounts == [1, 1])
    // Where the game starts in the end, nothing else can be reached.
    var late = Switchboard()
    late.initial = [Transition(to: "off")]
    #expect(try late.tabulated().reachableStates == [1])
  }

  @Test func `the game of one period pays out what follows`() throws {
    let game = try Switchboard().tabulated()
    let stage = game.stageGame(inState: 0, continuing: [[10, 20], [0, -10]])
    #expect(stage.actions == [["up", "down"], ["left", "right", "stay"]])
    // 1 + .9·(10 + 20)/2 and 1 + .9·(0 − 10)/2 for (up, left).
    #expect(stage.payoffs(for: ["up", "left"]) == [14.5, -3.5])
    #expect(stage.payoffs(for: ["down", "stay"]) == [16, -11])
    let arrays = MarkovArrays<Rational>(game)
    #expect(arrays.stagePayoffs(of: 1, inState: 0, continuing: [0, -10]) == stage.payoffs[1])
  }

  /// Case markov-09: two states in turn, R = (1, 0), δ = ½.
  @Test func `reward timing changes the value`() throws {
    func rewards(_ rule: RewardRule<String, String>) throws -> [Rational] {
      var board = Switchboard()
      board.rule = rule
      return try board.tabulated().rewards[0]
    }
    let current = try rewards(.onState { $0 == "on" ? [1, 0] : [0, 0] })
    let arrival = try rewards(.onArrival { $2 == "on" ? [1, 0] : [0, 0] })
    #expect(current == [1, 1, 1, 1, 1, 1, 0])
    #expect(arrival == [0.5, 0.5, 0.5, 0, 0, 0, 0])
  }
}
