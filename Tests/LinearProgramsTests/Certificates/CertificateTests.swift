import EquilibriaNumerics
import LinearPrograms
import Testing

/// Random programs whose kind of answer is known: each is found and proven.
@Suite(.serialized)
struct CertificateTests {
  @Test(arguments: Solvers.all)
  func `programs with a point inside a box have a proven optimum`(
    solver: any LinearSolver
  ) throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let solution = try solver.solve(program)
      #expect(solution.kind == .optimal, "seed \(seed)")
      expectProven(solution, of: program)
    }
  }

  @Test(arguments: Solvers.all)
  func `contradictions are found and proven`(solver: any LinearSolver) throws {
    for seed in 1_000..<1_200 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.infeasible()
      let solution = try solver.solve(program)
      #expect(solution.kind == .infeasible, "seed \(seed)")
      expectProven(solution, of: program)
    }
  }

  @Test(arguments: Solvers.all)
  func `endless improvements are found and proven`(solver: any LinearSolver) throws {
    for seed in 2_000..<2_200 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.unbounded()
      let solution = try solver.solve(program)
      #expect(solution.kind == .unbounded, "seed \(seed)")
      expectProven(solution, of: program)
    }
  }

  @Test(arguments: Solvers.all)
  func `feasible programs are never called infeasible`(solver: any LinearSolver) throws {
    var kinds: Set<Kind> = []
    for seed in 3_000..<3_200 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: false)
      let solution = try solver.solve(program)
      #expect(solution.kind != .infeasible, "seed \(seed)")
      expectProven(solution, of: program)
      kinds.insert(solution.kind)
    }
    #expect(kinds == [.optimal, .unbounded], "the programs are of both kinds")
  }

  /// The numbers of these programs are fractions that doubles miss: the answers are checked in
  /// floating point against the rounded program.
  @Test(arguments: Solvers.all)
  func `floating answers carry small violations and gaps`(solver: any LinearSolver) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let exact = random.feasible(bounded: true)
      let program = exact.map(\.doubleValue)
      guard let optimum = try solver.solve(program).optimum else {
        // Rounding an equality row can leave no point at all; then exact arithmetic says so.
        #expect(try ExactSimplex().solve(program.map { Rational($0) }).kind != .stopped)
        continue
      }
      let truth = try #require(try ExactSimplex().solve(exact).optimum).objective.doubleValue
      #expect(optimum.check.primalViolation <= 1e-8)
      #expect(optimum.check.dualViolation <= 1e-8)
      #expect(optimum.check.gap <= 1e-6)
      #expect(abs(optimum.objective - truth) <= 1e-6)
      #expect(optimum.check.objective == optimum.objective || optimum.check.gap <= 1e-9)
    }
  }

  /// Starting from the answer's own basis takes no pivot: the basis is the answer's name.
  @Test(arguments: Solvers.all)
  func `the basis of an optimum leads straight back to it`(solver: any LinearSolver) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let first = try #require(try solver.solve(program).optimum)
      let again = try #require(
        try ExactSimplex().solve(program, startingFrom: first.basis).optimum
      )
      #expect(again.iterations == 0, "seed \(seed)")
      #expect(again.values == first.values)
      #expect(again.objective == first.objective)
      #expect(again.basis == first.basis)
    }
  }

  /// A basis of the wrong size, without enough basic quantities, or singular is only a hint.
  @Test(arguments: Solvers.all)
  func `no basis to start from can spoil the answer`(solver: any LinearSolver) throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = RandomPrograms(seed: seed)
      let program = random.feasible(bounded: true)
      let truth = try #require(try ExactSimplex().solve(program).optimum).objective
      func statuses(_ count: Int) -> [BasisStatus] {
        (0..<count).map { _ in BasisStatus(rawValue: Int8(random.integer(0...3))) ?? .basic }
      }
      let (n, m) = (program.variableCount, program.constraintCount)
      for basis in [
        Basis(variables: statuses(n), constraints: statuses(m)),
        Basis(variables: statuses(n + 1), constraints: statuses(m)),
        Basis(variables: [], constraints: []),
        Basis(
          variables: Array(repeating: .basic, count: n),
          constraints: Array(repeating: .atLower, count: m)
        ),
      ] {
        let solution = try solver.solve(program, startingFrom: basis, limits: .none)
        expectProven(solution, of: program)
        #expect(solution.optimum?.objective == truth, "seed \(seed)")
      }
    }
  }
}
