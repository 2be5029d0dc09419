#if GLPK
  import EquilibriaNumerics
  import GLPKSolver
  import LinearPrograms
  import Testing

  /// The programs of these tests.
  enum Programs {
    /// max x + y; x + 2y ≤ 4, 3x + y ≤ 6: 14/5 at (8/5, 6/5).
    static func small() -> LinearProgram<Rational> {
      var program = LinearProgram<Rational>(.maximize)
      let x = program.addVariable("x")
      let y = program.addVariable("y")
      program.addConstraint(x + 2 * y <= 4)
      program.addConstraint(3 * x + y <= 6)
      program.setObjective(x + y)
      return program
    }

    /// A dense program that takes many pivots: the value of a random n×n game.
    static func game(_ n: Int, seed: UInt64) -> LinearProgram<Double> {
      var generator = Xoshiro256(seed: seed)
      var program = LinearProgram<Double>(.maximize)
      for _ in 0..<n { program.addVariable() }
      program.addVariable(bounds: .free, objective: 1)
      let columns = (0...n).map(Int32.init)
      for _ in 0..<n {
        let payoffs = (0..<n).map { _ in Double(Int.random(in: 0...999, using: &generator)) }
        program.addConstraint(columns: columns, coefficients: payoffs + [-1], bounds: .atLeast(0))
      }
      program.addConstraint(
        columns: Array(columns.dropLast()),
        coefficients: Array(repeating: 1, count: n),
        bounds: .equal(to: 1)
      )
      return program
    }

    /// A market split program: feasible with slack, and out of reach of any branch and bound.
    ///
    /// Source: Cornuéjols & Dawande (1999), *A class of hard small 0–1 programs*.
    static func marketSplit(rows: Int, seed: UInt64) -> LinearProgram<Rational> {
      var generator = Xoshiro256(seed: seed)
      let n = 10 * (rows - 1)
      var program = LinearProgram<Rational>(.minimize)
      for _ in 0..<n { program.addVariable(bounds: .between(0, 1), isInteger: true) }
      for _ in 0..<rows {
        let weights = (0..<n).map { _ in Int.random(in: 0..<100, using: &generator) }
        let over = program.addVariable(objective: 1)
        let under = program.addVariable(objective: 1)
        program.addConstraint(
          columns: (0..<n).map(Int32.init) + [Int32(over.index), Int32(under.index)],
          coefficients: weights.map { Rational($0) } + [1, -1],
          bounds: .equal(to: Rational(weights.reduce(0, +) / 2))
        )
      }
      return program
    }
  }

  /// A fresh solve on the calling thread gives the right answer.
  func expectWorking(at location: SourceLocation = #_sourceLocation) throws {
    let optimum = try #require(
      try GLPK().solve(Programs.small()).optimum,
      sourceLocation: location
    )
    #expect(optimum.objective == Rational(14, 5), sourceLocation: location)
    #expect(optimum.check.isExact, sourceLocation: location)
  }
#endif
