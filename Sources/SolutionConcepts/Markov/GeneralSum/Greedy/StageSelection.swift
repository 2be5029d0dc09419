/// Which equilibrium of a stage game counts when there are several.
///
/// Pure equilibria come before mixed ones, and among equals the first profile wins.
public enum StageSelection: Sendable, Hashable, CustomStringConvertible {
  /// The first in the order of action profiles.
  case first

  /// The one with the largest sum of payoffs.
  case largestTotal

  /// The one that is best for a player, by number from 0.
  case best(player: Int)

  /// The name of the rule.
  public var description: String {
    switch self {
    case .first: "the first equilibrium"
    case .largestTotal: "the equilibrium with the largest total payoff"
    case .best(let player): "the equilibrium that is best for player \(player)"
    }
  }

  /// What is compared; larger is better.
  func score(_ payoffs: [Double]) -> Double {
    switch self {
    case .first: 0
    case .largestTotal: payoffs.reduce(0, +)
    case .best(let player): payoffs.indices.contains(player) ? payoffs[player] : 0
    }
  }
}
