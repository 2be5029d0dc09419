internal import EquilibriaNumerics
internal import RealModule

/// Computes the curve of a dynamic from a start.
struct TrajectorySolver {
  let game: PopulationGame
  let start: [[Rational]]
  let end: Double
  let accuracy: TrajectoryAccuracy
  let stopwatch: Stopwatch

  /// A curve with what is known about its errors.
  struct Outcome {
    var curve: TrajectoryCurve
    var times: [Double]
    var stopReason: StopReason?
    var errorEstimate: Double
    var simplexError = 0.0
    var conserved: ConservedQuantity?
  }

  func solve(_ dynamic: MeanDynamic) throws(EvolutionError) -> Outcome {
    try game.validate(dynamic)
    switch dynamic {
    case .replicator: return replicator(speed: 1)
    case .imitation(.linear(let slope)): return replicator(speed: slope.doubleValue)
    case .imitation(.fermi(let intensity)):
      return smooth { _ in FermiImitationRule(intensity: intensity.doubleValue) }
    case .replicatorMutator(let mutation):
      return smooth { ReplicatorMutatorRule(mutation, counts: $0.counts) }
    case .brownVonNeumannNash: return kinked(BrownVonNeumannNashRule.self)
    case .smith: return kinked(SmithRule.self)
    case .logit(let noise): return smooth { _ in LogitRule(noise: noise.doubleValue) }
    case .samplingBestResponse(let size):
      let rule = try SamplingRule(game, sampleSize: size)
      return smooth { _ in rule }
    case .bestExperiencedPayoff(let trials):
      let rule = try ExperienceRule(game, trials: trials)
      return smooth { _ in rule }
    case .discreteReplicator(let background): return generations(background: background)
    case .bestResponse: return try bestResponse()
    case .projection: return projection()
    }
  }

  private func replicator(speed: Double) -> Outcome {
    var outcome = smooth { _ in ReplicatorRule(speed: speed) }
    if case .smooth(let curve) = outcome.curve, let exponents = game.conservedExponents() {
      outcome.conserved = ConservedQuantity(exponents, along: curve, at: outcome.times)
    }
    return outcome
  }

  /// Integrates twice and keeps the finer path.
  private func smooth<Rule: RevisionRule>(_ rule: (PopulationGame) -> Rule) -> Outcome {
    let supports = start.map { shares in
      Rule.followsLogarithms
        ? shares.indices.filter { shares[$0] > .zero } : Array(shares.indices)
    }
    let part = Rule.followsLogarithms ? PopulationGame(game, on: supports) : game
    let field = PopulationField(part, rule(part))
    let first = zip(supports, start).flatMap { support, shares in
      support.map { place in
        Rule.followsLogarithms ? logarithm(of: shares[place]) : shares[place].doubleValue
      }
    }
    func path(_ accuracy: TrajectoryAccuracy) -> DensePath {
      // An absolute error of a logarithm is a relative error of its share.
      let method = DormandPrince(
        relativeError: Rule.followsLogarithms ? 3e-15 : accuracy.relative,
        absoluteError: Rule.followsLogarithms ? accuracy.relative : accuracy.absolute,
        stepLimit: accuracy.stepLimit
      )
      return method.path(from: first, until: end, stopwatch: stopwatch) { field.rates($0, $1) }
    }
    let coarse = path(accuracy)
    let fine = path(accuracy.finer)
    func curve(_ path: DensePath) -> SmoothCurve {
      SmoothCurve(
        path: path,
        supports: supports,
        counts: game.counts,
        isLogarithmic: Rule.followsLogarithms
      )
    }
    return Self.compare(curve(coarse), curve(fine))
  }

  /// The finer of two curves, or the longer when one was stopped, and their largest difference.
  static func compare(_ coarse: SmoothCurve, _ fine: SmoothCurve) -> Outcome {
    let ends = (coarse.path.times.last ?? 0, fine.path.times.last ?? 0)
    let kept = ends.1 >= ends.0 ? fine : coarse
    let common = min(ends.0, ends.1)
    var difference = Double.ulpOfOne
    var (left, right) = (ShareReader(coarse), ShareReader(fine))
    for time in coarse.path.times where time <= common {
      difference = max(difference, left.largestDifference(at: time, from: &right))
    }
    var simplexError = 0.0
    if !kept.isLogarithmic {
      for time in kept.path.times {
        simplexError = max(simplexError, kept.simplexError(of: kept.path.state(at: time)))
      }
    }
    return Outcome(
      curve: .smooth(kept),
      times: kept.path.times,
      stopReason: kept.path.stopReason,
      errorEstimate: difference,
      simplexError: simplexError
    )
  }

  /// The natural logarithm of a positive number, of any size.
  private func logarithm(of share: Rational) -> Double {
    let value = share.doubleValue
    if value >= 0x1p-1000 { return Double.log(value) }
    // Shares that doubles cannot hold: scaled up by a power of two first.
    var (scaled, count) = (share, 0)
    while scaled.doubleValue < 0x1p-1000 {
      scaled = scaled * Self.largePower
      count += 1
    }
    return Double.log(scaled.doubleValue) - Double(count) * 1000 * Double.log(2)
  }

  private static let largePower = Rational(exactly: 0x1p1000) ?? 1
}
