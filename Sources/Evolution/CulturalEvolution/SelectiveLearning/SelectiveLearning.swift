public import EquilibriaNumerics
internal import RealModule

/// Everybody gets a noisy cue about the environment; those whose cue is clear act on it, and the others
/// copy a random member of the previous generation.
///
/// The cue is normal with mean μ or −μ, whichever state the environment is in, and deviation σ. Whoever
/// sees a cue beyond the threshold d on either side acts on it.
///
/// ```swift
/// let model = try SelectiveLearning(signal: 1, noise: 1, switchProbability: 0.1)
/// print(model.equilibrium.threshold)       // 0.73907…
/// ```
///
/// > Source: Boyd & Richerson (1988), *An evolutionary model of social learning*, and (2001), *Norms and
/// > bounded rationality*: reconstructed.
public struct SelectiveLearning: Sendable, Hashable {
  /// μ: how far the mean of the cue is from zero, above 0.
  public let signal: Rational

  /// σ: the standard deviation of the cue, above 0.
  public let noise: Rational

  /// γ: the chance that the environment changes in a generation.
  public let switchProbability: Rational

  private let mu: Double
  private let sigma: Double
  private let gamma: Double

  /// A population of selective learners.
  ///
  /// - Parameters:
  ///   - signal: μ, how far the mean of the cue is from zero, above 0.
  ///   - noise: σ, the standard deviation of the cue, above 0.
  ///   - switchProbability: γ, the chance that the environment changes in a generation.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    signal: Rational,
    noise: Rational,
    switchProbability: Rational
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(signal > .zero, "signal", signal, "a number above 0")
    try EvolutionError.requireParameter(noise > .zero, "noise", noise, "a number above 0")
    try EvolutionError.requireProbability("switchProbability", switchProbability)
    self.signal = signal
    self.noise = noise
    self.switchProbability = switchProbability
    mu = signal.doubleValue
    sigma = noise.doubleValue
    gamma = switchProbability.doubleValue
  }

  /// What a threshold leads to, while everybody uses it.
  ///
  /// - Parameter threshold: d, at least 0.
  /// - Returns: How often people copy, and how often they are right in the long run.
  public func outcome(threshold: Double) -> (copying: Double, accuracy: Double) {
    let (right, wrong) = cues(threshold)
    let copying = 1 - right - wrong
    // 1 − L·(1 − 2γ), without cancellation.
    let divisor = right + wrong + 2 * gamma * copying
    return (copying, divisor > 0 ? (right + copying * gamma) / divisor : 0.5)
  }

  /// How often a rare member with another threshold is right.
  ///
  /// - Parameters:
  ///   - threshold: Its threshold.
  ///   - resident: The threshold of everybody else.
  /// - Returns: The chance.
  public func mutantAccuracy(threshold: Double, resident: Double) -> Double {
    let (right, wrong) = cues(threshold)
    return right + (1 - right - wrong) * copiedAccuracy(resident)
  }

  /// The chances of a clear cue that is right, and of one that is wrong.
  private func cues(_ threshold: Double) -> (right: Double, wrong: Double) {
    let scale = sigma * Double.sqrt(2)
    return (
      Double.erfc((threshold - mu) / scale) / 2, Double.erfc((threshold + mu) / scale) / 2
    )
  }

  /// How often a member of the previous generation is right now: γ + (1 − 2γ)·P.
  private func copiedAccuracy(_ threshold: Double) -> Double {
    gamma + (1 - 2 * gamma) * outcome(threshold: threshold).accuracy
  }

  /// How much better a cue at the threshold is than copying; selection lowers the threshold when it is
  /// positive.
  private func advantageOfCue(_ threshold: Double) -> Double {
    1 / (1 + Double.exp(-2 * mu * threshold / (sigma * sigma))) - copiedAccuracy(threshold)
  }

  /// The sign of that advantage at an exact threshold; `nil` when rounding could hide it.
  private func sign(_ threshold: Rational) -> Int? {
    let value = advantageOfCue(threshold.doubleValue)
    // The functions above are good to a few units in the last place, of numbers of at most one.
    return value > 1e-14 ? 1 : value < -1e-14 ? -1 : nil
  }

  /// The threshold at which selection stays: a cue there is as good as copying.
  ///
  /// It is also the threshold that makes everybody right most often, for γ ≤ 1/2: what a member gains
  /// and what it passes on are the same. When the environment never changes there is none, since
  /// waiting for ever clearer cues always pays; from γ = 1/2 on it is 0, since copying is no better
  /// than guessing.
  public var equilibrium: SelectiveEquilibrium {
    let threshold = equilibriumThreshold
    let end = threshold.map { outcome(threshold: $0.doubleValue) } ?? (copying: 1, accuracy: 1)
    return SelectiveEquilibrium(
      threshold: threshold,
      copying: end.copying,
      accuracy: end.accuracy,
      accuracyOfLearning: cues(0).right
    )
  }

  private var equilibriumThreshold: CertifiedRoot? {
    if gamma >= 0.5 { return CertifiedRoot(.zero) }
    var high = sigma * sigma / mu
    for _ in 0..<60 where advantageOfCue(high) <= 1e-13 { high *= 2 }
    if gamma == 0 || advantageOfCue(high) <= 1e-13 { return nil }
    var low = 0.0
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if advantageOfCue(middle) < 0 { low = middle } else { high = middle }
    }
    var reach = max(high.ulp, 1e-15)
    for _ in 0..<60 {
      let range = Enclosure(
        lower: Rational(binary: max(low - reach, 0)),
        upper: Rational(binary: high + reach)
      )
      let root = CertifiedRoot(enclosure: range, proof: .rises)
      if root.isRoot(sign: sign) { return root }
      reach *= 2
    }
    return nil
  }

  /// Checks a threshold from any source: that a cue below it is worse than copying and one above it
  /// better.
  ///
  /// - Parameter threshold: The threshold.
  /// - Returns: Whether rounding leaves no doubt about both.
  public func verify(_ threshold: CertifiedRoot) -> Bool {
    if threshold.exact == .zero { return gamma >= 0.5 }
    return threshold.enclosure.lower >= .zero && threshold.isRoot(sign: sign)
  }
}

/// The threshold at which selection stays, and how often people copy and are right there.
public struct SelectiveEquilibrium: Sendable, Hashable {
  /// d*: the threshold, between floating-point numbers at which the signs are beyond doubt; `nil` when
  /// selection raises it for ever.
  public let threshold: CertifiedRoot?

  /// How often people copy.
  public let copying: Double

  /// How often people are right in the long run.
  public let accuracy: Double

  /// How often somebody would be right who always acts on the cue.
  public let accuracyOfLearning: Double
}

extension SelectiveEquilibrium: CustomStringConvertible {
  /// The threshold and what it leads to.
  public var description: String {
    let text = threshold.map { "threshold \($0)" } ?? "no finite threshold"
    return "\(text): copying \(copying), right \(accuracy), by learning only \(accuracyOfLearning)"
  }
}
