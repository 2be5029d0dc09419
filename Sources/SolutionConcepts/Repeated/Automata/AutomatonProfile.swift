public import Games

/// One automaton for each player of a repeated game.
public struct AutomatonProfile<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The name of the profile, for people.
  public let title: String

  /// The strategies, in the players' order.
  public let automata: [Automaton<Action>]

  /// A profile from one automaton per player.
  ///
  /// - Parameters:
  ///   - automata: The strategies, in the players' order, all for the same game.
  ///   - title: The name of the profile; the strategies' names by default.
  /// - Throws: ``/Games/GameError`` when a strategy is missing, belongs to another player, or was
  ///   made for other action sets.
  public init(_ automata: [Automaton<Action>], title: String? = nil) throws(GameError) {
    guard let first = automata.first else { throw .noPlayers }
    guard automata.count == first.actions.count else {
      throw .wrongPlayerCount(found: automata.count, expected: first.actions.count)
    }
    for (player, automaton) in automata.enumerated() {
      guard automaton.player == player else {
        throw .invalidParameter(
          name: "the player of strategy \(player)",
          value: "\(automaton.player)",
          domain: "\(player): strategies come in the players' order"
        )
      }
      guard automaton.actions == first.actions else {
        throw .invalidParameter(
          name: "the action sets of strategy \(player)",
          value: "\(automaton.actions)",
          domain: "those of strategy 0, \(first.actions)"
        )
      }
    }
    self.automata = automata
    let names = automata.map(\.title)
    self.title =
      title
      ?? (Set(names).count == 1
        ? "\(names[0]) by all" : names.joined(separator: " against "))
  }
}

extension AutomatonProfile: CustomStringConvertible {
  /// The name of the profile.
  public var description: String { title }
}
