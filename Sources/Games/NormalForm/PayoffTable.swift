public import EquilibriaNumerics

/// A game with all payoffs written out: the dense store that solvers work on.
///
/// Payoffs are exact. Decimals count as decimals: a payoff of 0.1 is 1/10.
///
/// ```swift
/// let game = try PayoffTable(
///   rows: [[3, 0], [5, 1]],          // the row player's payoffs
///   columns: [[3, 5], [0, 1]])       // the column player's payoffs
/// ```
public struct PayoffTable<Action: Hashable & Sendable>: NormalFormGame, Hashable {
  /// A short name of the game, for people; may be empty.
  public var title: String

  /// The names of the players, in order.
  public let playerNames: [String]

  /// The actions of each player, in order: `actions[player][index]`.
  public let actions: [[Action]]

  /// The numbering of action profiles.
  public let space: ActionSpace

  /// The payoffs of each player over profile numbers: `payoffs[player][space.index(of: profile)]`.
  public let payoffs: [[Rational]]

  /// A game from action sets and payoff tables.
  ///
  /// - Parameters:
  ///   - title: A short name; empty by default.
  ///   - playerNames: One name per player; `Player 1`, `Player 2`, … by default.
  ///   - actions: The distinct actions of each player.
  ///   - payoffs: For each player, one payoff per profile, the last player's action varying
  ///     fastest.
  /// - Throws: ``GameError`` when a set is empty or repeats an action, or sizes do not agree.
  public init(
    title: String = "",
    playerNames: [String]? = nil,
    actions: [[Action]],
    payoffs: [[Rational]]
  ) throws(GameError) {
    let space = try ActionSpace(validating: actions.map(\.count))
    for (player, set) in actions.enumerated() {
      var seen = Set<Action>(minimumCapacity: set.count)
      for action in set where !seen.insert(action).inserted {
        throw .duplicateAction(player: player, action: "\(action)")
      }
    }
    let names = playerNames ?? actions.indices.map { "Player \($0 + 1)" }
    guard names.count == actions.count else {
      throw .wrongPlayerCount(found: names.count, expected: actions.count)
    }
    guard payoffs.count == actions.count else {
      throw .wrongPlayerCount(found: payoffs.count, expected: actions.count)
    }
    for (player, table) in payoffs.enumerated() where table.count != space.profileCount {
      throw .wrongTableSize(player: player, found: table.count, expected: space.profileCount)
    }
    self.title = title
    self.playerNames = names
    self.actions = actions
    self.space = space
    self.payoffs = payoffs
  }

  /// The payoff of every player when each plays the given action.
  ///
  /// - Parameter profile: One action of each player; an unknown action is a programming error.
  /// - Returns: One payoff per player.
  public func payoffs(for profile: [Action]) -> [Rational] {
    let numbers = profile.indices.map { player in
      guard let index = actions[player].firstIndex(of: profile[player]) else {
        preconditionFailure("player \(player) has no action \"\(profile[player])\"")
      }
      return index
    }
    return payoffs(at: space.index(of: numbers))
  }

  /// The payoffs of all players in the profile with a given number.
  ///
  /// - Parameter index: A profile number of ``space``.
  /// - Returns: One payoff per player.
  public func payoffs(at index: Int) -> [Rational] { payoffs.map { $0[index] } }

  /// The game itself.
  ///
  /// - Returns: `self`.
  public func tabulated() throws(GameError) -> PayoffTable<Action> { self }

  /// The action of each player in the profile with a given number.
  ///
  /// - Parameter index: A profile number of ``space``.
  /// - Returns: One action per player.
  public func profile(at index: Int) -> [Action] {
    actions.indices.map { actions[$0][space.action(of: $0, at: index)] }
  }
}
