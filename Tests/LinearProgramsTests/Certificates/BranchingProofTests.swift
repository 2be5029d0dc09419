import EquilibriaNumerics
import LinearPrograms
import Testing

@Suite struct BranchingProofTests {
  /// Maximise x + y under 2x + 2y ≤ 3 for x, y in 0…2, whole numbers: 1, but 3/2 when relaxed.
  private func program(_ sense: LinearProgram<Rational>.Sense = .maximize) -> LinearProgram<
    Rational
  > {
    var program = LinearProgram<Rational>(sense)
    let x = program.addVariable(bounds: .between(0, 2), objective: 1, isInteger: true)
    let y = program.addVariable(bounds: .between(0, 2), objective: 1, isInteger: true)
    program.addConstraint(2 * x + 2 * y <= 3)
    return program
  }

  private let half = BranchingProof.bounded(duals: [Rational(1, 2)])

  @Test func `a leaf bounds the objective, rounded when it is whole`() {
    #expect(program().bound(provenBy: half) == .objective(1))
    var fractional = program()
    fractional.setObjective(Rational(1, 2), of: fractional.variable(0))
    #expect(
      fractional.bound(provenBy: .bounded(duals: [Rational(1, 2)])) == .objective(Rational(3, 2))
    )
    // Bounds of the variables alone: 2 + 2.
    #expect(program().bound(provenBy: .bounded(duals: [0])) == .objective(4))
    var shifted = program()
    shifted.setObjective(
      1 * shifted.variable(0) + 1 * shifted.variable(1)
        + LinearExpression(constant: Rational(1, 3))
    )
    #expect(shifted.bound(provenBy: half) == .objective(Rational(11, 6)))
  }

  @Test func `a fork takes the best of its sides`() {
    let proof = BranchingProof.fork(
      variable: 0,
      atMost: 0,
      below: half,
      above: .fork(
        variable: 0,
        atMost: 1,
        below: half,
        above: .infeasible(FarkasCertificate(multipliers: [1]))
      )
    )
    #expect(program().bound(provenBy: proof) == .objective(1))
    #expect(proof.leafCount == 3)
    var minimum = program(.minimize)
    minimum.addConstraint(1 * minimum.variable(0) + 1 * minimum.variable(1) >= Rational(1, 2))
    let least = BranchingProof.bounded(duals: [0, 1])
    #expect(minimum.bound(provenBy: least) == .objective(1))
    let fork = BranchingProof.fork(
      variable: 1,
      atMost: 0,
      below: least,
      above: .bounded(duals: [0, 0])
    )
    #expect(minimum.bound(provenBy: fork) == .objective(1))
  }

  @Test func `an empty program is proven empty`() {
    var empty = program()
    empty.addConstraint(1 * empty.variable(0) >= 3)
    let proof = BranchingProof.infeasible(FarkasCertificate(multipliers: [0, -1]))
    #expect(empty.bound(provenBy: proof) == .infeasible)
    #expect(
      empty.bound(provenBy: .fork(variable: 1, atMost: 0, below: proof, above: proof))
        == .infeasible
    )
  }

  @Test func `wrong proofs prove nothing`() {
    let none = FarkasCertificate<Rational>(multipliers: [1])
    let wrong: [BranchingProof] = [
      .bounded(duals: []),
      .bounded(duals: [1, 1]),
      .bounded(duals: [-1]),
      .infeasible(none),
      .infeasible(FarkasCertificate(multipliers: [])),
      .fork(variable: 0, atMost: 0, below: half, above: .infeasible(none)),
      .fork(variable: 0, atMost: 0, below: .bounded(duals: [-1]), above: half),
      .fork(variable: 2, atMost: 0, below: half, above: half),
      .fork(variable: 0, atMost: Rational(1, 2), below: half, above: half),
    ]
    for proof in wrong { #expect(program().bound(provenBy: proof) == nil, "\(proof)") }
    var real = LinearProgram<Rational>(.maximize)
    real.addVariable(bounds: .between(0, 1), objective: 1)
    let leaf = BranchingProof.bounded(duals: [])
    #expect(real.bound(provenBy: leaf) == .objective(1))
    // Only an integer variable has no values between two whole numbers.
    #expect(real.bound(provenBy: .fork(variable: 0, atMost: 0, below: leaf, above: leaf)) == nil)
  }
}

extension LinearProgram {
  /// The handle of a variable.
  fileprivate func variable(_ index: Int) -> Variable { Variable(index: index) }
}
