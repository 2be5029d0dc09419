import Testing

@testable import EquilibriaCLI

@Suite struct ClassifyCommandTests {
  @Test func `the tutorial's chicken in text`() {
    #expect(
      run("classify", fixture("tutorial-chicken.nfg")).standardOutput == """
        Chicken (2 players, 2×2 actions)
          Ann  C, D
          Bob  C, D

        Kind: Chicken
        Type: strict, symmetric
        Canonical form: row 1 4 2 3, column 1 2 4 3

        How the players rank the outcomes, 1 for the worst:
                  Bob
                     C     D
          Ann  C  3, 3  2, 4
               D  4, 2  1, 1

        2 equilibria in pure strategies: (C, D), (D, C)

        A social dilemma (cooperation is (C, C): R = 3, S = 1, T = 4, P = 0):
          R > P       cooperating together beats defecting  yes
          R > S       and beats being exploited             yes
          2R > T + S  and beats taking turns                yes
          T > R       greed: exploiting pays                yes
          P > S       fear: being exploited is worst        no

        """
    )
  }

  @Test func `the prisoner's dilemma in JSON`() {
    #expect(
      run("classify", "catalog:prisoners-dilemma", "--json").standardOutput
        == #"{"concept":"two-by-two","name":"Prisoner's Dilemma","#
        + #""strictNames":["Prisoner's Dilemma"],"strict":true,"symmetric":true,"#
        + #""ranks":{"row":[3,1,4,2],"column":[3,4,1,2]},"#
        + #""canonicalForm":{"row":[1,3,2,4],"column":[4,3,2,1]},"#
        + #""canonicalFormUpToSwap":{"row":[1,3,2,4],"column":[4,3,2,1]},"#
        + #""pureEquilibriumCount":1,"pureEquilibria":[[1,1]],"#
        + #""winWin":false,"deficientEquilibrium":true,"#
        + #""dilemma":{"cooperation":[0,0],"reward":"3","sucker":"0","temptation":"5","#
        + #""punishment":"1","cooperationBeatsDefection":true,"#
        + #""cooperationBeatsExploitation":true,"cooperationBeatsAlternation":true,"#
        + #""greed":true,"fear":true,"socialDilemma":true}}"# + "\n"
    )
  }

  @Test func `a game with ties and without symmetry says so`() throws {
    let json = try Document(run("classify", "catalog:matching-pennies", "--json"))
    #expect(json["name"].isNull)
    #expect(json["strict"].bool == false)
    #expect(json["dilemma"].isNull)
    #expect(json["pureEquilibriumCount"].double == 0)
    let text = run("classify", "catalog:matching-pennies").standardOutput
    #expect(text.contains("Type: with ties, not symmetric\n"))
    #expect(text.contains("No equilibrium in pure strategies.\n"))
  }

  @Test(arguments: ["catalog:cournot", "catalog:volunteers-dilemma"])
  func `larger games are refused`(game: String) {
    let result = run("classify", game)
    #expect(result.status == .badInput)
    #expect(result.standardError.hasPrefix("\(game): "))
  }
}
