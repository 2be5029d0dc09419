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
    let monitor = KinkMonitor<Rule>(game)
    while path.stopReason == nil, let time = path.times.last, time < end {
      guard path.stepCount < accuracy.stepLimit else {
        path.stopReason = .iterationLimit
        break
      }
      let signs = monitor.signs(at: path.end)
      let field = PopulationField(game, Rule(signs: signs))
      let method = DormandPrince(
        relativeError: accuracy.relative,
        absoluteError: accuracy.absolute,
        stepLimit: accuracy.stepLimit - path.stepCount
      )
      let piece = method.path(
        from: path.end,
        at: time,
        until: end,
        events: monitor.events(leaving: signs, margin: Self.hysteresis),
        stopwatch: stopwatch
      ) { field.rates($0, $1) }
      path.append(piece)
      path.event = nil
    }
    return path
  }
}
