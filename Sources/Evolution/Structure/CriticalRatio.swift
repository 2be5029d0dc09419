public import EquilibriaNumerics
internal import RealModule

/// How large a benefit must be, in units of its cost, for selection to favour helping on a graph.
///
/// Members give their neighbours a benefit b at a cost c, payoffs are averaged over neighbours, and
/// updating is death–birth under weak selection. Two lineages followed back in time meet after
/// `τᵢⱼ = 1 + ½ Σₖ (pᵢₖτⱼₖ + pⱼₖτᵢₖ)` steps; `tₙ` is the mean over the ends of random walks of n
/// steps. Then `(b/c)* = t₂/(t₃ − t₁)`.
///
/// > Source: Allen, Lippner, Chen, Fotouhi, Momeni, Yau & Nowak (2017), *Evolutionary dynamics on any
/// > population structure*.
public struct CriticalRatio<Scalar: OrderedField>: Sendable, Hashable {
  /// The mean meeting times `t₁`, `t₂`, `t₃` of the ends of random walks of one, two and three
  /// steps.
  public let meetingTimes: [Scalar]

  /// The critical ratio `t₂/(t₃ − t₁)`; `nil` when `t₃ = t₁` or the two cannot be told apart.
  public let ratio: Scalar?

  /// What selection favours; `nil` when rounding errors hide the sign of `t₃ − t₁`.
  public let verdict: FavouredBehaviour?

  /// How far the ratio may be from the true one; zero in exact arithmetic.
  public let bound: Scalar
}

/// What selection on a graph favours, if the benefit is large enough for its cost.
public enum FavouredBehaviour: String, Sendable, Hashable, Codable {
  /// Helping is favoured when `b/c` is above the critical ratio.
  case cooperation
  /// Harming others at a cost is favoured when `b/c` is below the critical ratio, which is negative.
  case spite
  /// Neither is ever favoured: `t₃ = t₁`.
  case neither
}

extension CriticalRatio: CustomStringConvertible {
  /// The ratio and what it means.
  public var description: String {
    switch (verdict, ratio) {
    case (.cooperation?, let ratio?): "helping is favoured when b/c > \(ratio)"
    case (.spite?, let ratio?): "harming is favoured when b/c < \(ratio)"
    case (.neither?, _): "neither helping nor harming is ever favoured"
    default: "undecided"
    }
  }
}

extension PopulationGraph {
  /// The most members for which linear equations are solved exactly.
  public static let largestExactCount = 40

  /// The exact critical ratio of benefit to cost.
  ///
  /// - Returns: The ratio as a fraction, with the meeting times it comes from.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there are more than
  ///   ``largestExactCount`` members; ``floatingCriticalRatio(limits:)`` has no such bound.
  /// - Complexity: O(n⁶) operations for n members.
  public func criticalRatio() throws(EvolutionError) -> CriticalRatio<Rational> {
    guard count <= Self.largestExactCount else {
      throw .parameter(
        name: "graph",
        value: "\(count) members",
        domain: "at most \(Self.largestExactCount) members in exact arithmetic"
      )
    }
    let degrees = degrees
    let steps = (0..<count).map { row in weights.row(row).map { $0 / degrees[row] } }
    var places: [[Int]] = Array(repeating: Array(repeating: -1, count: count), count: count)
    var pairs: [(Int, Int)] = []
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) {
        places[first][second] = pairs.count
        places[second][first] = pairs.count
        pairs.append((first, second))
      }
    }
    // 2τᵢⱼ − Σₖ (pᵢₖτⱼₖ + pⱼₖτᵢₖ) = 2
    var rows: [[Rational]] = []
    for (number, (first, second)) in pairs.enumerated() {
      var row = Array(repeating: Rational.zero, count: pairs.count)
      row[number] += 2
      for other in 0..<count {
        if other != second { row[places[second][other]] -= steps[first][other] }
        if other != first { row[places[first][other]] -= steps[second][other] }
      }
      rows.append(row)
    }
    guard let times = ExactSystem.solve(rows, Array(repeating: 2, count: pairs.count)) else {
      throw .notApplicable(reason: "the meeting times of the graph are not determined")
    }
    func time(_ first: Int, _ second: Int) -> Rational {
      first == second ? .zero : times[places[first][second]]
    }
    // Mean over πᵢ p⁽ⁿ⁾ᵢⱼ τᵢⱼ, by walking one index.
    let total = degrees.reduce(Rational.zero, +)
    var table = (0..<count).map { row in (0..<count).map { time(row, $0) } }
    var means: [Rational] = []
    for _ in 1...3 {
      // (p·table)ᵢⱼ = Σₖ pᵢₖ tableₖⱼ; its diagonal is the mean of a walk that is one step longer.
      table = (0..<count).map { row in
        (0..<count).map { column in
          Rational.sumOfProducts(count: count) { (steps[row][$0], table[$0][column]) }
        }
      }
      means.append(
        (0..<count).reduce(Rational.zero) { $0 + degrees[$1] / total * table[$1][$1] }
      )
    }
    let difference = means[2] - means[0]
    return CriticalRatio(
      meetingTimes: means,
      ratio: difference.isZero ? nil : means[1] / difference,
      verdict: difference.isZero ? .neither : difference > .zero ? .cooperation : .spite,
      bound: .zero
    )
  }

  /// The critical ratio of benefit to cost in floating point, with a bound on its error.
  ///
  /// All meeting times together are found by conjugate gradients. What is left of the equations bounds
  /// their error: a residual of at most ρ means times within a factor `1 ± ρ/(1 − ρ)`.
  ///
  /// - Parameter limits: The longest time, and the most iterations.
  /// - Returns: The ratio and its bound; large bounds mean that the work was stopped early.
  /// - Complexity: Proportional to the number of members times that of edges, per iteration.
  public func floatingCriticalRatio(limits: Limits = .none) -> CriticalRatio<Double> {
    var solver = MeetingTimes(self)
    solver.run(Stopwatch(limits))
    let means = solver.means()
    let residual = solver.largestResidual()
    // Rounding errors of the residual and of sums over all pairs come on top.
    let part =
      residual < 0.5
      ? residual / (1 - residual) + 16 * Double(count) * .ulpOfOne : .infinity
    let difference = means[2] - means[0]
    let uncertainty = part * (means[2] + means[0])
    guard difference.magnitude > 2 * uncertainty else {
      return CriticalRatio(meetingTimes: means, ratio: nil, verdict: nil, bound: .infinity)
    }
    let ratio = means[1] / difference
    return CriticalRatio(
      meetingTimes: means,
      ratio: ratio,
      verdict: difference > 0 ? .cooperation : .spite,
      bound: ratio.magnitude * (part + 2 * uncertainty / difference.magnitude)
    )
  }
}
