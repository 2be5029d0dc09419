public import EquilibriaNumerics

/// How a finite population changes from one step to the next.
///
/// Programs differ in every one of these conventions, so each is stated.
///
/// ```swift
/// let process = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1))
/// ```
public struct PopulationProcess: Sendable, Hashable {
  /// What happens in one step, apart from mutation.
  public enum Revision: Sendable, Hashable {
    /// A random member compares its payoff with that of a random model and adopts the model's
    /// strategy with probability `1/(1 + e^{−β(π_model − π_own)})`.
    ///
    /// > Source: Traulsen, Nowak & Pacheco (2006), *Stochastic dynamics of invasion and fixation*.
    case pairwiseComparison(intensity: Double)

    /// A member is copied with probability proportional to fitness and replaces a random member.
    ///
    /// > Source: Nowak, Sasaki, Taylor & Fudenberg (2004), *Emergence of cooperation and
    /// > evolutionary stability in finite populations*.
    case moran(Fitness)

    /// All members are replaced at once by copies drawn in proportion to fitness.
    ///
    /// > Source: Imhof & Nowak (2006), *Evolutionary game dynamics in a Wright–Fisher process*.
    case wrightFisher(Fitness)
  }

  /// How fitness depends on the payoff π.
  public enum Fitness: Sendable, Hashable {
    /// `1 − w + wπ` with the intensity of selection w from 0 to 1; it must stay positive.
    case linear(weight: Rational)

    /// `e^{βπ}` with the intensity of selection β.
    case exponential(intensity: Double)
  }

  /// Whether a member's payoff counts a meeting with itself.
  public enum SelfPlay: String, Sendable, Hashable, Codable, CaseIterable {
    /// Members meet the N − 1 others.
    case excluded
    /// Members meet all N, themselves included.
    case included
  }

  /// Who may be the model of a comparison, or be replaced by an offspring.
  public enum Partner: String, Sendable, Hashable, Codable, CaseIterable {
    /// One of the N − 1 others.
    case others
    /// Any of the N members, the same one included.
    case everyone
  }

  /// How new strategies arise.
  public struct Mutation: Sendable, Hashable {
    /// When a mutation happens.
    public enum Timing: String, Sendable, Hashable, Codable, CaseIterable {
      /// With probability μ the step is a mutation of a random member, otherwise a revision.
      case insteadOfRevision
      /// After every revision the revising member, or the offspring, mutates with probability μ.
      case afterRevision
    }

    /// What a mutant may become, each with the same probability.
    public enum Target: String, Sendable, Hashable, Codable, CaseIterable {
      /// Any strategy but the present one.
      case otherStrategies
      /// Any strategy, the present one included.
      case anyStrategy
    }

    /// The probability μ of a mutation.
    public let rate: Double

    /// When it happens.
    public let timing: Timing

    /// What the mutant may become.
    public let target: Target

    /// A way of mutating.
    ///
    /// - Parameters:
    ///   - rate: The probability μ, from 0 to 1.
    ///   - timing: When it happens.
    ///   - target: What the mutant may become.
    public init(
      rate: Double,
      timing: Timing = .insteadOfRevision,
      target: Target = .otherStrategies
    ) {
      self.rate = rate
      self.timing = timing
      self.target = target
    }

    /// No mutation.
    public static let none = Mutation(rate: 0)
  }

  /// The number of members N, at least 2.
  public let size: Int

  /// What happens in one step.
  public let revision: Revision

  /// Whether a member's payoff counts a meeting with itself.
  public let selfPlay: SelfPlay

  /// Who may be the model, or be replaced.
  public let partner: Partner

  /// How new strategies arise.
  public let mutation: Mutation

  /// The most members a population may have.
  public static let largestSize = 10_000_000

  /// A process with all its conventions.
  ///
  /// - Parameters:
  ///   - size: The number of members, from 2 to ``largestSize``.
  ///   - revision: What happens in one step.
  ///   - selfPlay: Whether a member's payoff counts a meeting with itself.
  ///   - partner: Who may be the model, or be replaced; by default others for comparisons and
  ///     everyone for replacement.
  ///   - mutation: How new strategies arise.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` for a parameter outside its domain.
  public init(
    size: Int,
    revision: Revision = .pairwiseComparison(intensity: 1),
    selfPlay: SelfPlay = .excluded,
    partner: Partner? = nil,
    mutation: Mutation = .none
  ) throws(EvolutionError) {
    guard (2...Self.largestSize).contains(size) else {
      throw .parameter(
        name: "size",
        value: "\(size)",
        domain: "a population from 2 to \(Self.largestSize)"
      )
    }
    guard (0...1).contains(mutation.rate) else {
      throw .parameter(
        name: "mutation.rate",
        value: "\(mutation.rate)",
        domain: "a probability from 0 to 1"
      )
    }
    switch revision {
    case .pairwiseComparison(let intensity), .moran(.exponential(let intensity)),
      .wrightFisher(.exponential(let intensity)):
      guard intensity.isFinite, intensity >= 0 else {
        throw .parameter(
          name: "intensity",
          value: "\(intensity)",
          domain: "a finite number from 0"
        )
      }
    case .moran(.linear(let weight)), .wrightFisher(.linear(let weight)):
      guard (Rational.zero...Rational.one).contains(weight) else {
        throw .parameter(name: "weight", value: "\(weight)", domain: "a number from 0 to 1")
      }
    }
    self.size = size
    self.revision = revision
    self.selfPlay = selfPlay
    if let partner {
      self.partner = partner
    } else if case .pairwiseComparison = revision {
      self.partner = .others
    } else {
      self.partner = .everyone
    }
    self.mutation = mutation
  }
}

extension PopulationProcess: CustomStringConvertible {
  /// The revision, the size and the mutation rate.
  public var description: String {
    let rule =
      switch revision {
      case .pairwiseComparison(let intensity): "pairwise comparison of intensity \(intensity)"
      case .moran(let fitness): "Moran process with \(fitness)"
      case .wrightFisher(let fitness): "Wright–Fisher process with \(fitness)"
      }
    let noise = mutation.rate == 0 ? "" : ", mutation rate \(mutation.rate)"
    return "\(rule) among \(size)\(noise)"
  }
}

extension PopulationProcess.Fitness: CustomStringConvertible {
  /// `fitness 1 − w + wπ, w = 1/10`.
  public var description: String {
    switch self {
    case .linear(let weight): "fitness 1 − w + wπ, w = \(weight)"
    case .exponential(let intensity): "fitness e^(βπ), β = \(intensity)"
    }
  }
}
