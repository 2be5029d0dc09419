import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct ZeroSumMarkovTests {
  /// Whether bounds are proven, as close as asked, and around given values.
  private func expectBounds<Action, Scalar>(
    _ answer: ZeroSumMarkovSolution<Action, Scalar>,
    of game: some MarkovGame<some Hashable & Sendable, Action>,
    within precision: Double = 1e-9,
    around values: [Double]? = nil,
    to tolerance: Double = 0
  ) throws {
    #expect(answer.check.isProof && answer.stopReason == nil)
    #expect(answer.gap.doubleValue <= precision, "\(answer.method)")
    let check = try game.check(
      zeroSum: answer.policy,
      lowerValues: answer.lowerValues,
      upperValues: answer.upperValues
    )
    #expect(check == answer.check)
    for (state, value) in (values ?? []).enumerated() {
      #expect(answer.lowerValues[state].doubleValue <= value + tolerance)
      #expect(answer.upperValues[state].doubleValue >= value - tolerance)
    }
  }

  /// Three methods on 200 random games of many shapes, among them many with ties.
  @Test(arguments: 0..<10)
  func `value iteration, policy iteration and Newton agree`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let states = 2 + seed % 7
      let game = try RandomMarkovGames(
        stateCount: states,
        actionCounts: [1 + seed % 4, 1 + seed / 4 % 5],
        branching: min(1 + seed % 3, states),
        isZeroSum: true,
        rewards: .integers(-(1 + seed % 9)...(1 + seed % 9)),
        horizon: .discounted([0.5, 0.9, 0.95][seed % 3], players: 2)
      ).makeGame(seed: UInt64(seed))
      let newton = try game.zeroSumSolution(over: Double.self)
      let policy = try game.zeroSumSolution(using: .policyIteration, over: Double.self)
      let value = try game.zeroSumSolution(using: .valueIteration, over: Double.self)
      for answer in [newton, policy, value] { try expectBounds(answer, of: game) }
      for state in 0..<states {
        #expect(newton.lowerValues[state] <= value.upperValues[state])
        #expect(value.lowerValues[state] <= newton.upperValues[state])
        #expect(newton.lowerValues[state] <= policy.upperValues[state])
        #expect(policy.lowerValues[state] <= newton.upperValues[state])
      }
      // The best-response check knows nothing of stages.
      #expect(try game.check(stationary: newton.policy).isEquilibrium(within: 1e-8))
    }
  }

  @Test func `exact numbers bound the same values`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let game = try RandomMarkovGames(
        stateCount: 4,
        actionCounts: [3, 3],
        branching: 2,
        isZeroSum: true,
        horizon: .discounted(0.9, players: 2)
      ).makeGame(seed: seed)
      let exact = try game.zeroSumSolution()
      let floating = try game.zeroSumSolution(over: Double.self)
      try expectBounds(exact, of: game, within: 1e-12, around: floating.values, to: 1e-9)
      #expect(exact.policy.probabilities.joined().allSatisfy { $0.reduce(0, +) == 1 })
      #expect(floating.policy.probabilities.joined().allSatisfy { $0.reduce(0, +) == 1 })
    }
  }

  /// The stages with the values found have those values: by the linear program of another module.
  @Test func `stages have the values of their states`() throws {
    let game = try RandomMarkovGames(
      stateCount: 6,
      actionCounts: [5, 4],
      branching: 4,
      isZeroSum: true
    ).makeGame(seed: 5)
    let answer = try game.zeroSumSolution()
    let values = [answer.values, answer.values.map { -$0 }]
    for state in game.states {
      let stage = game.stageGame(inState: state, continuing: values)
      let value = try stage.zeroSumSolution().value
      #expect((value - answer.values[state]).magnitude <= answer.gap)
    }
  }

  /// Without a future every state is a matrix game: of many shapes, with and without ties.
  @Test(arguments: [(1, 7), (6, 1), (2, 2), (2, 9), (3, 3), (5, 5), (8, 6), (10, 10), (25, 30)])
  func `matrix games`(rows: Int, columns: Int) throws {
    for largest in [1, 5, 1000] {
      let game = try RandomMarkovGames(
        stateCount: rows * columns > 100 ? 3 : 8,
        actionCounts: [rows, columns],
        branching: 1,
        isZeroSum: true,
        rewards: .integers(-largest...largest),
        horizon: .discounted(0, players: 2)
      ).makeGame(seed: UInt64(rows + 10 * columns))
      let answer = try game.zeroSumSolution(using: .valueIteration, over: Double.self)
      // Twice: the second time each stage starts from the basis of the first.
      #expect(answer.check.isProof && answer.gap <= 1e-12 * Double(largest))
      #expect(answer.iterations <= 3)
      let nothing = [0, 1].map { _ in game.states.map { _ in Rational.zero } }
      for state in game.states {
        let value = try game.stageGame(inState: state, continuing: nothing).zeroSumSolution().value
        #expect(Rational(binary: answer.lowerValues[state]) <= value)
        #expect(Rational(binary: answer.upperValues[state]) >= value)
      }
    }
  }

  /// Payoffs that nearly tie make bases nearly singular; refinement keeps the bounds close.
  @Test(arguments: [1e-4, 1e-8, 1e-10, 1e-14])
  func `near ties`(difference: Double) throws {
    var generator = Xoshiro256(seed: 9)
    let payments = (0..<(40 * 25)).map { _ in
      Rational(
        binary: Double(Int.random(in: 0...2, using: &generator))
          + difference * Double.random(in: 0...1, using: &generator)
      )
    }
    var rows = TransitionRows(stateCount: 40)
    for row in payments.indices { try rows.append(certain: row / 25) }
    let game = try TabularMarkovGame(
      states: Array(0..<40),
      actions: Array(repeating: [Array(0..<5), Array(0..<5)], count: 40),
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .discounted(0, players: 2)
    )
    let answer = try game.zeroSumSolution(using: .valueIteration, over: Double.self)
    #expect(answer.check.isProof && answer.gap <= 1e-12)
  }

  @Test(.enabled(if: SharedMarkovGames.isPresent))
  func `the shared files`() throws {
    let entries = try SharedMarkovGames.entries()
    #expect(entries.count >= 7)
    for entry in entries {
      let exact = try entry.game.zeroSumSolution()
      try expectBounds(exact, of: entry.game, within: 1e-10, around: entry.values, to: 1e-9)
      for (state, text) in entry.exactValues.enumerated() {
        #expect(exact.gap == 0 && exact.values[state].description == text, "\(entry.file)")
      }
      for answer in [
        try entry.game.zeroSumSolution(over: Double.self),
        try entry.game.zeroSumSolution(using: .valueIteration, over: Double.self),
        try entry.game.zeroSumSolution(using: .policyIteration, over: Double.self),
      ] {
        try expectBounds(answer, of: entry.game, around: entry.values, to: 1e-9)
      }
    }
  }

  /// Case markov-01 and Blackwell & Ferguson (1968): 1/2 per period at every discount factor.
  @Test(arguments: [0.1, 0.5, 0.9, 0.99, 0.9999] as [Rational])
  func `Big Match`(discount: Rational) throws {
    let answer = try BigMatch(discount: discount).zeroSumSolution()
    #expect(answer.gap == 0 && answer.check.isProof)
    #expect(answer.values[0] * (1 - discount) == Rational(1, 2))
    #expect(answer.policy.probabilities[0][0][0] == (1 - discount) / (2 - discount))
    #expect(answer.policy.probabilities[0][1] == [Rational(1, 2), Rational(1, 2)])
  }

  /// institutions.md D.4: 1/(1 + √λ) per period, exact where that is a fraction.
  @Test(
    arguments: [(0.25, Rational(2, 3)), (0.01, Rational(10, 11)), (0.75, nil), (0.5, nil)]
      as [(Rational, Rational?)]
  )
  func `the absorbing game`(interest: Rational, average: Rational?) throws {
    let game = try AbsorbingGame(discount: 1 - interest)
    let answer = try game.zeroSumSolution()
    let wanted = 1 / (1 + interest.doubleValue.squareRoot())
    #expect(isClose(answer.values[0].doubleValue * interest.doubleValue, wanted, within: 1e-12))
    #expect(answer.check.isProof && answer.gap < 1e-11)
    if let average { #expect(answer.gap == 0 && answer.values[0] * interest == average) }
  }

  /// institutions.md D.4: (0, ±1/9), and how to play unloaded.
  @Test func `loaded scissors`() throws {
    let answer = try LoadedRockPaperScissors().zeroSumSolution()
    #expect(answer.gap == 0 && answer.check.isProof)
    #expect(answer.values == [0, Rational(1, 9), Rational(-1, 9)])
    let mixture = [Rational(199, 540), Rational(161, 540), Rational(1, 3)]
    #expect(answer.policy.probabilities[0] == [mixture, mixture])
  }

  /// Shapley (1953): 2√2 − 2 is no fraction.
  @Test func `the stopping game`() throws {
    let answer = try StoppingGame().zeroSumSolution()
    #expect(answer.gap > 0 && answer.gap < 1e-12 && answer.check.isProof)
    let root = (answer.lowerValues[0] + 2) / 2
    let other = (answer.upperValues[0] + 2) / 2
    #expect(root * root <= 2 && other * other >= 2)
  }

  /// Case markov-07 and institutions.md D.4.
  @Test func `Littman's soccer`() throws {
    let game = try LittmanSoccer().tabulated()
    let answer = try game.zeroSumSolution(over: Double.self)
    try expectBounds(answer, of: game)
    for (ball, key) in [(0, "valueABall"), (1, "valueBBall")] {
      let start = LittmanSoccer.State.play(
        a: LittmanSoccer.start[0],
        b: LittmanSoccer.start[1],
        ball: ball
      )
      let state = try #require(game.number(of: start))
      let wanted = try MarkovCases.number("markov-07", key)
      #expect(isClose(answer.values[state], wanted, within: 1e-8))
    }
  }

  /// Strategy iteration ends with the exact values of pure policies.
  @Test func `games of alternating moves are solved exactly`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let game = try alternatingGame(seed: seed)
      let newton = try game.zeroSumSolution()
      let iteration = try game.zeroSumSolution(using: .policyIteration)
      #expect(newton.gap == 0 && newton.check.isProof && newton.policy.isPure)
      #expect(iteration.values == newton.values && iteration.gap == 0)
      #expect(try game.check(stationary: newton.policy).regret == 0)
    }
  }

  /// In the manner of van der Wal (1978): from 0, full Newton steps go to 4, back to 0, to 4, ….
  @Test func `a step too far is damped`() throws {
    // Payments [[0, 0], [1, 2]]; the last entry ends the game with probability 2/3.
    var rows = TransitionRows(stateCount: 2)
    for _ in 0..<3 { try rows.append(certain: 0) }
    try rows.append([(0, Rational(1, 3)), (1, Rational(2, 3))])
    try rows.append(certain: 1)
    let payments: [Rational] = [0, 0, 1, 2, 0]
    let game = try TabularMarkovGame(
      states: ["play", "over"],
      actions: [[["top", "bottom"], ["left", "right"]], [["top"], ["left"]]],
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .discounted(0.75, players: 2)
    )
    let answer = try game.zeroSumSolution(over: Double.self)
    let reference = try game.zeroSumSolution(using: .valueIteration, over: Double.self)
    try expectBounds(answer, of: game, around: reference.values, to: 1e-9)
    #expect(answer.iterations > 3)
  }

  /// Swapping the players turns the signs; other units and a wage per period move the values along.
  @Test func `changing sides and units`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let game = try RandomMarkovGames(
        stateCount: 5,
        actionCounts: [3, 4],
        branching: 3,
        isZeroSum: true,
        horizon: .discounted(0.75, players: 2)
      ).makeGame(seed: seed)
      let values = try game.zeroSumSolution(over: Double.self).values
      let paid = try TabularMarkovGame(
        states: game.states,
        actions: game.actions,
        rewards: [2, -2].map { sign in game.rewards[0].map { sign * ($0 + 3) } },
        transitions: game.transitions,
        horizon: game.horizon
      )
      let richer = try paid.zeroSumSolution(over: Double.self).values
      // Profiles in the order of the players changed: columns first.
      let order = game.states.flatMap { state in
        (0..<12).map { 12 * state + $0 % 3 * 4 + $0 / 3 }
      }
      var rows = TransitionRows(stateCount: 5)
      for row in order { try rows.append(game.transitions.distribution(ofRow: row)) }
      let swapped = try TabularMarkovGame(
        states: game.states,
        actions: game.actions.map { [$0[1], $0[0]] },
        rewards: [1, 0].map { player in order.map { game.rewards[player][$0] } },
        transitions: rows,
        horizon: game.horizon
      )
      let mirrored = try swapped.zeroSumSolution(over: Double.self).values
      for state in game.states {
        #expect(isClose(richer[state], 2 * (values[state] + 12), within: 1e-8))
        #expect(isClose(mirrored[state], -values[state], within: 1e-8))
      }
    }
  }

  /// A random game in which player 0 moves in even states and player 1 in odd ones.
  private func alternatingGame(seed: UInt64) throws -> TabularMarkovGame<Int, Int> {
    var generator = Xoshiro256(seed: seed)
    let count = 8
    var rows = TransitionRows(stateCount: count)
    var payments: [Rational] = []
    for _ in 0..<(3 * count) {
      let targets = (0..<2).map { _ in Int.random(in: 0..<count, using: &generator) }
      try rows.append(targets.map { ($0, 0.5) })
      payments.append(Rational(Int.random(in: -9...9, using: &generator)))
    }
    return try TabularMarkovGame(
      states: Array(0..<count),
      actions: (0..<count).map { $0.isMultiple(of: 2) ? [[0, 1, 2], [0]] : [[0], [0, 1, 2]] },
      rewards: [payments, payments.map { -$0 }],
      transitions: rows,
      horizon: .discounted(0.9, players: 2)
    )
  }
}
