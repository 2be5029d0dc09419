internal import EquilibriaNumerics

/// Who learns in the long run, when some learn for themselves and others imitate.
public enum LearningRegime: String, Sendable, Hashable, Codable {
  /// A population of imitators resists learners, and every other population moves there.
  case imitation
  /// A population of learners resists imitators, and every other population moves there.
  case learning
  /// Imitators and learners live side by side in one stable mixture.
  case mixture
  /// Imitation and learning both resist the other; history decides.
  case bistable
  /// A stable mixture and a stable population of one kind; history decides.
  case mixtureOrUniform
  /// Imitators and learners do equally well in every population.
  case neutral

  /// The regime in which a list of equilibria leaves the population.
  init(_ equilibria: [FrequencyEquilibrium]) {
    let stable = equilibria.filter { $0.stability == .stable }
    let hasLearning = stable.contains { $0.share.exact == .zero }
    let hasImitation = stable.contains { $0.share.exact == 1 }
    let hasMixture = stable.contains(where: \.isInterior)
    self =
      switch (hasLearning, hasImitation, hasMixture) {
      case (false, false, false): .neutral
      case (false, true, false): .imitation
      case (true, false, false): .learning
      case (true, true, false): .bistable
      case (false, false, true): .mixture
      default: .mixtureOrUniform
      }
  }
}

extension LearningRegime: CustomStringConvertible {
  /// The regime in words.
  public var description: String {
    switch self {
    case .imitation: "everybody imitates"
    case .learning: "everybody learns individually"
    case .mixture: "imitators and learners coexist"
    case .bistable: "either everybody imitates or everybody learns; history decides"
    case .mixtureOrUniform: "a mixture or one kind only; history decides"
    case .neutral: "imitators and learners do equally well"
    }
  }
}
