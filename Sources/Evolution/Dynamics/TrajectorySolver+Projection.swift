internal import EquilibriaNumerics

extension TrajectorySolver {
  /// The projection dynamic: smooth between the times at which strategies vanish or come back.
  func projection() -> Outcome {
    func curve(_ accuracy: TrajectoryAccuracy) -> SmoothCurve {
      SmoothCurve(
        path: projectionPath(accuracy),
        supports: game.counts.map { Array(0..<$0) },
        counts: game.counts,
        isLogarithmic: false
      )
    }
    return Self.compare(curve(accuracy), curve(accuracy.finer))
  }

  private func projectionPath(_ accuracy: TrajectoryAccuracy) -> DensePath {
    var state = start.flatMap { $0.map(\.doubleValue) }
    var path = DensePath(from: state, at: 0)
    let matrices = game.counts.indices.map { game.matrix(of: $0) }
    var free = freeStrategies(matrices, state)
    while path.stopReason == nil, let time = path.times.last, time < end {
      guard path.stepCount < accuracy.stepLimit else {
        path.stopReason = .iterationLimit
        break
      }
      let field = PopulationField(game, ProjectionRule(free: free))
      let method = DormandPrince(
        relativeError: accuracy.relative,
        absoluteError: accuracy.absolute,
        stepLimit: accuracy.stepLimit - path.stepCount
      )
      let events = self.events(matrices, free)
      let piece = method.path(
        from: state,
        at: time,
        until: end,
        events: events,
        stopwatch: stopwatch
      ) { field.rates($0, $1) }
      path.append(piece)
      path.event = nil
      state = Self.repaired(path.end, counts: game.counts)
      path.replaceEnd(state)
      free = freeStrategies(matrices, state)
    }
    return path
  }

  /// Shares without the tiny negative ones that an event leaves.
  private static func repaired(_ state: [Double], counts: [Int]) -> [Double] {
    var result: [Double] = []
    for count in counts {
      let part = state[result.count..<(result.count + count)].map { max($0, 0) }
      let sum = part.reduce(0, +)
      result += part.map { $0 / sum }
    }
    return result
  }

  private func payoffs(_ matrix: [Double], _ others: ArraySlice<Double>) -> [Double] {
    (0..<(matrix.count / others.count)).map { row in
      others.indices.reduce(0) {
        $0 + matrix[row * others.count + $1 - others.startIndex] * others[$1]
      }
    }
  }

  /// The first coordinate of each population.
  private var firsts: [Int] { game.counts.count == 1 ? [0] : [0, game.counts[0]] }

  private func slice(_ population: Int, _ state: [Double]) -> ArraySlice<Double> {
    state[firsts[population]..<(firsts[population] + game.counts[population])]
  }

  private func freeStrategies(_ matrices: [[Double]], _ state: [Double]) -> [[Int]] {
    matrices.indices.map { population in
      ProjectionRule.free(
        Array(slice(population, state)),
        payoffs(matrices[population], slice(game.opponent(of: population), state))
      )
    }
  }

  /// One function per strategy: the share of a free one, what others earn below the mean.
  private func events(_ matrices: [[Double]], _ free: [[Int]]) -> DormandPrince.Events {
    let counts = game.counts
    let total = counts.reduce(0, +)
    return DormandPrince.Events(count: total) { state, values in
      let shares = (0..<total).map { state[$0] }
      for population in counts.indices {
        let earned = payoffs(matrices[population], slice(game.opponent(of: population), shares))
        let mean =
          free[population].reduce(0) { $0 + earned[$1] } / Double(free[population].count)
        let first = firsts[population]
        for place in 0..<counts[population] { values[first + place] = mean - earned[place] }
        for place in free[population] { values[first + place] = state[first + place] }
      }
    }
  }
}
