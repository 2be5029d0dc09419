public import EquilibriaNumerics
public import Games

/// A formal contract about a Markov game: balanced transfers that depend on the state and the actions.
///
/// Under a contract θ the players of M get their rewards and their transfers, `Rᵢ(s, a) + θᵢ(s, a)`,
/// which sum to zero over players. Lump sums are paid once, when the contract is accepted.
///
/// ```swift
/// let patch = try CommonsHarvestPatch().tabulated()
/// let fine = try MarkovContract.tax(rate: 0.45, in: patch) { apples, moves in
///   moves.map { apples <= 2 && $0 == .eat ? 1 : 0 }
/// }
/// print(try patch.under(fine).commonsAssessment())
/// ```
///
/// > Source: Christoffersen, Haupt & Hadfield-Menell (2023), *Get it in writing: formal contracts
/// > mitigate social dilemmas in multi-agent RL*.
public struct MarkovContract<State: Hashable & Sendable, Action: Hashable & Sendable>: Sendable,
  Hashable
{
  /// What the contract is called.
  public let name: String

  /// What each player gets in each row of the game's tables: `transfers[player][row]`.
  public let transfers: [[Rational]]

  /// What each player gets once, on acceptance, in units of total discounted reward.
  public let lumpSums: [Rational]

  /// The contract with the given transfers.
  ///
  /// - Parameters:
  ///   - name: What the contract is called.
  ///   - game: The game that the contract is about.
  ///   - lumpSums: What each player gets once, on acceptance; nothing by default.
  ///   - transfers: What each player gets in a period, by the state and the actions of all players.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` when transfers do not sum to zero, and
  ///   ``InstitutionError/parameter(name:value:domain:)`` for a wrong number of them.
  public init(
    _ name: String,
    in game: TabularMarkovGame<State, Action>,
    lumpSums: [Rational]? = nil,
    transfers: (State, [Action]) -> [Rational]
  ) throws(InstitutionError) {
    let lumpSums = lumpSums ?? Array(repeating: 0, count: game.playerCount)
    try InstitutionError.requireCount("lump sums", lumpSums.count, game.playerCount)
    try Self.requireBalance(lumpSums, of: name, place: "at the start")
    var table = Array(repeating: [Rational](), count: game.playerCount)
    for (number, state) in game.states.enumerated() {
      for row in game.rows(ofState: number) {
        let profile = game.profile(ofRow: row, inState: number)
        let paid = transfers(state, profile)
        try InstitutionError.requireCount("transfers", paid.count, game.playerCount)
        try Self.requireBalance(paid, of: name, place: "in state \"\(state)\" after \(profile)")
        for player in paid.indices { table[player].append(paid[player]) }
      }
    }
    self.name = name
    self.transfers = table
    self.lumpSums = lumpSums
  }

  /// A tax per unit of what players do, paid to the others in equal parts.
  ///
  /// - Parameters:
  ///   - rate: What a player pays per unit; negative for a subsidy paid by the others.
  ///   - game: The game that the contract is about, with two or more players.
  ///   - quantities: The taxed quantity of each player, by the state and the actions of all players.
  /// - Returns: The contract.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for a game of one player or a wrong
  ///   number of quantities.
  public static func tax(
    rate: Rational,
    in game: TabularMarkovGame<State, Action>,
    on quantities: (State, [Action]) -> [Rational]
  ) throws(InstitutionError) -> MarkovContract {
    try InstitutionError.requireWhole("players", game.playerCount, in: 2...Int(Int32.max))
    return try MarkovContract("tax of \(rate)", in: game) { state, profile in
      Contract<Action>.shared(quantities(state, profile).map { rate * $0 })
    }
  }

  /// Fines for every player who deviates from a pure policy, paid to the others in equal parts.
  ///
  /// - Parameters:
  ///   - fines: What a deviating player pays, by state; none negative.
  ///   - policy: The number of the action that each player owes, by state: `policy[state][player]`.
  ///   - game: The game that the contract is about, with two or more players.
  ///   - lumpSums: What each player gets once, on acceptance; nothing by default.
  /// - Throws: ``InstitutionError`` when a fine is negative, or sizes do not agree.
  public init(
    fines: [Rational],
    onDeviationsFrom policy: [[Int]],
    in game: TabularMarkovGame<State, Action>,
    lumpSums: [Rational]? = nil
  ) throws(InstitutionError) {
    try InstitutionError.requireWhole("players", game.playerCount, in: 2...Int(Int32.max))
    try game.requireOwed(policy)
    try InstitutionError.requireCount("fines", fines.count, game.stateCount)
    for (state, fine) in fines.enumerated() {
      try InstitutionError.requireNonnegative("fines[\(state)]", fine)
    }
    try self.init(
      "fines of up to \(fines.max() ?? 0)",
      in: game,
      lumpSums: lumpSums
    ) { state, profile in
      guard let number = game.number(of: state) else { return [] }
      return Contract<Action>.shared(
        profile.indices.map { player in
          let owed = game.actions[number][player][policy[number][player]]
          return profile[player] == owed ? 0 : fines[number]
        }
      )
    }
  }

  /// The most that a player may have to pay in a period: what limited liability would have to allow.
  ///
  /// - Parameter player: The player, from 0.
  /// - Returns: The largest payment, 0 if the player never pays; lump sums apart.
  public func largestPayment(by player: Int) -> Rational {
    max(0, -(transfers[player].min() ?? 0))
  }

  private static func requireBalance(
    _ paid: [Rational],
    of name: String,
    place: String
  ) throws(InstitutionError) {
    let sum = paid.reduce(0, +)
    guard sum.isZero else {
      throw .notApplicable(
        reason: "\(place) the transfers of \"\(name)\" sum to \(sum); they must sum to 0"
      )
    }
  }
}

extension TabularMarkovGame {
  /// The actions of a row.
  func profile(ofRow row: Int, inState state: Int) -> [Action] {
    spaces[state].profile(at: row - profileStarts[state]).enumerated()
      .map { actions[state][$0.offset][$0.element] }
  }

  /// Throws unless there is an action of every player in every state.
  func requireOwed(_ policy: [[Int]]) throws(InstitutionError) {
    try InstitutionError.requireCount("states of the policy", policy.count, stateCount)
    for (state, numbers) in policy.enumerated() {
      try InstitutionError.requireCount("actions of the policy", numbers.count, playerCount)
      for (player, number) in numbers.enumerated()
      where !actions[state][player].indices.contains(number) {
        throw .parameter(
          name: "policy[\(state)][\(player)]",
          value: "\(number)",
          domain: "the number of one of \(actions[state][player].count) actions"
        )
      }
    }
  }
}

extension MarkovGame {
  /// M^θ: the game as it is played under a contract.
  ///
  /// - Parameter contract: A contract about this game.
  /// - Returns: The game with the transfers added to the rewards; lump sums are sunk by then.
  /// - Throws: ``InstitutionError`` when the game is not well formed, or the contract is about a game
  ///   of another size.
  public func under(
    _ contract: MarkovContract<State, Action>
  ) throws(InstitutionError) -> TabularMarkovGame<State, Action> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try InstitutionError.requireCount(
      "players of the contract",
      contract.transfers.count,
      table.playerCount
    )
    try InstitutionError.requireCount(
      "rows of the contract",
      contract.transfers[0].count,
      table.rowCount
    )
    return try InstitutionError.markov { () throws(MarkovGameError) in
      try table.replacingRewards(
        zip(table.rewards, contract.transfers).map { zip($0, $1).map { $0 + $1 } }
      )
    }
  }
}
