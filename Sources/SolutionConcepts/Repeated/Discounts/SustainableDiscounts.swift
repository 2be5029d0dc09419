public import EquilibriaNumerics

/// Exactly the discount factors at which automaton strategies are an equilibrium.
///
/// ```swift
/// let game = try PrisonersDilemma()
/// let grim = try game.sustainableDiscounts(of: .grimTrigger)
/// print(grim.critical)             // 1/2
/// ```
public struct SustainableDiscounts<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What the strategies have to be.
  public enum Concept: String, Sendable, Hashable, Codable {
    /// No deviation pays after any history.
    case subgamePerfect
    /// No deviation pays at the start.
    case nash
  }

  /// The name of the strategies.
  public let title: String

  /// What the strategies have to be.
  public let concept: Concept

  /// The discount factors from 0 to below 1 at which they are, as ranges in increasing order.
  public let intervals: [DiscountInterval]

  /// One condition per deviation; the strategies are an equilibrium where all polynomials are not
  /// negative.
  public let constraints: [DiscountConstraint<Action>]

  /// Every discount factor above 0 and below 1 at which some polynomial vanishes, in increasing order.
  public let breakpoints: [AlgebraicNumber]

  /// The critical discount factor: the least one from which on all belong to the set; 1 when that is
  /// true of none below 1.
  public let critical: AlgebraicNumber

  /// Whether some discount factor below 1 is high enough, and all higher ones too.
  public var isSustainableByPatience: Bool { critical.rational != 1 }

  /// The deviations that pay just below the critical discount factor, so that it cannot be lower;
  /// empty when it is 0.
  public let binding: [DiscountConstraint<Action>.Deviation]

  /// Whether the strategies are an equilibrium at a discount factor.
  ///
  /// - Parameter discount: A discount factor from 0 to below 1.
  /// - Returns: The exact answer.
  public func contains(_ discount: Rational) -> Bool {
    discount >= .zero && discount < 1 && constraints.allSatisfy { $0.value(at: discount) >= .zero }
  }
}

extension SustainableDiscounts: CustomStringConvertible {
  /// The ranges, the critical discount factor and what binds there.
  public var description: String {
    let name = concept == .nash ? "a Nash equilibrium" : "subgame perfect"
    let ranges =
      intervals.isEmpty
      ? "no discount" : "discount " + intervals.map(\.description).joined(separator: " and ")
    let deviations = binding.map { "\n  binding: \($0)" }.joined()
    return "\(title) is \(name) at \(ranges); critical discount \(critical)" + deviations
  }
}
