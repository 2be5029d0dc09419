public import EquilibriaNumerics

/// Whether culture makes the population fitter than learners alone.
///
/// Rogers' paradox: where imitators and learners coexist, both are as fit as learners alone, so
/// imitation brings nothing. Under weak selection that holds for mean fitness. At any strength of
/// selection it holds for its geometric mean over time, exactly: while the share of imitators neither
/// vanishes nor takes over, `E ln W̄ = ln W_L`.
///
/// > Source: Rogers (1988), *Does biology constrain culture?*; the form for any strength follows from
/// > `ln q′ − ln q = ln W_I − ln W̄`, and the same for learners, averaged over a stationary history.
public struct RogersParadox: Sendable, Hashable {
  /// Whether imitators and learners coexist, so that culture brings nothing.
  public let holds: Bool

  /// Mean fitness at equilibrium minus the fitness of learners, in fitness units, exact under weak
  /// selection.
  public let gain: Rational

  /// The baseline fitness W₀ that the geometric mean below is computed with.
  public let baselineFitness: Rational

  /// The geometric mean of mean fitness over time in an infinite population at any strength of
  /// selection, W_L = W₀ + D − C, wherever imitators and learners coexist; `nil` elsewhere.
  public let geometricMeanFitness: Rational?
}

extension LearnersAndImitators {
  /// Whether culture makes this population fitter than learners alone.
  ///
  /// - Parameter baselineFitness: W₀, above D, so that nobody's fitness is negative.
  /// - Returns: The computed statement.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when fitness could be negative.
  public func rogersParadox(baselineFitness: Rational) throws(EvolutionError) -> RogersParadox {
    try requireFitness(baseline: baselineFitness)
    let state = equilibrium
    let holds = state.regime == .mixture
    return RogersParadox(
      holds: holds,
      gain: state.gainOverLearning,
      baselineFitness: baselineFitness,
      geometricMeanFitness: holds ? baselineFitness + benefit - learningCost : nil
    )
  }

  /// Throws unless everybody's fitness is positive.
  func requireFitness(baseline: Rational) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      baseline > benefit && baseline + benefit > learningCost,
      "baselineFitness",
      baseline,
      "a number above the benefit \(benefit) and above learningCost − benefit"
    )
  }
}

extension RogersParadox: CustomStringConvertible {
  /// The statement in words.
  public var description: String {
    if let fitness = geometricMeanFitness {
      return "Rogers' paradox holds: culture adds nothing; "
        + "the geometric mean of fitness is that of learners, \(fitness)"
    }
    return gain > .zero
      ? "culture raises mean fitness by \(gain)" : "culture does not raise mean fitness"
  }
}
