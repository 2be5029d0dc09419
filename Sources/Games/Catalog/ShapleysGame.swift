public import EquilibriaNumerics

/// The 3×3 game in which fictitious play cycles for ever.
///
/// The row player earns 1 by naming the column player's number; the column player earns 1 by naming
/// the number after the row player's, in a circle. The only equilibrium mixes all three equally.
///
/// > Source: Shapley (1964), *Some topics in two-person games*, Annals of Mathematics Studies 52.
public struct ShapleysGame: NormalFormGame, Hashable {
  /// The number a player names.
  public enum Move: String, NamedMove {
    /// The first number.
    case one = "One"
    /// The second number.
    case two = "Two"
    /// The third number.
    case three = "Three"

    /// The number after this one, in a circle.
    public var next: Move {
      switch self {
      case .one: .two
      case .two: .three
      case .three: .one
      }
    }
  }

  /// The game.
  public init() {}

  /// The name of the game.
  public var title: String { "Shapley's game" }

  /// The three numbers for both players.
  public var actions: [[Move]] { [Move.allCases, Move.allCases] }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: The numbers they name.
  /// - Returns: 1 for the one who is right, if any.
  public func payoffs(for profile: [Move]) -> [Rational] {
    [profile[0] == profile[1] ? 1 : 0, profile[0].next == profile[1] ? 1 : 0]
  }
}
