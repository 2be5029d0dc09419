import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct DecisionTests {
  private static func game(
    seed: UInt64,
    states: Int = 5,
    discount: Rational = 0.9
  ) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: states,
      actionCounts: [3],
      branching: min(3, states),
      rewards: .integers(-10...10),
      horizon: .discounted([discount])
    ).makeGame(seed: seed)
  }

  /// Puterman (1994), example 3.1.1 (two states), at δ = 19/20.
  @Test func `Puterman's two states`() throws {
    var rows = TransitionRows(stateCount: 2)
    try rows.append([(0, 0.5), (1, 0.5)])
    try rows.append(certain: 1)
    try rows.append(certain: 1)
    let game = try TabularMarkovGame(
      states: ["s1", "s2"],
      actions: [[["stay", "leave"]], [["stay"]]],
      rewards: [[5, 10, -1]],
      transitions: rows,
      horizon: .discounted([0.95])
    )
    let answer = try game.optimalDecisions()
    #expect(answer.actions == ["stay", "stay"])
    #expect(answer.values == [Rational(-60, 7), -20])
    #expect(answer.gap == 0 && answer.stopReason == nil)
    #expect(answer.description == "0: -60/7  stay\n1: -20  stay\nexact")
  }

  /// Three independent methods on 200 random processes.
  @Test(arguments: 0..<10)
  func `policy iteration, linear programming and value iteration agree`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let game = try Self.game(seed: UInt64(seed), states: 2 + seed % 5)
      let exact = try game.optimalDecisions()
      #expect(exact.gap == 0)
      let program = try game.optimalDecisions(using: .linearProgram)
      #expect(program.values == exact.values && program.gap == 0)
      let proof = try game.check(lowerValues: exact.values, upperValues: exact.values)
      #expect(proof.isProof && proof.lowerSlack == 0 && proof.upperSlack == 0)
      for answer in [
        try game.optimalDecisions(using: .valueIteration, over: Double.self),
        try game.optimalDecisions(using: .policyIteration, over: Double.self),
        try game.optimalDecisions(using: .linearProgram, over: Double.self),
      ] {
        #expect(answer.gap <= 1e-9, "\(answer.method)")
        #expect(
          try game.check(lowerValues: answer.lowerValues, upperValues: answer.upperValues).isProof
        )
        for state in game.states {
          let value = exact.values[state]
          #expect(Rational(binary: answer.lowerValues[state]) <= value)
          #expect(Rational(binary: answer.upperValues[state]) >= value)
        }
      }
    }
  }

  /// Exact evaluation is given up in the middle; what floating arithmetic found by then is proven.
  @Test func `time that is over leaves bounds`() throws {
    let game = try RandomMarkovGames(
      stateCount: 150,
      actionCounts: [2],
      branching: 5,
      horizon: .discounted([0.9])
    ).makeGame(seed: 5)
    let answer = try game.optimalDecisions(
      using: PolicyIteration(limits: Limits(time: .milliseconds(1)))
    )
    #expect(answer.stopReason == .timeLimit)
    let exact = try game.optimalDecisions(using: .policyIteration, over: Double.self)
    for state in game.states {
      #expect(answer.lowerValues[state].doubleValue <= exact.upperValues[state])
      #expect(answer.upperValues[state].doubleValue >= exact.lowerValues[state])
    }
    #expect(
      try game.check(lowerValues: answer.lowerValues, upperValues: answer.upperValues).isProof
    )
  }

  @Test func `value iteration has exact bounds, too`() throws {
    let game = try Self.game(seed: 77)
    let answer = try game.optimalDecisions(using: ValueIteration(precision: 1e-6))
    let exact = try game.optimalDecisions()
    #expect(answer.gap > 0 && answer.gap <= 1e-6)
    for state in game.states {
      #expect(answer.lowerValues[state] <= exact.values[state])
      #expect(answer.upperValues[state] >= exact.values[state])
    }
    #expect(
      try game.check(lowerValues: answer.lowerValues, upperValues: answer.upperValues).isProof
    )
  }

  @Test(arguments: [0, 0.999, 0.999999] as [Rational])
  func `bounds hold for every patience`(discount: Rational) throws {
    let game = try Self.game(seed: 5, states: 4, discount: discount)
    let exact = try game.optimalDecisions()
    let answer = try game.optimalDecisions(over: Double.self)
    let largest = answer.upperValues.reduce(1) { max($0, abs($1)) }
    #expect(answer.gap <= 1e-14 * largest / (1 - discount.doubleValue))
    #expect(
      try game.check(lowerValues: answer.lowerValues, upperValues: answer.upperValues).isProof
    )
    #expect(zip(answer.lowerValues, exact.values).allSatisfy { Rational(binary: $0) <= $1 })
  }

  @Test func `large processes take the iterative way`() throws {
    let game = try RandomMarkovGames(
      stateCount: 300,
      actionCounts: [2],
      branching: 4,
      horizon: .discounted([0.99])
    ).makeGame(seed: 8)
    let policies = try game.optimalDecisions(over: Double.self)
    let sweeps = try game.optimalDecisions(using: .valueIteration, over: Double.self)
    #expect(policies.gap < 1e-9 && sweeps.gap < 1e-9)
    #expect(zip(policies.lowerValues, sweeps.upperValues).allSatisfy { $0 <= $1 })
    #expect(zip(sweeps.lowerValues, policies.upperValues).allSatisfy { $0 <= $1 })
    #expect(policies.iterations < 12)
  }

  @Test func `chains without cycles need no linear system`() throws {
    // A corridor of 400 states, paid 1 per step until its end.
    let count = 400
    var rows = TransitionRows(stateCount: count)
    for state in 0..<count { try rows.append(certain: min(state + 1, count - 1)) }
    let game = try TabularMarkovGame(
      states: Array(0..<count),
      actions: Array(repeating: [[0]], count: count),
      rewards: [(0..<count).map { $0 < count - 1 ? 1 : 0 }],
      transitions: rows,
      horizon: .discounted([0.5])
    )
    let values = try game.optimalDecisions().values
    #expect(values[count - 1] == 0 && values[count - 2] == 1 && values[count - 4] == 1.75)
  }

  @Test func `limits leave certified bounds`() throws {
    let game = try Self.game(seed: 21, states: 6)
    let exact = try game.optimalDecisions()
    let stopped = try game.optimalDecisions(
      using: PolicyIteration(limits: Limits(iterations: 0))
    )
    #expect(stopped.stopReason == .iterationLimit)
    #expect(
      try game.check(lowerValues: stopped.lowerValues, upperValues: stopped.upperValues).isProof
    )
    #expect(zip(stopped.lowerValues, exact.values).allSatisfy { $0 <= $1 })
    #expect(zip(stopped.upperValues, exact.values).allSatisfy { $0 >= $1 })
    let sweeps = try game.optimalDecisions(
      using: ValueIteration(limits: Limits(iterations: 3)),
      over: Double.self
    )
    #expect(sweeps.stopReason == .iterationLimit && sweeps.iterations == 3)
    #expect(
      try game.check(lowerValues: sweeps.lowerValues, upperValues: sweeps.upperValues).isProof
    )
    let late = try game.optimalDecisions(using: PolicyIteration(limits: Limits(time: .zero)))
    #expect(late.stopReason == .timeLimit)
  }

  @Test func `relabelled states and rescaled rewards change nothing else`() throws {
    let game = try Self.game(seed: 30)
    let answer = try game.optimalDecisions()
    let moved = try TabularMarkovGame(
      states: game.states,
      actions: game.actions,
      rewards: [game.rewards[0].map { 3 * $0 + 7 }],
      transitions: game.transitions,
      horizon: game.horizon
    )
    let other = try moved.optimalDecisions()
    #expect(other.choices == answer.choices)
    #expect(other.values == answer.values.map { 3 * $0 + 70 })
  }

  @Test func `what does not apply is refused`() throws {
    #expect(throws: SolutionError.self) { try NoSDEGame().optimalDecisions() }
    var endless = try AltarForaging()
    endless.horizon = .average
    #expect(
      throws: SolutionError.notApplicable(
        reason: "this needs rewards discounted for ever; the horizon is long-run average"
      )
    ) {
      try endless.optimalDecisions()
    }
    let huge = try TabularMarkovGame(
      states: [0],
      actions: [[[0]]],
      rewards: [[Rational(exactly: 1e300).map { $0 * $0 } ?? 0]],
      transitions: {
        var rows = TransitionRows(stateCount: 1)
        try rows.append(certain: 0)
        return rows
      }(),
      horizon: .discounted([0.5])
    )
    #expect(throws: SolutionError.self) { try huge.optimalDecisions(over: Double.self) }
  }
}
