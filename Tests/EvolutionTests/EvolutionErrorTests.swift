import Evolution
import Games
import SolutionConcepts
import Testing

@Suite("Errors of evolutionary models")
struct EvolutionErrorTests {
  @Test("A parameter outside its domain is named with its value and its domain")
  func parameter() {
    let error = EvolutionError.parameter(
      name: "switchProbability",
      value: "1.2",
      domain: "a probability from 0 to 1"
    )
    #expect(error.description == "switchProbability is 1.2; expected a probability from 0 to 1")
  }

  @Test("Errors from other modules keep their words")
  func wrapped() {
    #expect(EvolutionError.game(.noPlayers).description == GameError.noPlayers.description)
    let reason = SolutionError.notApplicable(reason: "too large")
    #expect(EvolutionError.solution(reason).description == "too large")
  }
}
