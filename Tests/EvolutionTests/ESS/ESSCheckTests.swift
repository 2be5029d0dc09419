import EquilibriaNumerics
import Evolution
import Games
import Testing

@Suite("The checker of evolutionary stability")
struct ESSCheckTests {
  /// A game whose only ESS needs a copositive complement that is not definite (case ESS-08).
  static func example() throws -> (game: SymmetricGame<Int>, certificate: ESSCertificate) {
    let game = try SymmetricGame([[0, 0, 0], [0, -1, -3], [0, -3, -1]])
    let result = try game.evolutionarilyStableStrategies()
    return (game, try #require(result.first).certificate)
  }

  @Test("Every altered certificate is refused")
  func mutations() throws {
    let (game, right) = try Self.example()
    #expect(game.check(ess: right).isValid)
    func altered(
      weights: [Rational]? = nil,
      support: [Int]? = nil,
      extendedSupport: [Int]? = nil,
      payoff: Rational? = nil,
      base: Int? = nil,
      minors: [Rational]? = nil,
      complement: Matrix<Rational>? = nil,
      copositivity: CopositivityProof? = nil
    ) -> ESSCheck {
      game.check(
        ess: ESSCertificate(
          weights: weights ?? right.weights,
          support: support ?? right.support,
          extendedSupport: extendedSupport ?? right.extendedSupport,
          payoff: payoff ?? right.payoff,
          base: base ?? right.base,
          minors: minors ?? right.minors,
          complement: complement ?? right.complement,
          copositivity: copositivity ?? right.copositivity
        )
      )
    }
    #expect(altered(weights: [1, 1, 0]).flaw == .notAMixture)
    #expect(altered(weights: [1, 0]).flaw == .notAMixture)
    #expect(altered(weights: [2, -1, 0]).flaw == .notAMixture)
    #expect(altered(weights: [0, 1, 0]).flaw == .wrongSupport)
    #expect(
      altered(weights: [0, 1, 0], support: [1], base: 1).flaw
        == .notAnEquilibrium(strategy: 0, gain: 1)
    )
    #expect(altered(base: 1).flaw == .wrongSupport)
    #expect(altered(payoff: 1).flaw == .wrongPayoff(found: 1, actual: 0))
    #expect(altered(extendedSupport: [0]).flaw == .wrongExtendedSupport(actual: [0, 1, 2]))
    #expect(altered(minors: [1]).flaw == .wrongMinor(order: 1))
    #expect(
      altered(complement: Matrix([[1, 0], [0, 1]])).flaw == .wrongComplement
    )
    #expect(
      altered(copositivity: CopositivityProof(omitted: [], minors: [], isDefinite: true)).flaw
        == .wrongCopositivity
    )
    #expect(
      altered(copositivity: CopositivityProof(omitted: [0], minors: [], isDefinite: false)).flaw
        == .wrongCopositivity
    )
  }

  @Test("A proof for an equilibrium that can be invaded does not exist")
  func invadable() throws {
    let game = try SymmetricGame([[0, 0, 0], [0, -1, 2], [0, 2, -1]])
    let complement = Matrix<Rational>([[1, -2], [-2, 1]])
    for omitted in [[], [0], [0, 1], [1, 0]] {
      let certificate = ESSCertificate(
        weights: [1, 0, 0],
        support: [0],
        extendedSupport: [0, 1, 2],
        payoff: 0,
        base: 0,
        minors: [],
        complement: complement,
        copositivity: CopositivityProof(
          omitted: omitted,
          minors: [
            .init(rows: [0], determinant: 1), .init(rows: [1], determinant: 1),
            .init(rows: [0, 1], determinant: -3, obstruction: 0),
          ],
          isDefinite: false
        )
      )
      #expect(game.check(ess: certificate).flaw == .wrongCopositivity)
    }
  }

  @Test("Minors with a negative determinant need an obstruction that is there")
  func obstructions() {
    // Strictly copositive, not definite, and no row can be left out.
    let matrix = Matrix<Rational>([[1, 2, -0.5], [2, 1, -0.5], [-0.5, -0.5, 1]])
    let game = try? SymmetricGame([
      [0, 0, 0, 0], [0, -1, -2, 0.5], [0, -2, -1, 0.5], [0, 0.5, 0.5, -1],
    ])
    let result = try? game?.evolutionarilyStableStrategies()
    let certificate = result?.first { $0.certificate.support == [0] }?.certificate
    #expect(certificate?.complement == matrix)
    guard let proof = certificate?.copositivity else { return }
    #expect(!proof.isDefinite)
    #expect(proof.proves(matrix))
    for dropped in proof.minors.indices {
      var minors = proof.minors
      minors.remove(at: dropped)
      #expect(
        !CopositivityProof(omitted: proof.omitted, minors: minors, isDefinite: false)
          .proves(matrix)
      )
    }
  }
}
