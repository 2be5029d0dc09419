public import EquilibriaNumerics

/// Two foragers, a poison whose harm comes late, and rules that others enforce by zapping.
///
/// A forager eats a *safe* berry (+1), a *poisonous* one (+2 now and a harm of 3 three periods later,
/// so `2 − 3δ³`), a *taboo* one, which is harmless (+1.2), or *zaps* the other, who loses 2; the
/// zapper earns 1.5 when the other is marked and loses 1 otherwise. Eating what the rule forbids marks a
/// forager until a zap clears the mark. The important rule forbids poison; the silly one also forbids
/// the taboo. With δ = ½ and no rule the only pure stationary equilibrium is that all eat poison; with
/// either rule there is also one in which whoever is marked is zapped.
///
/// Derived for this package, after *spurious normativity*: exact equilibria show that a silly rule is a
/// pure cost, 2.4 → 2 for each player.
///
/// > Source: Köster, Hadfield-Menell, Everett, Weidinger, Hadfield & Leibo (2022), *Spurious normativity
/// > enhances learning of compliance and enforcement behavior in artificial agents*.
public struct PoisonBerries: MarkovGame, Hashable {
  /// What the community forbids.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Poison.
    case important
    /// Poison and the harmless taboo.
    case silly
  }

  /// Who is marked as having broken the rule.
  public struct State: Hashable, Sendable, CustomStringConvertible {
    /// Whether each forager is marked.
    public let marks: [Bool]

    /// A state of marks.
    ///
    /// - Parameter marks: Whether each forager is marked.
    public init(marks: [Bool]) { self.marks = marks }

    /// `00`, `01`, `10` or `11`: a 1 for each marked forager.
    public var description: String { marks.map { $0 ? "1" : "0" }.joined() }
  }

  /// What a forager does.
  public enum Move: String, NamedMove {
    /// Eat a safe berry.
    case safe = "Safe"
    /// Eat a poisonous berry.
    case poison = "Poison"
    /// Eat a harmless berry that the silly rule forbids.
    case taboo = "Taboo"
    /// Zap the other forager.
    case zap = "Zap"
  }

  /// What the community forbids.
  public let rule: Rule

  /// The reward of a poisonous berry: 2 now, and the discounted harm.
  public let poisonReward: Rational

  /// How rewards add up.
  public let horizon: Horizon

  /// The game with the given rule.
  ///
  /// - Parameters:
  ///   - rule: What the community forbids.
  ///   - discount: δ of both players, from 0 to below 1; 1/2 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other discount factors.
  public init(rule: Rule = .silly, discount: Rational = 0.5) throws(GameError) {
    try requireDiscount(discount)
    self.rule = rule
    poisonReward = 2 - 3 * discount * discount * discount
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "Poison berries" }

  /// Two.
  public var playerCount: Int { 2 }

  /// Nobody marked, player 2, player 1, both.
  public var states: [State] {
    [[false, false], [false, true], [true, false], [true, true]].map { State(marks: $0) }
  }

  /// All moves, always.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The players' moves.
  public func actions(in state: State) -> [[Move]] { [Move.allCases, Move.allCases] }

  /// Zaps clear marks, and breaking the rule earns one.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The players' moves.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    let marks = profile.indices.map { player in
      let stays = state.marks[player] && profile[1 - player] != .zap
      return stays || isForbidden(profile[player])
    }
    return [Transition(to: State(marks: marks))]
  }

  /// What each forager eats, and what zapping brings.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      profile.indices.map { player in
        let isMarked = state.marks[1 - player]
        let own: Rational =
          switch profile[player] {
          case .safe: 1
          case .poison: poisonReward
          case .taboo: 1.2
          case .zap: isMarked ? 1.5 : -1
          }
        return profile[1 - player] == .zap ? own - 2 : own
      }
    }
  }

  private func isForbidden(_ move: Move) -> Bool {
    switch rule {
    case .none: false
    case .important: move == .poison
    case .silly: move == .poison || move == .taboo
    }
  }
}
