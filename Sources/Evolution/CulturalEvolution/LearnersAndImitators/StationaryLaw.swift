public import EquilibriaNumerics
internal import RealModule

/// The law of imitators' accuracy p in the long run, while their share stays the same: exact moments,
/// bounds of the distribution, perfect samples.
///
/// The error x = 1 − p jumps to `Qx` when the environment stays and to `Q(1 − x)` when it changes.
/// Both maps contract, so the law is unique; it is a Bernoulli convolution driven by the environment,
/// and need not have a density.
///
/// > Source: Hutchinson (1981), *Fractals and self-similarity* (unique law); Peres, Schlag & Solomyak
/// > (2000), *Sixty years of Bernoulli convolutions*.
public struct StationaryLaw: Sendable, Hashable {
  /// What kind of law it is.
  public enum Kind: Sendable, Hashable {
    /// Accuracy does not fluctuate.
    case pointMass(accuracy: Rational)
    /// Uniform between two accuracies.
    case uniform(lower: Rational, upper: Rational)
    /// Without density and without atoms: it lives on a set of a dimension below 1.
    case singular
    /// Without atoms; whether it has a density is not decided here.
    case continuous
  }

  /// Q: the chance that an imitator sees imitators only, from 0 to below 1.
  public let ratio: Rational

  /// γ: the chance that the environment changes.
  public let switchProbability: Rational

  /// The law for an environment of two states.
  ///
  /// - Parameters:
  ///   - ratio: Q, the chance that an imitator sees imitators only, from 0 to below 1. At 1 nobody
  ///     learns, and every law that treats p and 1 − p alike is stationary.
  ///   - switchProbability: γ, the chance that the environment changes.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(ratio: Rational, switchProbability: Rational) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      ratio >= .zero && ratio < 1,
      "ratio",
      ratio,
      "a number from 0 to below 1; at 1 nobody learns and the law is not unique"
    )
    try EvolutionError.requireProbability("switchProbability", switchProbability)
    self.ratio = ratio
    self.switchProbability = switchProbability
  }

  /// What kind of law it is.
  public var kind: Kind {
    if ratio.isZero || switchProbability.isZero { return .pointMass(accuracy: 1) }
    if switchProbability == 1 { return .pointMass(accuracy: 1 / (1 + ratio)) }
    if ratio == Rational(1, 2) && switchProbability == Rational(1, 2) {
      return .uniform(lower: Rational(1, 2), upper: 1)
    }
    return isBelowEntropyBound ? .singular : .continuous
  }

  /// Q < γ^γ·(1 − γ)^(1 − γ), decided exactly for short γ and with room for rounding otherwise.
  private var isBelowEntropyBound: Bool {
    let gamma = switchProbability
    let stays = 1 - gamma
    if let whole = gamma.denominatorInteger.word, whole <= 64,
      let part = gamma.numeratorInteger.word
    {
      return ratio.raised(to: Int(whole))
        < gamma.raised(to: Int(part)) * stays.raised(to: Int(whole - part))
    }
    return Double.log(ratio.doubleValue) < -entropy - 1e-12
  }

  /// The entropy of a change, in natural units.
  private var entropy: Double {
    let gamma = switchProbability.doubleValue
    if gamma == 0 || gamma == 1 { return 0 }
    return -gamma * Double.log(gamma) - (1 - gamma) * Double.log(onePlus: -gamma)
  }

  /// An upper bound of the dimension of the law, to within rounding; it is the dimension itself when Q
  /// is below one half.
  ///
  /// `min(1, H(γ) / ln(1/Q))` with the entropy H; 0 for a point mass.
  public var dimensionBound: Double {
    if case .pointMass = kind { return 0 }
    return min(1, entropy / -Double.log(ratio.doubleValue))
  }

  /// How fast the mean accuracy approaches its long-run value: the factor per generation.
  public var meanRelaxation: Rational { ratio * (1 - 2 * switchProbability) }

  /// The mean accuracy P.
  public var mean: Rational { 1 - errorMoments(through: 1)[1] }

  /// The variance of accuracy.
  public var variance: Rational {
    let moments = errorMoments(through: 2)
    return moments[2] - moments[1] * moments[1]
  }

  /// The moments `E (1 − p)ᵏ` of the error for k = 0, 1, … , exact.
  ///
  /// > Source: `M_k·[1 − Qᵏ(1 − γ) − γ(−Q)ᵏ] = γQᵏ·Σ_{j<k} C(k, j)(−1)ʲ M_j`, from the two maps.
  ///
  /// - Parameter order: The largest k, at least 0.
  /// - Returns: The moments of order 0 through `order`.
  public func errorMoments(through order: Int) -> [Rational] {
    precondition(order >= 0, "moments have orders of at least 0")
    var moments: [Rational] = [1]
    var power = Rational.one
    var row: [Rational] = [1]
    for k in stride(from: 1, through: order, by: 1) {
      power *= ratio
      row = zip([.zero] + row, row + [.zero]).map { $0 + $1 }
      let sum = Rational.sumOfProducts(count: k) { j in
        (j % 2 == 0 ? row[j] : -row[j], moments[j])
      }
      let stays = power * (1 - switchProbability)
      let flips = switchProbability * (k % 2 == 0 ? power : -power)
      moments.append(switchProbability * power * sum / (1 - stays - flips))
    }
    return moments
  }

  /// The moments `E pᵏ` of the accuracy for k = 0, 1, … , exact.
  ///
  /// - Parameter order: The largest k, at least 0.
  /// - Returns: The moments of order 0 through `order`.
  public func moments(through order: Int) -> [Rational] {
    let errors = errorMoments(through: order)
    var row: [Rational] = []
    return (0...order).map { k in
      row = k == 0 ? [1] : zip([.zero] + row, row + [.zero]).map { $0 + $1 }
      return Rational.sumOfProducts(count: k + 1) { j in
        (j % 2 == 0 ? row[j] : -row[j], errors[j])
      }
    }
  }

  /// Independent draws of the accuracy, exact to within rounding.
  ///
  /// Random maps are composed from the latest generation backwards until what lies before no longer
  /// matters, so there is no burn-in to choose.
  ///
  /// > Source: Propp & Wilson (1996), *Exact sampling with coupled Markov chains*.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - seed: The seed of the draws.
  /// - Returns: The accuracies.
  /// - Complexity: Proportional to `count / ln(1/Q)`.
  public func samples(count: Int, seed: UInt64) -> [Double] {
    if case .pointMass(let accuracy) = kind {
      return Array(repeating: accuracy.doubleValue, count: max(count, 0))
    }
    var generator = Xoshiro256(seed: seed)
    let (q, gamma) = (ratio.doubleValue, switchProbability.doubleValue)
    return (0..<max(count, 0)).map { _ in
      var offset = 0.0
      var slope = 1.0
      while abs(slope) > 0x1p-55 {
        slope *= q
        if generator.nextUnit() < gamma {
          offset += slope
          slope = -slope
        }
      }
      return 1 - offset - slope * q / 2
    }
  }
}

extension StationaryLaw: CustomStringConvertible {
  /// Mean, variance and kind.
  public var description: String {
    let text =
      switch kind {
      case .pointMass: "constant"
      case .uniform(let lower, let upper): "uniform from \(lower) to \(upper)"
      case .singular: "without density, of dimension at most \(dimensionBound)"
      case .continuous: "without atoms"
      }
    return "accuracy: mean \(mean), variance \(variance), \(text)"
  }
}

extension LearnersAndImitators {
  /// The law of accuracy in the long run at a share of imitators.
  ///
  /// - Parameter imitators: q, the share of imitators.
  /// - Returns: The law.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when nobody learns, so that the law
  ///   is not unique, and ``EvolutionError/notApplicable(reason:)`` for more than two states.
  public func stationaryLaw(imitators: Rational) throws(EvolutionError) -> StationaryLaw {
    try requireTwoStates("the law of accuracy")
    return try StationaryLaw(
      ratio: try blindness(imitators: imitators),
      switchProbability: switchProbability
    )
  }

  /// The law of accuracy at equilibrium, exact even where q* is irrational.
  ///
  /// - Returns: The law, or `nil` when nobody learns there, so that it is not unique.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` for more than two states.
  public func stationaryLawAtEquilibrium() throws(EvolutionError) -> StationaryLaw? {
    try requireTwoStates("the law of accuracy")
    let blind = equilibrium.blindness
    if blind == 1 { return nil }
    return try StationaryLaw(ratio: blind, switchProbability: switchProbability)
  }

  func requireTwoStates(_ subject: String) throws(EvolutionError) {
    if environment != .states(2) {
      throw .notApplicable(
        reason: "\(subject) is a function of accuracy alone only in an environment of two states"
      )
    }
  }
}
