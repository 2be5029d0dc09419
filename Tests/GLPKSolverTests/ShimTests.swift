#if GLPK
  import CEquilibriaGLPK
  import EquilibriaNumerics
  import GLPKSolver
  import LinearPrograms
  import Testing

  /// The C functions themselves: whatever goes wrong inside GLPK comes back as an outcome.
  ///
  /// A test without `await` stays on its thread, as a session must.
  struct ShimTests {
    /// One entry point with arguments that are right for ``open()``'s program.
    struct Entry: Sendable, CustomTestStringConvertible {
      let name: String
      let call: @Sendable (OpaquePointer) -> ceq_outcome
      var testDescription: String { name }
    }

    /// max x + y; x + 2y ≤ 4, 3x + y ≤ 6 with x integer.
    private func open() throws -> OpaquePointer {
      var session: OpaquePointer?
      #expect(ceq_open(&session) == CEQ_OK)
      let handle = try #require(session)
      #expect(ceq_set_direction(handle, 1) == CEQ_OK)
      #expect(ceq_add_columns(handle, 2, [0, 0], [.infinity, 10], [1, 1], [1, 0]) == CEQ_OK)
      #expect(ceq_add_rows(handle, 2, [-.infinity, -.infinity], [4, 6]) == CEQ_OK)
      #expect(ceq_set_row(handle, 0, 2, [0, 1], [1, 2]) == CEQ_OK)
      #expect(ceq_set_row(handle, 1, 2, [0, 1], [3, 1]) == CEQ_OK)
      return handle
    }

    private static func options(
      method: ceq_method = CEQ_PRIMAL,
      gap: Double = 0,
      milliseconds: Int32 = -1,
      poll: ceq_poll? = nil
    ) -> ceq_options {
      ceq_options(
        method: method,
        presolve: 1,
        milliseconds: milliseconds,
        iterations: -1,
        gap: gap,
        poll: poll,
        context: nil
      )
    }

    private static func simplex(_ handle: OpaquePointer) -> (ceq_outcome, ceq_report) {
      var options = options()
      options.presolve = 0
      var report = ceq_report()
      let outcome = ceq_simplex(handle, &options, &report)
      return (outcome, report)
    }

    private static func integer(
      _ handle: OpaquePointer,
      gap: Double = 0,
      poll: ceq_poll? = nil
    ) -> (ceq_outcome, ceq_report) {
      var options = options(gap: gap, poll: poll)
      var report = ceq_report()
      let outcome = ceq_integer(handle, &options, &report)
      return (outcome, report)
    }

    private func message(of handle: OpaquePointer) -> String {
      String(cString: ceq_message(handle))
    }

    static let entries: [Entry] = [
      Entry(name: "ceq_set_direction") { ceq_set_direction($0, 0) },
      Entry(name: "ceq_add_columns") { ceq_add_columns($0, 1, [0], [1], [1], [0]) },
      Entry(name: "ceq_add_rows") { ceq_add_rows($0, 1, [0], [1]) },
      Entry(name: "ceq_set_row") { ceq_set_row($0, 0, 1, [0], [1]) },
      Entry(name: "ceq_set_column") { ceq_set_column($0, 0, 1, [0], [1]) },
      Entry(name: "ceq_set_cost") { ceq_set_cost($0, 0, 2) },
      Entry(name: "ceq_set_column_bounds") { ceq_set_column_bounds($0, 0, 0, 1) },
      Entry(name: "ceq_set_row_bounds") { ceq_set_row_bounds($0, 0, 0, 1) },
      Entry(name: "ceq_set_basis") { ceq_set_basis($0, [0, 0], [1, 1]) },
      Entry(name: "ceq_get_basis") {
        var (rows, columns) = ([Int8](repeating: 0, count: 2), [Int8](repeating: 0, count: 2))
        return ceq_get_basis($0, &rows, &columns)
      },
      Entry(name: "ceq_simplex") { simplex($0).0 },
      Entry(name: "ceq_solution") {
        var (values, duals) = ([0.0, 0.0], [0.0, 0.0])
        return ceq_solution($0, &values, &duals)
      },
      Entry(name: "ceq_integer") { integer($0).0 },
      Entry(name: "ceq_integer_solution") {
        var values = [0.0, 0.0]
        return ceq_integer_solution($0, &values)
      },
    ]

    @Test(arguments: entries)
    func `an entry point works`(entry: Entry) throws {
      let handle = try open()
      defer { ceq_close(handle) }
      #expect(entry.call(handle) == CEQ_OK)
      #expect(message(of: handle).isEmpty)
    }

    @Test(arguments: entries)
    func `a fault in an entry point is an outcome`(entry: Entry) throws {
      let handle = try open()
      ceq_arm_fault(handle)
      #expect(entry.call(handle) == CEQ_FAULT)
      #expect(message(of: handle).contains(entry.name))
      for other in Self.entries {
        #expect(other.call(handle) == CEQ_DEAD, "\(other.name) on a dead session")
      }
      try expectWorking()
      ceq_close(handle)
      try expectWorking()
    }

    @Test(arguments: entries)
    func `another thread's call touches nothing`(entry: Entry) throws {
      let handle = try open()
      defer { ceq_close(handle) }
      struct Job {
        let handle: OpaquePointer
        let entry: Entry
        var outcome = CEQ_OK
      }
      var job = Job(handle: handle, entry: entry)
      let failed = withUnsafeMutablePointer(to: &job) { pointer in
        ceq_run_on_fresh_thread(
          { context in
            guard let job = context?.assumingMemoryBound(to: Job.self) else { return }
            job.pointee.outcome = job.pointee.entry.call(job.pointee.handle)
            // Closing from here must not free the owner's environment either.
            ceq_close(job.pointee.handle)
          },
          pointer
        )
      }
      #expect(failed == 0)
      #expect(job.outcome == CEQ_FOREIGN)
      #expect(Self.simplex(handle).0 == CEQ_OK)
      #expect(abs(Self.simplex(handle).1.objective - 2.8) < 1e-9)
    }

    /// What GLPK itself complains about, with its own words.
    static let mistakes: [(Entry, String)] = [
      (Entry(name: "column −1 of rows") { ceq_set_row($0, 0, 1, [-1], [1]) }, "glp_set_mat_row"),
      (Entry(name: "column 2 of 2") { ceq_set_row($0, 0, 1, [2], [1]) }, "glp_set_mat_row"),
      (Entry(name: "a column twice") { ceq_set_row($0, 0, 2, [1, 1], [1, 1]) }, "duplicate"),
      (Entry(name: "row 2 of 2") { ceq_set_row($0, 2, 1, [0], [1]) }, "row number out of range"),
      (Entry(name: "row −1") { ceq_set_row($0, -1, 1, [0], [1]) }, "row number out of range"),
      (Entry(name: "too many entries") { ceq_set_row($0, 0, 3, [0, 1, 2], [1, 1, 1]) }, "length"),
      (Entry(name: "row 9 of a column") { ceq_set_column($0, 0, 1, [9], [1]) }, "row index"),
      (Entry(name: "a row twice") { ceq_set_column($0, 0, 2, [0, 0], [1, 1]) }, "duplicate"),
      (Entry(name: "column 7") { ceq_set_column($0, 7, 0, [], []) }, "column number"),
      (Entry(name: "fewer than no columns") { ceq_add_columns($0, -1, [], [], [], nil) }, "ncs"),
      (Entry(name: "fewer than no rows") { ceq_add_rows($0, -1, [], []) }, "nrs"),
      (Entry(name: "the cost of column 5") { ceq_set_cost($0, 5, 1) }, "glp_set_obj_coef"),
      (Entry(name: "the bounds of column 5") { ceq_set_column_bounds($0, 5, 0, 1) }, "col_bnds"),
      (Entry(name: "the bounds of row 5") { ceq_set_row_bounds($0, 5, 0, 1) }, "row_bnds"),
      (Entry(name: "status 9 of a row") { ceq_set_basis($0, [9, 0], [1, 1]) }, "row_stat"),
      (Entry(name: "status −1 of a column") { ceq_set_basis($0, [0, 0], [-1, 1]) }, "col_stat"),
      (Entry(name: "a negative gap") { integer($0, gap: -1).0 }, "mip_gap"),
    ]

    @Test(arguments: mistakes)
    func `a mistake is an outcome with GLPK's message`(entry: Entry, words: String) throws {
      let handle = try open()
      #expect(entry.call(handle) == CEQ_FAULT)
      #expect(message(of: handle).contains(words), "\(message(of: handle))")
      #expect(!message(of: handle).contains("\n"))
      #expect(Self.simplex(handle).0 == CEQ_DEAD)
      ceq_close(handle)
      try expectWorking()
    }

    @Test func `a negative count is refused before GLPK sees it`() throws {
      let handle = try open()
      defer { ceq_close(handle) }
      #expect(ceq_set_row(handle, 0, -1, [], []) == CEQ_MEMORY)
      #expect(Self.simplex(handle).0 == CEQ_OK)
    }

    @Test func `one session per thread`() throws {
      let handle = try open()
      var second: OpaquePointer?
      #expect(ceq_open(&second) == CEQ_BUSY)
      #expect(second == nil)
      #expect(Self.simplex(handle).0 == CEQ_OK)
      ceq_close(handle)
      #expect(ceq_open(&second) == CEQ_OK)
      ceq_close(second)
      ceq_close(nil)
    }

    @Test func `a poll that says stop ends the simplex and the session`() throws {
      let handle = try open()
      var options = Self.options { _ in 1 }
      var report = ceq_report()
      #expect(ceq_simplex(handle, &options, &report) == CEQ_STOPPED)
      #expect(ceq_simplex(handle, &options, &report) == CEQ_DEAD)
      ceq_close(handle)
      try expectWorking()
    }

    /// 1 lets the search end in order, with its incumbent; 2 jumps out and loses it.
    @Test func `a poll stops an integer search in two ways`() throws {
      let orderly = try open()
      let (outcome, report) = Self.integer(orderly) { _ in 1 }
      #expect(outcome == CEQ_OK)
      #expect(report.return_code == 13 || report.return_code == 0)
      #expect(ceq_set_cost(orderly, 0, 1) == CEQ_OK, "still alive")
      ceq_close(orderly)
      let rude = try open()
      #expect(Self.integer(rude) { _ in 2 }.0 == CEQ_STOPPED)
      #expect(ceq_set_cost(rude, 0, 1) == CEQ_DEAD)
      ceq_close(rude)
      try expectWorking()
    }

    @Test func `an integer answer brings its bound`() throws {
      let handle = try open()
      defer { ceq_close(handle) }
      let (outcome, report) = Self.integer(handle)
      #expect(outcome == CEQ_OK && report.status == CEQ_OPTIMAL)
      #expect(report.objective == 2.5 && report.bound == 2.5)
      var values = [0.0, 0.0]
      #expect(ceq_integer_solution(handle, &values) == CEQ_OK)
      #expect(values == [1, 1.5])
    }

    @Test func `the constant term is column −1`() throws {
      let handle = try open()
      defer { ceq_close(handle) }
      #expect(ceq_set_cost(handle, -1, 100) == CEQ_OK)
      #expect(abs(Self.simplex(handle).1.objective - 102.8) < 1e-9)
    }

    /// Both columns basic and both rows nonbasic, after an edit that makes the columns equal.
    @Test(arguments: [CEQ_PRIMAL, CEQ_DUAL])
    func `a basis that an edit made singular is rebuilt`(method: ceq_method) throws {
      let handle = try open()
      defer { ceq_close(handle) }
      #expect(Self.simplex(handle).0 == CEQ_OK)
      #expect(ceq_set_basis(handle, [2, 2], [0, 0]) == CEQ_OK)
      #expect(ceq_set_row(handle, 1, 2, [0, 1], [1, 2]) == CEQ_OK)
      var options = Self.options(method: method)
      options.presolve = 0
      var report = ceq_report()
      #expect(ceq_simplex(handle, &options, &report) == CEQ_OK)
      #expect(report.return_code == 0 && report.status == CEQ_OPTIMAL)
      #expect(abs(report.objective - 4) < 1e-9)
    }

    @Test func `a basis of the wrong size is rebuilt`() throws {
      let handle = try open()
      defer { ceq_close(handle) }
      #expect(ceq_set_basis(handle, [0, 0], [0, 0]) == CEQ_OK)
      let (outcome, report) = Self.simplex(handle)
      #expect(outcome == CEQ_OK && report.status == CEQ_OPTIMAL)
    }
  }
#endif
