public import EquilibriaNumerics
public import Games

/// One action that was eliminated, and by what.
public struct Elimination<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The round, from 1.
  public let round: Int

  /// The player who lost the action, from 0.
  public let player: Int

  /// The player's name.
  public let playerName: String

  /// The action eliminated.
  public let action: Action

  /// The strategy that is better in the game left at the start of the round.
  public let dominator: MixedStrategy<Action, Rational>
}

extension Elimination: CustomStringConvertible {
  /// Who lost which action to what.
  public var description: String {
    "round \(round): \(playerName) drops \(action), dominated by \(dominator)"
  }
}

/// A belief about the opponents under which a surviving action is a best reply.
public struct SupportingBelief<Action: Hashable & Sendable>: Sendable, Hashable {
  /// One profile of the others and how likely it is believed to be.
  public struct Entry: Sendable, Hashable {
    /// The actions of all players; the believer's own entry is the supported action.
    public let profile: [Action]

    /// The probability of the others' part, positive.
    public let probability: Rational
  }

  /// The player who holds the belief, from 0.
  public let player: Int

  /// The action that the belief justifies.
  public let action: Action

  /// The profiles believed possible, with probabilities that sum to 1.
  public let entries: [Entry]

  init(player: Int, action: Action, belief: [([Action], Rational)]) {
    self.player = player
    self.action = action
    entries = belief.map { profile, probability in
      var full = profile
      full[player] = action
      return Entry(profile: full, probability: probability)
    }
  }
}

/// What iterated elimination leaves, with its proof.
///
/// Every elimination names its dominator. Under dominance by mixtures every survivor of a player
/// with a choice left has a belief that makes it a best reply, under weak dominance one that rules
/// nothing out; ``verify(in:)`` checks both.
///
/// > Source: Pearce (1984), lemmas 3 and 4 (beliefs here may correlate the opponents).
public struct EliminationResult<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The kind of elimination that was applied.
  public let kind: IteratedElimination

  /// The surviving actions of each player, in the game's order.
  public let survivingActions: [[Action]]

  /// Every elimination, round by round.
  public let steps: [Elimination<Action>]

  /// For dominance by mixtures, a belief that supports each survivor of a player with a choice.
  public let beliefs: [SupportingBelief<Action>]

  /// Why the elimination ended early; `nil` when nothing more can be eliminated.
  public let stopReason: StopReason?

  init(
    kind: IteratedElimination,
    survivors: [[Int]],
    game: PayoffTable<Action>,
    steps: [Elimination<Action>],
    beliefs: [SupportingBelief<Action>],
    stopReason: StopReason?
  ) {
    self.kind = kind
    survivingActions = survivors.indices.map { player in
      survivors[player].map { game.actions[player][$0] }
    }
    self.steps = steps
    self.beliefs = beliefs
    self.stopReason = stopReason
  }

  /// Whether a single action of every player is left: the game is dominance solvable.
  public var isSolvable: Bool { survivingActions.allSatisfy { $0.count == 1 } }
}

extension EliminationResult: CustomStringConvertible {
  /// The trace, then the survivors.
  public var description: String {
    let survivors = survivingActions.map { set in
      "{" + set.map { "\($0)" }.joined(separator: ", ") + "}"
    }.joined(separator: " × ")
    return (steps.map(\.description) + ["survivors: \(survivors)"]).joined(separator: "\n")
  }
}
