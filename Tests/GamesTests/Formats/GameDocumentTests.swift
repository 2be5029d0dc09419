import EquilibriaNumerics
import Games
import Testing

/// Documents made in code.
struct GameDocumentTests {
  @Test func `a table and its document hold the same game`() throws {
    let table = try PayoffTable(
      title: "Numbers",
      actions: [[10, 20], [1, 2, 3]],
      payoffs: [[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]]
    )
    let document = GameDocument(table)
    #expect(document.actionNames == [["10", "20"], ["1", "2", "3"]])
    #expect(document.playerNames == ["Player 1", "Player 2"])
    #expect(document.table.payoffs == table.payoffs)
    #expect(document.table.title == "Numbers")
    #expect(GameDocument(document.table) == document)
  }

  @Test func `actions with the same description are told apart`() throws {
    struct Move: Hashable, CustomStringConvertible {
      var number: Int
      var description: String { "move" }
    }
    let moves = [0, 1, 2].map { Move(number: $0) }
    let table = try PayoffTable(
      playerNames: ["A"],
      actions: [moves],
      payoffs: [[1, 2, 3]]
    )
    let document = GameDocument(table)
    #expect(document.actionNames == [["move_1", "move_2", "move_3"]])
    #expect(try document.survivesRoundTrips())
  }

  @Test(arguments: [
    (["", "", ""], ["1", "2", "3"]), (["a", "", "1"], ["a", "2", "1"]),
    (["2", ""], ["2", "_1"]), (["x", "x", "x_1"], ["x_2", "x_3", "x_1"]),
    (["", "1", "1"], ["_1", "1_1", "1_2"]),
  ])
  func `a table tells actions apart`(names: [String], shown: [String]) throws {
    let document = try GameDocument(
      playerNames: [""],
      actionNames: [names],
      form: .payoffs([Array(repeating: 1, count: names.count)])
    )
    #expect(document.table.actions == [shown])
    #expect(document.table.playerNames == ["Player 1"])
    #expect(try document.survivesRoundTrips())
  }

  @Test(
    arguments: [
      (["A"], [["x"], ["y"]], .payoffs([[1]]), .wrongPlayerCount(found: 1, expected: 2)),
      ([], [], .payoffs([]), .noPlayers),
      (["A"], [[]], .payoffs([[]]), .noActions(player: 0)),
      (["A"], [["x"]], .payoffs([]), .wrongPlayerCount(found: 0, expected: 1)),
      (
        ["A"], [["x"]], .payoffs([[1, 2]]), .wrongTableSize(player: 0, found: 2, expected: 1)
      ),
      (
        ["A"], [["x", "x"]], .payoffs([[1, 2]]), .duplicateAction(player: 0, action: "x")
      ),
      (
        ["A", "A"], [["x"], ["x"]], .payoffs([[1], [1]]),
        .invalidParameter(
          name: "the name of player 1",
          value: "\"A\"",
          domain: "a name that no other player has"
        )
      ),
      (
        ["A"], [["x"]], .outcomes([.init(name: "", payoffs: [])], assignment: [1]),
        .invalidParameter(
          name: "the number of payoffs of outcome 1",
          value: "0",
          domain: "1, one per player"
        )
      ),
      (
        ["A"], [["x"]], .outcomes([], assignment: []),
        .invalidParameter(
          name: "the number of profiles with an outcome",
          value: "0",
          domain: "1"
        )
      ),
      (
        ["A"], [["x"]], .outcomes([], assignment: [1]),
        .invalidParameter(
          name: "the outcome of profile [0]",
          value: "1",
          domain: "a number from 0 to 0"
        )
      ),
    ] as [([String], [[String]], GameDocument.Form, GameError)]
  )
  func `documents that do not fit together`(
    players: [String],
    actions: [[String]],
    form: GameDocument.Form,
    error: GameError
  ) {
    #expect(throws: error) {
      try GameDocument(playerNames: players, actionNames: actions, form: form)
    }
  }

  @Test func `a name may repeat only where it cannot matter`() throws {
    // Three players, the middle one with two actions "x" that pay the same in all profiles.
    var payoffs: [Rational] = [1, 2, 1, 2, 3, 4, 3, 4]
    func document() throws -> GameDocument {
      try GameDocument(
        playerNames: ["A", "B", "C"],
        actionNames: [["u", "d"], ["x", "x"], ["l", "r"]],
        form: .payoffs([payoffs, payoffs, payoffs])
      )
    }
    #expect(try document().survivesRoundTrips())
    for index in payoffs.indices {
      payoffs[index] += 1
      #expect(throws: GameError.duplicateAction(player: 1, action: "x")) { try document() }
      payoffs[index] -= 1
    }
    // With outcomes: two outcomes of the same payoffs, and no outcome beside one that pays 0.
    let outcomes = [
      GameDocument.Outcome(name: "o", payoffs: [0]), GameDocument.Outcome(name: "o", payoffs: [0]),
    ]
    let shared = try GameDocument(
      playerNames: ["A"],
      actionNames: [["x", "x", "x"]],
      form: .outcomes(outcomes, assignment: [1, 2, 0])
    )
    #expect(try shared.survivesRoundTrips())
  }

  @Test(
    arguments: [
      ("a.nfg", "{}", .nfg), ("A.JSON", "NFG", .json), ("b.txt", "  {", .json),
      (nil, "\n[", .json), (nil, "NFG 1", .nfg), (nil, "", .nfg), (nil, "\u{FEFF}{", .json),
      ("-", "{}", .json),
    ] as [(String?, String, GameFormat)]
  )
  func `formats are told by name and content`(
    name: String?,
    text: String,
    format: GameFormat
  ) {
    #expect(GameFormat.detect(fileName: name, text: text) == format)
  }
}
