import Testing

@testable import EquilibriaCLI

@Suite struct CorrelatedCommandTests {
  @Test func `the traffic light of the tutorial's chicken, in text`() {
    #expect(
      run("correlated", fixture("tutorial-chicken.nfg")).standardOutput.hasPrefix(
        """
        Chicken (2 players, 2×2 actions)
          Ann  C, D
          Bob  C, D

        Highest total payoff in a correlated equilibrium: 16/3 (exact)
          probability  Ann  Bob
                  1/3  C    C
                  1/3  C    D
                  1/3  D    C

        Payoffs: Ann 8/3, Bob 8/3
        Nobody gains by disobeying the mediator.
        Proven: no correlated equilibrium reaches more than 16/3.
        The best Nash equilibrium
        """
      )
    )
  }

  @Test func `the mediator's gain over the best Nash equilibrium`() {
    // Both pure equilibria have a total of 5, the mixed one 4.
    let text = run("correlated", fixture("tutorial-chicken.nfg")).standardOutput
    #expect(text.hasSuffix(" has 5: the mediator adds 1/3.\n"))
    let dilemma = run("correlated", "catalog:prisoners-dilemma").standardOutput
    #expect(dilemma.hasSuffix("The best Nash equilibrium has 2: the mediator adds nothing.\n"))
  }

  @Test func `the traffic light of the tutorial's chicken, in JSON`() {
    #expect(
      run("correlated", fixture("tutorial-chicken.json"), "--json").standardOutput
        == #"{"concept":"correlated","objective":"total","arithmetic":"exact","complete":true,"#
        + #""value":"16/3","payoffs":["8/3","8/3"],"regret":"0","#
        + #""distribution":[{"profile":[0,0],"probability":"1/3"},"#
        + #"{"profile":[0,1],"probability":"1/3"},{"profile":[1,0],"probability":"1/3"}],"#
        + #""certificate":{"bound":"16/3","playerWeights":["1","1"],"#
        + #""multipliers":[{"player":0,"recommended":0,"action":1,"weight":"1/3"},"#
        + #"{"player":1,"recommended":0,"action":1,"weight":"1/3"}]}}"# + "\n"
    )
  }

  /// Aumann (1974), the example of section 2.8: payoffs 7, 6, 2, 0.
  @Test func `Aumann's chicken has a total of 21 halves`() throws {
    let json = try Document(run("correlated", "catalog:chicken", "--json"))
    #expect(json["value"].string == "21/2")
    #expect(json["payoffs"].strings == ["21/4", "21/4"])
    #expect(json["certificate"]["bound"].string == "21/2")
  }

  @Test func `the fair coin of Bach or Stravinsky`() throws {
    let json = try Document(
      run("correlated", fixture("bach-or-stravinsky.nfg"), "--maximize", "minimum", "--json")
    )
    #expect(json["objective"].string == "minimum")
    #expect(json["value"].string == "5/2")
    #expect(json["distribution"].count == 2)
    #expect(json["distribution"][0]["probability"].string == "1/2")
  }

  @Test func `a coarse equilibrium has its own name`() throws {
    let json = try Document(
      run("correlated", "catalog:chicken", "--coarse", "--maximize", "player:1", "--json")
    )
    #expect(json["concept"].string == "coarse-correlated")
    #expect(json["objective"].string == "player:1")
    #expect(json["value"].string == "7")
    for multiplier in 0..<(json["certificate"]["multipliers"].count ?? 0) {
      #expect(json["certificate"]["multipliers"][multiplier]["recommended"].isNull)
    }
    let text = run("correlated", "catalog:chicken", "--coarse", "--maximize", "player:1")
    #expect(
      text.standardOutput.contains(
        "Highest payoff of Player 2 in a coarse correlated equilibrium: 7 (exact)"
      )
    )
    #expect(text.standardOutput.contains("by ignoring the mediator from the start"))
  }

  @Test func `without an objective nothing is called highest`() throws {
    let text = run("correlated", "catalog:chicken", "--maximize", "none").standardOutput
    #expect(text.contains("A correlated equilibrium (exact)\n"))
    #expect(!text.contains("Highest"))
    #expect(!text.contains("Proven"))
  }

  @Test func `floating results carry a regret and a bound`() throws {
    let arguments = [
      "correlated", fixture("tutorial-chicken.nfg"), "--arithmetic", "floating",
    ]
    let json = try Document(run(arguments + ["--json"]))
    let value = try #require(json["value"].double)
    let bound = try #require(json["certificate"]["bound"].double)
    #expect(abs(value - 16.0 / 3) < 1e-9)
    #expect(bound >= value)
    #expect(try #require(json["regret"].double) < 1e-9)
    let text = run(arguments).standardOutput
    #expect(text.contains("correlated equilibrium: 5.33333 (regret ≤ "))
    #expect(text.contains("Proven: no correlated equilibrium is better by more than "))
    #expect(text.contains("the mediator adds 0.333333.\n"))
  }
}
