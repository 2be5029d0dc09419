public import EquilibriaNumerics

/// Branch and bound over exact relaxations: every bound and every incumbent is proven.
///
/// Depth first, on the most fractional variable, the nearer side first. Meant for small programs
/// and as an independent check of floating solvers.
///
/// - Complexity: Exponentially many nodes in the worst case; ``/EquilibriaNumerics/Limits/iterations`` bounds them.
///
/// An integer variable without bounds can make the search endless when no integer point exists
/// (2x − 2y = 1); give limits then.
///
/// > Source: Land & Doig (1960), *An automatic method of solving discrete programming problems*;
/// > Meyer (1974), *On the existence of optimal solutions to integer and mixed-integer programming
/// > problems*, theorem 2.1 (unbounded relaxations).
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

    /// Whether a part of the tree with this bound is not worth a visit.
    func prunes(_ bound: Rational) -> Bool {
      guard let incumbent else { return false }
      if !isBetter(bound, incumbent.objective) { return true }
      let allowed = gap * max(incumbent.objective.magnitude, 1)
      guard (bound - incumbent.objective).magnitude <= allowed else { return false }
      // What the gap hides still counts for the bound.
      if prunedBound.map({ isBetter(bound, $0) }) ?? true { prunedBound = bound }
      return true
    }

    while let node = open.last {
      if let bound = node.parentBound, prunes(bound) {
        open.removeLast()
        continue
      }
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
      if case .unbounded(let ray) = solution {
        // Only the root can be: every other node is a part of its parent.
        return try answerToUnboundedRelaxation(
          of: program,
          ray,
          limits: stopwatch.remaining(afterIterations: nodes)
        )
      }
      guard let optimum = solution.optimum, !prunes(optimum.objective) else { continue }
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

  /// An unbounded relaxation leaves two cases: with rational coefficients the program is unbounded
  /// when it has any feasible point (Meyer 1974), and infeasible otherwise.
  private func answerToUnboundedRelaxation(
    of program: LinearProgram<Rational>,
    _ ray: UnboundedRay<Rational>,
    limits: Limits
  ) throws(LinearProgramError) -> IntegerSolution {
    func unbounded(at point: [Rational]) -> IntegerSolution {
      IntegerSolution(
        status: .unbounded,
        incumbent: .init(
          values: point,
          objective: Rational.sumOfProducts(count: point.count) {
            (program.objective[$0], point[$0])
          } + program.objectiveConstant
        ),
        bestBound: nil,
        isProven: true
      )
    }
    if mostFractional(ray.origin, of: program) == nil { return unbounded(at: ray.origin) }
    var feasibility = program
    feasibility.setObjective(LinearExpression(constant: .zero))
    let search = try solveInteger(feasibility, gap: .zero, limits: limits)
    if let point = search.incumbent { return unbounded(at: point.values) }
    return IntegerSolution(
      status: search.status,
      incumbent: nil,
      bestBound: nil,
      isProven: true
    )
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
