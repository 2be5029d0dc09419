import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct GreedyValueIterationTests {
  /// Zinkevich, Greenwald & Littman (2005) and case markov-03: no selection makes values settle, and
  /// the cycle of five periods is itself an equilibrium, of behaviour that depends on the period.
  @Test(arguments: [
    StageSelection.first, .highestTotal, .highestMinimum, .highestPayoff(of: 0),
    .highestPayoff(of: 1),
  ])
  func `NoSDE goes round in a cycle`(selection: StageSelection) throws {
    let game = try NoSDEGame()
    let result = try game.greedyValues(using: GreedyValueIteration(selection: selection))
    guard case .cycle(let cycle) = result.outcome else {
      Issue.record("\(result)")
      return
    }
    let wanted = try MarkovCases.number("markov-03", "viPolicyCycle")
    #expect(Double(cycle.period) == wanted)
    #expect(cycle.regret < 1e-9 && cycle.policies.allSatisfy(\.isPure))
    // What a policy is worth now follows from what the next one is worth afterwards.
    let table = try game.tabulated()
    for phase in 0..<cycle.period {
      let next = cycle.values[(phase + 1) % cycle.period]
      let weights = cycle.policies[phase]
      for player in 0..<2 {
        for state in 0..<2 {
          let mixtures = weights.probabilities[state]
          let stage = table.stageGame(
            inState: state,
            continuing: try next.map { try $0.map { try #require(Rational(exactly: $0)) } }
          )
          let choices = try mixtures.map { try #require($0.firstIndex(of: 1)) }
          let profile = choices.indices.map { stage.actions[$0][choices[$0]] }
          let value = stage.payoffs(for: profile)[player].doubleValue
          #expect(isClose(value, cycle.values[phase][player][state], within: 1e-9))
        }
      }
    }
  }

  /// Zero-sum games have one value each: the sweeps are Shapley's, whatever is selected.
  @Test(arguments: 0..<8)
  func `zero-sum games settle at their values`(seed: UInt64) throws {
    let game = try RandomMarkovGames(
      stateCount: 4,
      actionCounts: [3, 3],
      branching: 2,
      isZeroSum: true,
      horizon: .discounted(0.8, players: 2)
    ).makeGame(seed: seed)
    guard case .converged(let equilibrium) = try game.greedyValues().outcome else {
      Issue.record("values did not settle down")
      return
    }
    let bounds = try game.zeroSumSolution(over: Double.self)
    for state in game.states {
      #expect(equilibrium.values[0][state] >= bounds.lowerValues[state] - 1e-8)
      #expect(equilibrium.values[0][state] <= bounds.upperValues[state] + 1e-8)
    }
    #expect(equilibrium.regret < 1e-8)
  }

  @Test func `pure equilibria are reached where values settle`() throws {
    let result = try PoisonBerries(rule: .none).greedyValues()
    guard case .converged(let equilibrium) = result.outcome else {
      Issue.record("\(result)")
      return
    }
    #expect(equilibrium.isPure && equilibrium.regret < 1e-9)
    #expect(isClose(equilibrium.values[0][0], 3.25, within: 1e-9))
  }

  @Test func `limits leave it undecided`() throws {
    let iteration = GreedyValueIteration(limits: Limits(iterations: 7))
    let result = try NoSDEGame().greedyValues(using: iteration)
    #expect(result.stopReason == .iterationLimit && result.sweeps == 7)
    guard case .undecided(let last) = result.outcome else {
      Issue.record("\(result)")
      return
    }
    #expect(try #require(last).regret > 0)
  }

  @Test func `a player who is not in the game is refused`() throws {
    let iteration = GreedyValueIteration(selection: .highestPayoff(of: 2))
    let error = #expect(throws: SolutionError.self) {
      try NoSDEGame().greedyValues(using: iteration)
    }
    #expect(error?.description.contains("expected 0 to 1") == true)
  }
}
