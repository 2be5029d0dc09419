public import EquilibriaNumerics

extension LinearSolver {
  /// Optimises several objectives in order of importance.
  ///
  /// The first objective is optimised; then the second among its optima; and so on. Each optimum
  /// becomes an exact constraint of the next step.
  ///
  /// - Parameters:
  ///   - program: The constraints; its sense applies to every objective, its objective is ignored.
  ///   - objectives: What to optimise, most important first.
  ///   - limits: The longest time, and the most pivots of each step.
  /// - Returns: The answer of the last step; its ``LinearOptimum/objective`` is the last one's.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solveLexicographically(
    _ program: LinearProgram<Rational>,
    objectives: [LinearExpression<Rational>],
    limits: Limits = .none
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    let stopwatch = Stopwatch(limits)
    var current = program
    var basis: Basis?
    var answer: LinearSolution<Rational>?
    for objective in objectives {
      current.setObjective(objective)
      let solution = try solve(
        current,
        startingFrom: basis,
        limits: Limits(time: stopwatch.remainingTime, iterations: limits.iterations)
      )
      answer = solution
      guard let optimum = solution.optimum else { return solution }
      current.addConstraint(objective == optimum.objective)
      basis = optimum.basis
      basis?.constraints.append(.basic)
    }
    guard let answer else { return try solve(current, startingFrom: nil, limits: limits) }
    return answer
  }

  /// Makes the smallest of several quantities as large as possible, then the next, and so on.
  ///
  /// - Parameters:
  ///   - quantities: The quantities to level up, for example the players' payoffs.
  ///   - program: The constraints; its objective and sense are ignored.
  ///   - limits: The longest time, and the most pivots of each step.
  /// - Returns: A leximin-optimal point, or why there is none. The objective is the smallest
  ///   quantity of the last step, whose variable and rows follow the program's own in the values
  ///   and duals.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  /// - Complexity: At most k² linear programs for k quantities.
  public func solveLeximin(
    of quantities: [LinearExpression<Rational>],
    in program: LinearProgram<Rational>,
    limits: Limits = .none
  ) throws(LinearProgramError) -> LinearSolution<Rational> {
    let stopwatch = Stopwatch(limits)
    func rest() -> Limits {
      Limits(time: stopwatch.remainingTime, iterations: limits.iterations)
    }
    var fixed: [Int: Rational] = [:]
    var last: LinearSolution<Rational>?
    while fixed.count < quantities.count {
      var step = program
      step.sense = .maximize
      let least = step.addVariable("least", bounds: .free)
      for (index, quantity) in quantities.enumerated() {
        if let value = fixed[index] {
          step.addConstraint(quantity >= value)
        } else {
          step.addConstraint(quantity >= least)
        }
      }
      step.setObjective(least)
      let solution = try solve(step, startingFrom: nil, limits: rest())
      guard let optimum = solution.optimum else { return solution }
      last = solution
      let level = optimum.objective
      var saturated: [Int] = []
      for index in quantities.indices where fixed[index] == nil {
        var probe = program
        probe.sense = .maximize
        for (other, quantity) in quantities.enumerated() {
          probe.addConstraint(quantity >= (fixed[other] ?? level))
        }
        probe.setObjective(quantities[index])
        let best = try solve(probe, startingFrom: nil, limits: rest())
        if case .stopped = best { return best }
        if let value = best.optimum?.objective, value == level { saturated.append(index) }
      }
      for index in saturated { fixed[index] = level }
    }
    guard let last else { return try solve(program, startingFrom: nil, limits: limits) }
    return last
  }
}
