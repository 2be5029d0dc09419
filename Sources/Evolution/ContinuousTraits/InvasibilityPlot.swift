/// Which mutants can invade which residents: the pairwise invasibility plot.
///
/// Signs stand on a grid. Lines of zero growth, other than the diagonal on which mutants are like
/// residents, are followed from cell to cell; each of their points is bisected as far as doubles go.
/// They cross the diagonal at the singular strategies.
///
/// > Source: Geritz, Kisdi, Meszéna & Metz (1998); van Tienderen & de Jong (1986).
public struct InvasibilityPlot: Sendable, Hashable {
  /// A point of the plot.
  public struct Point: Sendable, Hashable {
    /// The residents' trait.
    public let resident: Double

    /// The mutants' trait.
    public let mutant: Double
  }

  /// The traits of the grid, for residents and mutants alike.
  public let traits: [Double]

  /// Whether mutants grow, +1, shrink, −1, or neither, 0: `signs[mutant][resident]`.
  public let signs: [[Int]]

  /// Lines of zero growth off the diagonal; a closed line ends where it began.
  public let contours: [[Point]]
}

extension InvasibilityPlot: CustomStringConvertible {
  /// One row of signs per mutant trait, the largest first.
  public var description: String {
    signs.reversed().map { row in
      row.map { $0 > 0 ? "+" : $0 < 0 ? "-" : "0" }.joined()
    }.joined(separator: "\n")
  }
}

extension InvasionFitness {
  /// Which mutants can invade which residents.
  ///
  /// - Parameter gridSize: The number of cells along each side, at least 1.
  /// - Returns: The signs on a grid, and the lines of zero growth.
  /// - Throws: ``EvolutionError`` when the grid is empty or the growth rate is not finite somewhere.
  /// - Complexity: Quadratic in the size of the grid.
  public func invasibilityPlot(gridSize: Int = 100) throws(EvolutionError) -> InvasibilityPlot {
    guard gridSize >= 1, gridSize <= 4000 else {
      throw .parameter(name: "gridSize", value: "\(gridSize)", domain: "a number from 1 to 4000")
    }
    let start = traits.lowerBound
    let length = traits.upperBound - start
    let points = (0...gridSize).map { place in
      place == gridSize
        ? traits.upperBound : start + length * (Double(place) / Double(gridSize))
    }
    let tracer = ContourTracer(model: self, points: points)
    for (row, values) in tracer.slopes.enumerated() {
      for (column, value) in values.enumerated() where !value.isFinite {
        throw .parameter(
          name: "growth",
          value: "not finite for mutants \(points[row]) among residents \(points[column])",
          domain: "a function with finite values"
        )
      }
    }
    return InvasibilityPlot(
      traits: points,
      signs: tracer.slopes.indices.map { row in
        tracer.slopes.indices.map { column in
          let slope = tracer.slopes[row][column]
          let side = row > column ? 1 : row < column ? -1 : 0
          return slope > 0 ? side : slope < 0 ? -side : 0
        }
      },
      contours: tracer.contours()
    )
  }
}

/// Follows the zero lines of `(f(y|x) − f(x|x))/(y − x)`, from which the diagonal has gone.
struct ContourTracer {
  let model: InvasionFitness
  let points: [Double]

  /// The values at grid points, `slopes[mutant][resident]`.
  let slopes: [[Double]]

  init(model: InvasionFitness, points: [Double]) {
    self.model = model
    self.points = points
    slopes = points.map { mutant in points.map { Self.slope(model, mutant, $0) } }
  }

  private static func slope(_ model: InvasionFitness, _ mutant: Double, _ resident: Double)
    -> Double
  {
    mutant == resident
      ? model.selectionGradient(at: resident)
      : (model.growth(mutant, resident) - model.growth(resident, resident)) / (mutant - resident)
  }

  private var count: Int { points.count }

  /// Edges to the right of a grid point come first, then those above.
  private func edge(_ row: Int, _ column: Int, isUpward: Bool) -> Int {
    (isUpward ? count * count : 0) + row * count + column
  }

  private func isPositive(_ row: Int, _ column: Int) -> Bool { slopes[row][column] >= 0 }

  func contours() -> [[InvasibilityPlot.Point]] {
    var neighbours: [[Int]] = Array(repeating: [], count: 2 * count * count)
    for row in 0..<(count - 1) {
      for column in 0..<(count - 1) {
        for (first, second) in crossings(row, column) {
          neighbours[first].append(second)
          neighbours[second].append(first)
        }
      }
    }
    var isUsed = Array(repeating: false, count: neighbours.count)
    var result: [[InvasibilityPlot.Point]] = []
    // Lines with ends first; what is left is closed.
    for wanted in [1, 2] {
      for start in neighbours.indices where !isUsed[start] && neighbours[start].count == wanted {
        var line = [start]
        isUsed[start] = true
        while let last = line.last, let next = neighbours[last].first(where: { !isUsed[$0] }) {
          isUsed[next] = true
          line.append(next)
        }
        if wanted == 2 { line.append(start) }
        result.append(line.map { point(on: $0) })
      }
    }
    return result
  }

  /// The pairs of edges of a cell that a line connects.
  private func crossings(_ row: Int, _ column: Int) -> [(Int, Int)] {
    let corners = [
      isPositive(row, column), isPositive(row, column + 1), isPositive(row + 1, column + 1),
      isPositive(row + 1, column),
    ]
    let edges = [
      edge(row, column, isUpward: false), edge(row, column + 1, isUpward: true),
      edge(row + 1, column, isUpward: false), edge(row, column, isUpward: true),
    ]
    let crossed = (0..<4).filter { corners[$0] != corners[($0 + 1) % 4] }
    if crossed.count == 2 { return [(edges[crossed[0]], edges[crossed[1]])] }
    if crossed.isEmpty { return [] }
    // A saddle: the value in the middle tells which corners belong together.
    let middle = Self.slope(
      model,
      (points[row] + points[row + 1]) / 2,
      (points[column] + points[column + 1]) / 2
    )
    return (middle >= 0) == corners[0]
      ? [(edges[0], edges[1]), (edges[2], edges[3])]
      : [(edges[0], edges[3]), (edges[1], edges[2])]
  }

  /// The zero on an edge, by bisection.
  private func point(on edge: Int) -> InvasibilityPlot.Point {
    let isUpward = edge >= count * count
    let place = isUpward ? edge - count * count : edge
    let (row, column) = (place / count, place % count)
    var (low, high) =
      isUpward
      ? (points[row], points[row + 1]) : (points[column], points[column + 1])
    let isPositiveLow = isPositive(row, column)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      let value =
        isUpward
        ? Self.slope(model, middle, points[column]) : Self.slope(model, points[row], middle)
      if (value >= 0) == isPositiveLow { low = middle } else { high = middle }
    }
    return isUpward
      ? InvasibilityPlot.Point(resident: points[column], mutant: high)
      : InvasibilityPlot.Point(resident: high, mutant: points[row])
  }
}
