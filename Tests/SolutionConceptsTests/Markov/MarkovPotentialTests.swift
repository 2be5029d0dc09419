import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct MarkovPotentialTests {
  private func random(
    seed: UInt64,
    horizon: Horizon? = nil
  ) throws -> TabularMarkovGame<Int, Int> {
    try RandomMarkovGames(
      stateCount: 3,
      actionCounts: [2, 3],
      branching: 2,
      rewards: .integers(-9...9),
      horizon: horizon ?? .discounted(0.8, players: 2)
    ).makeGame(seed: seed)
  }

  private func with(
    _ game: TabularMarkovGame<Int, Int>,
    rewards: [[Rational]]? = nil,
    transitions: TransitionRows? = nil
  ) throws -> TabularMarkovGame<Int, Int> {
    try TabularMarkovGame(
      states: game.states,
      actions: game.actions,
      rewards: rewards ?? game.rewards,
      transitions: transitions ?? game.transitions,
      horizon: game.horizon
    )
  }

  /// Rewards that differ by constants are as good as the same.
  @Test func `teams up to constants`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let base = try random(seed: seed)
      let game = try with(base, rewards: [base.rewards[0], base.rewards[0].map { $0 + 7 }])
      #expect(try game.markovPotential() == .potential(base.rewards[0]))
      let answer = try game.potentialEquilibrium()
      #expect(answer.policy.isPure && answer.check.regret == 0)
    }
  }

  /// Every stage a congestion game, and chance alone moves the state.
  @Test func `stages with potentials of their own`() throws {
    let base = try random(seed: 3)
    var rows = TransitionRows(stateCount: 3)
    for state in 0..<3 {
      for _ in 0..<6 { try rows.append([((state + 1) % 3, 0.5), (state, 0.5)]) }
    }
    // A common part, and parts that only the other's action decides.
    let space = base.spaces[0]
    let rewards = (0..<2).map { player in
      base.rewards[0].indices.map { row in
        let other = space.action(of: 1 - player, at: row % 6)
        return base.rewards[0][row] + Rational(10 * other + row / 6)
      }
    }
    let game = try with(base, rewards: rewards, transitions: rows)
    guard case .potential(let potential) = try game.markovPotential() else {
      Issue.record("there is a potential")
      return
    }
    let answer = try game.potentialEquilibrium()
    #expect(answer.check.regret == 0)
    // Gains are changes of the potential's sum: one change, both ways of counting.
    let team = try with(game, rewards: [potential, potential])
    let (before, after) = ([[0, 0], [1, 2], [1, 1]], [[0, 0], [0, 2], [1, 1]])
    let policies = try [before, after].map {
      try StationaryPolicy<_, Rational>(pure: $0, for: game)
    }
    let own = try policies.map { try game.values(of: $0).values[0] }
    let common = try policies.map { try team.values(of: $0).values[0] }
    for state in 0..<3 {
      #expect(own[1][state] - own[0][state] == common[1][state] - common[0][state])
    }
    // The same stages, but now the second player can steer.
    let steered = try with(game, transitions: base.transitions)
    guard case .none = try steered.markovPotential() else {
      Issue.record("stage potentials are not enough")
      return
    }
    #expect(throws: SolutionError.notApplicable(reason: "no potential of this game is known")) {
      try steered.potentialEquilibrium()
    }
  }

  @Test func `a cycle proves that there is none`() throws {
    for seed in 0..<5 as Range<UInt64> {
      let game = try random(seed: seed)
      guard case .none(let cycle) = try game.markovPotential() else {
        Issue.record("random games have no potential")
        continue
      }
      let values = try cycle.policies.map { policy in
        try game.values(of: policy).values
      }
      var sum = Rational.zero
      for corner in 0..<4 {
        let player = cycle.players[corner % 2]
        sum += values[(corner + 1) % 4][player][cycle.state] - values[corner][player][cycle.state]
      }
      #expect(sum == cycle.sum && sum != 0)
      // Each policy differs from the next in one player's action.
      for corner in 0..<4 {
        let (one, two) = (cycle.policies[corner], cycle.policies[(corner + 1) % 4])
        let differences = (0..<3).reduce(0) { total, state in
          total + (0..<2).count { one[state, $0] != two[state, $0] }
        }
        #expect(differences == 1)
      }
    }
  }

  @Test func `too little effort decides nothing`() throws {
    let game = try random(seed: 1)
    #expect(try game.markovPotential(effort: 3) == .undecided(policies: 0))
    let alone = try AltarForaging()
    #expect(throws: SolutionError.self) {
      var average = try BigMatch()
      average.horizon = .average
      _ = try average.markovPotential()
    }
    guard case .potential = try alone.markovPotential() else {
      Issue.record("a single player is a team")
      return
    }
  }
}
