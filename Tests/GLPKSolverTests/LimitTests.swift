#if GLPK
  import EquilibriaNumerics
  import GLPKSolver
  import LinearPrograms
  import Testing

  /// Stopping is a status.
  ///
  /// Nothing here measures time: programs are either far too large for their limit, or the task is
  /// cancelled.
  struct LimitTests {
    @Test func `a large program stops at a tiny time limit`() throws {
      let program = Programs.game(250, seed: 1)
      #expect(
        try GLPK().solve(program, limits: Limits(time: .milliseconds(1))) == .stopped(.timeLimit)
      )
      #expect(
        try GLPK().solve(
          program.map { Rational($0) },
          startingFrom: nil,
          limits: Limits(time: .milliseconds(1))
        ) == .stopped(.timeLimit)
      )
      try expectWorking()
    }

    @Test func `an iteration limit stops`() throws {
      let program = Programs.game(60, seed: 1)
      #expect(
        try GLPK().solve(program, limits: Limits(iterations: 5)) == .stopped(.iterationLimit)
      )
      try expectWorking()
    }

    @Test func `a session survives its time limit`() throws {
      let program = Programs.game(40, seed: 2)
      let alone = try #require(try GLPK().solve(program).optimum).objective
      try GLPK().withSession(for: program) { session throws(LinearProgramError) in
        for _ in 0..<3 {
          let stopped = try session.propose(
            startingFrom: nil,
            method: .primal,
            limits: Limits(time: .zero)
          )
          #expect(stopped.claim == .stopped(.timeLimit))
        }
        let done = try session.propose(startingFrom: nil, method: .primal, limits: .none)
        #expect(done.claim == .optimal)
        #expect(abs(done.objective - alone) <= 1e-6)
      }
    }

    @Test func `a cancelled task stops before, and the next one works`() async throws {
      let task = Task { () throws -> [String] in
        withUnsafeCurrentTask { $0?.cancel() }
        let program = Programs.game(30, seed: 3)
        let integer = Programs.marketSplit(rows: 2, seed: 3)
        return [
          try GLPK().solve(program).description,
          try GLPK().solve(program.map { Rational($0) }).description,
          "\(try GLPK().solveInteger(integer).status == .stopped(.cancelled))",
          // Also on the thread of a nested session, which has no task of its own.
          try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
            try GLPK().solve(program).description
          },
        ]
      }
      #expect(
        try await task.value == [
          "stopped: cancelled", "stopped: cancelled", "true", "stopped: cancelled",
        ]
      )
      try expectWorking()
    }

    /// The search would not end by itself in years; the limit of a minute only keeps a broken
    /// build from hanging.
    @Test func `cancelling ends a search under way`() async throws {
      let program = Programs.marketSplit(rows: 5, seed: 1)
      let task = Task {
        try GLPK().solveInteger(program, gap: .zero, limits: Limits(time: .seconds(60)))
      }
      for _ in 0..<500 { await Task.yield() }
      task.cancel()
      let solution = try await task.value
      #expect(solution.status == .stopped(.cancelled))
      if let incumbent = solution.incumbent { #expect(program.accepts(incumbent)) }
      try expectWorking()
    }

    @Test func `a search that runs out of time keeps incumbent and bound`() throws {
      let program = Programs.marketSplit(rows: 5, seed: 2)
      let solution = try GLPK().solveInteger(
        program,
        gap: .zero,
        limits: Limits(time: .milliseconds(400))
      )
      #expect(solution.status == .stopped(.timeLimit))
      #expect(!solution.isProven)
      let incumbent = try #require(solution.incumbent)
      #expect(program.accepts(incumbent))
      let bound = try #require(solution.bestBound)
      #expect(bound <= incumbent.objective)
      #expect(solution.gap == incumbent.objective - bound)
    }

    @Test func `a gap ends a search that would never end`() throws {
      let program = Programs.marketSplit(rows: 4, seed: 2)
      let solution = try GLPK().solveInteger(
        program,
        gap: 1_000_000,
        limits: Limits(time: .seconds(600))
      )
      #expect(solution.status == .optimal)
      let incumbent = try #require(solution.incumbent)
      #expect(program.accepts(incumbent))
    }
  }
#endif
