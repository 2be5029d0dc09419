internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// Solves the mediator's program with profiles and incentive constraints added as they matter.
///
/// Each round solves the restricted program from the last basis, adds the incentives that its
/// solution violates, or else the profiles that its dual values price in. When there are neither,
/// the restricted optimum is the optimum. An exact answer is proven on the restricted program and
/// against all incentives and all profiles. Where rounding defeats the search, as when players count
/// in very different units, the work is done in exact arithmetic instead.
struct IncentiveGeneration {
  let space: ActionSpace
  let payoffs: [[Rational]]
  let kind: CorrelationKind
  let worth: ObjectiveWorth
  let tolerance: Tolerance

  /// How many profiles enter in one round, and how many per action at the start: enough to keep
  /// rounds few, few enough to keep pivots cheap (measured on 100×100 and 20×20×20 games: starting
  /// from a single profile takes eight times as long, from all of them six times).
  static var profilesPerRound: Int { 100 }
  private static var startingProfilesPerAction: Int { 10 }

  /// The first and the last cost of the slack, relative to the largest payoff.
  ///
  /// The slack is useless once its cost exceeds the sum of the incentive multipliers.
  private static var firstPenalty: Double { 1024 }
  private static var lastPenalty: Double { 1e10 }

  /// Games with more profiles never enter the program whole.
  private static var largestFullProgram: Int { 200_000 }

  struct Answer<Scalar: OrderedField> {
    var weights: [Int: Scalar]
    var value: Scalar
    var playerWeights: [Scalar]
    var multipliers: [(Incentive, Scalar)]
    var bound: Scalar
    var constraintCount: Int
  }

  enum Outcome<Scalar: OrderedField> {
    case found(Answer<Scalar>)
    case stopped(StopReason)
  }

  /// The floating answer.
  func runFloating(
    solver: some LinearSolver,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> Outcome<Double> {
    let arrays = PayoffArrays<Double>(space: space, payoffs: payoffs)
    let end = try search(arrays, solver: solver, stopwatch: stopwatch) {
      proposal,
      master throws(LinearProgramError) -> Verdict<Double> in
      // A slack in use means that probabilities fell below the solver's resolution.
      proposal.values[0] > tolerance.relative * arrays.largestMagnitude
        ? .defeated
        : .found(answer(proposal.values.map { max($0, 0) }, proposal.duals, master, arrays))
    }
    switch end {
    case .outcome(let outcome): return outcome
    case .defeated(let master): return runExactly(master, stopwatch).converted()
    }
  }

  /// The exact answer: each floating optimum is proven, or what it misses is added.
  func runExact(
    solver: some LinearSolver,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> Outcome<Rational> {
    let exact = PayoffArrays<Rational>(space: space, payoffs: payoffs)
    let arrays = PayoffArrays<Double>(space: space, payoffs: payoffs)
    let end = try search(arrays, solver: solver, stopwatch: stopwatch) {
      proposal,
      master throws(LinearProgramError) -> Verdict<Rational> in
      let solution = solver.prove(
        proposal,
        of: master.program(exact, penalty: nil),
        stopwatch: stopwatch
      )
      if case .stopped(let reason) = solution { return .stopped(reason) }
      guard let optimum = solution.optimum else { return .defeated }
      let missing = violated(support(optimum.values, master), in: exact, above: .zero)
      if !missing.isEmpty { return .more(incentives: missing, profiles: []) }
      let priced = pricedIn(optimum.duals, master, exact, above: .zero)
      if !priced.isEmpty { return .more(incentives: [], profiles: priced) }
      return .found(answer(optimum.values, optimum.duals, master, exact))
    }
    switch end {
    case .outcome(let outcome): return outcome
    case .defeated(let master): return runExactly(master, stopwatch)
    }
  }

  /// What to make of a floating optimum of the whole program.
  private enum Verdict<Scalar: OrderedField> {
    case found(Answer<Scalar>)
    case stopped(StopReason)
    case more(incentives: [Incentive], profiles: [Int])
    case defeated
  }

  /// How a search ends: with an outcome, or with what it knew when rounding defeated it.
  private enum End<Scalar: OrderedField> {
    case outcome(Outcome<Scalar>)
    case defeated(MediatorMaster)
  }

  /// Searches among some profiles first, then among all.
  ///
  /// When the game turns out to need many constraints, few profiles mislead, and entering the others
  /// one round after another costs more than starting over.
  private func search<Scalar: OrderedField>(
    _ arrays: PayoffArrays<Double>,
    solver: some LinearSolver,
    stopwatch: Stopwatch,
    _ judge: (LinearProposal, MediatorMaster) throws(LinearProgramError) -> Verdict<Scalar>
  ) throws(LinearProgramError) -> End<Scalar> {
    let few = startingProfiles(arrays)
    let canEnterWhole = space.profileCount <= Self.largestFullProgram
    if few.count < space.profileCount, canEnterWhole,
      let end = try search(
        arrays,
        from: few,
        largestConstraintCount: 4 * space.counts.reduce(0, +),
        solver: solver,
        stopwatch: stopwatch,
        judge
      )
    {
      return end
    }
    return try search(
      arrays,
      from: canEnterWhole ? Array(0..<space.profileCount) : few,
      largestConstraintCount: .max,
      solver: solver,
      stopwatch: stopwatch,
      judge
    )
      ?? .outcome(.stopped(.iterationLimit))
  }

  /// Searches from some profiles; `nil` when more constraints than allowed are needed.
  private func search<Scalar: OrderedField>(
    _ arrays: PayoffArrays<Double>,
    from profiles: [Int],
    largestConstraintCount: Int,
    solver: some LinearSolver,
    stopwatch: Stopwatch,
    _ judge: (LinearProposal, MediatorMaster) throws(LinearProgramError) -> Verdict<Scalar>
  ) throws(LinearProgramError) -> End<Scalar>? {
    let largest = max(arrays.largestMagnitude, 1e-300)
    let allowance = tolerance.relative * largest
    var penalty = Self.firstPenalty * largest * Double(space.playerCount)
    var master = MediatorMaster(worth: worth)
    _ = master.choose(profiles)
    return try solver.withSession(for: master.program(arrays, penalty: penalty)) {
      session throws(LinearProgramError) -> End<Scalar>? in
      var method = SimplexMethod.primal
      var pivots = 0
      func require(_ violated: [Incentive]) throws(LinearProgramError) -> Bool {
        let fresh = master.require(violated)
        for incentive in fresh {
          let row = master.row(incentive, arrays)
          try session.addConstraint(
            LinearRelation(
              columns: row.columns,
              coefficients: row.coefficients,
              bounds: .nonnegative
            ),
            ""
          )
        }
        if !fresh.isEmpty { method = .dual }
        return !fresh.isEmpty
      }
      func choose(_ profiles: [Int]) throws(LinearProgramError) -> Bool {
        let fresh = master.choose(profiles)
        for profile in fresh {
          try session.addVariable(
            column: master.column(profile, arrays),
            bounds: .nonnegative,
            objective: master.objective(of: profile)
          )
        }
        if !fresh.isEmpty { method = .primal }
        return !fresh.isEmpty
      }
      while true {
        if let reason = stopwatch.reasonToStop(afterIterations: pivots) {
          return .outcome(.stopped(reason))
        }
        let proposal = try session.propose(
          startingFrom: nil,
          method: method,
          limits: stopwatch.remaining(afterIterations: pivots)
        )
        pivots += proposal.iterations
        if case .stopped(let reason) = proposal.claim { return .outcome(.stopped(reason)) }
        guard proposal.claim == .optimal else { return .defeated(master) }
        if try require(violated(support(proposal.values, master), in: arrays, above: allowance)) {
          if master.incentives.count > largestConstraintCount { return nil }
          continue
        }
        if try choose(pricedIn(proposal.duals, master, arrays, above: allowance)) { continue }
        if proposal.values[0] > 0, penalty < Self.lastPenalty * largest {
          // The penalty is below the sum of the multipliers: raise it until the slack is unused.
          penalty *= 64
          try session.setObjective(-penalty, of: .init(index: 0))
          method = .primal
          continue
        }
        switch try judge(proposal, master) {
        case .found(let answer): return .outcome(.found(answer))
        case .stopped(let reason): return .outcome(.stopped(reason))
        case .defeated: return .defeated(master)
        case .more(let incentives, let profiles):
          let (rows, columns) = (try require(incentives), try choose(profiles))
          guard rows || columns else {
            return .defeated(master)
          }
        }
      }
    }
  }

  /// The profiles worth most, and some pure equilibria: a start that is often feasible.
  private func startingProfiles(_ arrays: PayoffArrays<Double>) -> [Int] {
    let ones = Array(repeating: 1.0, count: space.playerCount)
    let worth = MediatedWorth(arrays, playerWeights: ones, worth: worth, multipliers: [])
    let values = (0..<worth.count).map { worth.value(at: $0) }
    let count = Self.startingProfilesPerAction * space.counts.reduce(0, +)
    let best = values.indices
      .sorted { values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1) }
      .prefix(count)
    return Array(best)
      + PureEnumeration.profiles(space: space, payoffs: payoffs).prefix(Self.profilesPerRound)
  }
}
