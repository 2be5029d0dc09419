import EquilibriaNumerics
import Evolution
import Games
import Testing

@Suite("Evolutionary stability with a population per role")
struct StrictEquilibriaTests {
  @Test("Strict equilibria are the stable profiles, with their margins")
  func battle() throws {
    // Source: Selten (1980).
    let stable = try BachOrStravinsky(preferred: 3, other: 2).roleEvolutionarilyStableProfiles()
    #expect(stable.map(\.profile) == [[.bach, .bach], [.stravinsky, .stravinsky]])
    #expect(stable.map(\.margins) == [[3, 2], [2, 3]])
  }

  @Test("Hawk–Dove has two stable divisions of roles, and no mixture")
  func hawkDove() throws {
    let stable = try SymmetricGame([[-1, 2], [0, 1]]).roleEvolutionarilyStableProfiles()
    #expect(stable.map(\.profile) == [[0, 1], [1, 0]])
  }

  @Test("Matching pennies has none")
  func pennies() throws {
    let game = try PayoffTable(zeroSum: [[1, -1], [-1, 1]])
    #expect(try game.roleEvolutionarilyStableProfiles().isEmpty)
  }
}
