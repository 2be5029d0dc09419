import EquilibriaNumerics
import LinearPrograms
import Testing

/// The checker is the only judge, so it is attacked here: every falsified proof must fail.
struct OptimalityCheckTests {
  /// max 3x + 5y; x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: 36 at (2, 6) with duals (0, 3/2, 1).
  ///
  /// Source: Hillier & Lieberman (2001), *Introduction to Operations Research*, section 3.1.
  private func wyndorGlass() -> LinearProgram<Rational> {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable("doors")
    let y = program.addVariable("windows")
    program.addConstraint(x <= 4)
    program.addConstraint(2 * y <= 12)
    program.addConstraint(3 * x + 2 * y <= 18)
    program.setObjective(3 * x + 5 * y)
    return program
  }

  @Test func `the textbook proof is accepted`() {
    let check = wyndorGlass().check(values: [2, 6], duals: [0, Rational(3, 2), 1])
    #expect(check.isExact)
    #expect(check.objective == 36 && check.bound == 36 && check.gap == 0)
  }

  @Test(arguments: Solvers.all)
  func `every solver finds it`(solver: any LinearSolver) throws {
    let optimum = try #require(try solver.solve(wyndorGlass()).optimum)
    #expect(optimum.objective == 36)
    #expect(optimum.values == [2, 6])
    #expect(optimum.duals == [0, Rational(3, 2), 1])
  }

  @Test(
    arguments: [
      ([2, 5], [0, Rational(3, 2), 1]),  // feasible, worse
      ([4, 3], [0, Rational(3, 2), 1]),  // another vertex
      ([2, 7], [0, Rational(3, 2), 1]),  // better, infeasible
      ([-1, 6], [0, Rational(3, 2), 1]),  // below a bound
      ([2, 6], [0, 1, 1]),  // bound below the truth: a dual constraint is missed
      ([2, 6], [1, Rational(3, 2), 1]),  // valid bound, too high
      ([2, 6], [0, Rational(3, 2), 2]),
      ([2, 6], [-1, Rational(3, 2), 2]),  // wrong sign
      ([0, 0], [0, 0, 0]),
    ] as [([Rational], [Rational])]
  )
  func `falsified values and duals are rejected`(values: [Rational], duals: [Rational]) {
    #expect(!wyndorGlass().check(values: values, duals: duals).isExact)
  }

  @Test func `violations and gap are measured`() {
    let program = wyndorGlass()
    let outside = program.check(values: [5, 7], duals: [0, Rational(3, 2), 1])
    #expect(outside.primalViolation == 11)
    let signs = program.check(values: [2, 6], duals: [-2, Rational(3, 2), 1])
    #expect(signs.dualViolation == 2, "−2 points to a lower end that the first row lacks")
    let loose = program.check(values: [2, 5], duals: [1, Rational(3, 2), 1])
    #expect(loose.primalViolation == 0 && loose.dualViolation == 0)
    #expect(loose.bound == 40 && loose.objective == 31 && loose.gap == 9)
  }

  /// A change of any single number of a proof breaks it: nothing is left unchecked.
  @Test func `no single change of a nondegenerate proof survives`() throws {
    var rejected = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let optimum = try #require(try ExactSimplex().solve(program).optimum)
      for index in optimum.duals.indices {
        for step in [Rational(1, 1_000), Rational(-1, 1_000)] {
          var duals = optimum.duals
          duals[index] += step
          let check = program.check(values: optimum.values, duals: duals)
          // Another optimal dual is a proof as well, but never a better bound.
          let valid = check.dualViolation == 0
          let weak =
            program.sense == .maximize
            ? check.bound >= optimum.objective : check.bound <= optimum.objective
          #expect(!valid || weak)
          if !check.isExact { rejected += 1 }
        }
      }
      for index in optimum.values.indices where program.objective[index] != 0 {
        for step in [Rational(1, 1_000), Rational(-1, 1_000)] {
          var values = optimum.values
          values[index] += step
          #expect(!program.check(values: values, duals: optimum.duals).isExact)
          rejected += 1
        }
      }
    }
    #expect(rejected > 300)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `numbers that are not finite count as violations`(value: Double) {
    let program = wyndorGlass().map(\.doubleValue)
    let primal = program.check(values: [2, value], duals: [0, 1.5, 1])
    #expect(!(primal.primalViolation <= 1e9))
    let dual = program.check(values: [2, 6], duals: [0, value, 1])
    #expect(!(dual.dualViolation <= 1e9))
    var open = LinearProgram<Double>(.maximize)
    open.addVariable(bounds: .free, objective: 1)
    #expect(!open.accepts(UnboundedRay(origin: [value], direction: [1])))
    #expect(!open.accepts(UnboundedRay(origin: [0], direction: [.nan])))
    #expect(open.accepts(UnboundedRay(origin: [0], direction: [1])))
  }

  // MARK: Farkas

  /// x + y ≤ 1 and x − y ≥ 2, y ≥ 0 contradict each other.
  private func contradiction() -> LinearProgram<Rational> {
    var program = LinearProgram<Rational>(.minimize)
    let x = program.addVariable(bounds: .free)
    let y = program.addVariable()
    program.addConstraint(x + y <= 1)
    program.addConstraint(x - y >= 2)
    return program
  }

  @Test func `a Farkas certificate needs every sign right`() {
    let program = contradiction()
    #expect(program.accepts(FarkasCertificate(multipliers: [1, -1])))
    #expect(program.accepts(FarkasCertificate(multipliers: [7, -7])), "scaling is free")
    for wrong in [[-1, 1], [1, 1], [1, 0], [0, -1], [1, -2], [0, 0], [1], []] as [[Rational]] {
      #expect(!program.accepts(FarkasCertificate(multipliers: wrong)))
    }
  }

  @Test func `a Farkas certificate of a relaxed program is rejected`() {
    var program = contradiction()
    program.setBounds(.atLeast(1), of: LinearProgram<Rational>.Constraint(index: 1))
    #expect(!program.accepts(FarkasCertificate(multipliers: [1, -1])), "touching is feasible")
  }

  // MARK: Rays

  @Test func `a ray needs a feasible origin, a free way and a slope`() {
    var program = LinearProgram<Rational>(.maximize)
    let x = program.addVariable(bounds: .atLeast(1))
    let y = program.addVariable(bounds: .between(0, 5))
    program.addConstraint(x - y >= 0)
    program.setObjective(x + y)
    func accepts(_ origin: [Rational], _ direction: [Rational]) -> Bool {
      program.accepts(UnboundedRay(origin: origin, direction: direction))
    }
    #expect(accepts([1, 0], [1, 0]))
    #expect(!accepts([0, 0], [1, 0]), "origin below a bound")
    #expect(!accepts([1, 2], [1, 0]), "origin misses a row")
    #expect(!accepts([1, 0], [1, 1]), "runs into y ≤ 5")
    #expect(!accepts([1, 0], [-1, 0]), "runs into x ≥ 1")
    #expect(!accepts([1, 0], [0, 0]), "no slope")
    #expect(!accepts([1], [1]) && !accepts([1, 0, 0], [1, 0, 0]), "wrong sizes")
    program.sense = .minimize
    #expect(!accepts([1, 0], [1, 0]), "worsens")
  }
}
