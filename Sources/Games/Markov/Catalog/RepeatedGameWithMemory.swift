public import EquilibriaNumerics

/// A game of one move, played again and again by players who remember the last rounds.
///
/// The state is what was played in the last `memory` rounds; in the first rounds, all that was played.
/// Tit-for-tat, win-stay lose-shift and grim strategies with short memories are stationary policies of
/// this Markov game. Payoffs are totals: multiply by 1 − δ for averages per round.
///
/// ```swift
/// let game = try RepeatedGameWithMemory(PrisonersDilemma(), memory: 1, discount: 0.6)
/// ```
///
/// > Source: Press & Dyson (2012), *Iterated Prisoner's Dilemma contains strategies that dominate any
/// > evolutionary opponent* (memory one as a Markov chain).
public struct RepeatedGameWithMemory<Action: Hashable & Sendable>: MarkovGame, Hashable {
  /// What the players remember.
  public struct State: Hashable, Sendable, CustomStringConvertible {
    /// The action profiles of the last rounds, the oldest first.
    public let rounds: [[Action]]

    /// A memory of rounds.
    ///
    /// - Parameter rounds: The action profiles of the last rounds, the oldest first.
    public init(_ rounds: [[Action]]) { self.rounds = rounds }

    /// The profiles in order, or `start`.
    public var description: String {
      if rounds.isEmpty { return "start" }
      return rounds.map { "(" + $0.map { "\($0)" }.joined(separator: ", ") + ")" }
        .joined(separator: " ")
    }
  }

  /// The game of one round.
  public let round: PayoffTable<Action>

  /// How many rounds the players remember.
  public let memory: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The most states that a game may have, to refuse long memories before any allocation.
  public static var largestStateCount: Int { 1 << 20 }

  /// The repetition of a game.
  ///
  /// - Parameters:
  ///   - round: The game of one round.
  ///   - memory: How many rounds the players remember, 0 or more; 1 by default.
  ///   - discount: δ of all players, from 0 to below 1; 9/10 by default.
  /// - Throws: ``GameError`` when the game is not well formed, the discount factor outside its
  ///   domain, or the memory so long that there are more than ``largestStateCount`` states.
  public init(
    _ round: some NormalFormGame<Action>,
    memory: Int = 1,
    discount: Rational = 0.9
  ) throws(GameError) {
    let table = try round.tabulated()
    try requireDiscount(discount)
    try requireWhole("memory", memory, in: 0...64)
    var histories = 1
    var total = 1
    for _ in 0..<memory {
      let (product, overflow) = histories.multipliedReportingOverflow(by: table.space.profileCount)
      histories = product
      guard !overflow, total + histories <= Self.largestStateCount else {
        throw .invalidParameter(
          name: "memory",
          value: "\(memory)",
          domain: "a memory with at most \(Self.largestStateCount) states"
        )
      }
      total += histories
    }
    self.round = table
    self.memory = memory
    horizon = .discounted(discount, players: table.space.playerCount)
  }

  /// The name of the game of one round, repeated.
  public var title: String { round.title.isEmpty ? "Repeated game" : "Repeated \(round.title)" }

  /// The number of players.
  public var playerCount: Int { round.space.playerCount }

  /// The players of the game of one round.
  public var playerNames: [String] { round.playerNames }

  /// The start, then memories of one round, of two, and so on.
  public var states: [State] {
    let profiles = (0..<round.space.profileCount).map { round.profile(at: $0) }
    var newest: [[[Action]]] = [[]]
    var all = newest
    for _ in 0..<memory {
      newest = newest.flatMap { rounds in profiles.map { rounds + [$0] } }
      all += newest
    }
    return all.map { State($0) }
  }

  /// The actions of the game of one round.
  ///
  /// - Parameter state: What was played.
  /// - Returns: The players' actions.
  public func actions(in state: State) -> [[Action]] { round.actions }

  /// The memory with the new round at its end.
  ///
  /// - Parameters:
  ///   - state: What was played.
  ///   - profile: What is played now.
  /// - Returns: One next state, for certain.
  public func transitions(
    from state: State,
    playing profile: [Action]
  ) -> [Transition<State>] {
    [Transition(to: State((state.rounds + [profile]).suffix(memory)))]
  }

  /// The payoffs of the round.
  public var rewardRule: RewardRule<State, Action> {
    .onAction { _, profile in round.payoffs(for: profile) }
  }
}
