import CaseFiles
import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct `Censuses of small games` {
  /// One classification for each class of 2×2 games up to the order of rows and columns.
  private func classes() throws -> [TwoByTwoClassification] {
    var orders: [[Rational]] = []
    for code in 0..<256 {
      let ranks = (0..<4).map { code >> (2 * $0) & 3 }
      let levels = Set(ranks)
      if levels == Set(0..<levels.count) { orders.append(ranks.map { Rational($0) }) }
    }
    var classes: [OrdinalRanks: TwoByTwoClassification] = [:]
    for row in orders {
      for column in orders {
        let game = try PayoffTable(actions: [[0, 1], [0, 1]], payoffs: [row, column])
        let kind = try TwoByTwoClassification(of: game)
        classes[kind.canonicalForm] = kind
      }
    }
    return Array(classes.values)
  }

  @Test func `case twobytwo-01`() throws {
    let given = try InstitutionCase.named("twobytwo-01")
    let all = try classes()
    try given.expect("tiesLabelledPlayers", Double(all.count))
    try given.expect("tiesUpToSwap", Double(Set(all.map(\.canonicalFormUpToSwap)).count))
    let classes = all.filter(\.isStrict)
    let upToSwap = Dictionary(grouping: classes, by: \.canonicalFormUpToSwap)
      .values.compactMap(\.first)
    try given.expect("strictLabelledPlayers", Double(classes.count))
    try given.expect("strictUpToSwap", Double(upToSwap.count))
    try given.expect("symmetricStrict", Double(classes.count(where: \.isOrdinallySymmetric)))
    try given.expect(
      "deficientUniqueNE144",
      Double(classes.count(where: \.hasDeficientUniqueEquilibrium))
    )
    try given.expect(
      "deficientUniqueNE78",
      Double(upToSwap.count(where: \.hasDeficientUniqueEquilibrium))
    )
    try given.expect("winWin144", Double(classes.count(where: \.hasWinWin)))
    try given.expect("winWin78", Double(upToSwap.count(where: \.hasWinWin)))
    for (name, kinds) in [("pureNE144", classes), ("pureNE78", upToSwap)] {
      guard case .object(let counts) = given.expected[name] else {
        Issue.record("no \(name)")
        continue
      }
      for number in 0...2 {
        #expect(counts["\(number)"]?.int == kinds.count { $0.pureNashCount == number })
      }
    }
  }

  /// Theory C.3: the twelve symmetric games form one cycle of swaps of neighbouring outcomes.
  @Test func `names form a cycle`() {
    let games = SymmetricOrdinalGame.allCases
    #expect(games.count == 12)
    for (place, game) in games.enumerated() {
      let next = Array(games[(place + 1) % 12].order)
      let order = Array(game.order)
      let changed = order.indices.filter { order[$0] != next[$0] }
      #expect(changed.count == 2 && changed[1] == changed[0] + 1)
      #expect(order[changed[0]] == next[changed[1]])
    }
  }

  /// Case conv-01.
  @Test func `conventions worth 1, 2 and 3`() throws {
    let given = try InstitutionCase.named("conv-01")
    let diagonal = try #require(given.inputs["diag"]?.list).compactMap(\.rational)
    let rows = diagonal.indices.map { row in
      diagonal.indices.map { $0 == row ? diagonal[row] : 0 }
    }
    let game = try PayoffTable(rows: rows, columns: rows)
    let equilibria = try game.nashEquilibria()
    #expect(equilibria.isComplete)
    try given.expect("count", Double(equilibria.count))
    try given.expect("pure", Double(equilibria.count { $0.isPure }))
    let wanted = try #require(given.expected["payoffs"]?.list).compactMap(\.double).sorted()
    let found = equilibria.map { $0.payoffs[0].doubleValue }.sorted()
    for (one, other) in zip(found, wanted) { #expect(abs(one - other) < 1e-9) }
  }
}
