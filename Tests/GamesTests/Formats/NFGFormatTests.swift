import EquilibriaNumerics
import Games
import Testing

/// Reading and writing Gambit's format; what Gambit accepts was checked with pygambit 16.7.
struct NFGFormatTests {
  @Test func `the payoff version lists the first player's actions fastest`() throws {
    // A 3×2 game: in the file (1,1), (2,1), (3,1), (1,2), (2,2), (3,2).
    let document = try NFGFormat.read(
      """
      NFG 1 R "von Stengel" { "One" "Two" } { 3 2 }
      3 3  2 5  0 6  3 2  2 6  3 1
      """
    )
    #expect(document.title == "von Stengel")
    #expect(document.comment.isEmpty)
    #expect(document.playerNames == ["One", "Two"])
    #expect(document.actionNames == [["1", "2", "3"], ["1", "2"]])
    #expect(document.form == .payoffs([[3, 3, 2, 2, 0, 3], [3, 2, 5, 6, 6, 1]]))
    #expect(document.table.payoffs(for: ["2", "1"]) == [2, 5])
  }

  @Test func `three players read back in the order of the file`() throws {
    let bytes = try FixtureFiles.bytes("mckelvey-mclennan-2x2x2.nfg")
    let table = try NFGFormat.read(bytes).table
    // McKelvey & McLennan (1997): the file's rows 1, 4, 6 and 8.
    #expect(table.payoffs(for: ["1", "1", "1"]) == [9, 8, 12])
    #expect(table.payoffs(for: ["2", "2", "1"]) == [9, 8, 2])
    #expect(table.payoffs(for: ["2", "1", "2"]) == [3, 4, 4])
    #expect(table.payoffs(for: ["2", "2", "2"]) == [0, 0, 0])
  }

  @Test func `the outcome version keeps names, sharing and missing outcomes`() throws {
    let document = try NFGFormat.read(try FixtureFiles.bytes("outcomes-none.nfg"))
    let outcomes = [
      GameDocument.Outcome(name: "", payoffs: [0.5, -10, 5]),
      GameDocument.Outcome(name: "split", payoffs: [Rational(1, 3), 2, Rational(-2, 3)]),
    ]
    // Profiles (a, d), (b, d), (a, e), (b, e) in the file; (a, d), (a, e), (b, d), (b, e) here.
    #expect(document.form == .outcomes(outcomes, assignment: [0, 2, 1, 0]))
    #expect(document.table.payoffs(for: ["a", "c", "d"]) == [0, 0, 0])
    #expect(document.table.payoffs(for: ["b", "c", "d"]) == [0.5, -10, 5])
    #expect(document.table.payoffs(for: ["a", "c", "e"]) == [Rational(1, 3), 2, Rational(-2, 3)])
  }

  @Test func `an empty list of outcomes pays nothing`() throws {
    let document = try NFGFormat.read("NFG 1 R \"\" { \"A\" } { 2 } { } 0 0")
    #expect(document.form == .outcomes([], assignment: [0, 0]))
    #expect(document.payoffs == [[0, 0]])
  }

  @Test func `texts keep marks, backslashes, line breaks and other alphabets`() throws {
    let document = try NFGFormat.read(try FixtureFiles.bytes("quoted-names.nfg"))
    #expect(document.title == "\"Matching\" pennies, Größe 1 \\ 2")
    #expect(document.playerNames == ["Ann \"A\"", "Борис"])
    #expect(document.actionNames == [["Kopf ½", "Zahl \\"], ["头", "尾"]])
    #expect(
      document.comment
        == "A comment on\ntwo lines with { braces }, commas, 12 and C:\\new\\temp."
    )
  }

  @Test(arguments: [
    "", "\"", "\\", "\\\"", "\\\\", "\\\\\"", "\"\\", "a\\b", "a\\\\b", "\\\"\\\"\\", "{ 1, 2 }",
    "\u{0}\u{1F}\u{7F}", "\r\n\t", "e\u{301}", "👩‍👩‍👧", " ",
  ])
  func `every text survives as title, comment and name`(text: String) throws {
    let document = try GameDocument(
      title: text,
      comment: text,
      playerNames: [text, "other"],
      actionNames: [[text, "second"], ["only"]],
      form: .outcomes([.init(name: text, payoffs: [1, 2])], assignment: [0, 1])
    )
    #expect(try document.survivesRoundTrips())
  }

  @Test(
    arguments: [
      ("3", 3), ("-3", -3), ("+3", 3), ("007", 7), ("-0", 0), ("1/3", Rational(1, 3)),
      ("-4/6", Rational(-2, 3)), ("+1/3", Rational(1, 3)), ("0.25", Rational(1, 4)),
      (".5", Rational(1, 2)), ("-.5", Rational(-1, 2)), ("5.", 5), ("3.000000", 3),
      ("-180.250000", Rational(-721, 4)), ("1e3", 1000), ("1E-3", Rational(1, 1000)),
      ("2.5e+1", 25), (".5e1", 5), ("0.1", Rational(1, 10)),
    ] as [(String, Rational)]
  )
  func `numbers are exact`(text: String, value: Rational) throws {
    for type in ["R", "D"] {
      let document = try NFGFormat.read("NFG 1 \(type) \"\" { \"A\" } { 1 } \(text)")
      #expect(document.form == .payoffs([[value]]))
    }
  }

  @Test func `the fast path for numbers agrees with Rational`() {
    var generator = Xoshiro256(seed: 20)
    let symbols = Array("0123456789".utf8) + Array("00000.-+/e".utf8)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...21, using: &generator)
      let bytes = (0..<length).map { _ in symbols[Int.random(in: 0..<20, using: &generator)] }
      let text = String(decoding: bytes, as: UTF8.self)
      let value = NumberText.rational(bytes[...])
      // Numbers beyond the limit on size are the only difference.
      if value != nil || !text.contains("e") { #expect(value == Rational(text), "\(text)") }
    }
  }

  @Test func `white space, line ends and a byte order mark do not matter`() throws {
    let plain = try NFGFormat.read("NFG 1 R \"t\" { \"A\" \"B\" } { 2 1 } \"c\" 1 2 3 4")
    let loose = "NFG\r\n1\tR\r\n\"t\"{\"A\"\"B\"}{2 1}\"c\"\u{B}\u{C}1\r\n2\r\n\r\n3 4\r\n"
    #expect(try NFGFormat.read(loose) == plain)
    #expect(try NFGFormat.read("\u{FEFF}" + loose) == plain)
  }

  @Test func `counts stand for numbered names`() throws {
    let counts = try NFGFormat.read("NFG 1 R \"\" { \"A\" } { 2 } 1 2")
    let names = try NFGFormat.read("NFG 1 R \"\" { \"A\" } { { \"1\" \"2\" } } 1 2")
    #expect(counts == names)
    #expect(NFGFormat.write(names).contains("{ 2 }"))
  }

  @Test func `the writer's text`() throws {
    let document = try NFGFormat.read(try FixtureFiles.bytes("outcomes-coordination.nfg"))
    #expect(
      NFGFormat.write(document) == """
        NFG 1 R "Pure coordination, outcome version" { "Row" "Column" }

        { { "Up" "Down" }
        { "Left" "Right" }
        }
        "They win when they meet."

        {
        { "met" 1, 1 }
        { "missed" 0, 0 }
        }
        1 2 2 1

        """
    )
    let table = try PayoffTable(
      title: "T",
      playerNames: ["A", "B"],
      actions: [["u", "d"], ["l", "r"]],
      payoffs: [[1, 2, 3, Rational(1, 2)], [5, 6, 7, 8]]
    )
    #expect(
      NFGFormat.write(GameDocument(table)) == """
        NFG 1 R "T" { "A" "B" }

        { { "u" "d" }
        { "l" "r" }
        }
        ""

        1 5
        3 7
        2 6
        1/2 8

        """
    )
  }

  @Test(arguments: FixtureFiles.own)
  func `reading what was written gives the same document`(name: String) throws {
    let document = try GameDocument.read(try FixtureFiles.bytes(name), fileName: name)
    #expect(try document.survivesRoundTrips())
  }
}
