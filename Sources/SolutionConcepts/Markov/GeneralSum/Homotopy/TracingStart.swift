internal import RealModule

/// The start of the tracing procedure: every player's best response to the prior, perturbed.
///
/// With the others' behaviour fixed, a player solves a decision process in which mixing is rewarded.
/// Evaluating the policy and improving it in turn is Newton's method there, and converges.
struct TracingStart {
  let equations: TracingEquations

  private static let roundLimit = 60

  init(_ equations: TracingEquations) { self.equations = equations }

  /// The point at t = 0.
  func point() -> [Double] {
    let tables = equations.tables
    let solutions = (0..<tables.playerCount).map(solve)
    var logOdds: [Double] = []
    for state in 0..<tables.stateCount {
      for player in 0..<tables.playerCount {
        let mixture = solutions[player].policy[state]
        logOdds += mixture.dropFirst().map { Double.log($0 / mixture[0]) }
      }
    }
    return logOdds + solutions.flatMap(\.values) + [0]
  }

  /// A player's best perturbed policy against the prior, and its values.
  private func solve(_ player: Int) -> (policy: [[Double]], values: [Double]) {
    let tables = equations.tables
    let states = tables.stateCount
    var values = Array(repeating: 0.0, count: states)
    var policy: [[Double]] = []
    for _ in 0..<Self.roundLimit {
      policy = (0..<states).map { state in
        mixture(payoffs: payoffs(of: player, in: state, values: values))
      }
      let next = evaluate(policy, of: player)
      var change = 0.0
      var size = 1.0
      for state in 0..<states {
        change = max(change, (next[state] - values[state]).magnitude)
        size = max(size, next[state].magnitude)
      }
      values = next
      if change <= 1e-13 * size { break }
    }
    return (policy, values)
  }

  private func firstAction(of player: Int, in state: Int) -> Int {
    equations.tables.counts(state)[..<player].reduce(0, +)
  }

  private func payoffs(of player: Int, in state: Int, values: [Double]) -> [Double] {
    let states = equations.tables.stateCount
    let first = firstAction(of: player, in: state)
    return (0..<equations.tables.counts(state)[player]).map { action in
      var payoff = equations.priorRewards[state][first + action]
      for next in 0..<states {
        payoff += equations.priorSuccessors[state][(first + action) * states + next] * values[next]
      }
      return payoff
    }
  }

  /// The mixture with `σ_a·(μ − u_a) = 1` for all actions and one μ.
  private func mixture(payoffs: [Double]) -> [Double] {
    let best = payoffs.max() ?? 0
    // 1/(μ − u) is convex and decreasing, so Newton's method from the left never overshoots.
    var excess = 1.0
    for _ in 0..<100 {
      var (sum, slope) = (-1.0, 0.0)
      for payoff in payoffs {
        let share = 1 / (excess + best - payoff)
        sum += share
        slope += share * share
      }
      let step = sum / slope
      excess += step
      if step.magnitude <= 1e-15 * excess { break }
    }
    let shares = payoffs.map { 1 / (excess + best - $0) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// The values of a policy, with the reward for mixing.
  private func evaluate(_ policy: [[Double]], of player: Int) -> [Double] {
    let states = equations.tables.stateCount
    var system = DenseElimination(size: states, rightSides: 1)
    for state in 0..<states {
      let first = firstAction(of: player, in: state)
      let line = state * system.width
      system.entries[line + state] = 1
      for (action, weight) in policy[state].enumerated() {
        for next in 0..<states {
          system.entries[line + next] -=
            weight * equations.priorSuccessors[state][(first + action) * states + next]
        }
        system.entries[line + states] +=
          weight * equations.priorRewards[state][first + action] + Double.log(weight)
      }
    }
    system.solve()
    return system.solutions
  }
}
