import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("Best replies with mistakes")
struct MistakenRepliesTests {
  @Test("The law at a finite rate (case STO-02)")
  func finite() throws {
    let row = try ESSCases.named("STO-02")
    let game = try SymmetricGame(row.inputs["A"].matrix)
    let population = try MistakenReplies(game, size: Int(try #require(row.inputs["N"].double)))
    let rate = try #require(row.inputs["eps"].double)
    let law = try population.logLaw(mistakeRate: rate).map { Double.exp($0) }
    let mass = law[4...].reduce(0, +)
    #expect(abs(mass - (try #require(row.expected["massAtLeast4A"].double))) < row.tol)
    #expect(abs(law[10] - (try #require(row.expected["allA"].double))) < row.tol)
    // The same chain in rational arithmetic.
    let exact = try population.exactLaw(mistakeRate: try #require(row.inputs["eps"].rational))
    for (left, right) in zip(law, exact) { #expect(abs(left - right.doubleValue) < 1e-12) }
    #expect(exact.reduce(0, +) == 1)
  }

  @Test("The limit of rare mistakes selects the risk-dominant convention")
  func limit() throws {
    let population = try MistakenReplies(SymmetricGame([[2, 0], [0, 1]]), size: 10)
    let limit = try population.limit()
    #expect(limit.shares == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    // Four mistakes lead from all-B to the basin of A, seven back.
    let stability = try population.perturbedProcess().stochasticStability()
    #expect(stability.verify().isValid)
    #expect(stability.stableStates == [10])
    #expect(stability.radii == [4, 7])
    #expect(limit.powers[0] == 3)
    // Tiny rates keep finite logarithms and agree with the powers.
    let law = try population.logLaw(mistakeRate: 1e-100)
    #expect(abs(law[0] / Double.log(1e-100) - 3) < 0.05)
  }

  @Test(
    "Trees and the leading powers of the chain agree",
    arguments: MistakenReplies<Int>.Revision.allCases,
    PopulationProcess.SelfPlay.allCases
  )
  func agreement(
    _ revision: MistakenReplies<Int>.Revision,
    _ selfPlay: PopulationProcess.SelfPlay
  ) throws {
    for payoffs: [[Rational]] in [[[3, 0], [2, 2]], [[1, 0], [0, 1]], [[-1, 2], [0, 1]]] {
      for size in [5, 6, 9] {
        let population = try MistakenReplies(
          SymmetricGame(payoffs),
          size: size,
          revision: revision,
          selfPlay: selfPlay
        )
        let limit = try population.limit()
        let positive = limit.shares.indices.filter { !limit.shares[$0].isZero }
        let stable = try population.perturbedProcess().stochasticStability()
        #expect(stable.stableStates == positive)
        let exact = try population.exactLaw(mistakeRate: Rational(1, 1_000_000))
        for (left, right) in zip(exact, limit.shares) {
          #expect(abs((left - right).doubleValue) < 1e-3)
        }
      }
    }
  }

  @Test("Parameters outside their domain are named")
  func domains() throws {
    let three = try SymmetricGame([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    #expect(throws: EvolutionError.self) { try MistakenReplies(three, size: 5) }
    let two = try SymmetricGame([[1, 0], [0, 1]])
    #expect(throws: EvolutionError.self) { try MistakenReplies(two, size: 1) }
    #expect(throws: EvolutionError.self) {
      try MistakenReplies(two, size: 5).logLaw(mistakeRate: 0)
    }
  }
}
