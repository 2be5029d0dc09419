internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// Branch and bound over the supports of equilibria, which writes its proof down.
///
/// Depth first over the relaxations of an ``EquilibriumProgram``, solved exactly. A part of the tree
/// is closed when its relaxation is no better than the best equilibrium known; its dual values then
/// are a leaf of the proof. When the search must stop, the open parts keep the duals of the fork above
/// them, so that the proof is whole, of a weaker bound.
struct SelectionSearch<Relaxation: LinearSolver> {
  /// An equilibrium and its objective in the program's units.
  struct Incumbent {
    let mixtures: [[Rational]]
    let objective: Rational
  }

  private let model: EquilibriumProgram
  private let arrays: PayoffArrays<Rational>
  private let relaxation: Relaxation
  private let stopwatch: Stopwatch

  /// The best equilibrium known.
  private(set) var incumbent: Incumbent?

  /// Why the search stopped; `nil` when it came to its end.
  private(set) var stopReason: StopReason?

  /// The number of relaxations solved.
  private(set) var nodeCount = 0

  init(
    _ model: EquilibriumProgram,
    arrays: PayoffArrays<Rational>,
    startingFrom incumbent: Incumbent?,
    relaxation: Relaxation,
    stopwatch: Stopwatch
  ) {
    self.model = model
    self.arrays = arrays
    self.relaxation = relaxation
    self.stopwatch = stopwatch
    self.incumbent = incumbent
  }

  /// Searches the whole tree.
  ///
  /// - Returns: The proof of what the search found; `nil` when not even the first relaxation was
  ///   solved.
  mutating func run() throws(LinearProgramError) -> BranchingProof? {
    try close(model.program, basis: nil, inherited: nil)
  }

  /// Closes one part of the tree.
  ///
  /// - Parameters:
  ///   - part: The program with some binaries fixed.
  ///   - basis: The optimal basis of the fork above.
  ///   - inherited: The dual values of the fork above.
  /// - Returns: The proof for the part.
  /// - Throws: ``/LinearPrograms/LinearProgramError`` when the solver fails.
  private mutating func close(
    _ part: LinearProgram<Rational>,
    basis: Basis?,
    inherited: [Rational]?
  ) throws(LinearProgramError) -> BranchingProof? {
    stopReason = stopReason ?? stopwatch.reasonToStop(afterIterations: nodeCount)
    let open = inherited.map { BranchingProof.bounded(duals: $0) }
    if stopReason != nil { return open }
    nodeCount += 1
    let solution = try relaxation.solve(
      part,
      startingFrom: basis,
      limits: Limits(time: stopwatch.remainingTime)
    )
    switch solution {
    case .stopped(let reason):
      stopReason = reason
      return open
    case .infeasible(let certificate): return .infeasible(certificate)
    case .unbounded: preconditionFailure("probabilities and payoffs are bounded")
    case .optimal(let optimum):
      let leaf = BranchingProof.bounded(duals: optimum.duals)
      if !isBetter(part.rounded(optimum.objective)) { return leaf }
      guard let fork = model.fork(at: optimum.values, in: arrays) else {
        incumbent = Incumbent(
          mixtures: model.mixtures(at: optimum.values),
          objective: optimum.objective
        )
        return leaf
      }
      var (below, above) = (part, part)
      below.setBounds(.equal(to: 0), of: fork)
      above.setBounds(.equal(to: 1), of: fork)
      // Played actions first: that is where equilibria are.
      let played = try close(below, basis: optimum.basis, inherited: optimum.duals)
      let unplayed = try close(above, basis: optimum.basis, inherited: optimum.duals)
      guard let played, let unplayed else { return leaf }
      return .fork(variable: fork.index, atMost: 0, below: played, above: unplayed)
    }
  }

  /// Whether an objective is better than the best one known.
  private func isBetter(_ objective: Rational) -> Bool {
    guard let incumbent else { return true }
    return model.program.sense == .maximize
      ? objective > incumbent.objective : objective < incumbent.objective
  }
}
