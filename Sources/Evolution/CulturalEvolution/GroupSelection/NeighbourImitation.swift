public import EquilibriaNumerics

/// Groups with one of two norms, whose members imitate the successful of their own and of neighbouring
/// groups.
///
/// Somebody of group j meets a model from group l with probability `M_jl` and takes up its norm with
/// probability `½·[1 + β(W_model − W_self)]`, where payoffs come from coordination within groups:
/// `p_j′ = p_j + Σ_l M_jl·{(1 − p_j)·p_l·½[1 + β(W_A(l) − W_B(j))] − p_j·(1 − p_l)·½[1 + β(W_B(l) − W_A(j))]}`.
/// A norm that makes groups prosper can then spread from group to group, with no group ever dying out.
/// That it is better is not enough: one that needs a large share to win within a group loses ground.
///
/// ```swift
/// let norms = try NeighbourImitation(
///   strength: 0.1,
///   payoffs: [[3, 0], [1, 1]],
///   contact: 0.1,
///   among: .circulant(count: 40)
/// )
/// let spread = try norms.spread(fromGroups: 10, generations: 2_000)
/// ```
///
/// > Source: Boyd & Richerson (2002), *Group beneficial norms can spread rapidly in a structured
/// > population*.
public struct NeighbourImitation: Sendable, Hashable {
  /// β: how strongly a difference in payoffs counts, at least 0.
  public let strength: Rational

  /// The payoffs of norm A against A and B of the own group, then those of B.
  public let payoffs: [[Rational]]

  /// The chance that a model is from a neighbouring group.
  public let contact: Rational

  /// Which groups are neighbours; among them, models are met in proportion to the weights.
  public let graph: PopulationGraph

  /// Groups of people who coordinate within their group.
  ///
  /// - Parameters:
  ///   - strength: β, at least 0 and small enough that switching has probabilities.
  ///   - payoffs: Two rows of two payoffs: A against A and B, B against A and B.
  ///   - contact: The chance that a model is from a neighbouring group.
  ///   - graph: Which groups are neighbours.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    strength: Rational,
    payoffs: [[Rational]],
    contact: Rational,
    among graph: PopulationGraph
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      payoffs.count == 2 && payoffs.allSatisfy { $0.count == 2 },
      "payoffs",
      "\(payoffs.map(\.count))",
      "two rows of two payoffs"
    )
    // The two sides of a comparison may live in groups of any composition.
    let gap = payoffs[0].flatMap { own in payoffs[1].map { ($0 - own).magnitude } }.max() ?? 0
    try EvolutionError.requireParameter(
      strength >= .zero && strength * gap <= 1,
      "strength",
      strength,
      "a number of at least 0 that makes no difference in payoffs larger than 1"
    )
    try EvolutionError.requireProbability("contact", contact)
    self.strength = strength
    self.payoffs = payoffs
    self.contact = contact
    self.graph = graph
  }

  /// The share of norm A in each group one generation later.
  ///
  /// - Parameter shares: The shares of norm A, one per group, from 0 to 1.
  /// - Returns: The shares afterwards, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names the share that is none.
  public func next(_ shares: [Rational]) throws(EvolutionError) -> [Rational] {
    try validate(shares)
    let worth = payoffs.map { row in shares.map { row[0] * $0 + row[1] * (1 - $0) } }
    let half = Rational(1, 2)
    let degrees = graph.degrees
    return shares.indices.map { own in
      shares.indices.reduce(into: shares[own]) { share, other in
        let meeting =
          other == own ? 1 - contact : contact * graph.weights[own, other] / degrees[own]
        if meeting.isZero { return }
        let joins = half * (1 + strength * (worth[0][other] - worth[1][own]))
        let leaves = half * (1 + strength * (worth[1][other] - worth[0][own]))
        share += meeting * (1 - shares[own]) * shares[other] * joins
        share -= meeting * shares[own] * (1 - shares[other]) * leaves
      }
    }
  }

  /// Follows the norms from a start at which the first groups have norm A and all others norm B.
  ///
  /// - Parameters:
  ///   - groups: How many groups have norm A, from 1 to all but one.
  ///   - generations: How many generations.
  ///   - limits: When to stop early; an iteration is a generation.
  /// - Returns: How far norm A has spread in each generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public func spread(
    fromGroups groups: Int,
    generations: Int,
    limits: Limits = .none
  ) throws(EvolutionError) -> NormSpread {
    try EvolutionError.requireCount("groups", groups, from: 1, through: graph.count - 1)
    return try spread(
      from: (0..<graph.count).map { $0 < groups ? 1 : 0 },
      generations: generations,
      limits: limits
    )
  }

  /// Follows the norms from any start.
  ///
  /// - Parameters:
  ///   - shares: The shares of norm A at first, one per group, from 0 to 1.
  ///   - generations: How many generations.
  ///   - limits: When to stop early; an iteration is a generation.
  /// - Returns: How far norm A has spread in each generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public func spread(
    from shares: [Rational],
    generations: Int,
    limits: Limits = .none
  ) throws(EvolutionError) -> NormSpread {
    try validate(shares)
    try EvolutionError.requireCount("generations", generations, from: 0, through: 100_000_000)
    var groups = NeighbouringGroups(self, shares: shares.map(\.doubleValue))
    var converted = [groups.shares.reduce(0, +)]
    let stopwatch = Stopwatch(limits)
    var stopReason: StopReason?
    for generation in 0..<generations {
      stopReason = stopwatch.reasonToStop(afterIterations: generation)
      if stopReason != nil { break }
      groups.advance()
      converted.append(groups.shares.reduce(0, +))
    }
    return NormSpread(converted: converted, shares: groups.shares, stopReason: stopReason)
  }

  private func validate(_ shares: [Rational]) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      shares.count == graph.count,
      "shares",
      "\(shares.count) shares",
      "\(graph.count) shares, one per group"
    )
    for (group, share) in shares.enumerated() {
      try EvolutionError.requireProbability("shares[\(group)]", share)
    }
  }
}

/// All groups, in floating point.
private struct NeighbouringGroups {
  private(set) var shares: [Double]
  private let payoffs: [Double]
  private let strength: Double

  /// The models that members of each group meet: those of group j from `starts[j]` on.
  private let models: [(group: Int, chance: Double)]
  private let starts: [Int]

  private var worth: [(first: Double, second: Double)]
  private var changes: [Double]

  init(_ norms: NeighbourImitation, shares: [Double]) {
    self.shares = shares
    payoffs = norms.payoffs.flatMap { $0 }.map(\.doubleValue)
    strength = norms.strength.doubleValue
    var models: [(group: Int, chance: Double)] = []
    var starts = [0]
    let degrees = norms.graph.degrees
    for own in shares.indices {
      models.append((own, (1 - norms.contact).doubleValue))
      for other in shares.indices where !norms.graph.weights[own, other].isZero {
        let chance = norms.contact * norms.graph.weights[own, other] / degrees[own]
        models.append((other, chance.doubleValue))
      }
      starts.append(models.count)
    }
    self.models = models
    self.starts = starts
    worth = Array(repeating: (0, 0), count: shares.count)
    changes = Array(repeating: 0, count: shares.count)
  }

  mutating func advance() {
    for (group, share) in shares.enumerated() {
      worth[group] = (
        payoffs[0] * share + payoffs[1] * (1 - share),
        payoffs[2] * share + payoffs[3] * (1 - share)
      )
    }
    for own in shares.indices {
      var change = 0.0
      for place in starts[own]..<starts[own + 1] {
        let (other, chance) = models[place]
        let joins = 0.5 * (1 + strength * (worth[other].first - worth[own].second))
        let leaves = 0.5 * (1 + strength * (worth[other].second - worth[own].first))
        change +=
          chance
          * ((1 - shares[own]) * shares[other] * joins - shares[own] * (1 - shares[other]) * leaves)
      }
      changes[own] = change
    }
    for own in shares.indices { shares[own] = min(max(shares[own] + changes[own], 0), 1) }
  }
}
