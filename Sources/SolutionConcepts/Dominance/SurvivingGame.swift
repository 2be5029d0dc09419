internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// The part of a game that elimination has left, addressed by the numbers of the full game.
struct SurvivingGame<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let alive: [[Int]]

  init(_ table: PayoffTable<Action>, alive: [[Int]]) {
    self.table = table
    self.alive = alive
  }

  enum Verdict {
    /// A mixture over all of the player's actions that dominates.
    case dominated(by: [Rational])
    /// A belief over profile numbers (the player's own action set to 0) that makes the action a
    /// best reply.
    case supported(by: [(key: Int, value: Rational)])
    case undominated
    /// A limit was reached before the linear program was solved.
    case stopped(StopReason)
  }

  /// The surviving actions of each player.
  var actions: [[Action]] {
    alive.indices.map { player in alive[player].map { table.actions[player][$0] } }
  }

  func profile(_ index: Int) -> [Action] { table.profile(at: index) }

  /// The numbers of the profiles in which a player's action number is 0 and the others survive.
  private func opponentProfiles(of player: Int) -> [Int] {
    var result = [0]
    for other in alive.indices where other != player {
      result = result.flatMap { base in
        alive[other].map { base + $0 * table.space.strides[other] }
      }
    }
    return result
  }

  func judge(
    _ action: Int,
    of player: Int,
    dominance: DominanceKind,
    dominators: DominatorKind,
    solver: some LinearSolver,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> Verdict {
    let situations = opponentProfiles(of: player)
    let stride = table.space.strides[player]
    let payoffs = table.payoffs[player]
    let rivals = alive[player].filter { $0 != action }
    func payoff(_ action: Int, _ situation: Int) -> Rational {
      payoffs[situation + action * stride]
    }
    for rival in rivals {
      var isBetterSomewhere = false
      var isWorseSomewhere = false
      var isEqualSomewhere = false
      for situation in situations {
        let (theirs, own) = (payoff(rival, situation), payoff(action, situation))
        if theirs > own {
          isBetterSomewhere = true
        } else if theirs == own {
          isEqualSomewhere = true
        } else {
          isWorseSomewhere = true
          break
        }
      }
      let dominates =
        switch dominance {
        case .strict: !isWorseSomewhere && !isEqualSomewhere
        case .weak: !isWorseSomewhere && isBetterSomewhere
        }
      if dominates { return .dominated(by: pure(rival, of: player)) }
    }
    guard dominators == .mixed else { return .undominated }
    if dominance == .strict,
      let situation = situations.first(where: { situation in
        rivals.allSatisfy { payoff($0, situation) <= payoff(action, situation) }
      })
    {
      return .supported(by: [(key: situation, value: Rational.one)])
    }
    return try judgeByProgram(
      action,
      of: player,
      rivals: rivals,
      situations: situations,
      dominance: dominance,
      solver: solver,
      stopwatch: stopwatch,
      payoff: payoff
    )
  }

  private func pure(_ action: Int, of player: Int) -> [Rational] {
    var mixture = [Rational](repeating: .zero, count: table.space.counts[player])
    mixture[action] = 1
    return mixture
  }

  /// Judges by a linear program over the mixtures x of the rivals r, with its duals as a belief.
  ///
  /// Strict: maximise v with `Σ xᵣ·(u(r, s) − u(a, s)) ≥ v` for all s; the duals are the belief.
  /// Weak: maximise the sum of the differences while none is negative. The action itself may take
  /// part, which keeps the program feasible; an optimum of zero has duals y ≤ 0 with
  /// `Σₛ (1 − yₛ)·(u(r, s) − u(a, s)) ≤ 0` for all r: a belief that rules nothing out.
  private func judgeByProgram(
    _ action: Int,
    of player: Int,
    rivals: [Int],
    situations: [Int],
    dominance: DominanceKind,
    solver: some LinearSolver,
    stopwatch: Stopwatch,
    payoff: (Int, Int) -> Rational
  ) throws(LinearProgramError) -> Verdict {
    var program = LinearProgram<Rational>(.maximize)
    let choices = dominance == .weak ? rivals + [action] : rivals
    for rival in choices {
      let total =
        dominance == .weak
        ? situations.reduce(Rational.zero) { $0 + payoff(rival, $1) - payoff(action, $1) }
        : .zero
      program.addVariable(objective: total)
    }
    if dominance == .strict { program.addVariable(bounds: .free, objective: 1) }
    let columns = (0..<Int32(program.variableCount)).map { $0 }
    for situation in situations {
      var row = choices.map { payoff($0, situation) - payoff(action, situation) }
      if dominance == .strict { row.append(-1) }
      program.addConstraint(columns: columns, coefficients: row, bounds: .nonnegative)
    }
    program.addConstraint(
      columns: Array(columns.prefix(choices.count)),
      coefficients: Array(repeating: 1, count: choices.count),
      bounds: .equal(to: 1)
    )
    // The iterations of the stopwatch are rounds, not pivots.
    let limits = Limits(time: stopwatch.remainingTime)
    let optimum: LinearOptimum<Rational>
    switch try solver.solve(program, limits: limits) {
    case .optimal(let found): optimum = found
    case .stopped(let reason): return .stopped(reason)
    case .infeasible, .unbounded:
      throw .backend(solver: solver.name, message: "lost a bounded feasible program")
    }
    if optimum.objective > .zero {
      let total = optimum.values.prefix(rivals.count).reduce(Rational.zero, +)
      var mixture = [Rational](repeating: .zero, count: table.space.counts[player])
      for (place, rival) in rivals.enumerated() { mixture[rival] = optimum.values[place] / total }
      return .dominated(by: mixture)
    }
    // Strict: the dual values of the rows are minus the belief; they sum to minus one.
    let weights = situations.indices.map { place in
      (dominance == .strict ? Rational.zero : 1) - optimum.duals[place]
    }
    let total = weights.reduce(.zero, +)
    let belief = situations.indices.filter { !weights[$0].isZero }.map { place in
      (key: situations[place], value: weights[place] / total)
    }
    return .supported(by: belief)
  }
}
