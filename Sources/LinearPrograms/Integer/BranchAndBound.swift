public import EquilibriaNumerics

/// Branch and bound over exact relaxations: every bound and every incumbent is proven.
///
/// Depth first, on the most fractional variable, the nearer side first. Meant for small programs
/// and as an independent check of floating solvers.
///
/// - Complexity: Exponentially many nodes in the worst case; ``Limits/iterations`` bounds them.
///
/// > Source: Land & Doig (1960), *An automatic method of solving discrete programming problems*.
public struct BranchAndBound<Relaxation: LinearSolver>: IntegerSolver {
  /// The solver of the relaxations; its answers are proven exactly.
  public var relaxation: Relaxation

  /// Branch and bound over a solver of relaxations.
  ///
  /// - Parameter relaxation: The linear solver to use at each node.
  public init(over relaxation: Relaxation) { self.relaxation = relaxation }

  private struct Node {
    var bounds: [Int: Bounds<Rational>]
    var parentBound: Rational?
    var basis: Basis?
  }

  /// Solves a program with its integer declarations.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - gap: The relative distance between bound and incumbent at which the search may end.
  ///   - limits: The longest time and the most nodes.
  /// - Returns: The best point found, the best bound, and how the search ended.
  /// - Throws: ``LinearProgramError`` when the program is refused or the solver fails.
  public func solveInteger(
    _ program: LinearProgram<Rational>,
    gap: Rational = .zero,
    limits: Limits = .none
  ) throws(LinearProgramError) -> IntegerSolution {
    try program.validate()
    let stopwatch = Stopwatch(limits)
    let maximize = program.sense == .maximize
    func isBetter(_ a: Rational, _ b: Rational) -> Bool { maximize ? a > b : a < b }
    var open = [Node(bounds: [:], parentBound: nil, basis: nil)]
    var incumbent: IntegerSolution.Incumbent?
    var prunedBound: Rational?
    var nodes = 0

    func finish(_ status: IntegerSolution.Status) -> IntegerSolution {
      var bounds = open.map(\.parentBound)
      if let incumbent { bounds.append(incumbent.objective) }
      if let prunedBound { bounds.append(prunedBound) }
      let known = bounds.compactMap { $0 }
      let best = known.count == bounds.count ? known.max { isBetter($1, $0) } : nil
      return IntegerSolution(
        status: status,
        incumbent: incumbent,
        bestBound: best,
        isProven: true
      )
    }

    while let node = open.last {
      if let reason = stopwatch.reasonToStop(afterIterations: nodes) {
        return finish(.stopped(reason))
      }
      nodes += 1
      var restricted = program
      for (index, bounds) in node.bounds {
        restricted.setBounds(bounds, of: LinearProgram<Rational>.Variable(index: index))
      }
      let solution = try relaxation.solve(
        restricted,
        startingFrom: node.basis,
        limits: Limits(time: stopwatch.remainingTime)
      )
      if case .stopped(let reason) = solution { return finish(.stopped(reason)) }
      open.removeLast()
      if case .unbounded = solution {
        open.append(node)
        return finish(.unbounded)
      }
      guard let optimum = solution.optimum else { continue }
      if let incumbent, !isBetter(optimum.objective, incumbent.objective) { continue }
      if let incumbent, gap > .zero,
        (optimum.objective - incumbent.objective).magnitude
          <= gap * max(incumbent.objective.magnitude, 1)
      {
        let worse = prunedBound.map { isBetter($0, optimum.objective) } ?? false
        if !worse { prunedBound = optimum.objective }
        continue
      }
      guard let branch = mostFractional(optimum.values, of: program) else {
        incumbent = .init(values: optimum.values, objective: optimum.objective)
        continue
      }
      let value = optimum.values[branch]
      let current = restricted.variableBounds[branch]
      let below = Bounds(lower: current.lower, upper: value.roundedDown)
      let above = Bounds(lower: value.roundedUp, upper: current.upper)
      let nearerBelow = value - value.roundedDown < Rational(1, 2)
      for side in nearerBelow ? [above, below] : [below, above] {
        if let lower = side.lower, let upper = side.upper, lower > upper { continue }
        var child = node
        child.bounds[branch] = side
        child.parentBound = optimum.objective
        child.basis = optimum.basis
        open.append(child)
      }
    }
    return finish(incumbent == nil ? .infeasible : .optimal)
  }

  /// The integer variable whose value is farthest from an integer; `nil` when all are integers.
  private func mostFractional(_ values: [Rational], of program: LinearProgram<Rational>) -> Int? {
    func distance(_ index: Int) -> Rational {
      let fraction = values[index] - values[index].roundedDown
      return min(fraction, 1 - fraction)
    }
    let fractional = program.integerVariables.filter { !values[$0].isInteger }
    return fractional.max { distance($0) < distance($1) }
  }
}
