import EquilibriaNumerics
import Games
import Testing

/// A game of the catalogue with its payoffs written out by hand, row by row.
struct KnownTable: Sendable, CustomTestStringConvertible {
  let name: String
  let actions: [[String]]
  let row: [Rational]
  let column: [Rational]
  let source: String

  var testDescription: String { "\(name) – \(source)" }
}

@Suite struct `Payoffs of the named two-player games` {
  static let known: [KnownTable] = [
    KnownTable(
      name: "prisoners-dilemma",
      actions: [["Cooperate", "Defect"], ["Cooperate", "Defect"]],
      row: [3, 0, 5, 1],
      column: [3, 5, 0, 1],
      source: "Axelrod 1984, figure 1"
    ),
    KnownTable(
      name: "stag-hunt",
      actions: [["Stag", "Hare"], ["Stag", "Hare"]],
      row: [4, 0, 3, 3],
      column: [4, 3, 0, 3],
      source: "a hare is worth 3 whatever the other does, Skyrms 2004, chapter 1"
    ),
    KnownTable(
      name: "chicken",
      actions: [["Swerve", "Straight"], ["Swerve", "Straight"]],
      row: [6, 2, 7, 0],
      column: [6, 7, 2, 0],
      source: "Aumann 1974"
    ),
    KnownTable(
      name: "hawk-dove",
      actions: [["Hawk", "Dove"], ["Hawk", "Dove"]],
      row: [-1, 2, 0, 1],
      column: [-1, 0, 2, 1],
      source: "Maynard Smith 1982, chapter 2, with V = 2 and C = 4"
    ),
    KnownTable(
      name: "deadlock",
      actions: [["Cooperate", "Defect"], ["Cooperate", "Defect"]],
      row: [2, 1, 4, 3],
      column: [2, 4, 1, 3],
      source: "Bruns 2015, T > P > R > S"
    ),
    KnownTable(
      name: "harmony",
      actions: [["Cooperate", "Defect"], ["Cooperate", "Defect"]],
      row: [4, 3, 2, 1],
      column: [4, 2, 3, 1],
      source: "Bruns 2015, R > S > T > P"
    ),
    KnownTable(
      name: "leader",
      actions: [["Follow", "Lead"], ["Follow", "Lead"]],
      row: [2, 3, 4, 1],
      column: [2, 4, 3, 1],
      source: "Rapoport 1967, the mover from (2, 2) gets 4 and the other 3"
    ),
    KnownTable(
      name: "hero",
      actions: [["Move", "Hold out"], ["Move", "Hold out"]],
      row: [1, 3, 4, 2],
      column: [1, 4, 3, 2],
      source: "Rapoport 1967, the mover from (2, 2) gets 3 and the other 4"
    ),
    KnownTable(
      name: "bach-or-stravinsky",
      actions: [["Bach", "Stravinsky"], ["Bach", "Stravinsky"]],
      row: [2, 0, 0, 1],
      column: [1, 0, 0, 2],
      source: "Osborne & Rubinstein 1994, figure 16.1"
    ),
    KnownTable(
      name: "pure-coordination",
      actions: [["0", "1", "2"], ["0", "1", "2"]],
      row: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      column: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      source: "the identity matrix, Schelling 1960"
    ),
    KnownTable(
      name: "ranked-coordination",
      actions: [["0", "1", "2"], ["0", "1", "2"]],
      row: [1, 0, 0, 0, 2, 0, 0, 0, 3],
      column: [1, 0, 0, 0, 2, 0, 0, 0, 3],
      source: "the diagonal 1, 2, 3, Schelling 1960"
    ),
    KnownTable(
      name: "matching-pennies",
      actions: [["Heads", "Tails"], ["Heads", "Tails"]],
      row: [1, -1, -1, 1],
      column: [-1, 1, 1, -1],
      source: "von Neumann & Morgenstern 1944, section 14.7"
    ),
    KnownTable(
      name: "rock-paper-scissors",
      actions: [["Rock", "Paper", "Scissors"], ["Rock", "Paper", "Scissors"]],
      row: [0, -1, 1, 1, 0, -1, -1, 1, 0],
      column: [0, 1, -1, -1, 0, 1, 1, -1, 0],
      source: "paper beats rock, scissors beat paper, rock beats scissors"
    ),
    KnownTable(
      name: "shapley",
      actions: [["One", "Two", "Three"], ["One", "Two", "Three"]],
      row: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      column: [0, 1, 0, 0, 0, 1, 1, 0, 0],
      source: "Shapley 1964: fictitious play cycles"
    ),
    KnownTable(
      name: "inspection",
      actions: [["Work", "Shirk"], ["Inspect", "Trust"]],
      row: [2, 2, 0, 4],
      column: [1, 2, -1, -4],
      source: "Fudenberg & Tirole 1991, example 1.7, with w 4, g 2, h 1, v 6"
    ),
  ]

  @Test(arguments: known)
  func `the default payoffs are those of the source`(_ game: KnownTable) throws {
    let table = try GameCatalog.entry(named: game.name).table()
    #expect(table.actions == game.actions)
    #expect(table.payoffs == [game.row, game.column])
  }

  @Test func `parameters go to their places`() throws {
    let hunt = try StagHunt(stag: 9, hare: 2, hareAlone: 5, stagAlone: 1)
    #expect(hunt.payoffs(for: [.stag, .stag]) == [9, 9])
    #expect(hunt.payoffs(for: [.stag, .hare]) == [1, 5])
    #expect(hunt.payoffs(for: [.hare, .hare]) == [2, 2])
    let contest = try HawkDove(value: 3, cost: 4)
    #expect(contest.payoffs(for: [.hawk, .hawk]) == [-0.5, -0.5])
    #expect(contest.payoffs(for: [.dove, .hawk]) == [0, 3])
    let signs = try RockPaperScissors(win: 2, loss: 1)
    #expect(signs.payoffs(for: [.paper, .rock]) == [2, -1])
    #expect(signs.payoffs(for: [.paper, .scissors]) == [-1, 2])
    let concert = try BachOrStravinsky(preferred: 3, other: 2, apart: 0.5)
    #expect(concert.payoffs(for: [.stravinsky, .stravinsky]) == [2, 3])
    #expect(concert.payoffs(for: [.stravinsky, .bach]) == [0.5, 0.5])
    #expect(try MatchingPennies(stake: 3).payoffs(for: [.heads, .tails]) == [-3, 3])
  }

  @Test(arguments: SymmetricOrdinalGame.allCases)
  func `an ordinal game pays by its order`(_ game: SymmetricOrdinalGame) throws {
    let outcomes = game.outcomes
    let byLetter: [Character: Rational] = [
      "R": outcomes.reward, "S": outcomes.sucker, "T": outcomes.temptation,
      "P": outcomes.punishment,
    ]
    #expect(game.order.map { byLetter[$0] } == [4, 3, 2, 1])
    let table = try game.tabulated()
    #expect(table.payoffs[0] == ["R", "S", "T", "P"].compactMap { byLetter[$0] })
    #expect(table.payoffs[1] == ["R", "T", "S", "P"].compactMap { byLetter[$0] })
  }

  @Test func `neighbouring ordinal games differ by one swap`() {
    let orders = SymmetricOrdinalGame.allCases.map { Array($0.order) }
    #expect(Set(orders).count == 12)
    for (index, order) in orders.enumerated() {
      let next = orders[(index + 1) % orders.count]
      let different = (0..<4).filter { order[$0] != next[$0] }
      #expect(different.count == 2 && different[0] + 1 == different[1])
    }
  }
}
