public import EquilibriaNumerics
internal import Games

/// What makes one Nash equilibrium preferable to another.
public struct NashObjective: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case weighted([Rational])
    case total
    case minimum
    case player(Int)
    case smallestSupport
    case largestSupport
  }

  let kind: Kind

  /// The sum of both players' payoffs (utilitarian).
  public static let totalPayoff = NashObjective(kind: .total)

  /// The payoff of the worse-off player (egalitarian).
  public static let minimumPayoff = NashObjective(kind: .minimum)

  /// One player's payoff.
  ///
  /// - Parameter player: The player, from 0.
  /// - Returns: The objective.
  public static func payoff(of player: Int) -> NashObjective {
    NashObjective(kind: .player(player))
  }

  /// A weighted sum of the players' payoffs.
  ///
  /// - Parameter weights: One weight per player.
  /// - Returns: The objective.
  public static func weightedPayoffs(_ weights: [Rational]) -> NashObjective {
    NashObjective(kind: .weighted(weights))
  }

  /// As few actions in both supports together as possible.
  public static let smallestSupport = NashObjective(kind: .smallestSupport)

  /// As many actions in both supports together as possible.
  public static let largestSupport = NashObjective(kind: .largestSupport)

  /// The name of the objective, for reports.
  ///
  /// One of `total`, `minimum`, `player:0`, `weighted`, `smallest-support` and `largest-support`.
  public var name: String {
    switch kind {
    case .weighted: "weighted"
    case .total: "total"
    case .minimum: "minimum"
    case .player(let player): "player:\(player)"
    case .smallestSupport: "smallest-support"
    case .largestSupport: "largest-support"
    }
  }

  /// Whether smaller values are preferable.
  public var isMinimized: Bool { kind == .smallestSupport }

  /// Whether a value is preferable to another.
  func prefers(_ value: Rational, to other: Rational) -> Bool {
    isMinimized ? value < other : value > other
  }

  /// The weight of each player's payoff; `nil` when the objective is no weighted sum.
  var playerWeights: [Rational]? {
    switch kind {
    case .weighted(let weights): weights
    case .total: [1, 1]
    case .player(let player): (0..<2).map { $0 == player ? 1 : 0 }
    case .minimum, .smallestSupport, .largestSupport: nil
    }
  }

  /// The value of an equilibrium, from its payoffs and the sizes of its supports.
  func value(payoffs: [Rational], supportSizes: [Int]) -> Rational {
    if let playerWeights {
      return zip(playerWeights, payoffs).reduce(.zero) { $0 + $1.0 * $1.1 }
    }
    return kind == .minimum
      ? payoffs.min() ?? .zero : Rational(supportSizes.reduce(0, +))
  }

  /// Refuses players and weights that a two-player game does not have.
  func validate() throws(GameError) {
    switch kind {
    case .player(let player) where !(0..<2).contains(player):
      throw .invalidParameter(name: "player", value: "\(player)", domain: "0 to 1")
    case .weighted(let weights) where weights.count != 2:
      throw .wrongPlayerCount(found: weights.count, expected: 2)
    default: return
    }
  }
}

extension NashObjective: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
