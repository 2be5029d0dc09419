public import EquilibriaNumerics

/// Between which chances of change who resists whom.
public struct NicheThresholds: Sendable, Hashable {
  /// γ₁: imitation resists learners exactly below it; `nil` when it does at every chance of change.
  public let imitation: Rational?

  /// γ₂: learning resists imitators exactly above it.
  public let learning: Rational

  /// The published inequality's `aδ / (1 − δ)`, the limit of γ₁ for little improvement.
  ///
  /// For comparison only.
  public let smallImprovementLimit: Rational
}

extension NicheThresholds: CustomStringConvertible {
  /// The two thresholds.
  public var description: String {
    let below = imitation.map { "below \($0)" } ?? "always"
    return "imitation \(below), learning above \(learning)"
  }
}

extension CulturalNiche {
  /// Between which chances of change who resists whom, at this cost and improvement.
  ///
  /// Values above 1 are never reached.
  public var thresholds: NicheThresholds {
    let (delta, r) = (relativeCost, kept)
    let odds = delta / (1 - delta)
    let square = r * r
    let imitation: Rational?
    let learning: Rational
    switch environment {
    case .renewal:
      imitation = odds * improvement / r
      learning = delta / r
    case .renewalAfterImprovement:
      imitation = delta * improvement / (1 - delta * r)
      learning = delta
    case .twoStates:
      let rest = 1 - 2 * delta
      imitation = rest > .zero ? delta / rest * improvement / r : nil
      learning = delta / r
    case .renewalWithSquaredLoss:
      imitation = odds * (1 - square) / square
      learning = delta / square
    case .randomWalk:
      imitation = delta * (1 - square) / square
      learning = delta / square
    case .stationary:
      let reach = improvement * (1 + r)
      let rest = r * (2 * r - delta * (1 + r))
      imitation = rest > .zero ? delta * reach / rest : nil
      learning = delta / (2 * square)
    }
    return NicheThresholds(
      imitation: imitation,
      learning: learning,
      smallImprovementLimit: odds * improvement
    )
  }

  /// Who learns in the long run, by what margins, and whether culture pays.
  public var outcome: NicheOutcome {
    let states = equilibria
    let thresholds = thresholds
    let atImitation = imitatorAdvantage.value(at: 1)
    let atLearning = imitatorAdvantage.value(at: .zero)
    return NicheOutcome(
      regime: LearningRegime(states),
      equilibria: states,
      imitationMargin: atImitation,
      learningMargin: -atLearning,
      thresholds: thresholds,
      imitationSwitchMargin: thresholds.imitation.map { $0 - switchProbability },
      learningSwitchMargin: switchProbability - thresholds.learning
    )
  }
}

/// Who learns in the long run, by what margins, and whether culture pays.
public struct NicheOutcome: Sendable, Hashable {
  /// Who learns in the long run.
  public let regime: LearningRegime

  /// All states of rest, from nobody imitating to everybody imitating.
  public let equilibria: [FrequencyEquilibrium]

  /// How much fitter imitators are than a rare learner, in units of the benefit; imitation resists
  /// learners when it is positive.
  ///
  /// It is also how much culture raises mean fitness there.
  public let imitationMargin: Rational

  /// How much fitter learners are than a rare imitator, in units of the benefit; learning resists
  /// imitators when it is positive.
  public let learningMargin: Rational

  /// Between which chances of change who resists whom.
  public let thresholds: NicheThresholds

  /// How far γ is below γ₁; `nil` when imitation resists learners at every chance of change.
  public let imitationSwitchMargin: Rational?

  /// How far γ is above γ₂.
  public let learningSwitchMargin: Rational

  /// How much culture raises mean fitness over learners alone at each stable state, in the order of
  /// ``equilibria`` and in units of the benefit: nothing wherever somebody still learns.
  public var gains: [(imitators: CertifiedRoot, gain: Rational)] {
    equilibria.filter { $0.stability == .stable }
      .map { ($0.share, $0.share.exact == 1 ? imitationMargin : .zero) }
  }
}

extension NicheOutcome: CustomStringConvertible {
  /// The regime, the margins and what culture is worth.
  public var description: String {
    let states = gains.map { "share of imitators \($0.imitators), gain \($0.gain)" }
    return """
      \(regime): \(states.joined(separator: "; or "))
      margins: imitation \(imitationMargin), learning \(learningMargin); \(thresholds)
      """
  }
}
