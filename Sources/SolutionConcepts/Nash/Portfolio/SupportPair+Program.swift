internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

extension SupportPair {
  /// Some exact weights on the supports that form an equilibrium, when there are any.
  ///
  /// For each player one linear program: weights, not negative, that make all replies of the
  /// other's support best ones. This settles supports whose indifference systems are singular or
  /// of different sizes.
  ///
  /// > Source: Mangasarian (1964), *Equilibrium points of bimatrix games*; Porter, Nudelman &
  /// > Shoham (2008), *Simple search methods for finding a Nash equilibrium*, feasibility program 1.
  func exactMixtures(
    space: ActionSpace,
    payoffs: [[Rational]],
    limits: Limits,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> [[Rational]]? {
    var mixtures: [[Rational]] = []
    for player in 0..<2 {
      let program = program(forWeightsOf: player, space: space, payoffs[1 - player])
      let solution = try SolutionError.linear { () throws(LinearProgramError) in
        try solver.solve(program, limits: limits)
      }
      guard let optimum = solution.optimum else { return nil }
      var mixture = [Rational](repeating: .zero, count: space.counts[player])
      for (place, action) in supports[player].enumerated() {
        mixture[action] = optimum.values[place]
      }
      mixtures.append(mixture)
    }
    return mixtures
  }

  private func program(
    forWeightsOf player: Int,
    space: ActionSpace,
    _ payoffs: [Rational]
  ) -> LinearProgram<Rational> {
    let (actions, replies) = (supports[player], Set(supports[1 - player]))
    let (step, stride) = (space.strides[player], space.strides[1 - player])
    var program = LinearProgram<Rational>(.maximize)
    for _ in actions { program.addVariable(objective: 0) }
    program.addVariable(bounds: .free, objective: 0)
    let level = Int32(actions.count)
    let columns = Array(0..<level)
    program.addConstraint(
      columns: columns,
      coefficients: columns.map { _ in 1 },
      bounds: .equal(to: 1)
    )
    for reply in 0..<space.counts[1 - player] {
      program.addConstraint(
        columns: columns + [level],
        coefficients: actions.map { payoffs[reply * stride + $0 * step] } + [-1],
        bounds: replies.contains(reply) ? .equal(to: 0) : .atMost(0)
      )
    }
    return program
  }
}
