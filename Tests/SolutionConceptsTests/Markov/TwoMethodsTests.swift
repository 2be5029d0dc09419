import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// Two methods that share little on 200 random games of each class.
///
/// One-player games, zero-sum games, pure and mixed stationary equilibria have their 200 games beside
/// the tests of their solvers.
@Suite struct TwoMethodsTests {
  private func game(
    _ seed: Int,
    states: Int = 3,
    actions: [Int] = [2, 2],
    isZeroSum: Bool = false,
    horizon: Horizon
  ) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: states,
      actionCounts: actions,
      branching: min(1 + seed % 3, states),
      isZeroSum: isZeroSum,
      rewards: .integers(-(1 + seed % 9)...(1 + seed % 9)),
      horizon: horizon
    ).makeGame(seed: UInt64(seed))
  }

  /// Teams: dynamic programming over joint actions, and the best of all pure equilibria, of which the
  /// optimum is one.
  @Test(arguments: 0..<10)
  func `teams`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let base = try game(seed, horizon: .discounted([0.5, 0.9][seed % 2], players: 2))
      let team = try TabularMarkovGame(
        states: base.states,
        actions: base.actions,
        rewards: [base.rewards[0], base.rewards[0]],
        transitions: base.transitions,
        horizon: base.horizon
      )
      let optimum = try team.teamSolution()
      let equilibria = try team.stationaryEquilibria(
        using: .pureEnumeration,
        over: Rational.self
      )
      #expect(equilibria.includesAllPure && optimum.gap == 0)
      for state in team.states {
        #expect(equilibria.map { $0.values[0][state] }.max() == optimum.values[state])
      }
    }
  }

  /// One player moves at a time: Newton's method on values, and enumeration of pure policies, which
  /// are enough there.
  @Test(arguments: 0..<10)
  func `zero-sum games in turns`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let horizon = Horizon.discounted([0.5, 0.9][seed % 2], players: 2)
      let base = try game(seed, states: 4, actions: [3, 1], isZeroSum: true, horizon: horizon)
      let turns = try TabularMarkovGame(
        states: base.states,
        actions: base.actions.enumerated().map { state, actions in
          state.isMultiple(of: 2) ? actions : actions.reversed()
        },
        rewards: base.rewards,
        transitions: base.transitions,
        horizon: horizon
      )
      let solution = try turns.zeroSumSolution()
      let equilibria = try turns.stationaryEquilibria(
        using: .pureEnumeration,
        over: Rational.self
      )
      #expect(solution.gap == 0 && solution.policy.isPure)
      #expect(!equilibria.isEmpty)
      #expect(equilibria.allSatisfy { $0.values[0] == solution.values })
    }
  }

  /// Finitely many periods: an equilibrium of every stage, and what each player can be sure of.
  @Test(arguments: 0..<10)
  func `zero-sum games that end`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let game = try game(
        seed,
        states: 2,
        actions: [2, 3],
        isZeroSum: true,
        horizon: .finite(steps: 2, players: 2)
      )
      let nash = try game.finiteHorizonSolution(by: .nash())
      let secure = try game.finiteHorizonSolution(by: .maximin())
      #expect(nash.values == secure.values)
      #expect(nash.check.isEquilibrium() && secure.check.isEquilibrium())
    }
  }

  /// Long-run averages: relative value iteration, and Newton's method for a very patient player.
  @Test(arguments: 0..<10)
  func `averages`(block: Int) throws {
    for seed in (block * 20)..<(block * 20 + 20) {
      let endless = try RandomMarkovGames(
        stateCount: 4,
        actionCounts: [2, 3],
        branching: 4,
        isZeroSum: true,
        horizon: .average
      ).makeGame(seed: UInt64(seed))
      let average = try endless.averageZeroSumSolution(over: Double.self)
      #expect(average.check.isProof && average.gap < 1e-9)
      let patient = try TabularMarkovGame(
        states: endless.states,
        actions: endless.actions,
        rewards: endless.rewards,
        transitions: endless.transitions,
        horizon: .discounted(Rational(99_999, 100_000), players: 2)
      ).zeroSumSolution(over: Double.self)
      #expect(patient.values.allSatisfy { isClose($0 * 1e-5, average.value, within: 1e-4) })
    }
  }
}
