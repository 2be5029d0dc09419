import Equilibria
import Testing

@testable import EquilibriaCLI

/// Bad Markov games and misplaced options: what went wrong, where, and what to do.
@Suite struct MarkovInputTests {
  private static let game = """
    {"players": 2, "discount": "9/10", "states": [
      {"name": "home", "actions": [["stay", "go"], ["wait"]],
       "rewards": [[[1], [0]], [[0], [2]]],
       "transitions": [[{"home": 1}], [{"home": "1/2", "away": "1/2"}]]},
      {"name": "away", "rewards": [[[0]], [[0]]], "transitions": [[{"home": 1}]]}]}
    """

  @Test(arguments: [
    (
      #""away": "1/2""#, #""away": 0.499"#,
      "4:36: found probabilities that sum to 999/1000 in state 0 (\"home\") after (go, wait) where"
    ),
    ("[[1], [0]]", "[[NaN], [0]]", "3:18: found \"NaN\""),
    ("[[1], [0]]", #"[["NaN"], [0]]"#, "3:18: found the string \"NaN\" where a reward"),
    ("[[1], [0]]", "[[1e999999], [0]]", "3:18: found the number 1e999999"),
    (
      #"[[{"home": 1}], [{"home": "1/2", "away": "1/2"}]]"#, "[]",
      "4:19: found a list of 0 entries where one action or more of player 1 in state 0 (\"home\")"
    ),
    (#""discount": "9/10""#, #""discount": 1"#, "1:28: found the number 1 where a discount factor"),
    (#""discount": "9/10", "#, "", "1:1: found a Markov game without \"discount\" where"),
    (
      #""away": "1/2""#, #""nowhere": "1/2""#,
      "4:63: found the probability of the state \"nowhere\" where"
    ),
    (#""away": "1/2""#, #""away": "1/2"#, "4:"),
    (#""states": ["#, #""states": [[], "#, "1:47: found a list of 0 entries where state 0"),
    ("1}]]}]}", "1}]]}]", "5:79: found the end of the file"),
  ])
  func `a game that is none is refused at its place`(
    part: String,
    replacement: String,
    message: String
  ) throws {
    let game = Self.game.replacing(part, with: replacement)
    #expect(game != Self.game)
    let result = run("markov", "-", input: game)
    #expect(result.status == .badInput)
    #expect(result.standardOutput.isEmpty)
    #expect(result.standardError.hasPrefix("<stdin>:\(message)"), "\(result.standardError)")
  }

  @Test(arguments: ["nash", "correlated", "dominance", "zero-sum", "classify"])
  func `commands for games played once send Markov games on`(command: String) {
    let file = fixture("machine.json")
    for (argument, place) in [(file, file), ("catalog:big-match", "catalog:big-match")] {
      let result = run(command, argument)
      #expect(result.status == .badInput)
      #expect(
        result.standardError
          == "\(place): this is a Markov game, played over time; try 'equilibria markov \(place)'\n"
      )
    }
    #expect(
      run(command, "-", input: Self.game).standardError.hasSuffix("try 'equilibria markov -'\n")
    )
  }

  @Test(arguments: [
    fixture("tutorial-chicken.nfg"), fixture("tutorial-chicken.json"), "catalog:chicken",
  ])
  func `games played once are sent on as well`(game: String) {
    let result = run("markov", game)
    #expect(result.status == .badInput)
    #expect(
      result.standardError
        == "\(game): this is a game that is played once, not a Markov game; "
        + "try 'equilibria nash \(game)' or another command\n"
    )
  }

  @Test func `names that are not there suggest near ones`() {
    #expect(
      run("markov", "catalog:big-mach").standardError.contains("the closest are big-match, ")
    )
    #expect(run("markov", "no-sde").standardError.contains("did you mean catalog:no-sde?"))
    #expect(run("markov", "").status == .badInput)
  }

  @Test(arguments: [
    (["--concept", "team"], "not a team: in state \"first\" players 0 and 1 get 1 and 0"),
    (["--concept", "zero-sum"], "not zero-sum: in state \"first\""),
    (["--concept", "decision"], "a decision problem has one player with a choice; found 2"),
    (["--concept", "average"], "this needs rewards averaged over time"),
  ])
  func `a concept for other games is refused`(options: [String], message: String) {
    let result = run(["markov", "catalog:no-sde"] + options)
    #expect(result.status == .badInput)
    #expect(result.standardError.hasPrefix("catalog:no-sde: \(message)"))
  }

  @Test func `the average of a single player needs an opponent`() throws {
    let game = try fixtureText("machine.json").replacing(
      #""discount": "9/10""#,
      with: #""horizon": "average""#
    )
    let result = run("markov", "-", input: game)
    #expect(result.status == .badInput)
    #expect(result.standardError.contains("An opponent without a choice"))
  }

  @Test(arguments: [
    ["--concept", "stationary-correlated"], ["--method", "pure"],
    ["--concept", "nash", "--steps", "2"],
    ["--concept", "finite-nash"], ["--steps", "0"], ["--steps", "many"], ["--first"],
    ["--select", "first"], ["--select", "worst", "--steps", "2"], ["--maximize", "total"],
    ["--select", "player:2", "--steps", "2"], ["--precision=-1"], ["--precision", "nan"],
    ["--concept", "finite-coarse", "--steps", "2", "--maximize", "player:2"],
    ["--concept", "nash", "--precision", "1e-3"], ["--precision", "1e-3", "--arithmetic", "exact"],
    ["--concept", "cyclic", "--arithmetic", "exact"],
    ["--concept", "average", "--method", "newton"],
    ["--concept", "finite-pure", "--steps", "2", "--arithmetic", "floating"],
  ])
  func `options that do not fit end with 64`(options: [String]) {
    let result = run(["markov", "catalog:big-match"] + options)
    #expect(result.status == .usage)
    #expect(result.standardError.hasPrefix("Error: "))
    #expect(result.standardOutput.isEmpty)
  }
}
