public import EquilibriaNumerics

/// Some find out by themselves what is best at a cost; others imitate and then improve a little on
/// what they copied.
///
/// Culture accumulates, and how fast the environment changes decides whether that
/// beats learning alone.
///
/// A behaviour is at a distance from the best one. Learners reach distance 0. Imitators copy a random
/// member of the previous generation and keep the part r = 1 − a of the distance. The loss of
/// imitators is compared with δ, how much more learning costs than imitation, in units of the whole
/// benefit.
///
/// ```swift
/// let niche = try CulturalNiche(relativeCost: 0.3, improvement: 0.1, switchProbability: 0.04)
/// print(niche.regime)              // everybody imitates
/// print(niche.thresholds)          // imitation below 1/21, learning above 1/3
/// ```
///
/// > Source: Boyd, Richerson & Henrich (2011), *The cultural niche*: reconstructed. Its inequality
/// > γ < aδ/(1 − δ) is the limit for small a of the exact models here.
public struct CulturalNiche: Sendable, Hashable {
  /// How the environment moves, what a distance costs, and in which order things happen.
  public enum Environment: String, Sendable, Hashable, Codable, CaseIterable {
    /// A change leads to something new, for which no older behaviour is any good; loss is proportional
    /// to distance; imitators improve on what they copied after the change.
    case renewal
    /// As ``renewal``, but imitators improve before the change; learners learn after it.
    case renewalAfterImprovement
    /// A change swaps two states, so behaviour that was all wrong becomes right; linear loss.
    case twoStates
    /// As ``renewal``, with loss proportional to the square of the distance.
    case renewalWithSquaredLoss
    /// The best behaviour makes a random step with each change; squared loss, in units of the variance
    /// of a step.
    case randomWalk
    /// The best behaviour is drawn anew with each change, or follows an autoregression with
    /// autocorrelation 1 − γ; squared loss, in units of what a fixed behaviour loses on average.
    case stationary
  }

  /// δ: how much more learning costs than imitation, in units of the benefit, between 0 and 1.
  public let relativeCost: Rational

  /// a: the part of the distance that an imitator makes up for, between 0 and 1.
  public let improvement: Rational

  /// γ: the chance that the environment changes in a generation.
  public let switchProbability: Rational

  /// How the environment moves, what a distance costs, and in which order things happen.
  public let environment: Environment

  /// A population of learners and of imitators who improve on what they copy.
  ///
  /// - Parameters:
  ///   - relativeCost: δ, the cost of learning minus that of imitation, in units of the benefit, above
  ///     0 and below 1.
  ///   - improvement: a, the part of the distance that an imitator makes up for, above 0 and below 1.
  ///   - switchProbability: γ, the chance that the environment changes in a generation.
  ///   - environment: How the environment moves; ``Environment/renewal`` by default.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    relativeCost: Rational,
    improvement: Rational,
    switchProbability: Rational,
    environment: Environment = .renewal
  ) throws(EvolutionError) {
    for (name, value) in [("relativeCost", relativeCost), ("improvement", improvement)] {
      try EvolutionError.requireParameter(
        value > .zero && value < 1,
        name,
        value,
        "a number above 0 and below 1"
      )
    }
    try EvolutionError.requireProbability("switchProbability", switchProbability)
    self.relativeCost = relativeCost
    self.improvement = improvement
    self.switchProbability = switchProbability
    self.environment = environment
  }

  /// r: the part of the distance that an imitator keeps.
  var kept: Rational { 1 - improvement }
}

extension CulturalNiche: LearningModel {
  /// `δ − loss(q)`, in units of the benefit.
  public var imitatorAdvantage: AdvantageFunction {
    let (above, below) = loss
    return AdvantageFunction(
      numerator: below.scaled(by: relativeCost) - above,
      denominator: below
    )
  }

  /// The mean loss of imitators in the long run, while their share stays the same.
  ///
  /// - Parameter imitators: q, the share of imitators, from 0 to 1.
  /// - Returns: The mean distance, or the mean square of it, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func meanLoss(imitators: Rational) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("imitators", imitators)
    let (above, below) = loss
    return above.value(at: imitators) / below.value(at: imitators)
  }

  /// The mean loss of imitators as a quotient of polynomials in their share.
  private var loss: (above: SparsePolynomial, below: SparsePolynomial) {
    let (r, gamma) = (kept, switchProbability)
    let stays = 1 - gamma
    func quotient(_ constant: Rational, _ slope: Rational) -> (
      above: SparsePolynomial, below: SparsePolynomial
    ) {
      (SparsePolynomial(constant), SparsePolynomial([(0, 1), (1, -slope)]))
    }
    switch environment {
    case .renewal: return quotient(r * gamma, r * stays)
    case .renewalAfterImprovement: return quotient(gamma, r * stays)
    case .twoStates: return quotient(r * gamma, r * (1 - 2 * gamma))
    case .renewalWithSquaredLoss: return quotient(r * r * gamma, r * r * stays)
    case .randomWalk: return quotient(r * r * gamma, r * r)
    case .stationary:
      return (
        SparsePolynomial([(0, 1), (1, -r)]).scaled(by: 2 * r * r * gamma),
        SparsePolynomial([(0, 1), (1, -r * r)]) * SparsePolynomial([(0, 1), (1, -r * stays)])
      )
    }
  }
}
