public import EquilibriaNumerics
internal import RealModule

extension LearnersAndImitators: LearningModel {
  /// `κ − 2γQ / (1 − Qs)` with Q = qⁿ, in units of the benefit.
  public var imitatorAdvantage: AdvantageFunction {
    if switchProbability.isZero {
      return AdvantageFunction(numerator: SparsePolynomial(relativeCost))
    }
    return AdvantageFunction(
      numerator: SparsePolynomial([
        (0, relativeCost), (observed, -(relativeCost * persistence + 2 * switchProbability)),
      ]),
      denominator: SparsePolynomial([(0, 1), (observed, -persistence)])
    )
  }

  /// The state in which the population ends: q*, the accuracy there, and what it means.
  ///
  /// There is one stable state. Imitators take over when learning costs at least what guessing loses,
  /// C ≥ D for two states of the environment, or when the environment never changes.
  public var equilibrium: LearningEquilibrium {
    let states = equilibria
    let regime = LearningRegime(states)
    // Where everybody does equally well, as many imitate as can.
    let end = states.first { $0.stability == .stable } ?? states[states.count - 1]
    let blind = blindnessAtEquilibrium
    let accuracy = accuracy(blindness: blind)
    return LearningEquilibrium(
      regime: regime,
      imitators: end.share,
      blindness: blind,
      accuracy: accuracy,
      eigenvalue: end.eigenvalue,
      gainOverLearning: benefit
        * (relativeCost - 2 * (1 - accuracy.limit)) * (end.share.exact == 1 ? 1 : 0),
      learnersSeen: Rational(observed) * (1 - end.share.enclosure)
    )
  }

  /// Q*: the chance that an imitator sees imitators only, at equilibrium.
  private var blindnessAtEquilibrium: Rational {
    let gamma = switchProbability
    if gamma.isZero || relativeCost * (1 + recovery) >= 2 { return 1 }
    return relativeCost / (2 * gamma + relativeCost * persistence)
  }

  /// The expected number of learners whom an imitator sees at equilibrium, when it looks at more and
  /// more individuals: ln(1/Q*), to within rounding.
  ///
  /// It does not grow: whoever looks at more individuals has fewer learners to see.
  public var limitOfLearnersSeen: Double {
    -Double.log(blindnessAtEquilibrium.doubleValue)
  }
}

/// The state in which a population of learners and imitators ends.
public struct LearningEquilibrium: Sendable, Hashable {
  /// Who is left.
  public let regime: LearningRegime

  /// q*: the share of imitators.
  public let imitators: CertifiedRoot

  /// Q* = q*ⁿ: the chance that an imitator sees imitators only, always exact.
  public let blindness: Rational

  /// P*: how often imitators are right.
  public let accuracy: Accuracy

  /// The derivative of q̇ at q*, per unit of selection strength D/W₀; negative for a stable state.
  public let eigenvalue: Enclosure

  /// How much fitter the population is than one of learners only; 0 wherever somebody learns, and only a
  /// limit where the accuracy is.
  public let gainOverLearning: Rational

  /// The expected number of learners among the individuals whom an imitator sees.
  public let learnersSeen: Enclosure
}

extension LearningEquilibrium: CustomStringConvertible {
  /// Shares, accuracy and stability, and what culture is worth.
  public var description: String {
    let gain =
      accuracy.value == nil ? "undefined (limit \(gainOverLearning))" : gainOverLearning.description
    return """
      \(regime): share of imitators \(imitators), right with probability \(accuracy)
      eigenvalue \(eigenvalue), gain over a population of learners \(gain)
      """
  }
}
