internal import EquilibriaNumerics

extension TrajectorySolver {
  /// How far beyond a kink, in units of what cancels there, smooth rates are still used.
  ///
  /// It keeps rounding errors from switching to and fro near equilibria.
  private static let hysteresis = 1e-13

  /// Integrates from one kink of the rates to the next.
  func kinked<Rule: KinkedRule>(_ rule: Rule.Type) -> Outcome {
    func curve(_ accuracy: TrajectoryAccuracy) -> SmoothCurve {
      SmoothCurve(
        path: kinkedPath(rule, accuracy),
        supports: game.counts.map { Array(0..<$0) },
        counts: game.counts,
        isLogarithmic: false
      )
    }
    return Self.compare(curve(accuracy), curve(accuracy.finer))
  }

  private func kinkedPath<Rule: KinkedRule>(
    _ rule: Rule.Type,
    _ accuracy: TrajectoryAccuracy
  ) -> DensePath {
    var path = DensePath(from: start.flatMap { $0.map(\.doubleValue) }, at: 0)
    let matrices = game.counts.indices.map { game.matrix(of: $0) }
    let sizes = matrices.map { $0.map(\.magnitude) }
    func scales(_ state: [Double]) -> [[Double]] {
      let state = state.map(\.magnitude)
      return matrices.indices.map { population in
        Rule.scales(
          shares: slice(population, state),
          sizes: payoffs(sizes[population], slice(game.opponent(of: population), state))
        )
      }
    }
    func switches(_ state: [Double]) -> [[Double]] {
      matrices.indices.map { population in
        Rule.switches(
          shares: slice(population, state),
          payoffs: payoffs(matrices[population], slice(game.opponent(of: population), state))
        )
      }
    }
    while path.stopReason == nil, let time = path.times.last, time < end {
      guard path.stepCount < accuracy.stepLimit else {
        path.stopReason = .iterationLimit
        break
      }
      let signs = switches(path.end).map { $0.map { $0 > 0 } }
      let flat = signs.flatMap { $0 }
      let total = game.counts.reduce(0, +)
      let field = PopulationField(game, Rule(signs: signs))
      let method = DormandPrince(
        relativeError: accuracy.relative,
        absoluteError: accuracy.absolute,
        stepLimit: accuracy.stepLimit - path.stepCount
      )
      let events = DormandPrince.Events(count: flat.count) { state, values in
        let shares = (0..<total).map { state[$0] }
        let all = zip(switches(shares).joined(), scales(shares).joined())
        for (place, pair) in all.enumerated() {
          values[place] = (flat[place] ? pair.0 : -pair.0) + Self.hysteresis * pair.1
        }
      }
      let piece = method.path(
        from: path.end,
        at: time,
        until: end,
        events: events,
        stopwatch: stopwatch
      ) { field.rates($0, $1) }
      path.append(piece)
      path.event = nil
    }
    return path
  }

  func payoffs(_ matrix: [Double], _ others: ArraySlice<Double>) -> [Double] {
    (0..<(matrix.count / others.count)).map { row in
      others.indices.reduce(0) {
        $0 + matrix[row * others.count + $1 - others.startIndex] * others[$1]
      }
    }
  }

  /// The first coordinate of each population.
  var firsts: [Int] { game.counts.count == 1 ? [0] : [0, game.counts[0]] }

  func slice(_ population: Int, _ state: [Double]) -> ArraySlice<Double> {
    state[firsts[population]..<(firsts[population] + game.counts[population])]
  }
}
