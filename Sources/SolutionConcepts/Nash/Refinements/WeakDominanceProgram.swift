internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// Decides whether mixed strategies of a two-player game are weakly dominated by mixed strategies.
///
/// For a strategy x of a player with payoffs u, maximise `Σₛ u(z, s)` over mixtures z with
/// `u(z, s) ≥ u(x, s)` for every action s of the opponent. When x itself is optimal, the dual
/// values y ≤ 0 give the belief `bₛ = 1 − yₛ > 0`, up to scale, to which x is a best reply.
///
/// > Source: Gale & Sherman (1950), *Solutions of finite two-person games*; Pearce (1984),
/// > *Rationalizable strategic behavior and the problem of perfection*, lemma 4.
struct WeakDominanceProgram<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>

  /// The payoff of each of a player's actions against each of the opponent's.
  private func payoffs(of player: Int) -> [[Rational]] {
    let (own, other) = (table.space.strides[player], table.space.strides[1 - player])
    return (0..<table.space.counts[player]).map { action in
      (0..<table.space.counts[1 - player]).map {
        table.payoffs[player][action * own + $0 * other]
      }
    }
  }

  /// Judges one strategy.
  ///
  /// - Parameters:
  ///   - mixture: The strategy.
  ///   - player: The player who uses it.
  ///   - solver: The solver of the linear program.
  ///   - limits: The longest time.
  /// - Returns: A dominating mixture, or a belief that rules nothing out.
  /// - Throws: `LinearProgramError` when the solver fails.
  func judge(
    _ mixture: [Rational],
    of player: Int,
    solver: some LinearSolver,
    limits: Limits
  ) throws(LinearProgramError) -> DominanceVerdict<Action> {
    let payoffs = payoffs(of: player)
    let opponents = table.actions[1 - player]
    let own = opponents.indices.map { situation in
      Rational.sumOfProducts(count: mixture.count) { (mixture[$0], payoffs[$0][situation]) }
    }
    var program = LinearProgram<Rational>(.maximize)
    for row in payoffs { program.addVariable(objective: row.reduce(.zero, +)) }
    let columns = payoffs.indices.map { Int32($0) }
    for situation in opponents.indices {
      program.addConstraint(
        columns: columns,
        coefficients: payoffs.map { $0[situation] },
        bounds: .atLeast(own[situation])
      )
    }
    program.addConstraint(
      columns: columns,
      coefficients: columns.map { _ in 1 },
      bounds: .equal(to: 1)
    )
    let optimum: LinearOptimum<Rational>
    switch try solver.solve(program, limits: limits) {
    case .optimal(let found): optimum = found
    case .stopped(let reason): return .stopped(reason)
    case .infeasible, .unbounded:
      throw .backend(solver: solver.name, message: "lost a bounded feasible program")
    }
    if optimum.objective > own.reduce(.zero, +) {
      return .dominated(by: MixedStrategy(trusted: optimum.values, over: table.actions[player]))
    }
    let weights = opponents.indices.map { 1 - optimum.duals[$0] }
    let total = weights.reduce(.zero, +)
    return .undominated(
      bestReplyTo: MixedStrategy(trusted: weights.map { $0 / total }, over: opponents)
    )
  }
}
