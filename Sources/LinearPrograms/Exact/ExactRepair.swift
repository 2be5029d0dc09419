package import EquilibriaNumerics

/// Proves a basis optimal, or finds the optimal one near it by a few exact pivots.
///
/// A floating solver's last basis is optimal up to its tolerances, so at most a handful of pivots
/// are missing. Each is done afresh from the exact vertex: no table is carried along, so the cost
/// depends on the basic variables and not on the size of the program.
package enum ExactRepair {
  /// More pivots than this say that the basis was not a near miss.
  static let largestPivotCount = 64

  /// The optimum at or near a basis, accepted by the checker; `nil` when it is not found.
  package static func optimum(
    of program: LinearProgram<Rational>,
    near basis: Basis,
    iterations: Int = 0,
    stopwatch: Stopwatch
  ) -> LinearOptimum<Rational>? {
    var current = basis
    for pivot in 0...largestPivotCount {
      guard stopwatch.reasonToStop() == nil, let vertex = ExactVertex(program, at: current) else {
        return nil
      }
      let check = program.check(values: vertex.values, duals: vertex.duals)
      if check.isExact {
        return LinearOptimum(
          objective: check.objective,
          values: vertex.values,
          duals: vertex.duals,
          basis: current,
          check: check,
          iterations: iterations + pivot
        )
      }
      guard let next = vertex.repairedBasis() else { return nil }
      current = next
    }
    return nil
  }
}

/// A variable or a row of the program.
private enum Quantity: Hashable {
  case variable(Int)
  case row(Int)
}

extension ExactVertex {
  /// The basis one step closer to an optimum; `nil` when the vertex is neither primal nor dual
  /// feasible, or no step exists.
  func repairedBasis() -> Basis? {
    let costs = reducedCosts()
    var flipped = basis
    var misfit: (quantity: Quantity, size: Rational)?
    var isChanged = false
    for (quantity, cost) in costs where !cost.isZero {
      let wanted: BasisStatus =
        (cost > .zero) == (program.sense == .maximize) ? .atUpper : .atLower
      if bounds(of: quantity).value(at: wanted) != nil {
        if status(of: quantity) != wanted {
          set(wanted, of: quantity, in: &flipped)
          isChanged = true
        }
      } else if misfit.map({ $0.size < cost.magnitude }) ?? true {
        misfit = (quantity, cost.magnitude)
      }
    }
    let violation = worstViolation()
    if let misfit { return violation == nil ? primalStep(entering: misfit.quantity) : nil }
    if isChanged { return flipped }
    guard let violation else { return nil }
    return dualStep(leaving: violation.quantity, to: violation.side, costs: costs)
  }

  // MARK: Quantities

  private func bounds(of quantity: Quantity) -> Bounds<Rational> {
    switch quantity {
    case .variable(let index): program.variableBounds[index]
    case .row(let index): program.constraintBounds[index]
    }
  }

  private func status(of quantity: Quantity) -> BasisStatus {
    switch quantity {
    case .variable(let index): basis.variables[index]
    case .row(let index): basis.constraints[index]
    }
  }

  private func set(_ status: BasisStatus, of quantity: Quantity, in basis: inout Basis) {
    switch quantity {
    case .variable(let index): basis.variables[index] = status
    case .row(let index): basis.constraints[index] = status
    }
  }

  /// How fast the objective changes with each nonbasic quantity.
  private func reducedCosts() -> [(Quantity, Rational)] {
    var costs = tight.map { (Quantity.row($0), duals[$0]) }
    let combined = combination(of: duals)
    for index in basis.variables.indices where basis.variables[index] != .basic {
      costs.append((.variable(index), program.objective[index] - combined[index]))
    }
    return costs
  }

  /// `Σ multipliers·rows` on the nonbasic variables.
  private func combination(of multipliers: [Rational]) -> [Rational] {
    let matrix = program.columnsOfMatrix()
    return basis.variables.indices.map { index in
      if basis.variables[index] == .basic { return .zero }
      let start = matrix.starts[index]
      return Rational.sumOfProducts(count: matrix.starts[index + 1] - start) {
        (matrix.coefficients[start + $0], multipliers[Int(matrix.rows[start + $0])])
      }
    }
  }

  /// The basic quantity farthest outside its bounds and the bound that it misses.
  private func worstViolation() -> (quantity: Quantity, side: BasisStatus)? {
    var worst: (quantity: Quantity, side: BasisStatus, size: Rational)?
    func consider(_ quantity: Quantity, _ value: Rational) {
      let size = bounds(of: quantity).violation(of: value)
      guard !size.isZero, worst.map({ $0.size < size }) ?? true else { return }
      let isLow = bounds(of: quantity).lower.map { value < $0 } ?? false
      worst = (quantity, isLow ? .atLower : .atUpper, size)
    }
    for index in basic { consider(.variable(index), values[index]) }
    for row in basis.constraints.indices where basis.constraints[row] == .basic {
      consider(.row(row), program.activity(of: row, at: values))
    }
    return worst.map { ($0.quantity, $0.side) }
  }

  // MARK: Steps

  /// One pivot of the dual simplex method: the leaving quantity goes to the bound that it misses.
  private func dualStep(
    leaving: Quantity,
    to side: BasisStatus,
    costs: [(Quantity, Rational)]
  ) -> Basis? {
    // The leaving quantity as a combination of tight rows and nonbasic variables.
    var own = [Rational](repeating: .zero, count: program.variableCount)
    switch leaving {
    case .variable(let index): own[index] = 1
    case .row(let row):
      for entry in program.entries(of: row) {
        own[Int(program.columns[entry])] = program.coefficients[entry]
      }
    }
    let weights = multipliers(forBasic: basic.map { own[$0] })
    var full = [Rational](repeating: .zero, count: program.constraintCount)
    for (position, row) in tight.enumerated() { full[row] = weights[position] }
    let combined = combination(of: full)
    let mustRise = side == .atLower
    var best: (quantity: Quantity, ratio: Rational)?
    for (quantity, cost) in costs {
      let slope: Rational
      switch quantity {
      case .row(let row): slope = full[row]
      case .variable(let index): slope = own[index] - combined[index]
      }
      if slope.isZero || !isHelpful(quantity, rising: (slope > .zero) == mustRise) { continue }
      let ratio = (cost / slope).magnitude
      if best.map({ ratio < $0.ratio }) ?? true { best = (quantity, ratio) }
    }
    guard let entering = best?.quantity else { return nil }
    var next = basis
    set(side, of: leaving, in: &next)
    set(.basic, of: entering, in: &next)
    return next
  }

  /// Whether a nonbasic quantity has room to move up (or down).
  private func isHelpful(_ quantity: Quantity, rising: Bool) -> Bool {
    let bounds = bounds(of: quantity)
    if let lower = bounds.lower, lower == bounds.upper { return false }
    switch status(of: quantity) {
    case .atLower: return rising
    case .atUpper: return !rising
    case .free: return true
    case .basic: return false
    }
  }

  /// One pivot of the primal simplex method: the entering quantity moves until a bound stops it.
  private func primalStep(entering: Quantity) -> Basis? {
    var tightChange = [Rational](repeating: .zero, count: tight.count)
    var direct: Int?
    let cost: Rational
    switch entering {
    case .row(let row):
      guard let position = tight.firstIndex(of: row) else { return nil }
      tightChange[position] = 1
      cost = duals[row]
    case .variable(let index):
      direct = index
      for (position, row) in tight.enumerated() {
        for entry in program.entries(of: row) where Int(program.columns[entry]) == index {
          tightChange[position] = -program.coefficients[entry]
        }
      }
      cost =
        program.objective[index]
        - tight.indices.reduce(.zero) { $0 - tightChange[$1] * duals[tight[$1]] }
    }
    let sign: Rational = (cost > .zero) == (program.sense == .maximize) ? 1 : -1
    var change = [Rational](repeating: .zero, count: program.variableCount)
    for (position, step) in basicChange(forTight: tightChange).enumerated() {
      change[basic[position]] = sign * step
    }
    if let direct { change[direct] = sign }
    var best: (quantity: Quantity, side: BasisStatus, length: Rational)?
    func consider(_ quantity: Quantity, _ value: Rational, _ slope: Rational) {
      if slope.isZero { return }
      let side: BasisStatus = slope > .zero ? .atUpper : .atLower
      guard let end = bounds(of: quantity).value(at: side) else { return }
      let length = (end - value) / slope
      if best.map({ length < $0.length }) ?? true { best = (quantity, side, length) }
    }
    for index in basic { consider(.variable(index), values[index], change[index]) }
    for row in basis.constraints.indices where basis.constraints[row] == .basic {
      consider(
        .row(row),
        program.activity(of: row, at: values),
        program.activity(of: row, at: change)
      )
    }
    guard let stop = best else { return nil }
    var next = basis
    set(stop.side, of: stop.quantity, in: &next)
    set(.basic, of: entering, in: &next)
    return next
  }
}
