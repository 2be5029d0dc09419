import EquilibriaNumerics
import LinearPrograms
import Testing

/// The dual of a constraint is the change of the best objective per unit of its active bound.
struct ShadowPriceTests {
  /// Dakota: max 60 desks + 30 tables + 20 chairs; duals of lumber, finishing, carpentry 0, 10, 10.
  ///
  /// Source: Winston (2004), *Operations Research*, section 4.5 and 6.6.
  private func dakota(
    lumber: Rational = 48,
    finishing: Rational = 20,
    carpentry: Rational = 8
  ) -> LinearProgram<Rational> {
    var program = LinearProgram<Rational>(.maximize)
    let desks = program.addVariable("desks")
    let tables = program.addVariable("tables")
    let chairs = program.addVariable("chairs")
    program.addConstraint(8 * desks + 6 * tables + chairs <= lumber)
    program.addConstraint(4 * desks + 2 * tables + Rational(3, 2) * chairs <= finishing)
    program.addConstraint(
      2 * desks + Rational(3, 2) * tables + Rational(1, 2) * chairs <= carpentry
    )
    program.setObjective(60 * desks + 30 * tables + 20 * chairs)
    return program
  }

  @Test(arguments: Solvers.all)
  func `finite differences are exact where the basis stays`(solver: any LinearSolver) throws {
    let base = try #require(try solver.solve(dakota()).optimum)
    #expect(base.objective == 280)
    #expect(base.values == [2, 0, 8])
    #expect(base.duals == [0, 10, 10])
    for step in [Rational(1, 1_000), Rational(-1, 1_000)] {
      let changed = [
        dakota(lumber: 48 + step), dakota(finishing: 20 + step), dakota(carpentry: 8 + step),
      ]
      for (row, program) in changed.enumerated() {
        let value = try #require(try solver.solve(program).optimum).objective
        #expect((value - base.objective) / step == base.duals[row])
      }
    }
  }

  /// For max programs V(b + t) ≤ V(b) + y·t for every t, since y bounds the changed program too;
  /// for min programs the other way round.
  @Test(arguments: Solvers.all)
  func `duals bound every change of their bound`(solver: any LinearSolver) throws {
    var compared = 0
    for seed in 5_000..<5_060 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let base = try #require(try solver.solve(program).optimum)
      for row in 0..<program.constraintCount {
        for step in [Rational(1, 7), Rational(-1, 7)] {
          let bounds = program.constraintBounds[row]
          var changed = program
          let shifted = bounds.map { $0 + step }
          changed.setBounds(shifted, of: LinearProgram<Rational>.Constraint(index: row))
          guard let value = try solver.solve(changed).optimum?.objective else { continue }
          let predicted = base.objective + base.duals[row] * step
          #expect(program.sense == .maximize ? value <= predicted : value >= predicted)
          compared += 1
        }
      }
    }
    #expect(compared > 100)
  }

  /// A price only where a bound is active: complementary slackness.
  @Test(arguments: Solvers.all)
  func `slack rows are free`(solver: any LinearSolver) throws {
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let optimum = try #require(try solver.solve(program).optimum)
      for row in 0..<program.constraintCount where optimum.duals[row] != 0 {
        let value = program.activity(of: row, at: optimum.values)
        let pushesUp = (optimum.duals[row] > 0) == (program.sense == .maximize)
        let bounds = program.constraintBounds[row]
        #expect(value == (pushesUp ? bounds.upper : bounds.lower))
      }
    }
  }
}
