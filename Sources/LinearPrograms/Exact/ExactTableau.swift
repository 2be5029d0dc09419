internal import EquilibriaNumerics

/// The working state of the exact simplex: a fraction-free dictionary with bounded quantities.
///
/// Quantities are numbered with the n variables first and the m scaled rows after them. Row m of
/// the dictionary is the objective.
struct ExactTableau {
  let program: LinearProgram<Rational>
  let scaled: ScaledProgram
  private let variableCount: Int
  private let objectiveRow: Int
  private let costFactor: ExactInteger
  private let bounds: [Bounds<Rational>]

  private var dictionary: FractionFreeDictionary
  /// The quantity of each dictionary row but the objective, and of each column.
  private var basic: [Int]
  private var nonbasic: [Int]
  /// The present value of every quantity.
  private var values: [Rational]
  private(set) var iterations = 0

  init(_ program: LinearProgram<Rational>, startingFrom basis: Basis?) {
    let scaled = ScaledProgram(program)
    let (n, m) = (program.variableCount, program.constraintCount)
    let (costs, factor) = ScaledProgram.scaledToIntegers(program.objective)
    var entries = [ExactInteger](repeating: .zero, count: (m + 1) * n)
    for row in 0..<m {
      for entry in program.entries(of: row) {
        entries[row * n + Int(program.columns[entry])] = scaled.coefficients[entry]
      }
    }
    for column in 0..<n { entries[m * n + column] = costs[column] }
    self.program = program
    self.scaled = scaled
    variableCount = n
    objectiveRow = m
    costFactor = factor
    bounds = program.variableBounds + scaled.bounds
    dictionary = FractionFreeDictionary(rowCount: m + 1, columnCount: n, entries: entries)
    basic = Array(n..<(n + m))
    nonbasic = Array(0..<n)
    values = Array(repeating: .zero, count: n + m)
    let usable = basis.flatMap { $0.variables.count == n && $0.constraints.count == m ? $0 : nil }
    if let usable { bringIn(usable) }
    for quantity in nonbasic {
      let wanted = usable.map {
        quantity < n ? $0.variables[quantity] : $0.constraints[quantity - n]
      }
      values[quantity] =
        wanted.flatMap { bounds[quantity].value(at: $0) }
        ?? bounds[quantity].value(at: bounds[quantity].restingStatus) ?? .zero
    }
    for row in 0..<m { values[basic[row]] = computedValue(ofRow: row) }
  }

  /// Pivots until the basis holds, as far as it is nonsingular.
  private mutating func bringIn(_ basis: Basis) {
    let n = variableCount
    for column in 0..<n where basis.variables[column] == .basic {
      let row = (0..<objectiveRow).first { row in
        basic[row] >= n && basis.constraints[basic[row] - n] != .basic
          && dictionary.sign(row, column) != 0
      }
      if let row { exchange(row: row, column: column) }
    }
  }

  private mutating func exchange(row: Int, column: Int) {
    dictionary.pivot(row: row, column: column)
    (basic[row], nonbasic[column]) = (nonbasic[column], basic[row])
  }

  private func computedValue(ofRow row: Int) -> Rational {
    let sum = Rational.sumOfProducts(count: nonbasic.count) {
      (Rational(dictionary[row, $0]), values[nonbasic[$0]])
    }
    return sum / Rational(dictionary.denominator)
  }

  private func coefficient(_ row: Int, _ column: Int) -> Rational {
    Rational(numerator: dictionary[row, column], denominator: dictionary.denominator)
  }

  // MARK: Feasibility

  enum Obstacle {
    case contradiction(row: Int)
    case stopped(StopReason)
  }

  /// Bland's rule on the violated row and the entering column of least number: never cycles.
  mutating func reachFeasibility(_ stopwatch: Stopwatch) -> Obstacle? {
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: iterations) {
        return .stopped(reason)
      }
      let violated = (0..<objectiveRow)
        .filter { bounds[basic[$0]].violation(of: values[basic[$0]]) != .zero }
        .min { basic[$0] < basic[$1] }
      guard let row = violated else { return nil }
      let target = nearestBound(of: basic[row])
      let rising = values[basic[row]] < target
      guard let column = helpfulColumn(row: row, rising: rising) else {
        return .contradiction(row: row)
      }
      let step = (target - values[basic[row]]) / coefficient(row, column)
      move(column: column, by: step)
      exchange(row: row, column: column)
      values[nonbasic[column]] = target
      iterations += 1
    }
  }

  private func nearestBound(of quantity: Int) -> Rational {
    if let lower = bounds[quantity].lower, values[quantity] < lower { return lower }
    return bounds[quantity].upper ?? values[quantity]
  }

  private func helpfulColumn(row: Int, rising: Bool) -> Int? {
    nonbasic.indices.filter { column in
      let sign = dictionary.sign(row, column)
      return sign != 0 && canMove(nonbasic[column], up: (sign > 0) == rising)
    }.min { nonbasic[$0] < nonbasic[$1] }
  }

  private func canMove(_ quantity: Int, up: Bool) -> Bool {
    let value = values[quantity]
    if up { return bounds[quantity].upper.map { value < $0 } ?? true }
    return bounds[quantity].lower.map { value > $0 } ?? true
  }

  /// Shifts a nonbasic quantity; the basic ones follow.
  private mutating func move(column: Int, by step: Rational) {
    if step.isZero { return }
    values[nonbasic[column]] += step
    for row in 0..<objectiveRow where dictionary.sign(row, column) != 0 {
      values[basic[row]] += step * coefficient(row, column)
    }
  }

  // MARK: Optimality

  enum Outcome {
    case optimal
    case unbounded(column: Int)
    case stopped(StopReason)
  }

  /// Improves the objective; switches to Bland's rule while steps are degenerate.
  mutating func reachOptimality(_ stopwatch: Stopwatch) -> Outcome {
    var degenerateSteps = 0
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: iterations) {
        return .stopped(reason)
      }
      let candidates = nonbasic.indices.filter { column in
        let sign = dictionary.sign(objectiveRow, column)
        return sign != 0
          && canMove(nonbasic[column], up: (sign > 0) == (program.sense == .maximize))
      }
      let entering =
        degenerateSteps > 0
        ? candidates.min { nonbasic[$0] < nonbasic[$1] }
        : candidates.max {
          let (a, b) = (dictionary[objectiveRow, $0], dictionary[objectiveRow, $1])
          return a.magnitude < b.magnitude
        }
      guard let column = entering else { return .optimal }
      let up = improvesUpward(column)
      guard let (length, row) = longestStep(column: column, up: up) else {
        return .unbounded(column: column)
      }
      degenerateSteps = length.isZero ? degenerateSteps + 1 : 0
      move(column: column, by: up ? length : -length)
      if let row { exchange(row: row, column: column) }
      iterations += 1
    }
  }

  private func improvesUpward(_ column: Int) -> Bool {
    (dictionary.sign(objectiveRow, column) > 0) == (program.sense == .maximize)
  }

  /// How far a column can move before a bound stops it, and the row that stops it.
  ///
  /// The column's own opposite bound gives no row; `nil` when nothing stops the move.
  private func longestStep(column: Int, up: Bool) -> (length: Rational, row: Int?)? {
    let quantity = nonbasic[column]
    var best: (length: Rational, row: Int?)?
    if let lower = bounds[quantity].lower, let upper = bounds[quantity].upper {
      best = (upper - lower, nil)
    }
    for row in 0..<objectiveRow {
      let sign = dictionary.sign(row, column)
      if sign == 0 { continue }
      let rising = (sign > 0) == up
      guard let end = rising ? bounds[basic[row]].upper : bounds[basic[row]].lower else {
        continue
      }
      let length = ((end - values[basic[row]]) / coefficient(row, column)).magnitude
      guard let current = best else {
        best = (length, row)
        continue
      }
      let earlier = current.row.map { basic[row] < basic[$0] } ?? (basic[row] < quantity)
      if length < current.length || (length == current.length && earlier) { best = (length, row) }
    }
    return best
  }

  // MARK: Answers

  var basis: Basis {
    var result = Basis(
      variables: Array(repeating: .basic, count: variableCount),
      constraints: Array(repeating: .basic, count: objectiveRow)
    )
    for quantity in nonbasic {
      let isUpper = bounds[quantity].lower != values[quantity]
      let status: BasisStatus =
        isUpper ? (bounds[quantity].upper == values[quantity] ? .atUpper : .free) : .atLower
      if quantity < variableCount {
        result.variables[quantity] = status
      } else {
        result.constraints[quantity - variableCount] = status
      }
    }
    return result
  }

  /// The objective row is `Σ yᵢ·rᵢ + Σ dⱼ·xⱼ`: its entries under rows are the dual values.
  func solution() -> (values: [Rational], duals: [Rational]) {
    var duals = [Rational](repeating: .zero, count: objectiveRow)
    for (column, quantity) in nonbasic.enumerated() where quantity >= variableCount {
      let row = quantity - variableCount
      duals[row] =
        coefficient(objectiveRow, column) * Rational(scaled.scales[row]) / Rational(costFactor)
    }
    return (Array(values[..<variableCount]), duals)
  }

  /// The violated row itself is the contradiction: its multipliers of the constraints.
  func farkasCertificate(ofRow row: Int) -> FarkasCertificate<Rational> {
    let tooLow = values[basic[row]] < nearestBound(of: basic[row])
    let sign: Rational = tooLow ? 1 : -1
    var multipliers = [Rational](repeating: .zero, count: objectiveRow)
    for (column, quantity) in nonbasic.enumerated() where quantity >= variableCount {
      let index = quantity - variableCount
      multipliers[index] = sign * coefficient(row, column) * Rational(scaled.scales[index])
    }
    if basic[row] >= variableCount {
      let index = basic[row] - variableCount
      multipliers[index] = -sign * Rational(scaled.scales[index])
    }
    return FarkasCertificate(multipliers: multipliers)
  }

  func ray(along column: Int) -> UnboundedRay<Rational> {
    let sign: Rational = improvesUpward(column) ? 1 : -1
    var direction = [Rational](repeating: .zero, count: variableCount)
    if nonbasic[column] < variableCount { direction[nonbasic[column]] = sign }
    for row in 0..<objectiveRow where basic[row] < variableCount {
      direction[basic[row]] = sign * coefficient(row, column)
    }
    return UnboundedRay(origin: Array(values[..<variableCount]), direction: direction)
  }
}
