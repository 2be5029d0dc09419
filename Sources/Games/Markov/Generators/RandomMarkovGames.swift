internal import EquilibriaNumerics

/// Markov games whose transitions and rewards are drawn at random: GARNET games with several
/// players.
///
/// In every state all players have the same number of actions. Each action profile leads to
/// `branching` distinct states, every set of that size equally likely; their probabilities are
/// the gaps between uniform cut points, in whole 2²⁰ths, so doubles hold them exactly. Rewards are
/// drawn independently from a range.
///
/// ```swift
/// let family = try RandomMarkovGames(
///   stateCount: 100, actionCounts: [5, 5], branching: 10, isZeroSum: true)
/// let game = try family.makeGame(seed: 7)
/// ```
///
/// > Source: Archibald, McKinnon & Thomas (1995), *On the generation of Markov decision processes*;
/// > Bhatnagar, Sutton, Ghavamzadeh & Lee (2009), *Natural actor–critic algorithms*, section 7 (for
/// > the name GARNET).
public struct RandomMarkovGames: Sendable, Hashable {
  /// The number of states.
  public let stateCount: Int

  /// The number of actions of each player, in every state.
  public let actionCounts: [Int]

  /// The number of states that an action profile may lead to.
  public let branching: Int

  /// Whether the second player's rewards are the negative of the first's.
  public let isZeroSum: Bool

  /// The rewards to draw from.
  public let rewards: PayoffRange

  /// How rewards add up.
  public let horizon: Horizon

  /// The probabilities are multiples of 2^−20.
  private static let grain = 1 << 20

  /// The games of a given size.
  ///
  /// - Parameters:
  ///   - stateCount: The number of states.
  ///   - actionCounts: The number of actions of each player, in every state.
  ///   - branching: The number of states that an action profile may lead to, at most the number of
  ///     states and at most 2²⁰.
  ///   - isZeroSum: Whether the second player's rewards are the negative of the first's; only for
  ///     two players.
  ///   - rewards: The rewards to draw from; 0 to 1 with six decimals by default.
  ///   - horizon: How rewards add up; discounted by 19/20 by default.
  /// - Throws: ``MarkovGameError`` for numbers outside their domains, or a game too large.
  public init(
    stateCount: Int,
    actionCounts: [Int],
    branching: Int,
    isZeroSum: Bool = false,
    rewards: PayoffRange = .unitInterval,
    horizon: Horizon? = nil
  ) throws(MarkovGameError) {
    guard stateCount > 0 else { throw .noStates }
    guard !actionCounts.isEmpty else { throw .noPlayers }
    for (player, count) in actionCounts.enumerated() where count < 1 {
      throw .noActions(state: "0", player: player)
    }
    let range = 1...min(stateCount, Self.grain)
    guard range.contains(branching) else {
      throw .invalidParameter(
        name: "branching",
        value: "\(branching)",
        domain: "a number from 1 to \(range.upperBound)"
      )
    }
    guard !isZeroSum || actionCounts.count == 2 else {
      throw .wrongCount(
        of: "players of a zero-sum game",
        found: actionCounts.count,
        expected: 2
      )
    }
    self.stateCount = stateCount
    self.actionCounts = actionCounts
    self.branching = branching
    self.isZeroSum = isZeroSum
    self.rewards = rewards
    self.horizon = horizon ?? .discounted(Rational(19, 20), players: actionCounts.count)
  }

  /// The game that belongs to a seed, drawn with `Xoshiro256`.
  ///
  /// - Parameter seed: Any 64 bits.
  /// - Returns: A game with states and actions numbered from 0.
  /// - Throws: ``MarkovGameError`` when the game is too large or the horizon is not valid.
  public func makeGame(
    seed: UInt64
  ) throws(MarkovGameError) -> TabularMarkovGame<Int, Int> {
    var generator = Xoshiro256(seed: seed)
    return try makeGame(using: &generator)
  }

  /// Draws a game: all transitions, state by state, then the rewards of one player after another.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A game with states and actions numbered from 0.
  /// - Throws: ``MarkovGameError`` when the game is too large or the horizon is not valid.
  public func makeGame(
    using generator: inout some RandomNumberGenerator
  ) throws(MarkovGameError) -> TabularMarkovGame<Int, Int> {
    let rowCount = try checkedRowCount()
    var rows = TransitionRows(stateCount: stateCount)
    rows.reserveCapacity(rows: rowCount, entries: rowCount * branching)
    var draw = SuccessorDraw(stateCount: stateCount, branching: branching, grain: Self.grain)
    for _ in 0..<rowCount { rows.appendReduced(draw.row(using: &generator)) }
    var tables: [[Rational]] = []
    for _ in 0..<(isZeroSum ? 1 : actionCounts.count) {
      var table: [Rational] = []
      table.reserveCapacity(rowCount)
      for _ in 0..<rowCount { table.append(rewards.draw(using: &generator)) }
      tables.append(table)
    }
    if isZeroSum { tables.append(tables[0].map { -$0 }) }
    let sets = actionCounts.map { Array(0..<$0) }
    return try TabularMarkovGame(
      title: "Random game of \(stateCount) states",
      states: Array(0..<stateCount),
      actions: Array(repeating: sets, count: stateCount),
      rewards: tables,
      transitions: rows,
      horizon: horizon
    )
  }

  private func checkedRowCount() throws(MarkovGameError) -> Int {
    let profileLimit = ActionSpace.largestProfileCount
    var rowCount = stateCount
    for count in actionCounts {
      let (product, overflow) = rowCount.multipliedReportingOverflow(by: count)
      guard !overflow, product <= profileLimit else {
        throw .tooLarge(what: "action profiles", limit: profileLimit)
      }
      rowCount = product
    }
    let entryLimit = TransitionRows.largestEntryCount
    guard rowCount * branching <= entryLimit else {
      throw .tooLarge(what: "transitions", limit: entryLimit)
    }
    return rowCount
  }
}

/// Draws rows of distinct next states with positive weights.
private struct SuccessorDraw {
  let stateCount: Int
  let branching: Int
  let grain: Int
  /// The last row in which each state was drawn, so that nothing needs to be cleared.
  var lastRow: [Int]
  var rowNumber = 0
  var entries: [(successor: Int32, weight: Int64)] = []
  var cuts: [Int] = []

  init(stateCount: Int, branching: Int, grain: Int) {
    self.stateCount = stateCount
    self.branching = branching
    self.grain = grain
    lastRow = Array(repeating: -1, count: stateCount)
  }

  /// The next row: a set of states by Floyd's method, and the gaps between sorted cut points.
  ///
  /// > Source: Bentley & Floyd (1987), *Programming pearls: a sample of brilliance*.
  mutating func row(
    using generator: inout some RandomNumberGenerator
  ) -> [(successor: Int32, weight: Int64)] {
    entries.removeAll(keepingCapacity: true)
    for last in (stateCount - branching)..<stateCount {
      let drawn = Int(uniformNumber(below: UInt64(last + 1), using: &generator))
      let state = lastRow[drawn] == rowNumber ? last : drawn
      lastRow[state] = rowNumber
      entries.append((Int32(state), 0))
    }
    rowNumber += 1
    entries.sort { $0.successor < $1.successor }
    cuts.removeAll(keepingCapacity: true)
    for _ in 1..<max(branching, 1) {
      let places = UInt64(grain - branching + 1)
      cuts.append(Int(uniformNumber(below: places, using: &generator)))
    }
    cuts.sort()
    cuts.append(grain - branching)
    var previous = 0
    for (index, cut) in cuts.enumerated() {
      // One more than the gap: no state has probability zero.
      entries[index].weight = Int64(cut - previous + 1)
      previous = cut
    }
    return entries
  }
}
