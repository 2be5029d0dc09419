#if GLPK
  import EquilibriaNumerics
  import LinearPrograms
  import Testing

  @testable import GLPKSolver

  /// A fault inside GLPK becomes a Swift error; the session ends, the next one works.
  struct FaultTests {
    struct Call: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let run: @Sendable (GLPKSession) throws(LinearProgramError) -> Void
    }

    static let calls = [
      Call(testDescription: "propose") { session throws(LinearProgramError) in
        _ = try session.propose(startingFrom: nil, method: .primal, limits: .none)
      },
      Call(testDescription: "propose from a basis") { session throws(LinearProgramError) in
        _ = try session.propose(
          startingFrom: Basis(variables: [.atLower, .atLower], constraints: [.basic, .basic]),
          method: .dual,
          limits: .none
        )
      },
      Call(testDescription: "addConstraint") { session throws(LinearProgramError) in
        _ = try session.addConstraint(LinearProgram<Double>.Variable(index: 0) <= 1, "")
      },
      Call(testDescription: "addVariable") { session throws(LinearProgramError) in
        _ = try session.addVariable(
          column: [(.init(index: 0), 1)],
          bounds: .nonnegative,
          objective: 1
        )
      },
      Call(testDescription: "setObjective") { session throws(LinearProgramError) in
        try session.setObjective(5, of: .init(index: 0))
      },
      Call(testDescription: "load") { session throws(LinearProgramError) in
        try session.load(Programs.small().map(\.doubleValue))
      },
      Call(testDescription: "proposeInteger") { session throws(LinearProgramError) in
        _ = try session.proposeInteger(gap: 0, constant: 0, stopwatch: Stopwatch(.none))
      },
      Call(testDescription: "integerValues") { session throws(LinearProgramError) in
        _ = try session.integerValues()
      },
    ]

    @Test(arguments: calls)
    func `a fault in a session is an error and ends it`(call: Call) throws {
      let program = Programs.small().map(\.doubleValue)
      try GLPK().withGLPKSession(for: program) { session throws(LinearProgramError) in
        try call.run(session)
      }
      let error = #expect(throws: LinearProgramError.self) {
        try GLPK().withGLPKSession(for: program) { session throws(LinearProgramError) in
          session.armFault()
          try call.run(session)
        }
      }
      guard case .backend(solver: "GLPK", let message) = error else {
        Issue.record("not GLPK's own error: \(String(describing: error))")
        return
      }
      #expect(message.contains("armed fault in ceq_"))
      try expectWorking()
    }

    @Test(arguments: calls)
    func `a session that died says so, also to a closure that caught the error`(
      call: Call
    ) throws {
      let program = Programs.small().map(\.doubleValue)
      let errors = try GLPK().withGLPKSession(for: program) {
        session throws(LinearProgramError) in
        var errors: [LinearProgramError] = []
        session.armFault()
        for _ in 0..<3 {
          do throws(LinearProgramError) { try call.run(session) } catch { errors.append(error) }
        }
        return errors
      }
      #expect(errors.count == 3)
      #expect(Array(errors.dropFirst()) == [.sessionEnded, .sessionEnded])
      try expectWorking()
    }

    @Test func `a session that escapes its closure has ended`() throws {
      var escaped: (any LinearSession)?
      try GLPK().withSession(for: Programs.small().map(\.doubleValue)) {
        session throws(LinearProgramError) in
        escaped = session
      }
      #expect(throws: LinearProgramError.sessionEnded) {
        try escaped?.propose(startingFrom: nil, method: .primal, limits: .none)
      }
      #expect(throws: LinearProgramError.sessionEnded) {
        try escaped?.setObjective(1, of: .init(index: 0))
      }
      try expectWorking()
    }

    @Test func `an error of the closure comes through and closes the session`() throws {
      let program = Programs.small().map(\.doubleValue)
      #expect(throws: LinearProgramError.notFinite(place: "mine")) {
        try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
          throw .notFinite(place: "mine")
        }
      }
      try expectWorking()
    }

    @Test func `a fault in an inner session leaves the outer one alone`() throws {
      let program = Programs.small().map(\.doubleValue)
      try GLPK().withSession(for: program) { outer throws(LinearProgramError) in
        for _ in 0..<3 {
          #expect(throws: LinearProgramError.self) {
            try GLPK().withGLPKSession(for: program) { inner throws(LinearProgramError) in
              inner.armFault()
              _ = try inner.propose(startingFrom: nil, method: .primal, limits: .none)
            }
          }
        }
        let proposal = try outer.propose(startingFrom: nil, method: .primal, limits: .none)
        #expect(abs(proposal.objective - 2.8) <= 1e-9)
      }
    }

    @Test func `an inner session goes on after the outer one died`() throws {
      let program = Programs.small().map(\.doubleValue)
      try GLPK().withGLPKSession(for: program) { outer throws(LinearProgramError) in
        outer.armFault()
        #expect(throws: LinearProgramError.self) { try outer.setObjective(1, of: .init(index: 0)) }
        // The dead session's environment is gone, so this one runs on the same thread.
        let objective = try GLPK().withGLPKSession(for: program) {
          inner throws(LinearProgramError) in
          #expect(throws: LinearProgramError.sessionEnded) {
            try outer.setObjective(1, of: .init(index: 0))
          }
          return try inner.propose(startingFrom: nil, method: .primal, limits: .none).objective
        }
        #expect(abs(objective - 2.8) <= 1e-9)
      }
      try expectWorking()
    }

    /// The outer session belongs to a waiting thread; a call from inside must not reach GLPK there.
    @Test func `the outer session never runs on the inner one's thread`() throws {
      let program = Programs.small().map(\.doubleValue)
      try GLPK().withSession(for: program) { outer throws(LinearProgramError) in
        try GLPK().withSession(for: program) { inner throws(LinearProgramError) in
          do throws(LinearProgramError) {
            let proposal = try outer.propose(startingFrom: nil, method: .primal, limits: .none)
            #expect(abs(proposal.objective - 2.8) <= 1e-9, "right, or refused")
          } catch {
            #expect(error != .backend(solver: "GLPK", message: ""))
          }
          let own = try inner.propose(startingFrom: nil, method: .primal, limits: .none)
          #expect(abs(own.objective - 2.8) <= 1e-9)
        }
        let after = try outer.propose(startingFrom: nil, method: .primal, limits: .none)
        #expect(abs(after.objective - 2.8) <= 1e-9)
      }
    }

    /// A closure that captures a great deal still returns its result through the other thread.
    @Test func `results and errors cross the fresh thread`() throws {
      let program = Programs.small().map(\.doubleValue)
      let names = (0..<1_000).map { "name \($0)" }
      let result = try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
        try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
          names.reversed().joined()
        }
      }
      #expect(result == names.reversed().joined())
      #expect(throws: LinearProgramError.notFinite(place: "inside")) {
        try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
          try GLPK().withSession(for: program) { _ throws(LinearProgramError) in
            throw .notFinite(place: "inside")
          }
        }
      }
    }

    // MARK: Threads

    /// 64 tasks, every other one faulting: answers and errors stay with their own task.
    @Test func `faults on one thread do not disturb another`() async throws {
      let serial = try (0..<64).map { seed in
        try GLPK().solve(Programs.game(12, seed: UInt64(seed))).optimum
      }
      let parallel = await withTaskGroup(of: (Int, LinearOptimum<Double>?).self) { group in
        for seed in 0..<64 {
          group.addTask {
            let program = Programs.game(12, seed: UInt64(seed))
            if seed.isMultiple(of: 2) {
              for _ in 0..<20 {
                #expect(throws: LinearProgramError.self) {
                  try GLPK().withGLPKSession(for: program) {
                    session throws(LinearProgramError) in
                    session.armFault()
                    _ = try session.propose(startingFrom: nil, method: .primal, limits: .none)
                  }
                }
              }
            }
            return (seed, try? GLPK().solve(program).optimum)
          }
        }
        var results = [LinearOptimum<Double>?](repeating: nil, count: 64)
        for await (seed, optimum) in group { results[seed] = optimum }
        return results
      }
      #expect(parallel == serial, "the same bytes, whatever the threads")
      #expect(serial.allSatisfy { $0 != nil })
    }
  }
#endif
