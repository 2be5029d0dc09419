public import SolutionConcepts

/// A trait at which selection has no direction, and what evolution does there.
///
/// With `f(y|x)` the growth rate of rare mutants y among residents x, the selection gradient is
/// `D(x) = ∂f/∂y` at y = x, and a singular strategy has D = 0.
///
/// > Source: Geritz, Kisdi, Meszéna & Metz (1998), *Evolutionarily singular strategies and the
/// > adaptive growth and branching of the evolutionary tree*; Eshel (1983), *Evolutionary and
/// > continuous stability*.
public struct SingularStrategy: Sendable, Hashable {
  /// What evolution does near a singular strategy.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Evolution comes here and stays: a continuously stable strategy.
    case continuouslyStable
    /// Evolution comes here and then splits in two.
    case branchingPoint
    /// Nobody could invade here, but evolution never comes: a Garden of Eden.
    case gardenOfEden
    /// Evolution leads away.
    case repeller
    /// A second derivative is zero, or not told apart from zero: higher ones decide.
    case degenerate
  }

  /// The trait.
  public let trait: Double

  /// The trait, exact, when the model is a polynomial with rational coefficients.
  public let exactTrait: AlgebraicNumber?

  /// `dD/dx`: evolution converges here when it is negative.
  public let convergence: Double

  /// `∂²f/∂y²`: mutants near by cannot invade when it is negative.
  public let curvature: Double

  /// What evolution does here; decided exactly for polynomial models, otherwise beyond the
  /// uncertainty of numerical derivatives.
  public let kind: Kind

  /// Whether two traits on either side can invade each other: `∂²f/∂x∂y < 0`.
  public let hasMutualInvasibility: Bool

  /// Whether mutants near by cannot invade.
  public var isEvolutionarilyStable: Bool {
    kind == .continuouslyStable || kind == .gardenOfEden
  }

  /// Whether evolution comes here from near by.
  public var isConvergenceStable: Bool { kind == .continuouslyStable || kind == .branchingPoint }

  /// The kind that two signs decide.
  static func kind(convergence: Int, curvature: Int) -> Kind {
    switch (convergence, curvature) {
    case (0, _), (_, 0): .degenerate
    case (..<0, ..<0): .continuouslyStable
    case (..<0, _): .branchingPoint
    case (_, ..<0): .gardenOfEden
    default: .repeller
    }
  }
}

extension SingularStrategy: CustomStringConvertible {
  /// The trait and what evolution does there.
  public var description: String {
    let place = exactTrait?.description ?? "\(trait)"
    let verdict =
      switch kind {
      case .continuouslyStable: "continuously stable"
      case .branchingPoint: "a branching point"
      case .gardenOfEden: "stable but never reached"
      case .repeller: "a repeller"
      case .degenerate: "degenerate"
      }
    return "\(place): \(verdict)"
  }
}
