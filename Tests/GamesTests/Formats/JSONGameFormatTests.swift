import EquilibriaNumerics
import Games
import Testing

/// Our own format.
struct JSONGameFormatTests {
  private static func message(_ text: String) -> String? {
    do throws(GameFormatError) {
      _ = try JSONGameFormat.read(text, fileName: "g.json")
      return nil
    } catch {
      return error.description
    }
  }

  /// A one-line game of two players and two profiles around the given members.
  private static func game(_ members: String) -> String {
    "{\"players\": [{\"name\": \"A\", \"actions\": [\"x\", \"y\"]}, {\"actions\": [\"z\"]}],\n"
      + members + "}"
  }

  @Test func `payoffs are exact, the last player fastest`() throws {
    let document = try JSONGameFormat.read(try FixtureFiles.bytes("prisoners-dilemma.json"))
    #expect(document.title == "Prisoner's dilemma")
    #expect(document.comment == "Decimals count as decimals: 0.1 is 1/10.")
    #expect(document.playerNames == ["Row", "Column"])
    let table = document.table
    #expect(table.payoffs(for: ["Cooperate", "Defect"]) == [Rational(1, 10), 10])
    #expect(table.payoffs(for: ["Defect", "Cooperate"]) == [10, Rational(1, 10)])
    #expect(table.payoffs(for: ["Defect", "Defect"]) == [Rational(1, 3), Rational(1, 3)])
  }

  @Test func `outcomes are shared, names are optional`() throws {
    let document = try JSONGameFormat.read(try FixtureFiles.bytes("outcomes.json"))
    #expect(document.playerNames == ["One", "", "3 🎲"])
    let large = try #require(Rational("12345678901234567890"))
    #expect(
      document.form
        == .outcomes(
          [
            .init(name: "good", payoffs: [1, 2, Rational(3, 7)]),
            .init(name: "", payoffs: [-0.5, 0, large]),
          ],
          assignment: [1, 0, 2, 1]
        )
    )
    #expect(document.table.payoffs(for: ["b", "only", "x"]) == [-0.5, 0, large])
    #expect(document.table.payoffs(for: ["a", "only", "y"]) == [0, 0, 0])
  }

  @Test func `the writer's text`() throws {
    let document = try GameDocument(
      title: "T \"1\"",
      playerNames: ["A", ""],
      actionNames: [["x", "y"], ["z"]],
      form: .payoffs([[1, Rational(-1, 2)], [9_007_199_254_740_992, 9_007_199_254_740_993]])
    )
    #expect(
      JSONGameFormat.write(document) == """
        {
          "title": "T \\"1\\"",
          "players": [
            {
              "name": "A",
              "actions": ["x", "y"]
            },
            {
              "name": "",
              "actions": ["z"]
            }
          ],
          "payoffs": [
            [1, "-1/2"],
            [9007199254740992, "9007199254740993"]
          ]
        }

        """
    )
  }

  /// A text and what is said about it.
  struct Malformed: Sendable {
    var text: String
    var expected: String

    init(_ text: String, _ expected: String) {
      self.text = text
      self.expected = "g.json:\(expected) was expected"
    }
  }

  static let malformed: [Malformed] = [
    Malformed("[]", "1:1: found a list of 0 entries where a game, an object,"),
    Malformed(
      "{\"payoffs\": []}",
      "1:1: found a game without \"players\" where the key \"players\""
    ),
    Malformed(
      "{\"player\": []}",
      "1:2: found the key \"player\" where one of \"title\", \"comment\", \"players\", "
        + "\"payoffs\", \"outcomes\", \"assignment\""
    ),
    Malformed(
      "{\"players\": []}",
      "1:13: found a list of 0 entries where a list of 1 to 1000 players"
    ),
    Malformed(
      "{\"players\": [{\"name\": \"A\", \"actions\": []}]}",
      "1:39: found a list of 0 entries where one action or more of player 1"
    ),
    Malformed(
      "{\"players\": [{\"actions\": [1]}]}",
      "1:27: found the number 1 where the name of an action of player 1, a string,"
    ),
    Malformed(game("\"title\": 3"), "2:10: found the number 3 where the title, a string,"),
    Malformed(game(""), "2:1: found \"}\" where a key in quotation marks"),
    Malformed(
      game("\"title\": \"\""),
      "1:1: found a game without \"payoffs\" where the key \"payoffs\""
    ),
    Malformed(
      game("\"payoffs\": [[1, 2]]"),
      "2:12: found a list of 1 entry where the payoffs, one list per player, a list of 2,"
    ),
    Malformed(
      game("\"payoffs\": [[1, 2], [3]]"),
      "2:21: found a list of 1 entry where the payoffs of player 2, one per action profile, "
        + "a list of 2,"
    ),
    Malformed(
      game("\"payoffs\": [[1, 2, 3], [3, 4]]"),
      "2:20: found a list of 3 entries where the payoffs of player 1, one per action profile, "
        + "a list of 2,"
    ),
    Malformed(
      game("\"payoffs\": [[1, \"two\"], [3, 4]]"),
      "2:17: found the string \"two\" where a payoff, a number like 3, -0.25 or 1/3,"
    ),
    Malformed(
      game("\"payoffs\": [[1, 1e5000], [3, 4]]"),
      "2:17: found the number 1e5000 where a payoff, a number like 3, -0.25 or 1/3,"
    ),
    Malformed(
      game("\"payoffs\": [[1, 2], [3, 4]], \"assignment\": []"),
      "2:44: found an assignment where \"outcomes\" to go with it"
    ),
    Malformed(
      game("\"payoffs\": [[1, 2], [3, 4]], \"outcomes\": []"),
      "2:12: found \"payoffs\" beside \"outcomes\" where one of the two"
    ),
    Malformed(
      game("\"outcomes\": []"),
      "1:1: found a game without \"assignment\" where the key \"assignment\""
    ),
    Malformed(
      game("\"outcomes\": [{\"payoffs\": [1, 2]}], \"assignment\": [1, 2]"),
      "2:54: found the number 2 where the number of an outcome, an integer from 0 to 1,"
    ),
    Malformed(
      game("\"outcomes\": [{\"payoffs\": [1]}], \"assignment\": [1, 1]"),
      "2:26: found a list of 1 entry where the payoffs of outcome 1, one per player, a list of 2,"
    ),
    Malformed(
      "{\"players\": [{\"name\": \"A\", \"actions\": [\"x\"]},\n{\"name\": \"A\", \"actions\": [\"x\"]}],"
        + "\"payoffs\": [[1], [1]]}",
      "2:10: found the name \"A\" again where another name for player 2"
    ),
    Malformed(
      "{\"players\": [{\"name\": \"A\", \"actions\": [\"x\",\n\"x\"]}], \"payoffs\": [[1, 2]]}",
      "2:1: found the name \"x\" again where another name for action 2 of player 1"
    ),
    Malformed(
      game(
        "\"outcomes\": [{\"name\": \"o\", \"payoffs\": [1, 2]},\n {\"name\": \"o\", "
          + "\"payoffs\": [1, 3]}], \"assignment\": [1, 2]"
      ),
      "3:11: found the name \"o\" again, with other payoffs, where another name for outcome 2"
    ),
  ]

  @Test(arguments: malformed)
  func `malformed games`(row: Malformed) {
    #expect(Self.message(row.text) == row.expected)
  }

  @Test func `sizes beyond the limit are refused`() {
    let actions = (0..<200).map { "\"\($0)\"" }.joined(separator: ",")
    let player = "{\"actions\": [\(actions)]}"
    let players = Array(repeating: player, count: 12).joined(separator: ",")
    #expect(
      Self.message("{\"players\": [\(players)], \"payoffs\": []}")
        == "g.json:1:13: found a game of too many profiles where "
        + "a game of at most 67108864 action profiles was expected"
    )
  }
}
