internal import EquilibriaNumerics
internal import RealModule

extension RestPointSearch {
  /// The largest residual of a state of rest.
  private static let largestResidual = 1e-12

  /// How many random states the search starts from, per strategy.
  private static let startsPerStrategy = 12

  /// Newton's method from the corners, the middle, the ends of paths, equilibria and random states.
  mutating func searchNumerically<Rule: RevisionRule>(
    _ rule: Rule,
    smallest: Rational
  ) throws(EvolutionError) {
    isComplete = false
    mayHaveContinua = false
    let field = PopulationField(game, rule)
    let payoffSize = game.exact.flatMap(\.elements).reduce(1.0) {
      max($0, $1.magnitude.doubleValue)
    }
    // The distance over which rates bend: noise in relation to payoffs.
    let newton = NewtonSearch(
      field: field,
      step: 1e-3 * min(1, max(smallest.doubleValue / payoffSize, 1e-9))
    )
    var solutions: [[Double]] = []
    for (count, start) in try starts().enumerated() {
      if isStopped(after: count) { break }
      guard let state = newton.solve(from: start, residual: Self.largestResidual),
        newton.isInSimplex(state),
        !solutions.contains(where: { newton.distance($0, state) < 1e-7 })
      else { continue }
      solutions.append(state)
    }
    solutions.sort { $1.lexicographicallyPrecedes($0) }
    for state in solutions {
      let clean = state.map { max($0, 0) }
      let shares =
        game.counts.count == 1
        ? [clean] : [Array(clean[..<game.counts[0]]), Array(clean[game.counts[0]...])]
      var candidate = Candidate(shares: shares, residual: Self.residual(field, shares))
      if let values = Eigenvalues(of: newton.tangentDerivative(at: state)) {
        candidate.eigenvalues = values.values.map {
          Eigenvalue(real: $0.real, imaginary: $0.imaginary)
        }
        let size = values.values.reduce(1) { max($0, $1.real.magnitude, $1.imaginary.magnitude) }
        candidate.settle(margin: values.values.first.map { -$0.real }, allowance: 1e-6 * size)
      }
      add(candidate)
    }
  }

  private func starts() throws(EvolutionError) -> [[Double]] {
    var result: [[Double]] = []
    func flat(_ shares: [[Double]]) -> [Double] { shares.flatMap { $0 } }
    result.append(
      flat(
        game.counts.map { count in
          Array(repeating: 1 / Double(count), count: count)
        }
      )
    )
    // Corners, moved inwards a little.
    for first in 0..<game.counts[0] {
      for second in 0..<(game.counts.count == 1 ? 1 : game.counts[1]) {
        let corners = [first, second]
        result.append(
          flat(
            game.counts.enumerated().map { population, count in
              (0..<count).map {
                0.001 / Double(count) + ($0 == corners[population] ? 0.999 : 0)
              }
            }
          )
        )
      }
    }
    if game.counts.allSatisfy({ $0 <= 8 }) {
      var equilibria = try RestPointSearch(
        game,
        .bestResponse,
        Stopwatch(Limits(time: stopwatch.remainingTime))
      )
      _ = equilibria.isStopped(after: 0)
      result += equilibria.found.map { flat($0.shares) }
    }
    // The same states for every game of this size.
    var generator = Xoshiro256(seed: 1)
    for _ in 0..<(Self.startsPerStrategy * game.counts.reduce(0, +)) {
      result.append(
        flat(
          game.counts.map { count in
            let weights = (0..<count).map { _ in -Double.log(1 - generator.unit()) }
            let sum = weights.reduce(0, +)
            return weights.map { $0 / sum }
          }
        )
      )
    }
    return result
  }
}

/// Newton's method for the rates of a dynamic to vanish, within the simplex's plane.
struct NewtonSearch<Rule: RevisionRule> {
  let field: PopulationField<Rule>

  /// How far states are moved to estimate derivatives.
  let step: Double

  /// The largest number of steps.
  private static var stepLimit: Int { 60 }

  /// The coordinates other than the first of each population, with that first one.
  private var tangents: [(place: Int, base: Int)] {
    var first = 0
    var result: [(Int, Int)] = []
    for count in field.counts {
      result += (first + 1..<max(first + count, first + 1)).map { ($0, first) }
      first += count
    }
    return result
  }

  func isInSimplex(_ state: [Double]) -> Bool {
    state.allSatisfy { $0 >= -1e-11 && $0 <= 1 + 1e-11 }
  }

  func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  private func size(_ rates: [Double]) -> Double {
    rates.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : .infinity }
  }

  /// A state of rest, by damped steps from a start; `nil` when none is reached.
  func solve(from start: [Double], residual: Double) -> [Double]? {
    var state = start
    var rates = field.rates(at: state)
    for _ in 0..<Self.stepLimit {
      let present = size(rates)
      if present == 0 { return state }
      guard let change = direction(state, rates) else { return present <= residual ? state : nil }
      var factor = 1.0
      var next = state
      var following = rates
      while factor > 1e-6 {
        next = state
        for (tangent, value) in zip(tangents, change) {
          next[tangent.place] -= factor * value
          next[tangent.base] += factor * value
        }
        following = field.rates(at: next)
        if size(following) < present { break }
        factor /= 2
      }
      // No further progress: rounding errors are all that is left, or the method is stuck.
      if factor <= 1e-6 { return present <= residual ? state : nil }
      (state, rates) = (next, following)
    }
    return size(rates) <= residual ? state : nil
  }

  private func direction(_ state: [Double], _ rates: [Double]) -> [Double]? {
    let derivative = tangentDerivative(at: state)
    return DenseElimination.solve(derivative, tangents.map { rates[$0.place] })
  }

  /// The derivative of the rates in the tangent plane, by differences of fourth order.
  func tangentDerivative(at state: [Double]) -> Matrix<Double> {
    let tangents = tangents
    var result = Matrix(repeating: 0.0, rowCount: tangents.count, columnCount: tangents.count)
    func rates(_ column: Int, _ distance: Double) -> [Double] {
      var moved = state
      moved[tangents[column].place] += distance
      moved[tangents[column].base] -= distance
      return field.rates(at: moved)
    }
    for column in tangents.indices {
      let (near, back) = (rates(column, step), rates(column, -step))
      let (far, behind) = (rates(column, 2 * step), rates(column, -2 * step))
      for (row, tangent) in tangents.enumerated() {
        let place = tangent.place
        result[row, column] =
          (8 * (near[place] - back[place]) - (far[place] - behind[place])) / (12 * step)
      }
    }
    return result
  }
}

/// Gaussian elimination in floating point with partial pivoting.
enum DenseElimination {
  /// The solution of `A·x = b`; `nil` when a pivot vanishes.
  static func solve(_ matrix: Matrix<Double>, _ rightSide: [Double]) -> [Double]? {
    var (a, b) = (matrix, rightSide)
    let size = b.count
    for step in 0..<size {
      var pivot = step
      for row in step..<size where a[row, step].magnitude > a[pivot, step].magnitude {
        pivot = row
      }
      let head = a[pivot, step]
      guard head != 0, head.isFinite else { return nil }
      if pivot != step {
        for column in 0..<size {
          let value = a[pivot, column]
          a[pivot, column] = a[step, column]
          a[step, column] = value
        }
        b.swapAt(pivot, step)
      }
      for row in (step + 1)..<max(size, step + 1) {
        let factor = a[row, step] / head
        if factor == 0 { continue }
        for column in step..<size { a[row, column] -= factor * a[step, column] }
        b[row] -= factor * b[step]
      }
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in (row + 1)..<max(size, row + 1) { b[row] -= a[row, column] * b[column] }
      b[row] /= a[row, row]
    }
    return b.allSatisfy(\.isFinite) ? b : nil
  }
}
