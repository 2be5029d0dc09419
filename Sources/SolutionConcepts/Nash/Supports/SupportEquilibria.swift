public import EquilibriaNumerics
public import Games

/// All equilibria of a two-player game in which given actions are best replies and no others are
/// played.
///
/// For supports S and T these are the profiles (x, y) with x on S and y on T that make every action
/// of T and of S a best reply: a product of two polytopes, given by their extreme points. Every
/// combination of mixtures of ``extremeStrategies`` is an equilibrium, and there are no others.
/// In a nondegenerate game each polytope is a point or empty.
///
/// > Source: von Stengel (2021), *Finding Nash equilibria of two-player games*, section 9 (maximal
/// > Nash subsets are products of polytopes); Mangasarian (1964), *Equilibrium points of bimatrix
/// > games*.
public struct SupportEquilibria<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The support of each player, in the game's order.
  public let supports: [[Action]]

  /// The extreme points of each player's polytope; both are empty when there is no equilibrium.
  public let extremeStrategies: [[MixedStrategy<Action, Rational>]]

  /// Why one player has no such strategy; `nil` when there are equilibria.
  public let obstacle: SupportObstacle<Action>?

  /// A description, from any source; ``verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - supports: The support of each player, in the game's order.
  ///   - extremeStrategies: The extreme points of each player's polytope.
  ///   - obstacle: Why one player has no such strategy, if so.
  public init(
    supports: [[Action]],
    extremeStrategies: [[MixedStrategy<Action, Rational>]],
    obstacle: SupportObstacle<Action>? = nil
  ) {
    self.supports = supports
    self.extremeStrategies = extremeStrategies
    self.obstacle = obstacle
  }

  /// Whether there is no such equilibrium.
  public var isEmpty: Bool { extremeStrategies.contains { $0.isEmpty } }

  /// Whether there is one such equilibrium.
  public var isUnique: Bool { extremeStrategies.allSatisfy { $0.count == 1 } }

  /// Whether some of the equilibria play every action of both supports.
  public var usesWholeSupports: Bool {
    !isEmpty
      && zip(supports, extremeStrategies).allSatisfy { support, strategies in
        support.allSatisfy { action in strategies.contains { $0[action] > .zero } }
      }
  }

  /// The profiles of extreme strategies, player 0's varying slowest; each is an equilibrium.
  public var extremeProfiles: [MixedProfile<Action, Rational>] {
    guard extremeStrategies.count == 2 else { return [] }
    return extremeStrategies[0].flatMap { x in
      extremeStrategies[1].map { MixedProfile([x, $0]) }
    }
  }

  /// An equilibrium that plays every action any of these equilibria plays: the mean of the extreme
  /// ones; `nil` when there is none.
  public var center: MixedProfile<Action, Rational>? {
    if isEmpty { return nil }
    return MixedProfile(
      extremeStrategies.map { strategies in
        let share = Rational(1, strategies.count)
        let mean = strategies[0].probabilities.indices.map { place in
          strategies.reduce(Rational.zero) { $0 + share * $1.probabilities[place] }
        }
        return MixedStrategy(trusted: mean, over: strategies[0].actions)
      }
    )
  }
}

extension SupportEquilibria: CustomStringConvertible {
  /// The supports, and the extreme strategies of each player or why there are none.
  public var description: String {
    func text(_ items: [some CustomStringConvertible]) -> String {
      items.map(\.description).joined(separator: ", ")
    }
    let title = supports.map { "{" + $0.map { "\($0)" }.joined(separator: ", ") + "}" }
      .joined(separator: " × ")
    if let obstacle { return "\(title): no equilibrium, \(obstacle)" }
    if isEmpty { return "\(title): no equilibrium" }
    let sets = extremeStrategies.map { "mixtures of \(text($0))" }
    return "\(title): \(sets.joined(separator: "; "))"
  }
}

/// Why no strategy on a support can make all of the opponent's support best replies.
///
/// A shift of the opponent's weight between replies, away from the support or within it, that gains
/// whatever the player does: weights w that sum to zero, not negative outside the opponent's
/// support, with `Σⱼ wⱼ·u(i, j) > 0` for every action i of the player's support, where u is the
/// opponent's payoff. Were all of the opponent's support best, the shift could not gain.
///
/// > Source: Farkas (1902); Schrijver (1986), *Theory of Linear and Integer Programming*, 7.3.
public struct SupportObstacle<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The player who has no such strategy, from 0.
  public let player: Int

  /// The opponent's actions.
  public let actions: [Action]

  /// The change of weight on each of the opponent's actions.
  public let shift: [Rational]

  /// An obstacle, from any source; ``SupportEquilibria/verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - player: The player who has no such strategy, from 0.
  ///   - actions: The opponent's actions.
  ///   - shift: The change of weight on each of the opponent's actions.
  public init(player: Int, actions: [Action], shift: [Rational]) {
    self.player = player
    self.actions = actions
    self.shift = shift
  }
}

extension SupportObstacle: CustomStringConvertible {
  /// Which shift always gains: `player 1 always gains by moving 1 from a, to b`.
  public var description: String {
    func part(_ isSource: Bool) -> String {
      zip(actions, shift).filter { isSource ? $1 < .zero : $1 > .zero }
        .map { "\($1.magnitude) \(isSource ? "from" : "to") \($0)" }.joined(separator: ", ")
    }
    return "player \(1 - player) always gains by moving \(part(true)), \(part(false))"
  }
}
