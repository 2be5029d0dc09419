import EquilibriaNumerics
import LinearPrograms

/// Random programs with small fractions, every kind of bound, and a known kind of answer.
struct RandomPrograms {
  private var generator: Xoshiro256

  init(seed: UInt64) { generator = Xoshiro256(seed: seed) }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func fraction() -> Rational {
    integer(0...3) == 0 ? .zero : Rational(integer(-9...9), integer(1...4))
  }

  private mutating func positive() -> Rational { Rational(integer(0...8), integer(1...3)) }

  /// Bounds that allow a value: free, one-sided, a box or a single point.
  private mutating func bounds(around value: Rational) -> Bounds<Rational> {
    switch integer(0...4) {
    case 0: .free
    case 1: .atLeast(value - positive())
    case 2: .atMost(value + positive())
    case 3: .between(value - positive(), value + positive())
    default: .equal(to: value)
    }
  }

  private mutating func sense() -> LinearProgram<Rational>.Sense {
    integer(0...1) == 0 ? .minimize : .maximize
  }

  private func value(of row: [Rational], at point: [Rational]) -> Rational {
    zip(row, point).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  private func add(
    _ row: [Rational],
    _ bounds: Bounds<Rational>,
    to program: inout LinearProgram<Rational>
  ) {
    let columns = row.indices.filter { !row[$0].isZero }
    program.addConstraint(
      columns: columns.map(Int32.init),
      coefficients: columns.map { row[$0] },
      bounds: bounds
    )
  }

  /// A program with a feasible point; it may be unbounded.
  mutating func feasible(bounded: Bool) -> LinearProgram<Rational> {
    let (n, m) = (integer(1...7), integer(0...7))
    var program = LinearProgram<Rational>(sense())
    let point = (0..<n).map { _ in fraction() }
    for value in point {
      let bounds =
        bounded ? .between(value - positive(), value + positive()) : bounds(around: value)
      program.addVariable(bounds: bounds, objective: fraction())
    }
    for _ in 0..<m {
      let row = point.map { _ in fraction() }
      add(row, bounds(around: value(of: row, at: point)), to: &program)
    }
    return program
  }

  /// A program that a combination of its own rows and bounds contradicts.
  mutating func infeasible() -> LinearProgram<Rational> {
    var program = feasible(bounded: false)
    let n = program.variableCount
    var row = [Rational](repeating: .zero, count: n)
    var limit = Rational.zero
    /// Adds a multiple whose sign makes `row·x ≤ limit` follow.
    func combine(_ part: [Rational], _ bounds: Bounds<Rational>, _ weight: Rational) {
      let end: Rational
      let factor: Rational
      if let upper = bounds.upper {
        (end, factor) = (upper, weight)
      } else if let lower = bounds.lower {
        (end, factor) = (lower, -weight)
      } else {
        return
      }
      limit += factor * end
      for index in 0..<n { row[index] += factor * part[index] }
    }
    for index in 0..<n {
      var unit = [Rational](repeating: .zero, count: n)
      unit[index] = 1
      combine(unit, program.variableBounds[index], positive())
    }
    for index in 0..<program.constraintCount {
      var part = [Rational](repeating: .zero, count: n)
      for entry in program.entries(of: index) {
        part[Int(program.columns[entry])] = program.coefficients[entry]
      }
      combine(part, program.constraintBounds[index], positive())
    }
    add(row, .atLeast(limit + Rational(1, integer(1...50))), to: &program)
    return program
  }

  /// A program with a feasible point and a direction that improves it for ever.
  mutating func unbounded() -> LinearProgram<Rational> {
    let (n, m) = (integer(1...6), integer(0...6))
    var program = LinearProgram<Rational>(sense())
    let point = (0..<n).map { _ in fraction() }
    var direction = (0..<n).map { _ in fraction() }
    if direction.allSatisfy(\.isZero) { direction[0] = 1 }
    for index in 0..<n {
      program.addVariable(bounds: open(around: point[index], along: direction[index]))
    }
    for _ in 0..<m {
      let row = point.map { _ in fraction() }
      add(
        row,
        open(around: value(of: row, at: point), along: value(of: row, at: direction)),
        to: &program
      )
    }
    var objective = direction.map { _ in fraction() }
    let slope = value(of: objective, at: direction)
    let wanted: Rational = program.sense == .maximize ? 1 : -1
    let length = value(of: direction, at: direction)
    for index in 0..<n { objective[index] += (wanted - slope) / length * direction[index] }
    for index in 0..<n { program.setObjective(objective[index], of: .init(index: index)) }
    return program
  }

  /// Bounds that allow a value and everything from it along a step.
  private mutating func open(around value: Rational, along step: Rational) -> Bounds<Rational> {
    let any = bounds(around: value)
    return Bounds(
      lower: step.signum < 0 ? nil : any.lower,
      upper: step.signum > 0 ? nil : any.upper
    )
  }

  /// A program in small integer variables, all of them boxed, so that it can be enumerated.
  mutating func boxedInteger() -> LinearProgram<Rational> {
    let (n, m) = (integer(1...4), integer(0...4))
    var program = LinearProgram<Rational>(sense())
    for _ in 0..<n {
      let low = Rational(integer(-6...2), 2)
      program.addVariable(
        bounds: .between(low, low + Rational(integer(0...7), 2)),
        objective: fraction(),
        isInteger: true
      )
    }
    for _ in 0..<m {
      let row = (0..<n).map { _ in fraction() }
      add(row, bounds(around: fraction()), to: &program)
    }
    return program
  }
}
