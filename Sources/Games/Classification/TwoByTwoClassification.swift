internal import EquilibriaNumerics

/// What kind of game a two-player game with two actions each is.
///
/// ```swift
/// let kind = try TwoByTwoClassification(of: PrisonersDilemma())
/// print(kind.name ?? "no name")    // Prisoner's Dilemma
/// ```
///
/// > Source: Rapoport & Guyer (1966), *A taxonomy of 2 × 2 games*, General Systems 11, for the 78
/// > strict games; Robinson & Goforth (2005) for the names.
public struct TwoByTwoClassification: Sendable, Hashable {
  /// The two players' rankings of the outcomes.
  public let ranks: OrdinalRanks

  /// The four payoffs and the dilemma flags; `nil` unless the game is symmetric.
  ///
  /// A game counts as symmetric when the column player's actions can be numbered so that B is the
  /// transpose of A; the given numbering is preferred. ``cooperation`` says which actions are read
  /// as cooperation.
  public let dilemma: SocialDilemmaFlags?

  /// The number of the action of each player read as cooperation; `nil` unless the game is symmetric.
  ///
  /// Cooperation is the action against which the *other* player can reach its best payoff. When that
  /// does not decide, it is the one that pays more when both choose it, and otherwise the row
  /// player's first.
  public let cooperation: [Int]?

  /// Classifies a game.
  ///
  /// - Parameter game: A game of two players with two actions each.
  /// - Throws: ``GameError/needsPlayers(expected:found:)``,
  ///   ``GameError/invalidParameter(name:value:domain:)`` for other numbers of actions, or what
  ///   `tabulated()` throws.
  public init(of game: some NormalFormGame) throws(GameError) {
    let table = try game.tabulated()
    let counts = table.space.counts
    guard counts.count == 2 else { throw .needsPlayers(expected: 2, found: counts.count) }
    guard counts == [2, 2] else {
      throw .invalidParameter(
        name: "the number of actions",
        value: "\(counts[0])×\(counts[1])",
        domain: "2×2"
      )
    }
    ranks = OrdinalRanks(row: table.payoffs[0], column: table.payoffs[1])
    let reading = Self.symmetricReading(row: table.payoffs[0], column: table.payoffs[1])
    dilemma = reading.map { SocialDilemmaFlags($0.outcomes) }
    cooperation = reading?.cooperation
  }

  /// Whether no player is indifferent between two outcomes.
  public var isStrict: Bool { ranks.isStrict }

  /// Whether some relabelling makes the rankings of both players the same.
  public var isOrdinallySymmetric: Bool { ranks.isSymmetric }

  /// The least relabelling of the rankings: equal for games that differ by relabelling actions.
  public var canonicalForm: OrdinalRanks { ranks.canonical }

  /// The least relabelling when players may be exchanged as well.
  public var canonicalFormUpToSwap: OrdinalRanks { ranks.canonicalUpToSwap }

  /// The symmetric ordinal game, when the game is strict and symmetric.
  public var symmetricGame: SymmetricOrdinalGame? { TwoByTwoName(ranks)?.symmetricGame }

  /// The strict games that the game becomes when ties are broken.
  ///
  /// One name for a strict game. For an ordinally symmetric game with ties, only ways to break them
  /// that keep the symmetry count, if there are any.
  public var strictNames: [TwoByTwoName] {
    var found = Set<TwoByTwoName>()
    for row in Self.linearExtensions(of: ranks.row) {
      for column in Self.linearExtensions(of: ranks.column) {
        if let name = TwoByTwoName(OrdinalRanks(row: row, column: column)) { found.insert(name) }
      }
    }
    let symmetric = found.filter { $0.symmetricGame != nil }
    let kept = isOrdinallySymmetric && !symmetric.isEmpty ? symmetric : found
    let cycle = SymmetricOrdinalGame.allCases
    return cycle.flatMap { row in
      cycle.map { TwoByTwoName(row: row, column: $0) }.filter(kept.contains)
    }
  }

  /// The name of a strict game, `A or B` for a game between two strict ones, and `nil` beyond.
  public var name: String? {
    let names = strictNames
    return names.count <= 2 ? names.map(\.description).joined(separator: " or ") : nil
  }

  /// The equilibria in pure strategies, as pairs of action numbers.
  public var pureNash: [[Int]] {
    (0..<4).filter(isPureNash).map { [$0 >> 1, $0 & 1] }
  }

  /// The number of equilibria in pure strategies.
  public var pureNashCount: Int { pureNash.count }

  /// Whether some outcome is the best for both players.
  public var hasWinWin: Bool {
    (0..<4).contains { ranks.row[$0] == ranks.row.max() && ranks.column[$0] == ranks.column.max() }
  }

  /// Whether the only equilibrium in pure strategies is worse for both than another outcome.
  public var hasDeficientUniqueEquilibrium: Bool {
    let equilibria = (0..<4).filter(isPureNash)
    guard equilibria.count == 1, let only = equilibria.first else { return false }
    return (0..<4).contains {
      ranks.row[$0] > ranks.row[only] && ranks.column[$0] > ranks.column[only]
    }
  }

  private func isPureNash(_ outcome: Int) -> Bool {
    ranks.row[outcome] >= ranks.row[outcome ^ 2]
      && ranks.column[outcome] >= ranks.column[outcome ^ 1]
  }

  /// All strict rankings that agree with a ranking where it is strict.
  private static func linearExtensions(of ranks: [Int]) -> [[Int]] {
    var result: [[Int]] = []
    func extend(_ partial: [Int?], next: Int) {
      guard next <= 4 else {
        result.append(partial.compactMap { $0 })
        return
      }
      let open = (0..<4).filter { partial[$0] == nil }
      guard let lowest = open.map({ ranks[$0] }).min() else { return }
      for outcome in open where ranks[outcome] == lowest {
        var longer = partial
        longer[outcome] = next
        extend(longer, next: next + 1)
      }
    }
    extend([nil, nil, nil, nil], next: 1)
    return result
  }

  /// R, S, T, P and the actions read as cooperation, when payoffs are symmetric.
  private static func symmetricReading(
    row: [Rational],
    column: [Rational]
  ) -> (outcomes: DilemmaOutcomes, cooperation: [Int])? {
    // flip = 1 pairs the row player's action k with the column player's action 1 − k.
    for flip in 0...1 {
      let own = (0..<4).map { row[$0 ^ flip] }
      let other = (0..<4).map { column[$0 ^ flip] }
      guard own == [0, 2, 1, 3].map({ other[$0] }) else { continue }
      let best = (0...1).map { max(own[$0], own[2 + $0]) }
      let second = best[1] > best[0] || (best[1] == best[0] && own[3] > own[0])
      let mask = second ? 3 : 0
      let outcomes = DilemmaOutcomes(
        reward: own[0 ^ mask],
        sucker: own[1 ^ mask],
        temptation: own[2 ^ mask],
        punishment: own[3 ^ mask]
      )
      let action = second ? 1 : 0
      return (outcomes, [action, action ^ flip])
    }
    return nil
  }
}
