internal import EquilibriaNumerics
internal import LinearPrograms

/// Builds the levels of likelihood of one player's actions for given orders of both players.
///
/// The levels must make the player's actions appear in the order of `likelihood`, class after
/// class, and must make the opponent prefer its own actions in the order of `preference`. A level
/// may only add to what earlier levels have left open: actions that have not appeared, and
/// comparisons of the opponent that are tied so far. The possible levels form a cone, whose relative
/// interior decides as much at once as any of its points; so taking such a point level by level
/// fails only when there are no levels at all.
///
/// - Complexity: One exact linear program per level, at most one level per action of both players.
///
/// > Source: Blume, Brandenburger & Dekel (1991), *Lexicographic probabilities and equilibrium
/// > refinements*, Econometrica 59.
struct LexicographicLevels {
  enum Outcome {
    case found([[Rational]])
    case impossible
    case stopped(StopReason)
  }

  /// The opponent's payoff of each own action against each of the player's actions.
  let payoffs: [[Rational]]
  /// The player's equilibrium strategy, level 0.
  let strategy: [Rational]
  let stopwatch: Stopwatch

  /// The levels for a pair of orders that agree with the equilibrium.
  ///
  /// - Parameters:
  ///   - likelihood: The player's actions by class, the most likely first.
  ///   - preference: The opponent's actions by class, the best first.
  /// - Returns: The levels, or that there are none.
  /// - Throws: `LinearProgramError` when a program is refused.
  func build(
    likelihood: [[Int]],
    preference: [[Int]]
  ) throws(LinearProgramError) -> Outcome {
    var levels = [strategy]
    var missing = strategy.map(\.isZero)
    let ties = preference.flatMap { actions in
      actions.dropFirst().map { difference(actions[0], $0) }
    }
    var open = zip(preference, preference.dropFirst()).map { difference($0[0], $1[0]) }
      .filter { value(of: $0, at: strategy).isZero }
    while true {
      let next = likelihood.lazy.map { $0.filter { missing[$0] } }.first { !$0.isEmpty } ?? []
      if next.isEmpty && open.isEmpty { return .found(levels) }
      if let reason = stopwatch.reasonToStop() { return .stopped(reason) }
      let program = program(next, known: missing.indices.filter { !missing[$0] }, ties, open)
      switch try ExactSimplex().solve(program, limits: Limits(time: stopwatch.remainingTime)) {
      case .optimal(let optimum):
        if optimum.objective.isZero { return .impossible }
        levels.append(level(from: optimum.values, next, missing))
      case .stopped(let reason): return .stopped(reason)
      case .infeasible, .unbounded: preconditionFailure("zero is feasible and progress bounded")
      }
      let last = levels[levels.count - 1]
      for action in next where !last[action].isZero { missing[action] = false }
      open.removeAll { !value(of: $0, at: last).isZero }
    }
  }

  /// What the opponent gains from one action rather than another, per action of the player.
  private func difference(_ first: Int, _ second: Int) -> [Rational] {
    zip(payoffs[first], payoffs[second]).map { $0 - $1 }
  }

  private func value(of difference: [Rational], at level: [Rational]) -> Rational {
    Rational.sumOfProducts(count: level.count) { (difference[$0], level[$0]) }
  }

  /// Maximises how many actions appear and comparisons are decided, each counted up to one.
  ///
  /// The weight of an action that has not appeared is the sum of two variables, the part that is
  /// counted and the rest; known actions have one free variable.
  private func program(
    _ next: [Int],
    known: [Int],
    _ ties: [[Rational]],
    _ open: [[Rational]]
  ) -> LinearProgram<Rational> {
    var program = LinearProgram<Rational>(.maximize)
    for _ in next { program.addVariable(bounds: .between(.zero, 1), objective: 1) }
    for _ in next { program.addVariable() }
    for _ in known { program.addVariable(bounds: .free) }
    let weights = next + next + known
    let columns = weights.indices.map { Int32($0) }
    for tie in ties {
      program.addConstraint(
        columns: columns,
        coefficients: weights.map { tie[$0] },
        bounds: .equal(to: .zero)
      )
    }
    for comparison in open {
      let progress = program.addVariable(bounds: .between(.zero, 1), objective: 1)
      program.addConstraint(
        columns: columns + [Int32(progress.index)],
        coefficients: weights.map { comparison[$0] } + [-1],
        bounds: .nonnegative
      )
    }
    return program
  }

  private func level(
    from values: [Rational],
    _ next: [Int],
    _ missing: [Bool]
  ) -> [Rational] {
    var result = [Rational](repeating: .zero, count: missing.count)
    for (place, action) in next.enumerated() {
      result[action] = values[place] + values[next.count + place]
    }
    let known = missing.indices.filter { !missing[$0] }
    for (place, action) in known.enumerated() { result[action] = values[2 * next.count + place] }
    return result
  }
}
