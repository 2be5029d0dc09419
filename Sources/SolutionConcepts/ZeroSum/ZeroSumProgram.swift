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
  /// Up to this number of payoffs, a dense simplex of our own runs before any solver is called.
  public var denseThreshold: Int

  /// From this number of payoffs on, regret matching prepares the solver's starting basis.
  public var preparationThreshold: Int

  /// The rounds of regret matching.
  public var preparationRounds: Int

  /// The longest time and the most pivots.
  public var limits: Limits

  /// Linear programming with prepared bases for large games.
  ///
  /// - Parameters:
  ///   - denseThreshold: The number of payoffs up to which the dense simplex is tried first.
  ///   - preparationThreshold: The number of payoffs from which a basis is prepared.
  ///   - preparationRounds: The rounds of regret matching.
  ///   - limits: The longest time and the most pivots.
  public init(
    denseThreshold: Int = 100_000,
    preparationThreshold: Int = 2500,
    preparationRounds: Int = 1000,
    limits: Limits = .none
  ) {
    self.denseThreshold = denseThreshold
    self.preparationThreshold = preparationThreshold
    self.preparationRounds = preparationRounds
    self.limits = limits
  }

  /// Solves a constant-sum game of two players.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for the exact value, `Double` for bounds.
  ///   - solver: The linear solver of games too large, or too delicate, for the dense simplex.
  /// - Returns: Strategies and the bounds that they prove. When a limit was reached the bounds are
  ///   apart and ``ZeroSumSolution/stopReason`` says why.
  /// - Throws: ``SolutionError`` when the game is not constant-sum or the solver fails.
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
    let uniform = [Array(repeating: 1.0, count: m), Array(repeating: 1.0, count: n)]
    if let reason = stopwatch.reasonToStop() {
      return Self.solution(floating: uniform, of: table, stopReason: reason)
    }
    if Scalar.arithmetic == .exact, !table.fitsFloating {
      // Payoffs beyond the range of doubles: only exact arithmetic can work on them.
      let exact = ExactSimplex.run(
        Self.exactProgram(table),
        startingFrom: nil,
        stopwatch: stopwatch
      )
      return Self.answer(exact, of: table, approximation: uniform)
    }
    let floating = Rational.doubleValues(of: table.payoffs[0])
    let payoffs = Self.scaled(floating)
    if m * n <= denseThreshold,
      let answer: ZeroSumSolution<Action, Scalar> = Self.denseSolution(
        of: table,
        floating: floating,
        scaled: payoffs,
        stopwatch
      )
    {
      return answer
    }
    let prepared =
      m * n >= preparationThreshold
      ? RegretMatching(rowCount: m, columnCount: n, payoffs: payoffs)
        .run(rounds: preparationRounds, stopwatch) : nil
    let program = Self.program(payoffs, table.space.counts)
    let proposal = try SolutionError.linear { () throws(LinearProgramError) in
      try solver.withSession(for: program) { session throws(LinearProgramError) in
        try session.propose(
          startingFrom: prepared.map { Self.basis(of: program, near: $0) },
          method: prepared == nil ? .primal : .dual,
          limits: stopwatch.remaining()
        )
      }
    }
    if Scalar.arithmetic == .floating, proposal.claim == .optimal {
      return Self.solution(
        floating: [proposal.duals, proposal.values],
        of: table,
        payoffs: floating
      )
    }
    let best = prepared.map { [$0.row.map { Double($0) }, $0.column.map { Double($0) }] }
    return Self.answer(
      solver.prove(proposal, of: Self.exactProgram(table), stopwatch: stopwatch),
      of: table,
      approximation: best ?? uniform
    )
  }

  /// The strategies of an exact solution, or the approximate ones when it was stopped.
  private static func answer<Action, Scalar: OrderedField>(
    _ solution: LinearSolution<Rational>,
    of table: PayoffTable<Action>,
    approximation: [[Double]]
  ) -> ZeroSumSolution<Action, Scalar> {
    switch solution {
    case .optimal(let optimum): self.solution([optimum.duals, optimum.values], of: table)
    case .stopped(let reason):
      self.solution(floating: approximation, of: table, stopReason: reason)
    case .infeasible, .unbounded:
      preconditionFailure("the program of a matrix game has an optimum")
    }
  }

  /// The answer of the dense simplex; `nil` when its bounds are too far apart to be the optimum.
  private static func denseSolution<Action, Scalar: OrderedField>(
    of table: PayoffTable<Action>,
    floating: [Double],
    scaled payoffs: [Double],
    _ stopwatch: Stopwatch
  ) -> ZeroSumSolution<Action, Scalar>? {
    var simplex = MatrixGameSimplex(
      rowCount: table.space.counts[0],
      columnCount: table.space.counts[1],
      payoffs: payoffs
    )
    guard let found = simplex.solve() else { return nil }
    switch Scalar.arithmetic {
    case .floating:
      let answer: ZeroSumSolution<Action, Scalar> = solution(
        floating: [found.rowWeights, found.columnWeights],
        of: table,
        payoffs: floating
      )
      let largest = floating.reduce(0.0) { max($0, $1.magnitude) }
      let allowed = Tolerance.standard.allowance(at: largest)
      return answer.gap.doubleValue <= min(allowed, 1e-9 * largest) ? answer : nil
    case .exact:
      return ExactRepair.optimum(of: exactProgram(table), near: found.basis, stopwatch: stopwatch)
        .map { solution([$0.duals, $0.values], of: table) }
    }
  }

  /// The strategies that lie along floating weights.
  private static func solution<Action, Scalar: OrderedField>(
    floating weights: [[Double]],
    of table: PayoffTable<Action>,
    payoffs: [Double]? = nil,
    stopReason: StopReason? = nil
  ) -> ZeroSumSolution<Action, Scalar> {
    switch Scalar.arithmetic {
    case .floating:
      // Dividing in doubles keeps the sum within rounding of one; the bounds account for it.
      let mixtures = weights.map { weights -> [Double] in
        let positive = weights.map { max($0, 0) }
        let sum = positive.reduce(0, +)
        return positive.map { $0 / sum }
      }
      let guarantees = Guarantees<Double>(
        payoffs: payoffs ?? table.payoffs[0].map(\.doubleValue),
        mixtures[0],
        mixtures[1]
      )
      return ZeroSumSolution(
        profile(mixtures.map { $0.map { Scalar(binary: $0) } }, of: table),
        Scalar(binary: guarantees.lower),
        Scalar(binary: guarantees.upper),
        stopReason: stopReason
      )
    case .exact:
      let exact = weights.map { $0.map { Scalar(binary: max($0, 0)) } }
      return solution(exact, of: table, stopReason: stopReason)
    }
  }

  /// The strategies that lie along weights.
  private static func solution<Action, Weight: OrderedField, Scalar: OrderedField>(
    _ weights: [[Weight]],
    of table: PayoffTable<Action>,
    stopReason: StopReason? = nil
  ) -> ZeroSumSolution<Action, Scalar> {
    let mixtures = weights.map { weights -> [Scalar] in
      let sum = weights.reduce(.zero, +)
      return weights.map { Scalar(($0 / sum).exactValue ?? .zero) }
    }
    return ZeroSumSolution(profile(mixtures, of: table), of: table, stopReason: stopReason)
  }

  private static func profile<Action, Scalar: OrderedField>(
    _ mixtures: [[Scalar]],
    of table: PayoffTable<Action>
  ) -> MixedProfile<Action, Scalar> {
    MixedProfile(
      mixtures.enumerated().map { MixedStrategy(trusted: $1, over: table.actions[$0]) }
    )
  }
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
  /// - Parameter scalar: ``/EquilibriaNumerics/Rational`` for the exact value, `Double` for bounds.
  /// - Returns: The value to player 0 and a strategy of each player that proves it.
  /// - Throws: ``SolutionError`` when the game is not constant-sum.
  public func zeroSumSolution<Scalar: OrderedField>(
    over scalar: Scalar.Type
  ) throws(SolutionError) -> ZeroSumSolution<Action, Scalar> {
    try ZeroSumProgram().solve(self, over: scalar)
  }
}
