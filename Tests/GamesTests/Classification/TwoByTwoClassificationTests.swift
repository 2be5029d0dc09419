import EquilibriaNumerics
import Games
import Testing

/// A classification of ordinal payoffs given as eight numbers.
private func classify(
  _ row: [Rational],
  _ column: [Rational]
) throws -> TwoByTwoClassification {
  try TwoByTwoClassification(
    of: PayoffTable(actions: [[0, 1], [0, 1]], payoffs: [row, column])
  )
}

/// All ways to rank four outcomes, densely: 24 strict ones, 75 with ties.
private func rankings(ties: Bool) -> [[Rational]] {
  var result: [[Rational]] = []
  for code in 0..<256 {
    let ranks = (0..<4).map { code >> (2 * $0) & 3 }
    let levels = Set(ranks)
    guard levels == Set(0..<levels.count), ties || levels.count == 4 else { continue }
    result.append(ranks.map { Rational($0) })
  }
  return result
}

@Suite struct `The census of 2×2 games, theory case twobytwo-01` {
  /// One classification for each class of strict games up to the order of rows and columns.
  private func strictClasses() throws -> [OrdinalRanks: TwoByTwoClassification] {
    var classes: [OrdinalRanks: TwoByTwoClassification] = [:]
    let orders = rankings(ties: false)
    var games = 0
    for row in orders {
      for column in orders {
        let kind = try classify(row, column)
        #expect(kind.isStrict)
        classes[kind.canonicalForm] = kind
        games += 1
      }
    }
    #expect(games == 576)
    return classes
  }

  @Test func `576 strict games are 144, and 78 up to exchanging the players`() throws {
    let classes = try strictClasses()
    #expect(classes.count == 144)
    let upToSwap = Dictionary(grouping: classes.values, by: \.canonicalFormUpToSwap)
    #expect(upToSwap.count == 78)
    let kinds = upToSwap.values.compactMap(\.first)

    #expect(classes.values.count(where: \.isOrdinallySymmetric) == 12)
    #expect(Set(classes.values.compactMap(\.symmetricGame)).count == 12)
    #expect((0...2).map { n in classes.values.count { $0.pureNashCount == n } } == [18, 108, 18])
    #expect((0...2).map { n in kinds.count { $0.pureNashCount == n } } == [9, 57, 12])
    #expect(classes.values.count(where: \.hasDeficientUniqueEquilibrium) == 7)
    #expect(kinds.count(where: \.hasDeficientUniqueEquilibrium) == 4)
    #expect(classes.values.count(where: \.hasWinWin) == 36)
    #expect(kinds.count(where: \.hasWinWin) == 21)
  }

  @Test func `the names tell the 144 strict games apart`() throws {
    let classes = try strictClasses()
    let names = classes.values.compactMap(\.name)
    #expect(names.count == 144)
    #expect(Set(names).count == 144)
    for kind in classes.values {
      #expect((kind.symmetricGame != nil) == kind.isOrdinallySymmetric)
    }
  }

  @Test func `with ties there are 1413, and 726 up to exchanging the players`() {
    let orders = rankings(ties: true)
    #expect(orders.count == 75)
    var labelled = Set<OrdinalRanks>()
    var unlabelled = Set<OrdinalRanks>()
    for row in orders {
      for column in orders {
        guard let kind = try? classify(row, column) else {
          Issue.record("a 2×2 game was refused")
          continue
        }
        labelled.insert(kind.canonicalForm)
        unlabelled.insert(kind.canonicalFormUpToSwap)
      }
    }
    #expect(labelled.count == 1413)
    #expect(unlabelled.count == 726)
  }
}

@Suite struct `Classification of 2×2 games` {
  @Test(arguments: SymmetricOrdinalGame.allCases)
  func `an ordinal game has its own name under every relabelling`(
    _ game: SymmetricOrdinalGame
  ) throws {
    let table = try game.tabulated()
    for mask in 0..<4 {
      let row = (0..<4).map { table.payoffs[0][$0 ^ mask] }
      let column = (0..<4).map { table.payoffs[1][$0 ^ mask] }
      // A positive affine change of one player's payoffs leaves the order.
      let kind = try classify(row.map { 3 * $0 - 7 }, column)
      #expect(kind.symmetricGame == game)
      #expect(kind.name == game.name)
      // Payoffs on different scales are not symmetric, so there are no R, S, T and P.
      #expect(kind.dilemma == nil)
      let unchanged = try classify(row, column)
      #expect(unchanged.dilemma?.outcomes == game.outcomes)
      #expect(unchanged.cooperation == [mask >> 1, mask & 1])
    }
  }

  @Test func `the named games are classified as themselves`() throws {
    #expect(try TwoByTwoClassification(of: PrisonersDilemma()).name == "Prisoner's Dilemma")
    #expect(try TwoByTwoClassification(of: Chicken()).name == "Chicken")
    #expect(try TwoByTwoClassification(of: Deadlock()).name == "Deadlock")
    #expect(try TwoByTwoClassification(of: Harmony()).name == "Harmony")
    #expect(try TwoByTwoClassification(of: Leader()).name == "Battle")
    #expect(try TwoByTwoClassification(of: Hero()).name == "Hero")
    let contest = try TwoByTwoClassification(of: HawkDove())
    #expect(contest.name == "Chicken")
    #expect(contest.cooperation == [1, 1])
    let hunt = try StagHunt(stag: 4, hare: 2, hareAlone: 3, stagAlone: 1)
    #expect(try TwoByTwoClassification(of: hunt).name == "Stag Hunt")
  }

  @Test func `ties are named by the games between which they lie`() throws {
    // T = P lies between Stag Hunt and Assurance; R = P and S = T of the coordination game.
    #expect(try TwoByTwoClassification(of: StagHunt()).name == "Stag Hunt or Assurance")
    // Equal payoffs for going alone, P = R: Battle or Hero, the two strict forms of the game.
    #expect(try TwoByTwoClassification(of: BachOrStravinsky()).name == "Battle or Hero")
    let flat = try classify([0, 0, 0, 0], [0, 0, 0, 0])
    #expect(flat.name == nil)
    #expect(flat.strictNames.count == 12)
    #expect(flat.pureNashCount == 4)
  }

  @Test func `asymmetric games are named for both players`() throws {
    // The row player ranks T > R > P > S, the column player R > S > T > P.
    let kind = try classify([3, 1, 4, 2], [4, 2, 3, 1])
    #expect(kind.name == "Prisoner's Dilemma × Harmony")
    #expect(kind.dilemma == nil)
    let swapped = try classify([4, 3, 2, 1], [3, 4, 1, 2])
    #expect(swapped.name == "Harmony × Prisoner's Dilemma")
    #expect(kind.canonicalFormUpToSwap == swapped.canonicalFormUpToSwap)
    #expect(kind.canonicalForm != swapped.canonicalForm)
  }

  @Test(arguments: [
    // R > P, R > S, 2R > T + S, greed, fear: Macy & Flache 2002; theory C.3. Ordinal Chicken with
    // the payoffs 4, 3, 2, 1 has 2R = T + S and so is no dilemma in this sense.
    ("prisoners-dilemma", [true, true, true, true, true]),
    ("chicken", [true, true, true, true, false]),
    ("hawk-dove", [true, true, false, true, false]),
    ("ordinal-chicken", [true, true, false, true, false]),
    ("stag-hunt", [true, true, true, false, true]),
    ("deadlock", [false, true, false, true, true]),
    ("harmony", [true, true, true, false, false]),
    ("hero", [false, false, false, true, false]),
  ])
  func `each dilemma flag is told apart`(name: String, flags: [Bool]) throws {
    let table = try GameCatalog.entry(named: name).table()
    let found = try #require(try TwoByTwoClassification(of: table).dilemma)
    #expect(
      [
        found.cooperationBeatsDefection, found.cooperationBeatsExploitation,
        found.cooperationBeatsAlternation, found.greed, found.fear,
      ] == flags
    )
    #expect(
      found.isSocialDilemma == ["prisoners-dilemma", "chicken", "stag-hunt"].contains(name)
    )
  }

  @Test func `cooperation in Bach or Stravinsky is going where the other prefers`() throws {
    let kind = try TwoByTwoClassification(of: BachOrStravinsky(preferred: 3, other: 2))
    #expect(kind.cooperation == [1, 0])
    #expect(
      kind.dilemma?.outcomes
        == DilemmaOutcomes(reward: 0, sucker: 2, temptation: 3, punishment: 0)
    )
  }

  @Test func `only 2×2 games are classified`() throws {
    #expect(throws: GameError.needsPlayers(expected: 2, found: 4)) {
      try TwoByTwoClassification(of: PublicGoodsGame())
    }
    #expect(
      throws: GameError.invalidParameter(
        name: "the number of actions",
        value: "3×3",
        domain: "2×2"
      )
    ) {
      try TwoByTwoClassification(of: ShapleysGame())
    }
  }

  @Test func `equilibria in pure strategies are those found by trying deviations`() throws {
    for row in rankings(ties: true).prefix(20) {
      for column in rankings(ties: true) {
        let table = try PayoffTable(actions: [[0, 1], [0, 1]], payoffs: [row, column])
        let kind = try TwoByTwoClassification(of: table)
        #expect(kind.pureNash == pureNash(of: table).map { table.profile(at: $0) })
      }
    }
  }
}
