public import EquilibriaNumerics

/// How much imitators improve on what they copy, when the effort costs the one who makes it and the
/// fruits go to those who copy later.
///
/// A rare imitator who improves by a′ among others who improve by a has fitness
/// `−V(1 − a′)·γ/(a + γ − aγ) − c·a′²/2`, in an environment where each change is new.
///
/// ```swift
/// let effort = try ImprovementEffort(value: 1, cost: 1, switchProbability: 0.1)
/// print(effort.evolvedImprovement)   // 0.28237…
/// print(effort.bestImprovement)      // 0.42675…
/// ```
///
/// > Source: Geritz, Kisdi, Meszéna & Metz (1998), *Evolutionarily singular strategies*, for the
/// > stability; the model extends Boyd, Richerson & Henrich (2011).
public struct ImprovementEffort: Sendable, Hashable {
  /// V: what the whole distance costs, above 0.
  public let value: Rational

  /// c: how steeply the cost of effort rises, above 0.
  public let cost: Rational

  /// γ: the chance that the environment changes, above 0.
  public let switchProbability: Rational

  /// The evolution of effort.
  ///
  /// - Parameters:
  ///   - value: V, what the whole distance costs, above 0.
  ///   - cost: c, how steeply the cost of effort rises, above 0.
  ///   - switchProbability: γ, the chance that the environment changes, above 0 and at most 1.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    value: Rational,
    cost: Rational,
    switchProbability: Rational
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(value > .zero, "value", value, "a number above 0")
    try EvolutionError.requireParameter(cost > .zero, "cost", cost, "a number above 0")
    try EvolutionError.requireParameter(
      switchProbability > .zero && switchProbability <= 1,
      "switchProbability",
      switchProbability,
      "a probability above 0 and at most 1"
    )
    self.value = value
    self.cost = cost
    self.switchProbability = switchProbability
  }

  /// The selection gradient times `γ + a(1 − γ)`: `Vγ − c·a·[γ + a(1 − γ)]`, falling in a.
  public var gradient: SparsePolynomial {
    let gamma = switchProbability
    return SparsePolynomial([
      (0, value * gamma), (1, -cost * gamma), (2, -cost * (1 - gamma)),
    ])
  }

  /// a*: where selection leads the improvement, and where it stays.
  ///
  /// It is a continuously stable strategy: the gradient falls through zero there (selection leads to
  /// it), and a mutant's fitness has the second derivative −c (no mutant does better). When effort is
  /// so cheap that the gradient is never negative, it is 1.
  public var evolvedImprovement: CertifiedRoot {
    gradient.rootsInUnitInterval.first ?? CertifiedRoot(1)
  }

  /// The derivative of the fitness of the population times `[γ + a(1 − γ)]²`:
  /// `Vγ − c·a·[γ + a(1 − γ)]²`, falling in a.
  public var welfareGradient: SparsePolynomial {
    let gamma = switchProbability
    let rest = SparsePolynomial([(0, gamma), (1, 1 - gamma)])
    return SparsePolynomial(value * gamma) - SparsePolynomial([(1, cost)]) * rest * rest
  }

  /// The improvement that would be best for the population.
  public var bestImprovement: CertifiedRoot {
    welfareGradient.rootsInUnitInterval.first ?? CertifiedRoot(1)
  }

  /// The fitness of a population that improves by a: `−V(1 − a)·γ/(a + γ − aγ) − c·a²/2`.
  ///
  /// - Parameter improvement: a, from 0 to 1.
  /// - Returns: The fitness, exact for an exact improvement.
  public func fitness(improvement: CertifiedRoot) -> Enclosure {
    let gamma = switchProbability
    let a = improvement.enclosure
    let loss =
      ((value * gamma) * (1 - a)).divided(by: gamma + (1 - gamma) * a) ?? Enclosure(.zero)
    return (-loss) - (cost / 2) * (a * a)
  }

  /// How much fitness the population loses because effort pays for others: best minus evolved.
  public var loss: Enclosure {
    fitness(improvement: bestImprovement) - fitness(improvement: evolvedImprovement)
  }
}

extension ImprovementEffort: CustomStringConvertible {
  /// What evolves, what would be best, and the difference in fitness.
  public var description: String {
    "evolved improvement \(evolvedImprovement), best \(bestImprovement), loss in fitness \(loss)"
  }
}
