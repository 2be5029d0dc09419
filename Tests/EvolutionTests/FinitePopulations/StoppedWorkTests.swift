import EquilibriaNumerics
import Evolution
import Games
import SolutionConcepts
import Testing

@Suite("Work that is stopped before anything is certain")
struct StoppedWorkTests {
  private static let stopped = EvolutionError.solution(.stopped(.timeLimit))

  @Test("A time limit is reported as such")
  func timeLimit() throws {
    let none = Limits(time: .zero)
    let game = try SymmetricGame([[1, 0, 3], [3, 1, 0], [0, 3, 1]])
    #expect(throws: Self.stopped) { try game.alphaRank(intensity: 1, limits: none) }
    #expect(throws: Self.stopped) { try game.alphaRankLimitOfProfiles(limits: none) }
    let process = try PopulationProcess(size: 12, mutation: .init(rate: 0.1))
    #expect(throws: Self.stopped) { try game.stationaryLaw(under: process, limits: none) }
    let two = try SymmetricGame([[2, 0], [0, 1]])
    #expect(throws: Self.stopped) { try MistakenReplies(two, size: 10).limit(limits: none) }
    #expect(throws: Self.stopped) {
      try PerturbedProcess(conventionsOf: two).stochasticStability(limits: none)
    }
  }

  @Test("A search for stable strategies keeps what it has found")
  func partial() throws {
    let game = try SymmetricGame([[1, 0], [0, 1]])
    let result = try game.evolutionarilyStableStrategies(limits: Limits(time: .zero))
    #expect(!result.isComplete && result.isEmpty)
    #expect(result.stopReason == .timeLimit)
    let stable = try game.evolutionarilyStableStrategies()[0]
    let barrier = stable.uniformInvasionBarrier(limits: Limits(time: .zero))
    #expect(barrier.stopReason == .timeLimit)
    #expect(barrier.lower == 0 && barrier.upper == 0.5)
  }
}
