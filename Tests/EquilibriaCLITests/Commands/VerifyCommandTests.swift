import Testing

@testable import EquilibriaCLI

@Suite struct VerifyCommandTests {
  private let pennies = "catalog:matching-pennies"

  @Test func `the mixed equilibrium of the tutorial's chicken`() {
    let result = run(
      "verify",
      fixture("tutorial-chicken.nfg"),
      "--profile",
      "1/2,1/2; 0.5, 0.5",
      "--json"
    )
    #expect(
      result.standardOutput
        == #"{"concept":"nash","arithmetic":"exact","equilibrium":true,"epsilon":"0","#
        + #""profile":[["1/2","1/2"],["1/2","1/2"]],"payoffs":["2","2"],"regret":"0","#
        + #""bestDeviations":[{"player":0,"action":0,"gain":"0"},"#
        + #"{"player":1,"action":0,"gain":"0"}],"actionPayoffs":[["2","2"],["2","2"]]}"# + "\n"
    )
  }

  @Test func `a profile that is none names the deviation`() {
    let result = run("verify", pennies, "--profile", "1,0;1/2,1/2")
    #expect(result.status == .done)
    #expect(
      result.standardOutput == """
        Matching Pennies (2 players, 2×2 actions)
          Player 1  Heads, Tails
          Player 2  Heads, Tails

        Player 1 plays Heads for a payoff of 0
          Heads  0
          Tails  0
        Player 2 plays 1/2 Heads + 1/2 Tails for a payoff of 0
          Heads  -1
          Tails   1

        Not a Nash equilibrium.
        Player 2 gains 1 by playing Tails.

        """
    )
  }

  @Test(arguments: [("1/10", true), ("0.1", true), ("99/1000", false)])
  func `a small gain counts by epsilon`(epsilon: String, isEquilibrium: Bool) throws {
    // Against 11/20 and 9/20 the other player gains 1/10 by the better side.
    let json = try Document(
      run(
        "verify",
        pennies,
        "--profile",
        "11/20,9/20;1/2,1/2",
        "--epsilon",
        epsilon,
        "--json"
      )
    )
    #expect(json["regret"].string == "1/10")
    #expect(json["equilibrium"].bool == isEquilibrium)
    #expect(json["bestDeviations"][1]["action"].double == 1)
  }

  @Test func `floating probabilities may miss a sum of one by rounding`() throws {
    let profile = "0.333333333333,0.333333333333,0.333333333334"
    let arguments = [
      "verify", "catalog:rock-paper-scissors", "--profile", "\(profile);\(profile)", "--json",
    ]
    #expect(try Document(run(arguments))["equilibrium"].bool == false)
    let floating = try Document(run(arguments + ["--arithmetic", "floating"]))
    #expect(floating["equilibrium"].bool == true)
    #expect(floating["epsilon"].double == 1e-9)
  }

  @Test(arguments: [
    ("1/2,1/2", "1 strategy; expected 2"),
    ("1,0;1", "1 probability for Player 2; expected 2"),
    ("1,0;1/2,x", "\"x\" for Player 2"),
    ("1,0;1/2,", "\"\" for Player 2"),
    ("1,0;1/2,1/3", "the probabilities sum to 5/6"),
    ("2,-1;1,0", "-1 of Tails is negative"),
  ])
  func `a profile that makes no sense is wrong usage`(profile: String, message: String) {
    let result = run("verify", pennies, "--profile", profile)
    #expect(result.status == .usage)
    #expect(result.standardError.contains(message))
    #expect(result.standardOutput.isEmpty)
  }
}
