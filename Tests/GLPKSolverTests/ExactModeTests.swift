#if GLPK
  import EquilibriaNumerics
  import GLPKSolver
  import LinearPrograms
  import Testing

  /// GLPK proposes, rational arithmetic proves: what GLPK cannot see must still be right.
  struct ExactModeTests {
    /// Payoffs of 0.1 and 0.1 + 10⁻¹¹ are equal to GLPK, and to its `glp_exact`; not to us.
    @Test(arguments: [11, 13, 15, 18])
    func `a difference below every tolerance is seen`(digits: Int) throws {
      let tiny = try #require(Rational("1e-\(digits)"))
      for isFirst in [true, false] {
        var program = LinearProgram<Rational>(.maximize)
        let x = program.addVariable()
        let y = program.addVariable()
        program.addConstraint(x + y == 1)
        let (better, worse) = isFirst ? (x, y) : (y, x)
        program.setObjective(Rational(1, 10) + tiny, of: better)
        program.setObjective(Rational(1, 10), of: worse)
        let optimum = try #require(try GLPK().solve(program).optimum)
        #expect(optimum[better] == 1 && optimum[worse] == 0)
        #expect(optimum.objective == Rational(1, 10) + tiny)
        #expect(optimum.check.isExact)
      }
    }

    /// x ≤ 1 − 10⁻ᵏ against x ≥ 1: infeasible by less than GLPK's tolerance.
    @Test(arguments: [10, 12, 16, 20])
    func `a contradiction below every tolerance is seen`(digits: Int) throws {
      let tiny = try #require(Rational("1e-\(digits)"))
      var program = LinearProgram<Rational>(.minimize)
      let x = program.addVariable()
      let y = program.addVariable()
      program.addConstraint(x + y <= 1 - tiny)
      program.addConstraint(x + y >= 1)
      guard case .infeasible(let certificate) = try GLPK().solve(program) else {
        Issue.record("feasible to GLPK, not to arithmetic")
        return
      }
      #expect(program.accepts(certificate))
    }

    /// A slope of 10⁻ᵏ is still a slope.
    @Test(arguments: [10, 12, 16, 20])
    func `an endless improvement below every tolerance is seen`(digits: Int) throws {
      var program = LinearProgram<Rational>(.maximize)
      let x = program.addVariable()
      let y = program.addVariable()
      program.addConstraint(x - y <= 1)
      program.setObjective(x - y + (try #require(Rational("1e-\(digits)"))) * y)
      guard case .unbounded(let ray) = try GLPK().solve(program) else {
        Issue.record("bounded to GLPK, not to arithmetic")
        return
      }
      #expect(program.accepts(ray))
    }

    /// Hilbert rows: hopeless in floating point from n = 12 on.
    @Test(arguments: [4, 8, 12, 16])
    func `ill-conditioned programs are exact`(n: Int) throws {
      var program = LinearProgram<Rational>(.maximize)
      for _ in 0..<n { program.addVariable(bounds: .free, objective: 1) }
      for row in 0..<n {
        let coefficients = (0..<n).map { Rational(1, row + $0 + 1) }
        program.addConstraint(
          columns: (0..<n).map(Int32.init),
          coefficients: coefficients,
          bounds: .equal(to: coefficients.reduce(.zero, +))
        )
      }
      let optimum = try #require(try GLPK().solve(program).optimum)
      #expect(optimum.values == Array(repeating: 1, count: n))
      #expect(optimum.check.isExact)
    }

    /// Coefficients over 24 orders of magnitude.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `badly scaled programs are exact`(seed: UInt64) throws {
      var generator = Xoshiro256(seed: seed)
      func number() throws -> Rational {
        let mantissa = Int.random(in: 1...99, using: &generator)
        return try #require(Rational("\(mantissa)e\(Int.random(in: -12...12, using: &generator))"))
      }
      var program = LinearProgram<Rational>(.maximize)
      let n = 5
      for _ in 0..<n { program.addVariable(bounds: .between(0, try number())) }
      for index in 0..<n { program.setObjective(try number(), of: .init(index: index)) }
      for _ in 0..<n {
        program.addConstraint(
          columns: (0..<n).map(Int32.init),
          coefficients: try (0..<n).map { _ in try number() },
          bounds: .atMost(try number())
        )
      }
      let optimum = try #require(try GLPK().solve(program).optimum)
      #expect(optimum.check.isExact)
      #expect(optimum.objective == (try ExactSimplex().solve(program).optimum?.objective))
    }

    /// Two independent methods: GLPK's basis proven, and the exact simplex from nothing.
    @Test func `games have the same value both ways`() throws {
      for seed in 0..<200 as Range<UInt64> {
        let program = Programs.game(2 + Int(seed % 9), seed: seed).map { Rational($0) }
        let ours = try #require(try ExactSimplex().solve(program).optimum)
        let theirs = try #require(try GLPK().solve(program).optimum)
        #expect(ours.objective == theirs.objective, "seed \(seed)")
        #expect(theirs.check.isExact)
        #expect(theirs.duals.dropLast().reduce(.zero, +) == -1, "the other player's mixture")
      }
    }

    @Test(arguments: [30, 60])
    func `a dense game is proven`(n: Int) throws {
      let program = Programs.game(n, seed: 9)
      let exact = try #require(try GLPK().solve(program.map { Rational($0) }).optimum)
      #expect(exact.check.isExact)
      let floating = try #require(try GLPK().solve(program).optimum)
      #expect(abs(floating.objective - exact.objective.doubleValue) <= 1e-6)
      #expect(floating.check.primalViolation <= 1e-6 && floating.check.gap <= 1e-6)
    }
  }
#endif
