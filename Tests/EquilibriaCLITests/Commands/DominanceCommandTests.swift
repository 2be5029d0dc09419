import Testing

@testable import EquilibriaCLI

@Suite struct DominanceCommandTests {
  @Test func `the trace of the prisoner's dilemma`() {
    #expect(
      run("dominance", "catalog:prisoners-dilemma").standardOutput == """
        Prisoner's Dilemma (2 players, 2×2 actions)
          Player 1  Cooperate, Defect
          Player 2  Cooperate, Defect

        Round 1: Player 1 drops Cooperate, strictly dominated by Defect.
        Round 1: Player 2 drops Cooperate, strictly dominated by Defect.

        What survives:
          Player 1  Defect
          Player 2  Defect

        The game is dominance solvable: (Defect, Defect) is its only Nash equilibrium.

        """
    )
  }

  @Test func `the trace in JSON`() {
    #expect(
      run("dominance", "catalog:prisoners-dilemma", "--json").standardOutput
        == #"{"concept":"dominance","kind":"strict","by":"mixed","#
        + #""steps":[{"round":1,"player":0,"action":0,"dominator":["0","1"]},"#
        + #"{"round":1,"player":1,"action":0,"dominator":["0","1"]}],"#
        + #""survivors":[[1],[1]],"solvable":true,"beliefs":[]}"# + "\n"
    )
  }

  @Test func `a mixture dominates where no action does`() throws {
    let game = fixture("mixed-dominance.nfg")
    let mixed = try Document(run("dominance", game, "--json"))
    #expect(mixed["steps"].count == 1)
    #expect(mixed["steps"][0]["action"].isAbsent == false)
    #expect(mixed["survivors"][0].integers == [0, 1])
    #expect(mixed["beliefs"].count == 4)
    let pure = try Document(run("dominance", game, "--by", "pure", "--json"))
    #expect(pure["steps"].count == 0)
    #expect(pure["survivors"][0].integers == [0, 1, 2])
    let text = run("dominance", game, "--by", "pure").standardOutput
    #expect(text.hasSuffix("No action is strictly dominated by another action; all survive.\n"))
  }

  /// Basu (1994): weak dominance leads down to the lowest claim.
  @Test func `weak dominance solves the traveller's dilemma`() throws {
    let arguments = ["dominance", "catalog:travellers-dilemma", "--kind", "weak", "--by", "pure"]
    let json = try Document(run(arguments + ["--json"]))
    #expect(json["solvable"].bool == true)
    #expect(json["survivors"][1].integers == [0])
    let text = run(arguments).standardOutput
    #expect(text.contains("Player 1  2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, … (99 actions)"))
    #expect(text.contains("(2, 2) is a Nash equilibrium; weak dominance may have dropped others"))
  }
}
