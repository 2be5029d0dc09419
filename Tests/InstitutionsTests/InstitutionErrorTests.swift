import Games
import Institutions
import SolutionConcepts
import Testing

@Suite("Errors of models of institutions")
struct InstitutionErrorTests {
  @Test("A parameter outside its domain is named by its path, with its value and its domain")
  func parameter() {
    let error = InstitutionError.parameter(
      name: "buyers[1].rho",
      value: "1.2",
      domain: "a probability from 0 to 1"
    )
    #expect(error.description == "buyers[1].rho is 1.2; expected a probability from 0 to 1")
  }

  @Test("Errors from other modules keep their words")
  func wrapped() {
    #expect(InstitutionError.game(.noPlayers).description == GameError.noPlayers.description)
    let reason = SolutionError.notApplicable(reason: "too large")
    #expect(InstitutionError.solution(reason).description == "too large")
  }
}
