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
    solver: some LinearSolver
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
      payoff: payoff
    )
  }

  private func pure(_ action: Int, of player: Int) -> [Rational] {
    var mixture = [Rational](repeating: .zero, count: table.space.counts[player])
    mixture[action] = 1
    return mixture
  }

  /// Decides dominance by mixtures with one linear program.
  ///
  /// Strict: maximise v with `Σ xᵣ·(u(r, s) − u(a, s)) ≥ v` for all s; the duals are the belief.
  /// Weak: maximise the sum of the differences while none is negative.
  private func judgeByProgram(
    _ action: Int,
    of player: Int,
    rivals: [Int],
    situations: [Int],
    dominance: DominanceKind,
    solver: some LinearSolver,
    payoff: (Int, Int) -> Rational
  ) throws(LinearProgramError) -> Verdict {
    var program = LinearProgram<Rational>(.maximize)
    for rival in rivals {
      let total =
        dominance == .weak
        ? situations.reduce(Rational.zero) { $0 + payoff(rival, $1) - payoff(action, $1) }
        : .zero
      program.addVariable(objective: total)
    }
    if dominance == .strict { program.addVariable(bounds: .free, objective: 1) }
    let columns = (0..<Int32(program.variableCount)).map { $0 }
    for situation in situations {
      var row = rivals.map { payoff($0, situation) - payoff(action, situation) }
      if dominance == .strict { row.append(-1) }
      program.addConstraint(columns: columns, coefficients: row, bounds: .nonnegative)
    }
    program.addConstraint(
      columns: Array(columns.prefix(rivals.count)),
      coefficients: Array(repeating: 1, count: rivals.count),
      bounds: .equal(to: 1)
    )
    guard let optimum = try solver.solve(program).optimum else { return .undominated }
    if optimum.objective > .zero {
      var mixture = [Rational](repeating: .zero, count: table.space.counts[player])
      for (place, rival) in rivals.enumerated() { mixture[rival] = optimum.values[place] }
      return .dominated(by: mixture)
    }
    guard dominance == .strict else { return .undominated }
    // The dual values of the rows are minus the belief; they sum to minus one.
    let belief = situations.indices.compactMap { place -> (key: Int, value: Rational)? in
      let weight = -optimum.duals[place]
      return weight.isZero ? nil : (situations[place], weight)
    }
    return .supported(by: belief)
  }
}
