public import EquilibriaNumerics

/// Some learn what is right at a cost; others imitate for free, and may copy what was right before
/// the environment changed.
///
/// Each generation: the environment changes with probability γ; learners find out what is right now;
/// an imitator looks at n individuals of its own generation, and is right when a learner is among
/// them; otherwise it copies a random imitator of the previous generation. Being right is worth D,
/// being wrong −D, learning costs C.
///
/// ```swift
/// let model = try LearnersAndImitators(
///   learningCost: 0.5, benefit: 1, switchProbability: 0.1, observed: 1)
/// print(model.equilibrium.imitators)     // 5/6
/// print(model.equilibrium.accuracy)      // 3/4
/// ```
///
/// > Source: Boyd & Richerson (1995), *Why does culture increase human adaptability?*, appendix 2; for
/// > n = 1 Rogers (1988), *Does biology constrain culture?* With the sign of imitators' fitness
/// > corrected: `W₀ + D(2P − 1)`.
public struct LearnersAndImitators: Sendable, Hashable {
  /// How many states the environment has.
  public enum Environment: Sendable, Hashable {
    /// So many states, at least 2; a change leads to one of the others, each as likely.
    case states(Int)
    /// A change always leads to a new state.
    case alwaysNew
  }

  /// C: what learning costs, at least 0.
  public let learningCost: Rational

  /// D: half the difference in fitness between right and wrong behaviour, above 0.
  public let benefit: Rational

  /// γ: the chance that the environment changes in a generation.
  public let switchProbability: Rational

  /// n: how many individuals an imitator looks at, at least 1.
  public let observed: Int

  /// How many states the environment has.
  public let environment: Environment

  /// A population of learners and imitators.
  ///
  /// - Parameters:
  ///   - learningCost: C, what learning costs, at least 0.
  ///   - benefit: D, half the difference in fitness between right and wrong behaviour, above 0.
  ///   - switchProbability: γ, the chance that the environment changes in a generation.
  ///   - observed: n, how many individuals an imitator looks at, from 1 to 1,000,000.
  ///   - environment: How many states the environment has; two by default.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(
    learningCost: Rational,
    benefit: Rational,
    switchProbability: Rational,
    observed: Int = 1,
    environment: Environment = .states(2)
  ) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      learningCost >= .zero,
      "learningCost",
      learningCost,
      "a number of at least 0"
    )
    try EvolutionError.requireParameter(
      benefit > .zero,
      "benefit",
      benefit,
      "a number above 0"
    )
    try EvolutionError.requireProbability("switchProbability", switchProbability)
    try EvolutionError.requireCount("observed", observed, from: 1, through: 1_000_000)
    if case .states(let count) = environment {
      try EvolutionError.requireCount("environment", count, from: 2, through: 1_000_000)
    }
    self.learningCost = learningCost
    self.benefit = benefit
    self.switchProbability = switchProbability
    self.observed = observed
    self.environment = environment
  }

  /// κ = C / D: under weak selection, equilibria depend on cost and benefit only through it.
  public var relativeCost: Rational { learningCost / benefit }

  /// The chance that wrong behaviour becomes right when the environment changes.
  var recovery: Rational {
    switch environment {
    case .states(let count): Rational(1, count - 1)
    case .alwaysNew: .zero
    }
  }

  /// s: how much of a difference between two accuracies survives a generation, 1 − 2γ for two states.
  var persistence: Rational { 1 - switchProbability * (1 + recovery) }

  /// Q = qⁿ: the chance that an imitator sees imitators only.
  ///
  /// - Parameter imitators: q, the share of imitators, from 0 to 1.
  /// - Returns: The exact chance.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func blindness(imitators: Rational) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("imitators", imitators)
    return imitators.raised(to: observed)
  }

  /// P: how often imitators are right in the long run, while their share stays the same.
  ///
  /// - Parameter imitators: q, the share of imitators, from 0 to 1.
  /// - Returns: The exact accuracy, or its limit where it is not defined.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func accuracy(imitators: Rational) throws(EvolutionError) -> Accuracy {
    accuracy(blindness: try blindness(imitators: imitators))
  }

  func accuracy(blindness: Rational) -> Accuracy {
    let divisor = 1 - blindness * persistence
    // Nobody learns and nothing ever changes: whatever is believed stays.
    if divisor.isZero { return .undefined(limit: 1) }
    return .value(1 - blindness * switchProbability / divisor)
  }

  /// The share of imitators who are right in the next generation.
  ///
  /// - Parameters:
  ///   - accuracy: p, the share who are right now.
  ///   - imitators: q, the share of imitators.
  ///   - switches: Whether the environment changes.
  /// - Returns: p′, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a share is no probability.
  public func nextAccuracy(
    _ accuracy: Rational,
    imitators: Rational,
    switches: Bool
  ) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("accuracy", accuracy)
    let blind = try blindness(imitators: imitators)
    return 1 - blind + blind * (switches ? recovery * (1 - accuracy) : accuracy)
  }
}

/// How often imitators are right in the long run.
public enum Accuracy: Sendable, Hashable {
  /// A probability.
  case value(Rational)
  /// Every accuracy stays for ever, so none is the long-run one; nearby populations approach a limit.
  case undefined(limit: Rational)

  /// The probability, or the limit where it is not defined.
  public var limit: Rational {
    switch self {
    case .value(let value): value
    case .undefined(let limit): limit
    }
  }

  /// The probability; `nil` where it is not defined.
  public var value: Rational? {
    if case .value(let value) = self { value } else { nil }
  }
}

extension Accuracy: CustomStringConvertible {
  /// The probability, or what is known where there is none.
  public var description: String {
    switch self {
    case .value(let value): value.description
    case .undefined(let limit): "undefined (limit \(limit))"
    }
  }
}
