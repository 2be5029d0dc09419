public import EquilibriaNumerics

/// Individual learners, social learners, and critical learners, who copy first and learn for themselves
/// when that fails.
///
/// Fitness is 1, plus b for a right behaviour, minus costs. What is copied is still right with
/// probability v in the next generation; after a change it never is.
///
/// ```swift
/// let model = try CriticalLearning(
///   benefit: 1, individualSuccess: 0.5, individualCost: 0.2, persistence: 0.9)
/// print(model.socialShare)                 // 5/6, where critical learners are missing
/// print(model.criticalFitness)             // 103/55
/// ```
///
/// > Source: Enquist, Eriksson & Ghirlanda (2007), *Critical social learning: a solution to Rogers's
/// > paradox of nonadaptive culture*; Mesoudi, *Simulation models of cultural evolution in R*, model 18.
public struct CriticalLearning: Sendable, Hashable {
  /// b: what a right behaviour is worth, above 0.
  public let benefit: Rational

  /// p_i: the chance that individual learning succeeds, above 0.
  public let individualSuccess: Rational

  /// c_i: what individual learning costs, at least 0.
  public let individualCost: Rational

  /// p_s: the chance that copying a right behaviour succeeds.
  public let socialSuccess: Rational

  /// c_s: what copying costs, at least 0.
  public let socialCost: Rational

  /// v: the chance that a right behaviour is still right in the next generation.
  public let persistence: Rational

  /// Three ways of learning.
  ///
  /// - Parameters:
  ///   - benefit: b, what a right behaviour is worth, above 0.
  ///   - individualSuccess: p_i, the chance that individual learning succeeds, above 0.
  ///   - individualCost: c_i, what individual learning costs, at least 0.
  ///   - socialSuccess: p_s, the chance that copying a right behaviour succeeds.
  ///   - socialCost: c_s, what copying costs, at least 0.
  ///   - persistence: v, the chance that a right behaviour is still right in the next generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    benefit: Rational,
    individualSuccess: Rational,
    individualCost: Rational,
    socialSuccess: Rational = 1,
    socialCost: Rational = 0,
    persistence: Rational
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(benefit > .zero, "benefit", benefit, "a number above 0")
    try EvolutionError.requireParameter(
      individualSuccess > .zero && individualSuccess <= 1,
      "individualSuccess",
      individualSuccess,
      "a probability above 0 and at most 1"
    )
    for (name, value) in [("individualCost", individualCost), ("socialCost", socialCost)] {
      try EvolutionError.requireParameter(value >= .zero, name, value, "a number of at least 0")
    }
    try EvolutionError.requireProbability("socialSuccess", socialSuccess)
    try EvolutionError.requireProbability("persistence", persistence)
    self.benefit = benefit
    self.individualSuccess = individualSuccess
    self.individualCost = individualCost
    self.socialSuccess = socialSuccess
    self.socialCost = socialCost
    self.persistence = persistence
  }

  /// p_s·v: the chance that copying from somebody right gives a right behaviour.
  private var copied: Rational { socialSuccess * persistence }

  /// The fitness of individual learners.
  public var individualFitness: Rational { 1 + benefit * individualSuccess - individualCost }

  /// The share of right behaviours when everybody learns critically; 1 when copying never fails.
  public var criticalAccuracy: Rational {
    individualSuccess / (1 - copied * (1 - individualSuccess))
  }

  /// The fitness of critical learners among themselves.
  public var criticalFitness: Rational {
    1 + benefit * criticalAccuracy - socialCost - (1 - copied * criticalAccuracy) * individualCost
  }

  /// The fitness of a rare social learner among critical learners.
  public var socialFitnessAmongCritical: Rational {
    1 + benefit * copied * criticalAccuracy - socialCost
  }

  /// The fitness of those who learn for themselves first, and copy when that fails, among themselves.
  public var conditionalFitness: Rational {
    1 + benefit * criticalAccuracy - individualCost - (1 - individualSuccess) * socialCost
  }

  /// How much fitter critical learners are than a rare social learner; positive exactly when individual
  /// learning pays, b·p_i > c_i.
  public var marginOverSocial: Rational { criticalFitness - socialFitnessAmongCritical }

  /// How much fitter critical learners are than a rare individual learner.
  public var marginOverIndividual: Rational { criticalFitness - individualFitness }

  /// Whether critical learners resist individual and social learners.
  public var isCriticalLearningStable: Bool {
    marginOverSocial > .zero && marginOverIndividual > .zero
  }

  /// The advantage of social over individual learners as a function of the share of social learners,
  /// where nobody is critical.
  ///
  /// - Returns: The advantage.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` when copying never fails, p_s·v = 1: then
  ///   accuracy is not defined where everybody copies.
  public func socialAdvantage() throws(EvolutionError) -> AdvantageFunction {
    if copied == 1 {
      throw .notApplicable(reason: "socialSuccess and persistence are both 1: copying never fails")
    }
    let gain = benefit * copied * individualSuccess
    let rest = individualCost - socialCost - benefit * individualSuccess
    return AdvantageFunction(
      numerator: SparsePolynomial([(0, gain + rest), (1, -gain - rest * copied)]),
      denominator: SparsePolynomial([(0, 1), (1, -copied)])
    )
  }

  /// q_s*: the share of social learners where they and individual learners do equally well; `nil` when
  /// one kind takes over.
  public var socialShare: Rational? {
    guard let advantage = try? socialAdvantage() else { return nil }
    let inner = advantage.equilibria.filter { $0.isInterior && $0.stability == .stable }
    guard !inner.isEmpty else { return nil }
    let terms = advantage.numerator
    // The numerator is linear.
    let (constant, all) = (terms.value(at: .zero), terms.value(at: 1))
    return constant / (constant - all)
  }
}

extension CriticalLearning: CustomStringConvertible {
  /// Whether critical learning is stable, and the fitness of the kinds of learners.
  public var description: String {
    let verdict =
      isCriticalLearningStable ? "critical learning is stable" : "critical learning is invaded"
    return "\(verdict): fitness \(criticalFitness), individual learners \(individualFitness), "
      + "a rare social learner \(socialFitnessAmongCritical)"
  }
}
