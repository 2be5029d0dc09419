internal import EquilibriaNumerics
internal import LinearPrograms

/// How far a point is from the convex hull of others, by an exact linear program.
///
/// The program minimises the sum of the differences in all coordinates; its dual values are a
/// direction in which the point leads the hull by the distance.
struct HullMembership {
  /// The distance of a point from the hull, with its proof.
  struct Answer {
    let distance: Rational
    /// The weights of the points whose mean is nearest.
    let weights: [Rational]
    /// A direction with entries between −1 and 1.
    let direction: [Rational]

    func alongDirection(_ point: [Rational]) -> Rational {
      Rational.sumOfProducts(count: point.count) { (direction[$0], point[$0]) }
    }
  }

  let points: [[Rational]]

  /// The distance of a point, in the sum of coordinates.
  func distance(
    to point: [Rational],
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> Answer {
    var program = LinearProgram<Rational>(.minimize)
    for _ in points { program.addVariable() }
    for _ in 0..<2 * point.count { program.addVariable(objective: 1) }
    for place in point.indices {
      let first = points.count + 2 * place
      program.addConstraint(
        columns: points.indices.map { Int32($0) } + [Int32(first), Int32(first + 1)],
        coefficients: points.map { $0[place] } + [1, -1],
        bounds: .equal(to: point[place])
      )
    }
    program.addConstraint(
      columns: points.indices.map { Int32($0) },
      coefficients: points.map { _ in 1 },
      bounds: .equal(to: 1)
    )
    let solution = try SolutionError.linear { () throws(LinearProgramError) in
      try solver.solve(program)
    }
    guard let optimum = solution.optimum else {
      if case .stopped(let reason) = solution { throw .stopped(reason) }
      preconditionFailure("the distance from a hull is a program with an optimum")
    }
    return Answer(
      distance: optimum.objective,
      weights: Array(optimum.values.prefix(points.count)),
      direction: Array(optimum.duals.prefix(point.count))
    )
  }

  /// Weights that mix points to a given one; `nil` when it is no mixture of them.
  static func weights(
    of point: [Rational],
    among points: [[Rational]]
  ) throws(SolutionError) -> [Rational]? {
    if points.isEmpty { return nil }
    let answer = try HullMembership(points: points).distance(to: point)
    return answer.distance.isZero ? answer.weights : nil
  }

  /// The points that are no mixture of others, in the given order.
  static func extremePoints(of points: [[Rational]]) throws(SolutionError) -> [[Rational]] {
    var remaining = points
    var place = 0
    while place < remaining.count, remaining.count > 1 {
      let point = remaining.remove(at: place)
      if try HullMembership(points: remaining).distance(to: point).distance > .zero {
        remaining.insert(point, at: place)
        place += 1
      }
    }
    return remaining
  }
}

/// Ranks of small rational matrices.
enum ExactRank {
  /// The dimension of the convex hull of points; −1 without points.
  static func dimension(ofHull points: [[Rational]]) -> Int {
    guard let origin = points.first else { return -1 }
    var basis: [(pivot: Int, row: [Rational])] = []
    for point in points.dropFirst() {
      var row = zip(point, origin).map { $0 - $1 }
      for (pivot, known) in basis where !row[pivot].isZero {
        let factor = row[pivot] / known[pivot]
        row = zip(row, known).map { $0 - factor * $1 }
      }
      if let pivot = row.firstIndex(where: { !$0.isZero }) { basis.append((pivot, row)) }
    }
    return basis.count
  }
}
