package import EquilibriaNumerics

/// Proves a basis optimal, or finds the optimal one near it by a few exact pivots.
///
/// A floating solver's last basis is optimal up to its tolerances, so at most a handful of pivots
/// are missing. Each is done afresh from the exact vertex: no table is carried along, so the cost
/// depends on the basic variables and not on the size of the program.
package enum ExactRepair {
  /// More pivots than this say that the basis was not a near miss.
  ///
  /// Programs whose solutions live at
  /// the scale of the solver's tolerance have needed about a hundred.
  static let largestPivotCount = 1024

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

/// A step length or a price ratio of one quantity, kept unreduced until it competes.
private struct Ratio {
  let quantity: Quantity
  let above: UnreducedSum
  let below: UnreducedSum

  var approximation: Double { (above.doubleValue / below.doubleValue).magnitude }
  var value: Rational { (above.value / below.value).magnitude }

  /// The least ratio.
  ///
  /// Each approximation is good to a few units in the last place, so only those
  /// that nearly tie are compared exactly.
  static func least(_ ratios: [Ratio]) -> Ratio? {
    let sizes = ratios.map(\.approximation)
    guard let smallest = sizes.min() else { return nil }
    let rivals = ratios.indices.filter { sizes[$0] <= smallest * (1 + 1e-12) }
    if rivals.count == 1 { return ratios[rivals[0]] }
    let exact = rivals.map { ratios[$0].value }
    return exact.indices.min { exact[$0] < exact[$1] }.map { ratios[rivals[$0]] }
  }
}

extension ExactVertex {
  /// The basis one step closer to an optimum: first toward feasibility, then upward; `nil` when no
  /// step exists.
  func repairedBasis() -> Basis? {
    var prices: [(quantity: Quantity, cost: UnreducedSum)] = []
    var flipped = basis
    var misfit: (quantity: Quantity, cost: UnreducedSum, size: Double)?
    var isChanged = false
    for (quantity, cost) in reducedCosts() {
      let wanted: BasisStatus =
        (cost.signum > 0) == (program.sense == .maximize) ? .atUpper : .atLower
      if cost.signum == 0 || bounds(of: quantity).value(at: wanted) != nil {
        if cost.signum != 0, status(of: quantity) != wanted {
          set(wanted, of: quantity, in: &flipped)
          isChanged = true
        }
        prices.append((quantity, cost))
        continue
      }
      let size = cost.doubleValue.magnitude
      if misfit.map({ $0.size < size }) ?? true { misfit = (quantity, cost, size) }
      // Shifting the cost to zero keeps the dual method going; the primal one mends it after.
      prices.append((quantity, UnreducedSum(count: 0) { _ in (.zero, .zero) }))
    }
    if isChanged { return flipped }
    if let violation = worstViolation() {
      return dualStep(leaving: violation.quantity, to: violation.side, prices: prices)
    }
    return misfit.flatMap { primalStep(entering: $0.quantity, cost: $0.cost) }
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
  private func reducedCosts() -> [(Quantity, UnreducedSum)] {
    tight.map { row in (Quantity.row(row), UnreducedSum(count: 1) { _ in (1, duals[row]) }) }
      + differences(program.objective, duals)
  }

  /// `own − Σ multipliers·rows` on the nonbasic variables.
  private func differences(
    _ own: [Rational],
    _ multipliers: [Rational]
  ) -> [(Quantity, UnreducedSum)] {
    let matrix = program.columnsOfMatrix()
    let negated = multipliers.map { -$0 }
    return basis.variables.indices.filter { basis.variables[$0] != .basic }.map { index in
      let start = matrix.starts[index]
      let count = matrix.starts[index + 1] - start
      let sum = UnreducedSum(count: count + 1) {
        if $0 == count { return (1, own[index]) }
        return (matrix.coefficients[start + $0], negated[Int(matrix.rows[start + $0])])
      }
      return (.variable(index), sum)
    }
  }

  /// The basic quantity farthest outside its bounds and the bound that it misses.
  private func worstViolation() -> (quantity: Quantity, side: BasisStatus)? {
    var worst: (quantity: Quantity, size: Rational, value: Rational)?
    func consider(_ quantity: Quantity, _ size: Rational, _ value: () -> Rational) {
      if size.isZero || worst.map({ size <= $0.size }) ?? false { return }
      worst = (quantity, size, value())
    }
    for index in basic {
      let value = values[index]
      consider(.variable(index), program.variableBounds[index].violation(of: value)) { value }
    }
    for row in basis.constraints.indices where basis.constraints[row] == .basic {
      consider(.row(row), program.violation(ofRow: row, at: values)) {
        program.activity(of: row, at: values)
      }
    }
    return worst.map { worst in
      let isLow = bounds(of: worst.quantity).lower.map { worst.value < $0 } ?? false
      return (worst.quantity, isLow ? .atLower : .atUpper)
    }
  }

  // MARK: Steps

  /// One pivot of the dual simplex method: the leaving quantity goes to the bound that it misses.
  private func dualStep(
    leaving: Quantity,
    to side: BasisStatus,
    prices: [(quantity: Quantity, cost: UnreducedSum)]
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
    let slopes =
      weights.map { weight in UnreducedSum(count: 1) { _ in (1, weight) } }
      + differences(own, full).map(\.1)
    let ratios = zip(prices, slopes).compactMap { price, slope -> Ratio? in
      guard slope.signum != 0,
        isHelpful(price.quantity, rising: (slope.signum > 0) == (side == .atLower))
      else { return nil }
      return Ratio(quantity: price.quantity, above: price.cost, below: slope)
    }
    guard let entering = Ratio.least(ratios)?.quantity else { return nil }
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
  private func primalStep(entering: Quantity, cost: UnreducedSum) -> Basis? {
    let sign: Rational = (cost.signum > 0) == (program.sense == .maximize) ? 1 : -1
    var tightChange = [Rational](repeating: .zero, count: tight.count)
    var change = [Rational](repeating: .zero, count: program.variableCount)
    switch entering {
    case .row(let row):
      guard let position = tight.firstIndex(of: row) else { return nil }
      tightChange[position] = sign
    case .variable(let index):
      change[index] = sign
      for (position, row) in tight.enumerated() {
        for entry in program.entries(of: row) where Int(program.columns[entry]) == index {
          tightChange[position] = -sign * program.coefficients[entry]
        }
      }
    }
    for (position, step) in basicChange(forTight: tightChange).enumerated() {
      change[basic[position]] = step
    }
    var ratios: [Ratio] = []
    var sides: [Quantity: BasisStatus] = [:]
    func consider(_ quantity: Quantity, _ entries: [(Int, Rational)]) {
      let slope = UnreducedSum(count: entries.count) { (entries[$0].1, change[entries[$0].0]) }
      if slope.signum == 0 { return }
      let side: BasisStatus = slope.signum > 0 ? .atUpper : .atLower
      guard let end = bounds(of: quantity).value(at: side) else { return }
      let room = UnreducedSum(count: entries.count + 1) {
        $0 == entries.count ? (-1, end) : (entries[$0].1, values[entries[$0].0])
      }
      sides[quantity] = side
      ratios.append(Ratio(quantity: quantity, above: room, below: slope))
    }
    for index in basic { consider(.variable(index), [(index, 1)]) }
    for row in basis.constraints.indices where basis.constraints[row] == .basic {
      consider(
        .row(row),
        program.entries(of: row).map { (Int(program.columns[$0]), program.coefficients[$0]) }
      )
    }
    guard let stop = Ratio.least(ratios)?.quantity, let side = sides[stop] else { return nil }
    var next = basis
    set(side, of: stop, in: &next)
    set(.basic, of: entering, in: &next)
    return next
  }
}
