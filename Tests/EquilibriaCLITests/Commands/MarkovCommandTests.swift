import Equilibria
import Testing

@testable import EquilibriaCLI

/// Decisions, teams, zero-sum games and averages: values between bounds.
@Suite struct MarkovCommandTests {
  @Test func `the Big Match in text`() {
    let result = run("markov", "catalog:big-match")
    #expect(result.status == .done)
    #expect(result.standardError.isEmpty)
    #expect(
      result.standardOutput == """
        Big Match (2 players, 3 states, discounted by 9/10)
          Player 1  One, Zero; a choice in 1 of 3 states
          Player 2  One, Zero; a choice in 1 of 3 states

        Concept: zero-sum, since what one player wins the other loses; --concept asks for another.

        Values to Player 1, exact (newton):
          state  value  Player 1               Player 2
          play       5  1/11 One + 10/11 Zero  1/2 One + 1/2 Zero
          won       10  –                      –
          lost       0  –                      –

        At the start: Player 1 5, Player 2 -5
        Proven: Player 1 can be sure of this, and Player 2 can hold Player 1 to it.

        """
    )
  }

  @Test func `the Big Match in JSON`() {
    #expect(
      run("markov", "catalog:big-match", "--json").standardOutput
        == #"{"concept":"zero-sum","method":"newton","arithmetic":"exact","complete":true,"#
        + #""values":{"play":["5","-5"],"won":["10","-10"],"lost":["0","0"]},"#
        + #""policy":{"play":[["1/11","10/11"],["1/2","1/2"]],"won":[["1"],["1"]],"#
        + #""lost":[["1"],["1"]]},"certificate":{"player":0,"#
        + #""lower":{"play":"5","won":"10","lost":"0"},"#
        + #""upper":{"play":"5","won":"10","lost":"0"},"gap":"0"}}"# + "\n"
    )
  }

  /// States that no play reaches are allowed, and may be a slip of the pen.
  @Test func `states out of reach are remarked on`() {
    let game = #"""
      {"players": 1, "discount": 0.5, "states": [
        {"name": "start", "rewards": [[1]], "transitions": [{"start": 1}]},
        {"name": "island", "rewards": [[2]], "transitions": [{"start": 1}]}]}
      """#
    let result = run("markov", "-", "--json", input: game)
    #expect(result.status == .done)
    #expect(result.standardOutput.contains(#""values":{"start":["2"],"island":["3"]}"#))
    #expect(
      result.standardError
        == "note: state \"island\" cannot be reached from the start (\"start\"); "
        + "values and policies are given there all the same\n"
    )
  }

  @Test(arguments: [
    ("catalog:big-match", "zero-sum"), ("catalog:no-sde", "nash"),
    ("catalog:altar-foraging", "decision"), (fixture("two-carriers.json"), "team"),
    (fixture("machine.json"), "decision"), (fixture("two-rooms-average.json"), "average"),
  ])
  func `the concept fits the game`(game: String, concept: String) throws {
    let json = try Document(run("markov", game, "--json"))
    #expect(json["concept"].string == concept)
    let asked = try Document(run("markov", game, "--concept", concept, "--json"))
    #expect(asked["values"].isAbsent == false)
    #expect(run("markov", game).standardOutput.contains("Concept: \(concept), since "))
    #expect(!run("markov", game, "--concept", concept).standardOutput.contains("Concept:"))
  }

  /// The value is 2(√2 − 1), by arithmetic on one equation.
  ///
  /// > Source: Shapley (1953), *Stochastic games*.
  @Test(arguments: ["newton", "value-iteration", "policy-iteration"], ["exact", "floating"])
  func `printed bounds are a proof`(method: String, arithmetic: String) throws {
    let json = try Document(
      run(
        "markov",
        "catalog:stopping-game",
        "--method",
        method,
        "--arithmetic",
        arithmetic,
        "--json"
      )
    )
    #expect(json["method"].string == method)
    let game = try MarkovGameCatalog.entry(named: "stopping-game").table()
    let bounds = ["lower", "upper"].map { side in
      game.states.compactMap { json["certificate"][side][$0].rational }
    }
    let policy = try StationaryPolicy<String, Rational>(
      probabilities: game.states.map { state in
        (0..<2).map { player in
          let count = json["policy"][state][player].count ?? 0
          let weights = (0..<count).map { json["policy"][state][player][$0].rational ?? .zero }
          // Floating probabilities sum to one up to rounding only.
          let sum = weights.reduce(.zero, +)
          return weights.map { $0 / sum }
        }
      },
      for: game
    )
    let check = try game.check(zeroSum: policy, lowerValues: bounds[0], upperValues: bounds[1])
    #expect(arithmetic == "floating" || check.isProof)
    let value = 2 * (2.0.squareRoot() - 1)
    #expect(abs(Double(bounds[0][0]) - value) < 1e-8 && abs(Double(bounds[1][0]) - value) < 1e-8)
    #expect(bounds[0][0] <= bounds[1][0])
  }

  @Test(arguments: ["policy-iteration", "value-iteration", "linear-program"])
  func `decisions by every method`(method: String) throws {
    let arguments = ["markov", fixture("machine.json"), "--method", method]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["policy"]["good"][0].strings == ["0", "1"])
    let value = try #require(json["values"]["bad"][0].rational)
    #expect(abs(Double(value) - 7) < 1e-8)
    #expect(json["certificate"]["upper"]["bad"].rational ?? 0 >= 7)
    #expect(json["certificate"]["lower"]["bad"].rational ?? 8 <= 7)
    let text = run(arguments).standardOutput
    #expect(text.contains("Highest values to Owner, "))
    #expect(text.hasSuffix("Proven: nothing is better.\n") || text.contains("Decimals are rounded"))
  }

  @Test func `the only player with a choice decides`() throws {
    let game = """
      {"players": 2, "discount": "1/2", "states": [
        {"rewards": [[[0], [0]], [[3], [1]]], "transitions": [[{"0": 1}], [{"1": 1}]]},
        {"rewards": [[[4]], [[-1]]], "transitions": [[{"1": 1}]]}]}
      """
    let json = try Document(run("markov", "-", "--json", input: game))
    #expect(json["concept"].string == "decision")
    #expect(json["values"]["0"].strings == ["4", "0"])
    #expect(json["certificate"]["player"].double == 0)
    let text = run("markov", "-", input: game).standardOutput
    #expect(text.contains("since only Player 1 has a choice"))
  }

  @Test func `a team in text`() {
    #expect(
      run("markov", fixture("two-carriers.json")).standardOutput == """
        Two carriers (2 players, 2 states, discounted by 9/10)
          Ann  lift, wait; a choice in 1 of 2 states
          Bob  lift, wait; a choice in 1 of 2 states

        Concept: team, since all players get the same; --concept asks for another.

        Highest values to every player, exact (policy-iteration):
          state   value  Ann   Bob
          0      450/19  lift  lift
          1      500/19  –     –

        At the start: Ann 450/19, Bob 450/19
        Proven: nothing the players could do together is better.

        """
    )
  }

  @Test func `an average in text and in JSON`() throws {
    let game = fixture("two-rooms-average.json")
    #expect(
      run("markov", game).standardOutput.hasSuffix(
        """
        Average reward of Ann per period: 4/7 (exact)
          state  advantage  Ann              Bob
          rich           0  1/2 #0 + 1/2 #1  1/2 #0 + 1/2 #1
          poor        -4/7  –                –

        The same from every state; the advantage is what a state adds once, compared with the first.

        """
      )
    )
    let json = try Document(run("markov", game, "--json"))
    #expect(json["values"]["poor"].strings == ["4/7", "-4/7"])
    #expect(json["certificate"]["lower"].string == "4/7")
    #expect(json["certificate"]["relativeValues"]["poor"].string == "-4/7")
    let floating = try Document(run("markov", game, "--precision", "1e-6", "--json"))
    #expect(floating["arithmetic"].string == "floating")
    let bounds = floating["certificate"]
    #expect((bounds["lower"].double ?? 1) <= 4.0 / 7 && 4.0 / 7 <= (bounds["upper"].double ?? 0))
  }

  /// > Source: Blackwell & Ferguson (1968), *The Big Match*.
  @Test func `the Big Match on average is refused with the reason`() {
    let result = run("markov", fixture("big-match-average.json"))
    #expect(result.status == .badInput)
    #expect(result.standardOutput.isEmpty)
    #expect(result.standardError.hasPrefix(fixture("big-match-average.json") + ": play that has"))
    #expect(result.standardError.contains("as in the Big Match"))
    let nash = run("markov", fixture("big-match-average.json"), "--concept", "nash")
    #expect(nash.status == .badInput)
    #expect(nash.standardError.contains("as in the Big Match"))
  }

  @Test func `states with empty or repeated names are numbered`() throws {
    let game = """
      {"players": 1, "discount": 0, "states": [
        {"name": "", "rewards": [[1]], "transitions": [{"1": 1}]},
        {"name": "a", "rewards": [[2]], "transitions": [{"2": 1}]},
        {"name": "a", "rewards": [[3]], "transitions": [{"0": 1}]}]}
      """
    let json = try Document(run("markov", "-", "--json", input: game))
    #expect(json["values"]["0"].strings == ["1"])
    #expect(json["values"]["a_1"].strings == ["2"])
    #expect(json["values"]["a_2"].strings == ["3"])
  }

  @Test func `long tables are cut, documents are not`() throws {
    let text = run("markov", "catalog:altar-foraging").standardOutput
    #expect(text.contains("  … and 7 more states; --json has all\n"))
    #expect(text.contains("Decimals are rounded; --json prints numbers in full.\n"))
    let json = try Document(run("markov", "catalog:altar-foraging", "--json"))
    let game = try MarkovGameCatalog.entry(named: "altar-foraging").table()
    #expect(game.states.allSatisfy { json["values"][$0].count == 1 })
  }
}
