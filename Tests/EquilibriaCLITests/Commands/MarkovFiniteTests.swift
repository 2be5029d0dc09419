import Equilibria
import Testing

@testable import EquilibriaCLI

/// Solutions over finitely many periods on the command line.
@Suite struct MarkovFiniteTests {
  @Test func `a game with an end is solved backwards, in text`() throws {
    let game = try fixtureText("machine.json").replacing(
      #""discount": "9/10""#,
      with: #""horizon": 2"#
    )
    #expect(
      run("markov", "-", input: game).standardOutput == """
        Machine (1 player, 2 states, 2 periods)
          Owner  run, repair

        Concept: finite-nash, since the game has finitely many periods; --concept asks for another.

        Backward induction over 2 periods (nash:first), exact:
          period  state  to Owner  Owner
               1  good          2  repair
               1  bad          -1  repair
               2  good          1  run
               2  bad          -2  run
        At the start: Owner 2
        Proven: nobody gains by deviating, in any period or state.

        """
    )
  }

  /// With two periods to go, δ = 1/2: the row player stops with probability 2/5, by the closed form
  /// of 2×2 games on [1 + 1/2, 0; 1/4, 1 + 1/4].
  @Test func `a game without end is cut off, and the cost is said`() throws {
    let game = """
      {"players": 2, "discount": "1/2", "zero_sum": true, "states": [
        {"name": "play", "rewards": [[[1, 0], [0, 1]]],
         "transitions": [[{"won": 1}, {"lost": 1}], [{"play": 1}, {"play": 1}]]},
        {"name": "won", "rewards": [[[1]]], "transitions": [[{"won": 1}]]},
        {"name": "lost", "rewards": [[[0]]], "transitions": [[{"lost": 1}]]}]}
      """
    let result = run("markov", "-", "--steps", "2", "--arithmetic", "exact", input: game)
    #expect(result.standardOutput.contains("Concept: finite-nash, since --steps cuts the game off"))
    #expect(
      result.standardOutput.hasSuffix(
        """
        The game goes on after these periods. Whatever is played then, it adds to gains by \
        deviating at most 1/2 for Player 1, 1/2 for Player 2.

        """
      )
    )
    let json = try Document(
      run(["markov", "-", "--steps", "2", "--arithmetic", "exact", "--json"], input: game)
    )
    #expect(json["periods"].count == 2)
    #expect(json["values"]["play"].strings == ["3/4", "-3/4"])
    #expect(json["policy"]["play"][0].strings == ["2/5", "3/5"])
    #expect(json["periods"][1]["policy"]["play"][0].strings == ["1/2", "1/2"])
    #expect(json["certificate"]["truncationErrors"].strings == ["1/2", "1/2"])
    // The security levels of a zero-sum game are its values.
    let secure = try Document(
      run(
        "markov",
        "-",
        "--steps",
        "2",
        "--concept",
        "finite-maximin",
        "--arithmetic",
        "exact",
        "--json",
        input: game
      )
    )
    #expect(secure["values"]["play"].strings == ["3/4", "-3/4"])
    #expect(secure["certificate"]["threats"].count == 2)
    let refused = run("markov", "-", "--concept", "finite-nash", input: game)
    #expect(refused.status == .usage)
    #expect(refused.standardError.contains("add --steps T"))
  }

  private static let dilemma = "catalog:repeated-bach-or-stravinsky"

  @Test(arguments: [("first", 2, 1), ("total", 2, 1), ("player:1", 1, 2)])
  func `a Nash equilibrium of each stage is selected`(select: String, row: Int, column: Int) throws
  {
    let arguments = [
      "markov", Self.dilemma, "--steps", "1", "--select", select, "--arithmetic", "exact",
    ]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["method"].string == "nash:\(select)")
    #expect(json["values"]["start"].strings == ["\(row)", "\(column)"])
  }

  @Test(arguments: [
    ("finite-correlated", "correlated", "total", "3"),
    ("finite-coarse", "coarse", "player:1", "2"),
    ("finite-correlated", "correlated", "minimum", "3/2"),
  ])
  func `a mediator maximises in each stage`(
    concept: String,
    kind: String,
    objective: String,
    value: String
  ) throws {
    let arguments = [
      "markov", Self.dilemma, "--steps", "1", "--concept", concept, "--maximize", objective,
      "--arithmetic", "exact",
    ]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["method"].string == "\(kind):\(objective)")
    let payoffs = (0..<2).compactMap { json["values"]["start"][$0].rational }
    let reached =
      switch objective {
      case "total": payoffs.reduce(.zero, +)
      case "minimum": payoffs.min() ?? .zero
      default: payoffs[1]
      }
    #expect(reached == Rational(value))
    let draw = json["policy"]["start"]
    let count = try #require(draw.count)
    #expect((0..<count).compactMap { draw[$0]["probability"].rational }.reduce(.zero, +) == 1)
    #expect(draw[0]["profile"].count == 2)
    let text = run(arguments).standardOutput
    #expect(text.contains("(Player 1, Player 2)\n"))
    #expect(text.contains("Proven: nobody gains by "))
  }

  @Test func `all pure equilibria over two periods`() throws {
    // Every state of the last period can be played in two ways; the memory does not matter before.
    let arguments = ["markov", Self.dilemma, "--concept", "finite-pure", "--steps", "1"]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["complete"].bool == true)
    #expect(json["equilibria"].count == 32)
    #expect(json["equilibria"][31]["values"]["start"].strings == ["1", "2"])
    #expect(json["periods"].count == 1)
    #expect(run(arguments).standardOutput.contains("… and 26 more equilibria; --json has all"))
    let first = try Document(run(arguments + ["--first", "--json"]))
    #expect(first["equilibria"].count == 1 && first["complete"].bool == false)
    #expect(first["stopReason"].isAbsent)
  }

  @Test func `none among the pure ones is an answer`() throws {
    let arguments = ["markov", "catalog:big-match", "--concept", "finite-pure", "--steps", "3"]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["complete"].bool == true && json["equilibria"].count == 0)
    #expect(json["values"].isNull)
    #expect(run(arguments).standardOutput.contains("no equilibrium in pure strategies"))
  }

  @Test func `without simultaneous moves periods are exact`() throws {
    let json = try Document(run("markov", "catalog:no-sde", "--steps", "20", "--json"))
    #expect(json["arithmetic"].string == "exact")
    #expect(json["periods"].count == 20)
  }

  @Test func `floating periods carry bounds`() throws {
    let arguments = ["markov", "catalog:big-match", "--steps", "5", "--json"]
    let json = try Document(run(arguments))
    #expect(json["arithmetic"].string == "floating", "moves are simultaneous")
    let exact = try Document(run(arguments + ["--arithmetic", "exact"]))
    let (value, truth) = try (
      #require(json["values"]["play"][0].double), #require(exact["values"]["play"][0].rational)
    )
    let error = try #require(json["certificate"]["valueErrors"][0].double)
    #expect(error < 1e-9 && abs(value - Double(truth)) <= error)
  }
}
