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

  /// An elimination, from any source; ``EliminationResult/verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - round: The round, from 1.
  ///   - player: The player who lost the action, from 0.
  ///   - playerName: The player's name.
  ///   - action: The action eliminated.
  ///   - dominator: The strategy that is better.
  public init(
    round: Int,
    player: Int,
    playerName: String,
    action: Action,
    dominator: MixedStrategy<Action, Rational>
  ) {
    self.round = round
    self.player = player
    self.playerName = playerName
    self.action = action
    self.dominator = dominator
  }
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

  /// A belief, from any source; ``EliminationResult/verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - player: The player who holds the belief, from 0.
  ///   - action: The action that the belief justifies.
  ///   - belief: Profiles of all players, whose own entry does not matter, with probabilities.
  public init(player: Int, action: Action, belief: [(profile: [Action], probability: Rational)]) {
    self.player = player
    self.action = action
    entries = belief.map { profile, probability in
      var full = profile
      if full.indices.contains(player) { full[player] = action }
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

  /// A result, from any source; ``verify(in:)`` checks it.
  ///
  /// - Parameters:
  ///   - kind: The kind of elimination that was applied.
  ///   - survivingActions: The surviving actions of each player, in the game's order.
  ///   - steps: Every elimination, round by round.
  ///   - beliefs: For dominance by mixtures, a belief for each survivor with a rival.
  ///   - stopReason: Why the elimination ended early, if it did.
  public init(
    kind: IteratedElimination,
    survivingActions: [[Action]],
    steps: [Elimination<Action>],
    beliefs: [SupportingBelief<Action>] = [],
    stopReason: StopReason? = nil
  ) {
    self.kind = kind
    self.survivingActions = survivingActions
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
