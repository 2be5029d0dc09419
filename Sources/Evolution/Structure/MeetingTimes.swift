internal import EquilibriaNumerics

/// The meeting times of all pairs of lineages on a graph, in floating point.
///
/// With the degrees `wᵢ` as weights the equations are symmetric and positive definite: pair (i, j)
/// has the equation times `wᵢwⱼ`.
struct MeetingTimes {
  private let count: Int
  private let total: Double
  private let degrees: [Double]

  /// The neighbours of each member with the probability to walk to them, one member after another.
  private let starts: [Int]
  private let neighbours: [Int]
  private let steps: [Double]

  /// The time of each ordered pair, row after row; zero on the diagonal.
  private var times: [Double]

  /// The residual, relative to the right side, at which work is done.
  private static let tolerance = 1e-15

  init(_ graph: PopulationGraph) {
    count = graph.count
    let exact = graph.degrees
    degrees = exact.map(\.doubleValue)
    total = degrees.reduce(0, +)
    var starts = [0]
    var neighbours: [Int] = []
    var steps: [Double] = []
    for row in 0..<graph.count {
      for column in 0..<graph.count where !graph.weights[row, column].isZero {
        neighbours.append(column)
        steps.append((graph.weights[row, column] / exact[row]).doubleValue)
      }
      starts.append(neighbours.count)
    }
    self.starts = starts
    self.neighbours = neighbours
    self.steps = steps
    times = Array(repeating: 0, count: count * count)
  }

  /// `P·table` for a table with one row per member.
  private func walked(_ table: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: count * count)
    for row in 0..<count {
      for edge in starts[row]..<starts[row + 1] {
        let (from, step) = (neighbours[edge] * count, steps[edge])
        for column in 0..<count { result[row * count + column] += step * table[from + column] }
      }
    }
    return result
  }

  /// `τ − ½(Pτ + (Pτ)ᵀ)` off the diagonal, for a symmetric table.
  private func applied(_ table: [Double]) -> [Double] {
    let walked = walked(table)
    var result = Array(repeating: 0.0, count: count * count)
    for row in 0..<count {
      for column in 0..<count where row != column {
        let place = row * count + column
        result[place] = table[place] - (walked[place] + walked[column * count + row]) / 2
      }
    }
    return result
  }

  /// `Σ wᵢwⱼ aᵢⱼbᵢⱼ`.
  private func product(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<count {
      var line = 0.0
      for column in 0..<count {
        line += degrees[column] * left[row * count + column] * right[row * count + column]
      }
      sum += degrees[row] * line
    }
    return sum
  }

  /// Conjugate gradients in the weighted product, in which the operator is self-adjoint.
  mutating func run(_ stopwatch: Stopwatch) {
    var residual = Array(repeating: 1.0, count: count * count)
    for place in 0..<count { residual[place * count + place] = 0 }
    var direction = residual
    var size = product(residual, residual)
    let enough = size * Self.tolerance * Self.tolerance
    var iteration = 0
    while size > enough, iteration < 4 * count * count + 100 {
      if stopwatch.reasonToStop(afterIterations: iteration) != nil { return }
      let image = applied(direction)
      let curvature = product(direction, image)
      guard curvature > 0 else { return }
      let step = size / curvature
      for place in times.indices {
        times[place] += step * direction[place]
        residual[place] -= step * image[place]
      }
      let next = product(residual, residual)
      let ratio = next / size
      for place in times.indices { direction[place] = residual[place] + ratio * direction[place] }
      size = next
      iteration += 1
    }
  }

  /// The largest difference of `τ − ½(Pτ + (Pτ)ᵀ)` from 1, computed anew.
  func largestResidual() -> Double {
    let image = applied(times)
    var worst = 0.0
    for row in 0..<count {
      for column in 0..<count where row != column {
        worst = max(worst, (1 - image[row * count + column]).magnitude)
      }
    }
    return worst
  }

  /// The mean times of walks of one, two and three steps.
  func means() -> [Double] {
    var table = times
    return (1...3).map { _ in
      table = walked(table)
      return (0..<count).reduce(0) { $0 + degrees[$1] / total * table[$1 * count + $1] }
    }
  }
}
