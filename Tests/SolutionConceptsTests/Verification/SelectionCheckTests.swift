import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct SelectionCheckTests {
  private let game: PayoffTable<Int>
  private let choice: SelectedEquilibrium<Int>

  init() throws {
    // Coordination on either action or in between; the proof needs a fork.
    game = try bimatrix([
      [(3, 1), (0, 0), (5, 0)],
      [(0, 0), (1, 2), (0, 0)],
      [(0, 5), (0, 0), (4, 4)],
    ])
    choice = try game.nashEquilibrium(maximizing: .totalPayoff)
    try #require(choice.isProvenOptimal && choice.proof != nil)
  }

  private func changed(
    objective: NashObjective? = nil,
    equilibrium: NashEquilibrium<Int, Rational>? = nil,
    value: Rational? = nil,
    bound: Rational?? = nil,
    isBoundProven: Bool? = nil,
    proof: BranchingProof?? = nil
  ) throws -> String? {
    try SelectedEquilibrium(
      objective: objective ?? choice.objective,
      equilibrium: equilibrium ?? choice.equilibrium,
      value: value ?? choice.value,
      bound: bound ?? choice.bound,
      isBoundProven: isBoundProven ?? choice.isBoundProven,
      proof: proof ?? choice.proof
    ).verify(in: game)
  }

  @Test func `the right answer passes`() throws {
    #expect(try choice.verify(in: game) == nil)
    #expect(try changed() == nil)
    #expect(choice.value == 4)
    // No claim, nothing to prove.
    #expect(try changed(bound: .some(nil), isBoundProven: false, proof: .some(nil)) == nil)
    #expect(try changed(bound: 9, isBoundProven: false, proof: .some(nil)) == nil)
  }

  @Test func `wrong values and bounds are found`() throws {
    #expect(try changed(value: 5)?.contains("value is 4") == true)
    #expect(try changed(bound: 3)?.contains("better than the bound") == true)
    #expect(try changed(bound: 5)?.contains("gives the bound 4") == true)
    #expect(try changed(bound: .some(nil)) != nil)
    #expect(try changed(isBoundProven: false)?.contains("no proven bound") == true)
    #expect(try changed(proof: .some(nil))?.contains("nothing proves") == true)
    #expect(try changed(objective: .payoff(of: 0)) != nil)
    #expect(try changed(objective: .smallestSupport) != nil)
  }

  @Test func `equilibria of other games and profiles that are none are found`() throws {
    let elsewhere = try bimatrix([
      [(9, 1), (0, 0), (5, 0)],
      [(0, 0), (1, 2), (0, 0)],
      [(0, 5), (0, 0), (4, 4)],
    ]).nashEquilibrium()
    #expect(try elsewhere.verify(in: game)?.contains("payoffs are wrong") == true)
    // (2, 2) pays most, but both players leave it.
    let tempting = try bimatrix([
      [(3, 1), (0, 0), (3, 0)],
      [(0, 0), (1, 2), (0, 0)],
      [(0, 4), (0, 0), (4, 4)],
    ]).nashEquilibrium()
    #expect(tempting.equilibrium.profile.pureActions == [2, 2])
    #expect(try changed(equilibrium: tempting.equilibrium) != nil)
    #expect(try choice.verify(in: randomGame([2, 2], 0...9, seed: 1))?.contains("none") == true)
    #expect(throws: GameError.needsPlayers(expected: 2, found: 3)) {
      try choice.verify(in: randomGame([2, 2, 2], 0...9, seed: 1))
    }
  }

  /// Every part of the proof matters: each leaf replaced by a false one, each fork moved.
  @Test func `wrong proofs are found`() throws {
    let proof = try #require(choice.proof)
    let mutations = Self.mutations(of: proof)
    #expect(mutations.count >= 4)
    for mutation in mutations {
      #expect(try changed(proof: mutation) != nil, "\(mutation)")
    }
    let other = try game.nashEquilibrium(maximizing: .payoff(of: 0))
    #expect(try changed(proof: other.proof) != nil)
  }

  private static func mutations(of proof: BranchingProof) -> [BranchingProof] {
    switch proof {
    case .bounded(let duals):
      let zeros = [Rational](repeating: 0, count: duals.count)
      return [
        .bounded(duals: Array(duals.dropLast())), .bounded(duals: zeros),
        .bounded(duals: duals.map { -$0 }),
        .infeasible(FarkasCertificate(multipliers: duals)),
      ]
    case .infeasible(let certificate):
      return [
        .infeasible(FarkasCertificate(multipliers: certificate.multipliers.map { -$0 })),
        .bounded(duals: certificate.multipliers.map { _ in 0 }),
      ]
    case .fork(let variable, let value, let below, let above):
      let inner =
        mutations(of: below).map {
          BranchingProof.fork(variable: variable, atMost: value, below: $0, above: above)
        }
        + mutations(of: above).map {
          BranchingProof.fork(variable: variable, atMost: value, below: below, above: $0)
        }
      return inner + [
        .fork(variable: variable, atMost: value + Rational(1, 2), below: below, above: above),
        .fork(variable: -1, atMost: value, below: below, above: above),
        .fork(variable: 0, atMost: value, below: below, above: above), below, above,
      ]
    }
  }
}
