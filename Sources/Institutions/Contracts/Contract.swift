public import EquilibriaNumerics
public import Games

/// A formal contract about a game of one move: balanced transfers that depend on what everybody does.
///
/// Players get their payoffs in the game and their transfers, which sum to zero whatever happens. Lump
/// sums are transfers that do not depend on actions: they change who accepts, not who does what.
///
/// ```swift
/// let game = try PrisonersDilemma().tabulated()
/// let fine = try Contract(fine: 3, onDeviationsFrom: [.cooperate, .cooperate], in: game)
/// print(try game.under(fine).payoffs(for: [.defect, .cooperate]))
/// ```
///
/// > Source: Christoffersen, Haupt & Hadfield-Menell (2023), *Get it in writing: formal contracts
/// > mitigate social dilemmas in multi-agent RL*.
public struct Contract<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What the contract is called.
  public let name: String

  /// What each player gets, by profile number: `transfers[player][profile]`; lump sums included.
  public let transfers: [[Rational]]

  /// The contract with the given transfers.
  ///
  /// - Parameters:
  ///   - name: What the contract is called.
  ///   - game: The game that the contract is about.
  ///   - lumpSums: What each player gets whatever happens; nothing by default.
  ///   - transfers: What each player gets, by the actions of all players.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` when transfers do not sum to zero, and
  ///   ``InstitutionError/parameter(name:value:domain:)`` for a wrong number of them.
  public init(
    _ name: String,
    in game: PayoffTable<Action>,
    lumpSums: [Rational]? = nil,
    transfers: ([Action]) -> [Rational]
  ) throws(InstitutionError) {
    let lumpSums = lumpSums ?? Array(repeating: 0, count: game.playerCount)
    try InstitutionError.requireCount("lump sums", lumpSums.count, game.playerCount)
    var table = Array(repeating: [Rational](), count: game.playerCount)
    for index in 0..<game.space.profileCount {
      let profile = game.profile(at: index)
      let paid = transfers(profile)
      try InstitutionError.requireCount("transfers", paid.count, game.playerCount)
      let all = zip(paid, lumpSums).map { $0 + $1 }
      let sum = all.reduce(0, +)
      guard sum.isZero else {
        throw .notApplicable(
          reason: "in (\(profile.map { "\($0)" }.joined(separator: ", "))) the transfers of "
            + "\"\(name)\" sum to \(sum); they must sum to 0"
        )
      }
      for player in all.indices { table[player].append(all[player]) }
    }
    self.name = name
    self.transfers = table
  }

  /// A fine for every player who deviates from a profile, paid to the others in equal parts.
  ///
  /// A player's own fine does not depend on what others do, so it makes the own part of the profile
  /// better by the same amount against everything.
  ///
  /// - Parameters:
  ///   - fine: What each deviating player pays, from 0 up.
  ///   - target: The action that each player owes.
  ///   - game: The game that the contract is about, with two or more players.
  ///   - lumpSums: What each player gets whatever happens; nothing by default.
  /// - Throws: ``InstitutionError`` when the fine is negative, or sizes do not agree.
  public init(
    fine: Rational,
    onDeviationsFrom target: [Action],
    in game: PayoffTable<Action>,
    lumpSums: [Rational]? = nil
  ) throws(InstitutionError) {
    try InstitutionError.requireNonnegative("fine", fine)
    try InstitutionError.requireWhole("players", game.playerCount, in: 2...Int(Int32.max))
    try InstitutionError.requireCount("actions of the target", target.count, game.playerCount)
    try self.init("fine of \(fine)", in: game, lumpSums: lumpSums) { profile in
      Self.shared(zip(profile, target).map { $0 == $1 ? 0 : fine })
    }
  }

  /// What each player gets when everybody pays an amount to the others in equal parts.
  static func shared(_ amounts: [Rational]) -> [Rational] {
    let total = amounts.reduce(0, +)
    let others = Rational(amounts.count - 1)
    return amounts.map { (total - $0) / others - $0 }
  }

  /// The most that a player may have to pay: what limited liability would have to allow.
  ///
  /// - Parameter player: The player, from 0.
  /// - Returns: The largest payment, 0 if the player never pays.
  public func largestPayment(by player: Int) -> Rational {
    max(0, -(transfers[player].min() ?? 0))
  }

  /// Two profiles that look the same and yet are treated differently, if there are any.
  ///
  /// A contract can only be enforced when what the court sees tells apart all that the contract does.
  ///
  /// - Parameters:
  ///   - game: The game that the contract is about.
  ///   - signal: What the court sees of a profile.
  /// - Returns: The first two such profiles; `nil` when the contract can be enforced.
  public func undecidable<Signal: Hashable>(
    in game: PayoffTable<Action>,
    seeing signal: ([Action]) -> Signal
  ) -> (first: [Action], second: [Action])? {
    precondition(transfers[0].count == game.space.profileCount, "the contract is about this game")
    var seen: [Signal: Int] = [:]
    for index in 0..<game.space.profileCount {
      let profile = game.profile(at: index)
      guard let before = seen.updateValue(index, forKey: signal(profile)) else { continue }
      if transfers.contains(where: { $0[before] != $0[index] }) {
        return (game.profile(at: before), profile)
      }
    }
    return nil
  }
}

extension PayoffTable {
  /// The game as it is played under a contract.
  ///
  /// - Parameter contract: A contract about this game.
  /// - Returns: The game with the transfers added to the payoffs.
  /// - Throws: ``InstitutionError`` when the contract is about a game of another size.
  public func under(
    _ contract: Contract<Action>
  ) throws(InstitutionError) -> PayoffTable<Action> {
    try InstitutionError.requireCount(
      "players of the contract",
      contract.transfers.count,
      playerCount
    )
    try InstitutionError.requireCount(
      "profiles of the contract",
      contract.transfers[0].count,
      space.profileCount
    )
    return try InstitutionError.game { () throws(GameError) in
      try PayoffTable(
        title: title,
        playerNames: playerNames,
        actions: actions,
        payoffs: zip(payoffs, contract.transfers).map { zip($0, $1).map { $0 + $1 } }
      )
    }
  }
}
