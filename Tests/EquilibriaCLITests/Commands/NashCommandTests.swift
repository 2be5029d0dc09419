import Testing

@testable import EquilibriaCLI

@Suite struct NashCommandTests {
  @Test func `a dominance-solvable game has one equilibrium, in text`() {
    #expect(
      run("nash", "catalog:prisoners-dilemma").standardOutput == """
        Prisoner's Dilemma (2 players, 2×2 actions)
          Player 1  Cooperate, Defect
          Player 2  Cooperate, Defect

        Equilibrium 1: pure, strict, exact
          Player 1  Defect  payoff 1
          Player 2  Defect  payoff 1

        This is the only equilibrium.

        """
    )
  }

  @Test func `a dominance-solvable game has one equilibrium, in JSON`() {
    #expect(
      run("nash", "catalog:prisoners-dilemma", "--json").standardOutput
        == #"{"concept":"nash","method":"vertex-enumeration","arithmetic":"exact","complete":true,"#
        + #""equilibria":[{"profile":[["0","1"],["0","1"]],"payoffs":["1","1"],"#
        + #""regret":"0","strict":true}],"components":[[0]],"componentDetails":[{"equilibria":"#
        + #"[0],"dimension":0,"index":1,"payoffs":[["1","1"],["1","1"]],"subsets":[[0]]}]}"# + "\n"
    )
  }

  @Test(arguments: ["tutorial-chicken.nfg", "tutorial-chicken.json"])
  func `chicken from a file has its two pure equilibria`(file: String) {
    #expect(
      run("nash", fixture(file), "--method", "pure").standardOutput == """
        Chicken (2 players, 2×2 actions)
          Ann  C, D
          Bob  C, D

        Equilibrium 1: pure, strict, exact
          Ann  C  payoff 1
          Bob  D  payoff 4

        Equilibrium 2: pure, strict, exact
          Ann  D  payoff 4
          Bob  C  payoff 1

        2 equilibria in pure strategies, all there are; there may be mixed ones.

        """
    )
  }

  @Test func `chicken in JSON`() {
    #expect(
      run("nash", fixture("tutorial-chicken.nfg"), "--method", "pure", "--json").standardOutput
        == #"{"concept":"nash","method":"pure","arithmetic":"exact","complete":false,"#
        + #""equilibria":[{"profile":[["1","0"],["0","1"]],"payoffs":["1","4"],"#
        + #""regret":"0","strict":true},{"profile":[["0","1"],["1","0"]],"#
        + #""payoffs":["4","1"],"regret":"0","strict":true}]}"# + "\n"
    )
  }

  @Test func `standard input is a game as well`() throws {
    let expected = run("nash", fixture("tutorial-chicken.nfg"), "--json")
    for file in ["tutorial-chicken.nfg", "tutorial-chicken.json"] {
      #expect(run("nash", "-", "--json", input: try fixtureText(file)) == expected)
    }
  }

  @Test func `the mixed equilibrium of matching pennies`() throws {
    let exact = run("nash", "catalog:matching-pennies")
    #expect(
      exact.standardOutput.contains(
        """
        Equilibrium 1: mixed, exact
          Player 1  1/2 Heads + 1/2 Tails  payoff 0
          Player 2  1/2 Heads + 1/2 Tails  payoff 0

        """
      )
    )
    let json = try Document(run("nash", "catalog:matching-pennies", "--json"))
    let equilibrium = json["equilibria"][0]
    #expect(equilibrium["profile"][0].strings == ["1/2", "1/2"])
    #expect(equilibrium["profile"][1].strings == ["1/2", "1/2"])
    #expect(equilibrium["regret"].string == "0")
    #expect(equilibrium["strict"].bool == false)
  }

  @Test func `floating results are numbers with a bound`() throws {
    let arguments = ["nash", "catalog:matching-pennies", "--arithmetic", "floating"]
    let text = run(arguments).standardOutput
    #expect(text.contains("Equilibrium 1: mixed, regret ≤ "))
    #expect(text.contains("  Player 1  0.5 Heads + 0.5 Tails  payoff 0\n"))
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["arithmetic"].string == "floating")
    let equilibrium = json["equilibria"][0]
    let probability = try #require(equilibrium["profile"][0][1].double)
    #expect(abs(probability - 0.5) < 1e-12)
    let regret = try #require(equilibrium["regret"].double)
    #expect(regret > 0 && regret < 1e-12)
  }

  @Test(arguments: 0..<4)
  func `every label of chicken leads to an equilibrium`(label: Int) throws {
    let json = try Document(
      run(
        "nash",
        "catalog:chicken",
        "--method",
        "lemke-howson",
        "--label",
        "\(label)",
        "--json"
      )
    )
    #expect(json["method"].string == "lemke-howson")
    #expect(json["equilibria"].count == 1)
    #expect(json["equilibria"][0]["regret"].string == "0")
  }

  @Test func `linear programming solves a zero-sum game`() throws {
    let json = try Document(
      run("nash", "catalog:rock-paper-scissors", "--method", "zero-sum", "--json")
    )
    #expect(json["method"].string == "zero-sum")
    #expect(json["complete"].bool == false)
    #expect(json["components"].isAbsent)
    #expect(json["equilibria"][0]["profile"][1].strings == ["1/3", "1/3", "1/3"])
    #expect(json["equilibria"][0]["payoffs"].strings == ["0", "0"])
  }

  @Test func `only the first equilibrium on request`() throws {
    let arguments = ["nash", "catalog:stag-hunt", "--method", "pure", "--first"]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["equilibria"].count == 1)
    #expect(json["complete"].bool == false)
    #expect(
      run(arguments).standardOutput.hasSuffix(
        "The first of 2 equilibria found; without --first all are shown.\n"
      )
    )
    let only = try Document(run("nash", "catalog:prisoners-dilemma", "--first", "--json"))
    #expect(only["equilibria"].count == 1)
  }

  @Test func `three players get their pure equilibria and a note`() throws {
    let result = run("nash", "catalog:volunteers-dilemma", "--json")
    #expect(result.status == .done)
    #expect(result.standardError.hasPrefix("note: mixed equilibria of games with three or more"))
    let json = try Document(result)
    #expect(json["complete"].bool == false)
    #expect(json["equilibria"].count == 3)
    #expect(json["equilibria"][0]["profile"].count == 3)
  }

  @Test func `nothing found is said plainly`() {
    let three = run("nash", fixture("odd-one-out.nfg"))
    #expect(three.status == .done)
    #expect(
      three.standardOutput == """
        Odd one out (3 players, 2×2×2 actions)
          Ann  Heads, Tails
          Bob  Heads, Tails
          Cy   Heads, Tails

        There is no equilibrium in pure strategies, so there is one in mixed strategies. \
        Solvers for three or more players are not available yet.

        """
    )
    let two = run("nash", "catalog:matching-pennies", "--method", "pure")
    #expect(two.standardOutput.hasSuffix("--method automatic finds one.\n"))
    #expect(two.standardError.isEmpty)
  }
}
