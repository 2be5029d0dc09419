import Games
import Testing

/// What is wrong with a file, and where.
struct NFGErrorTests {
  /// The start of a header with two players, 23 characters.
  private static let players = "NFG 1 R \"\" { \"A\" \"B\" } "
  /// A header of two players and four profiles; the body starts on line 3.
  private static let header = "NFG 1 R \"pd\" { \"A\" \"B\" } { 2 2 }\n\n"

  private static func message(_ text: String) -> String? {
    message(Array(text.utf8))
  }

  private static func message(_ bytes: [UInt8]) -> String? {
    do throws(GameFormatError) {
      _ = try NFGFormat.read(bytes, fileName: "pd.nfg")
      return nil
    } catch {
      return error.description
    }
  }

  /// A text, the place of its error, what is found there and what was expected.
  struct Malformed: Sendable {
    var text: String
    var expected: String

    init(_ text: String, _ place: String, _ found: String, _ expected: String) {
      self.text = text
      self.expected = "pd.nfg:\(place): found \(found) where \(expected) was expected"
    }
  }

  private static let number = ", a number like 3, -0.25 or 1/3,"
  private static let end = "the end of the file"

  static let malformed: [Malformed] = [
    // Truncated files.
    Malformed("", "1:1", end, "the word NFG, the start of a strategic-form game file,"),
    Malformed("NFG", "1:4", end, "the format version 1"),
    Malformed("NFG 1", "1:6", end, "the number type R or D"),
    Malformed("NFG 1 R", "1:8", end, "the title, a text in quotation marks,"),
    Malformed(
      "NFG 1 R \"pd\n",
      "2:1",
      end,
      "the closing quotation mark of the title, a text in quotation marks,"
    ),
    Malformed(#"NFG 1 R "pd""#, "1:13", end, "'{' before the players' names"),
    Malformed(#"NFG 1 R "pd" { "A""#, "1:19", end, "the name of player 2, or '}',"),
    Malformed(#"NFG 1 R "pd" { "A" }"#, "1:21", end, "'{' before the players' actions"),
    Malformed(
      #"NFG 1 R "pd" { "A" "B" } { 2"#,
      "1:29",
      end,
      "the number of actions of player 2, 1 or more,"
    ),
    Malformed(
      #"NFG 1 R "pd" { "A" "B" } { 2 2"#,
      "1:31",
      end,
      "'}' after the actions of 2 players"
    ),
    Malformed(header + "9 9 10 1\n1 10", "4:5", end, "payoff 7 of 8"),
    Malformed(header + #""open"#, "3:6", end, "the closing quotation mark of the comment"),
    Malformed(header, "3:1", end, "payoff 1 of 8"),
    // The header.
    Malformed(
      #"EFG 2 R """#,
      "1:1",
      #""EFG""#,
      "the word NFG, the start of a strategic-form game file,"
    ),
    Malformed("NFG 2 R", "1:5", #""2""#, "the format version 1"),
    Malformed("NFG 1 X", "1:7", #""X""#, "the number type R or D"),
    Malformed(#"NFG 1 R { "A" }"#, "1:9", #""{""#, "the title, a text in quotation marks,"),
    Malformed(#"NFG 1 R "" { }"#, "1:14", #""}""#, "the name of player 1"),
    Malformed("NFG 1 R \"\"\n{ \"A\" B }", "2:7", #""B""#, "the name of player 2, or '}',"),
    Malformed(players + "{ 2 2 2 }", "1:30", #""2""#, "'}' after the actions of 2 players"),
    Malformed(players + "{ 2 }", "1:28", #""}""#, "the number of actions of player 2, 1 or more,"),
    Malformed(
      players + #"{ { "x" } }"#,
      "1:34",
      #""}""#,
      "'{' before the names of the actions of player 2"
    ),
    // No actions.
    Malformed(
      players + "{ 2 0 }",
      "1:28",
      #""0""#,
      "the number of actions of player 2, 1 or more,"
    ),
    Malformed(
      players + "{ 2 -1 }",
      "1:28",
      #""-1""#,
      "the number of actions of player 2, 1 or more,"
    ),
    Malformed(
      players + "{ 2.5 2 }",
      "1:26",
      #""2.5""#,
      "the number of actions of player 1, 1 or more,"
    ),
    Malformed(
      "NFG 1 R \"\" { \"A\" \"B\" }\n{ { \"x\" }\n{ } }",
      "3:3",
      #""}""#,
      "the name of action 1 of player 2"
    ),
    // Numbers.
    Malformed(header + "9 9 10 1\n1 x10 3 3", "4:3", #""x10""#, "payoff 6 of 8\(number)"),
    Malformed(header + "9 9 10 1\n1 1.2.3 3 3", "4:3", #""1.2.3""#, "payoff 6 of 8\(number)"),
    Malformed(header + "9 1/0", "3:3", #""1/0""#, "payoff 2 of 8\(number)"),
    Malformed(header + "9 1e", "3:3", #""1e""#, "payoff 2 of 8\(number)"),
    Malformed(header + "9 1e9999999", "3:3", #""1e9999999""#, "payoff 2 of 8\(number)"),
    Malformed(header + "9 nan", "3:3", #""nan""#, "payoff 2 of 8\(number)"),
    Malformed(header + "9 -", "3:3", #""-""#, "payoff 2 of 8\(number)"),
    Malformed(header + "9, 9", "3:2", #"",""#, "payoff 2 of 8"),
    Malformed(header + #"9 "nine""#, "3:3", #"the text "nine""#, "payoff 2 of 8"),
    // Too many payoffs.
    Malformed(
      header + "9 9 10 1\r\n1 10 3 3\r\n7 7",
      "5:1",
      #""7""#,
      "the end of the file after 8 payoffs"
    ),
    Malformed(
      header + "9 9 10 1 1 10 3 3 }",
      "3:19",
      #""}""#,
      "the end of the file after 8 payoffs"
    ),
    // Outcomes.
    Malformed(
      header + #"{ { "o" 1 2 } } 1 0 2 0"#,
      "3:21",
      #""2""#,
      "the outcome number of profile 3 of 4, 0 to 1,"
    ),
    Malformed(
      header + #"{ { "o" 1 2 } } 1 0 -1 0"#,
      "3:21",
      #""-1""#,
      "the outcome number of profile 3 of 4, 0 to 1,"
    ),
    Malformed(
      header + #"{ { "o" 1 2 } } 1 0 1"#,
      "3:22",
      end,
      "the outcome number of profile 4 of 4"
    ),
    Malformed(
      header + #"{ { "o" 1 2 } } 1 0 1 1 1"#,
      "3:25",
      #""1""#,
      "the end of the file after 4 outcome numbers"
    ),
    Malformed(header + #"{ { "o" 1 } } 1 0 1 1"#, "3:11", #""}""#, "payoff 2 of 2 of outcome 1"),
    Malformed(
      header + #"{ { "o" 1 x } } 1 0 1 1"#,
      "3:11",
      #""x""#,
      "payoff 2 of 2 of outcome 1\(number)"
    ),
    Malformed(
      header + #"{ { "o" 1 2 3 } } 1 0 1 1"#,
      "3:13",
      #""3""#,
      "'}' after 2 payoffs of outcome 1"
    ),
    Malformed(header + "{ { 1 2 } } 1 0 1 1", "3:5", #""1""#, "the name of outcome 1"),
    Malformed(
      header + #"{ { "o" 1 2 }, } 1 0 1 1"#,
      "3:14",
      #"",""#,
      "'{' before another outcome, or '}' after the last one,"
    ),
    // Names that denote two things.
    Malformed(
      "NFG 1 R \"\" { \"A\"\n\"A\" } { 1 1 } 1 2",
      "2:1",
      #"the name "A" again"#,
      "another name for player 2"
    ),
    Malformed(
      "NFG 1 R \"\" { \"A\" \"B\" }\n{ { \"x\" \"y\" }\n{ \"C\" \"C\" } }\n1 2 3 4 5 6 7 8",
      "3:7",
      #"the name "C" again"#,
      "another name for action 2 of player 2"
    ),
    Malformed(
      header + "{ { \"o\" 1 2 }\n{ \"o\" 1 3 } } 1 0 1 1",
      "4:3",
      #"the name "o" again, with other payoffs,"#,
      "another name for outcome 2"
    ),
    // Columns count characters, not bytes.
    Malformed(
      #"NFG 1 R "Größe" { "½" "头" } { 1 1 } 0 ?"#,
      "1:39",
      #""?""#,
      "payoff 2 of 2\(number)"
    ),
  ]

  @Test(arguments: malformed)
  func `malformed files`(row: Malformed) {
    #expect(Self.message(row.text) == row.expected)
  }

  @Test func `without a file name the input is named`() {
    #expect(throws: GameFormatError.self) { try NFGFormat.read("NFG 3") }
    do throws(GameFormatError) {
      _ = try NFGFormat.read("NFG 3")
    } catch {
      #expect(error.description.hasPrefix("<input>:1:5: found \"3\""))
      #expect(error.fileName == nil)
      #expect((error.line, error.column) == (1, 5))
      #expect(error.found == "\"3\"")
      #expect(error.expected == "the format version 1")
    }
  }

  @Test(arguments: [
    ("{ 100000 100000 }", "1:33: found a game of 100000×100000 actions"),
    ("{ 67108865 1 }", "1:26: found a game of 67108865×1 actions"),
    (
      "{ 9223372036854775807 2 }",
      "1:26: found a game of 9223372036854775807×2 actions"
    ),
    (
      "{ 99999999999999999999999999 2 }",
      "1:26: found \"99999999999999999999999999\" actions"
    ),
  ])
  func `sizes beyond the limit are refused in the header`(sizes: String, expected: String) {
    let message = Self.message("NFG 1 R \"\" { \"A\" \"B\" } \(sizes) 1 2 3 4")
    #expect(
      message == "pd.nfg:\(expected) where a game of at most 67108864 action profiles was expected"
    )
  }

  @Test func `a large size in a tiny file is only a truncated file`() {
    // 2²⁶ profiles, the most that are allowed; nothing is reserved for what the file cannot hold.
    let message = Self.message("NFG 1 R \"\" { \"A\" \"B\" } { 8192 8192 } 1 2")
    #expect(
      message
        == "pd.nfg:1:41: found the end of the file where payoff 3 of 134217728 was expected"
    )
  }

  @Test func `many players are refused`() {
    let names = (0...NFGFormat.largestPlayerCount).map { "\"\($0)\"" }.joined(separator: "\n")
    let message = Self.message("NFG 1 R \"\" {\n\(names) } { 2 }")
    #expect(
      message
        == "pd.nfg:1002:1: found the text \"1000\" where '}' after at most 1000 players was expected"
    )
  }

  @Test func `bytes that are not UTF-8 are reported where they stand`() {
    let title = Array("NFG 1 R \"Grö".utf8) + [0xFF] + Array("e\" { \"A\" } { 1 } 1".utf8)
    #expect(
      Self.message(title)
        == "pd.nfg:1:13: found the byte 0xFF where text in UTF-8 was expected"
    )
    let word = Array(Self.header.utf8) + [0xC3]
    #expect(
      Self.message(word)
        == "pd.nfg:3:1: found the byte 0xC3 where payoff 1 of 8, a number like 3, -0.25 or 1/3, was expected"
    )
  }

  @Test func `names may repeat when the payoffs do not depend on it`() throws {
    // As in a file of Gambit's own tests, whose second player has two actions "defect".
    let document = try NFGFormat.read(try FixtureFiles.bytes("twins.nfg"))
    #expect(document.actionNames == [["a", "b", "a"], ["", ""]])
    #expect(document.table.actions == [["a_1", "b", "a_2"], ["1", "2"]])
    #expect(document.table.playerNames == ["Player 1", "Player 2"])
  }
}
