public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// Zero-sum games by linear programming.
///
/// Payoffs are made positive; then `max Σ yⱼ` subject to `A·y ≤ 1, y ≥ 0` has the optimum
/// 1/value, its solution is the column player's strategy and its dual values the row player's,
/// both up to scale. For large games regret matching first guesses the two supports, and the
/// simplex method starts from the basis they name.
///
/// > Source: Dantzig (1951), *A proof of the equivalence of the programming problem and the game
/// > problem*; von Neumann & Morgenstern (1944).
public struct ZeroSumProgram: Sendable, Hashable {
  /// From this number of payoffs on, regret matching prepares the starting basis.
  public var preparationThreshold: Int

  /// The rounds of regret matching.
  public var preparationRounds: Int

  /// The longest time and the most pivots.
  public var limits: Limits

  /// Linear programming with prepared bases for large games.
  ///
  /// - Parameters:
  ///   - preparationThreshold: The number of payoffs from which a basis is prepared.
  ///   - preparationRounds: The rounds of regret matching.
  ///   - limits: The longest time and the most pivots.
  public init(
    preparationThreshold: Int = 2500,
    preparationRounds: Int = 1000,
    limits: Limits = .none
  ) {
    self.preparationThreshold = preparationThreshold
    self.preparationRounds = preparationRounds
    self.limits = limits
  }

  /// Solves a constant-sum game of two players.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: ``Rational`` for the exact value, `Double` for bounds.
  ///   - solver: The linear solver.
  /// - Returns: Optimal strategies and the bounds that they prove.
  /// - Throws: ``SolutionError`` when the game is not constant-sum, the solver fails, or a limit
  ///   is reached first.
  public func solve<Action, Scalar: OrderedField>(
    _ game: some NormalFormGame<Action>,
    over scalar: Scalar.Type = Rational.self,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> ZeroSumSolution<Action, Scalar> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      try table.requireRange(of: scalar)
      return table
    }
    try Self.requireConstantSum(table)
    let stopwatch = Stopwatch(limits)
    let (m, n) = (table.space.counts[0], table.space.counts[1])
    if !table.fitsFloating {
      let solution = ExactSimplex.run(
        Self.exactProgram(table),
        startingFrom: nil,
        stopwatch: stopwatch
      )
      return ZeroSumSolution(try Self.profile(solution, of: table), of: table)
    }
    let program = Self.floatingProgram(table)
    let basis =
      m * n >= preparationThreshold
      ? preparedBasis(program, m, n, until: stopwatch) : nil
    if let reason = stopwatch.reasonToStop() {
      throw .stoppedWithoutAnswer(reason: reason.rawValue)
    }
    let proposal = try SolutionError.linear { () throws(LinearProgramError) in
      try solver.withSession(for: program) { session throws(LinearProgramError) in
        try session.propose(
          startingFrom: basis,
          method: basis == nil ? .primal : .dual,
          limits: stopwatch.remaining()
        )
      }
    }
    if case .stopped(let reason) = proposal.claim {
      throw .stoppedWithoutAnswer(reason: reason.rawValue)
    }
    if Scalar.arithmetic == .floating, proposal.claim == .optimal {
      let mixtures = [proposal.duals, proposal.values].map { weights in
        Self.normalised(weights.map { max($0, 0) }).map { Scalar(binary: $0) }
      }
      let profile = MixedProfile(
        mixtures.enumerated().map { MixedStrategy(trusted: $1, over: table.actions[$0]) }
      )
      return ZeroSumSolution(profile, of: table)
    }
    let solution = solver.prove(proposal, of: Self.exactProgram(table), stopwatch: stopwatch)
    return ZeroSumSolution(try Self.profile(solution, of: table), of: table)
  }

  private static func profile<Action, Scalar>(
    _ solution: LinearSolution<Rational>,
    of table: PayoffTable<Action>
  ) throws(SolutionError) -> MixedProfile<Action, Scalar> {
    guard let optimum = solution.optimum else {
      if case .stopped(let reason) = solution {
        throw .stoppedWithoutAnswer(reason: reason.rawValue)
      }
      throw .stoppedWithoutAnswer(reason: solution.description)
    }
    return MixedProfile(
      [optimum.duals, optimum.values].enumerated().map { player, weights in
        MixedStrategy(
          trusted: normalised(weights).map { Scalar($0) },
          over: table.actions[player]
        )
      }
    )
  }

  static func requireConstantSum<Action>(
    _ table: PayoffTable<Action>
  ) throws(SolutionError) {
    guard table.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.space.playerCount))
    }
    let sum = table.payoffs[0][0] + table.payoffs[1][0]
    for index in 0..<table.space.profileCount
    where table.payoffs[0][index] + table.payoffs[1][index] != sum {
      throw .notApplicable(
        reason: "not a constant-sum game: payoffs sum to \(sum) at \(table.profile(at: 0)) and to "
          + "\(table.payoffs[0][index] + table.payoffs[1][index]) at \(table.profile(at: index))"
      )
    }
  }

  private static func normalised<Weight: OrderedField>(_ weights: [Weight]) -> [Weight] {
    let sum = weights.reduce(.zero, +)
    return weights.map { $0 / sum }
  }

  /// The program on payoffs scaled to lie between 1 and 2.
  private static func floatingProgram<Action>(
    _ table: PayoffTable<Action>
  ) -> LinearProgram<Double> {
    let values = table.payoffs[0].map(\.doubleValue)
    let least = values.min() ?? 0
    let range = (values.max() ?? 0) - least
    return program(
      values.map { range > 0 ? 1 + ($0 - least) / range : 1 },
      table.space.counts
    )
  }

  /// The program on payoffs shifted so that the least is one; scaled, it has the same bases.
  private static func exactProgram<Action>(
    _ table: PayoffTable<Action>
  ) -> LinearProgram<Rational> {
    let values = table.payoffs[0]
    guard let least = values.min(), let greatest = values.max(), least != greatest else {
      return program(values.map { _ in 1 }, table.space.counts)
    }
    let range = greatest - least
    return program(values.map { $0 - least + range }, table.space.counts)
  }

  private static func program<Scalar>(
    _ payoffs: [Scalar],
    _ counts: [Int]
  ) -> LinearProgram<Scalar> {
    var program = LinearProgram<Scalar>(.maximize)
    for _ in 0..<counts[1] { program.addVariable(objective: 1) }
    let columns = Array(0..<Int32(counts[1]))
    for row in 0..<counts[0] {
      program.addConstraint(
        columns: columns,
        coefficients: Array(payoffs[row * counts[1]..<(row + 1) * counts[1]]),
        bounds: .atMost(1)
      )
    }
    return program
  }

  /// A basis from the k most played actions of each side, k being the mean size of the supports.
  private func preparedBasis(
    _ program: LinearProgram<Double>,
    _ m: Int,
    _ n: Int,
    until stopwatch: Stopwatch
  ) -> Basis {
    let matching = RegretMatching(
      rowCount: m,
      columnCount: n,
      payoffs: program.coefficients
    )
    let (row, column) = matching.run(rounds: preparationRounds, until: stopwatch)
    func supportSize(_ weights: [Float]) -> Int {
      let threshold = 1e-3 * weights.reduce(0, +) / Float(weights.count)
      return weights.count { $0 > threshold }
    }
    let size = min((supportSize(row) + supportSize(column)) / 2, m, n)
    var basis = Basis(slackOf: program)
    for index in column.indices.sorted(by: { column[$0] > column[$1] }).prefix(size) {
      basis.variables[index] = .basic
    }
    for index in row.indices.sorted(by: { row[$0] > row[$1] }).prefix(size) {
      basis.constraints[index] = .atUpper
    }
    return basis
  }
}

extension OrderedField {
  /// The value of a finite double, to the nearest.
  init(binary value: Double) { self.init(Rational(exactly: value) ?? .zero) }
}

extension NormalFormGame {
  /// The value of a zero-sum (or constant-sum) game and optimal strategies, exact.
  ///
  /// - Returns: The value to player 0 and a strategy of each player that proves it.
  /// - Throws: ``SolutionError`` when the game is not constant-sum.
  public func zeroSumSolution() throws(SolutionError) -> ZeroSumSolution<Action, Rational> {
    try ZeroSumProgram().solve(self, over: Rational.self)
  }

  /// The value of a zero-sum (or constant-sum) game and optimal strategies.
  ///
  /// - Parameter scalar: ``Rational`` for the exact value, `Double` for bounds.
  /// - Returns: The value to player 0 and a strategy of each player that proves it.
  /// - Throws: ``SolutionError`` when the game is not constant-sum.
  public func zeroSumSolution<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> ZeroSumSolution<Action, Scalar> {
    try ZeroSumProgram().solve(self, over: scalar)
  }
}
