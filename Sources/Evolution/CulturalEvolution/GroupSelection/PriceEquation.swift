public import EquilibriaNumerics

/// A population of groups, of groups of groups, and so on, before and after a generation.
public indirect enum PricePopulation: Sendable, Hashable {
  /// Members who are alike: their number, the number of descendants of each, and the mean trait of the
  /// members and of their descendants.
  case members(count: Rational, fitness: Rational, trait: Rational, traitAfter: Rational)
  /// Several populations.
  case group([PricePopulation])

  /// The number of members.
  var count: Rational {
    switch self {
    case .members(let count, _, _, _): count
    case .group(let parts): parts.map(\.count).reduce(.zero, +)
    }
  }

  /// The number of descendants.
  var descendants: Rational {
    switch self {
    case .members(let count, let fitness, _, _): count * fitness
    case .group(let parts): parts.map(\.descendants).reduce(.zero, +)
    }
  }

  /// The sum of traits over all members.
  var traits: Rational {
    switch self {
    case .members(let count, _, let trait, _): count * trait
    case .group(let parts): parts.map(\.traits).reduce(.zero, +)
    }
  }

  /// The sum of traits over all descendants.
  var traitsAfter: Rational {
    switch self {
    case .members(let count, let fitness, _, let after): count * fitness * after
    case .group(let parts): parts.map(\.traitsAfter).reduce(.zero, +)
    }
  }

  /// Why a population cannot be analysed.
  fileprivate var problem: (name: String, value: String, domain: String)? {
    switch self {
    case .members(let count, let fitness, _, _):
      if count <= .zero { return ("count", "\(count)", "a number above 0") }
      return fitness < .zero ? ("fitness", "\(fitness)", "a number of at least 0") : nil
    case .group(let parts):
      if parts.isEmpty { return ("group", "0 parts", "at least one part") }
      return parts.lazy.compactMap(\.problem).first
    }
  }
}

/// What selection between groups, selection within groups and transmission each contribute to the change
/// of a trait, exactly.
///
/// `W̄·Δp̄ = Cov(W_g, p_g) + E[W_g·Δp_g]`, applied again inside each group.
///
/// > Source: Price (1970), *Selection and covariance*; (1972), *Extension of covariance selection
/// > mathematics*.
public struct PriceEquation: Sendable, Hashable {
  /// The covariance at each level, that between the largest groups first, in units of `W̄·Δp̄`.
  public let selection: [Rational]

  /// What changes between members and their descendants: `E[W·Δp]`.
  public let transmission: Rational

  /// `W̄·Δp̄`, computed from all members and all descendants.
  public let total: Rational

  /// W̄: the mean fitness.
  public let meanFitness: Rational

  /// Δp̄: the change of the mean trait.
  public var change: Rational { total / meanFitness }

  /// The total minus its parts: zero, by the identity.
  public var residual: Rational { total - selection.reduce(transmission, +) }

  /// Divides the change of a trait among the levels of a population.
  ///
  /// - Parameter population: Who there was, and what became of them.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there are no members or no
  ///   descendants, or numbers are negative.
  public init(_ population: PricePopulation) throws(EvolutionError) {
    if let (name, value, domain) = population.problem {
      throw .parameter(name: name, value: value, domain: domain)
    }
    let (count, descendants) = (population.count, population.descendants)
    try EvolutionError.requireParameter(
      descendants > .zero,
      "fitness",
      descendants,
      "at least some descendants"
    )
    var levels: [Rational] = []
    var transmission = Rational.zero
    Self.divide(population, 0, &levels, &transmission)
    selection = levels.map { $0 / count }
    self.transmission = transmission / count
    meanFitness = descendants / count
    total = meanFitness * (population.traitsAfter / descendants - population.traits / count)
  }

  /// Adds the covariance inside a population, times its size, to that of its level.
  private static func divide(
    _ population: PricePopulation,
    _ depth: Int,
    _ levels: inout [Rational],
    _ transmission: inout Rational
  ) {
    switch population {
    case .members(let count, let fitness, let trait, let after):
      transmission += count * fitness * (after - trait)
    case .group(let parts):
      let (count, descendants, traits) =
        (population.count, population.descendants, population.traits)
      let products = parts.map { $0.descendants * $0.traits / $0.count }.reduce(.zero, +)
      if levels.count <= depth { levels.append(.zero) }
      levels[depth] += products - descendants * traits / count
      for part in parts { divide(part, depth + 1, &levels, &transmission) }
    }
  }
}

extension PriceEquation: CustomStringConvertible {
  /// The parts of the change.
  public var description: String {
    let levels = selection.enumerated().map { "selection at level \($0.offset) \($0.element)" }
    return "total \(total) = "
      + (levels + ["transmission \(transmission)"]).joined(separator: " + ")
  }
}
