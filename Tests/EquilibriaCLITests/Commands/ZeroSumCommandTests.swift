import Testing

@testable import EquilibriaCLI

@Suite struct ZeroSumCommandTests {
  @Test func `rock, paper, scissors in text`() {
    #expect(
      run("zero-sum", "catalog:rock-paper-scissors").standardOutput == """
        Rock–Paper–Scissors (2 players, 3×3 actions)
          Player 1  Rock, Paper, Scissors
          Player 2  Rock, Paper, Scissors

        Value to Player 1: 0 (exact)
          Player 1  1/3 Rock + 1/3 Paper + 1/3 Scissors
          Player 2  1/3 Rock + 1/3 Paper + 1/3 Scissors

        Playing so, Player 1 gets at least 0, and Player 2 lets Player 1 get at most 0.

        """
    )
  }

  @Test func `rock, paper, scissors in JSON`() {
    #expect(
      run("zero-sum", "catalog:rock-paper-scissors", "--json").standardOutput
        == #"{"concept":"zero-sum","arithmetic":"exact","value":"0","#
        + #""profile":[["1/3","1/3","1/3"],["1/3","1/3","1/3"]],"#
        + #""certificate":{"lower":"0","upper":"0"}}"# + "\n"
    )
  }

  @Test func `floating bounds enclose the value`() throws {
    let json = try Document(
      run("zero-sum", "catalog:colonel-blotto", "--arithmetic", "floating", "--json")
    )
    let lower = try #require(json["certificate"]["lower"].double)
    let upper = try #require(json["certificate"]["upper"].double)
    #expect(lower <= 0 && 0 <= upper)
    #expect(upper - lower < 1e-9)
  }

  @Test func `a game with other sums is refused`() {
    let result = run("zero-sum", "catalog:chicken")
    #expect(result.status == .badInput)
    #expect(result.standardError.hasPrefix("catalog:chicken: not a constant-sum game"))
    #expect(result.standardOutput.isEmpty)
  }
}
