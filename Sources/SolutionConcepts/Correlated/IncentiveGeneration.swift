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
struct IncentiveGeneration<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let kind: CorrelationKind
  let worth: ObjectiveWorth
  let tolerance: Tolerance

  /// How many profiles enter in one round, and how many per action at the start: enough to keep
  /// rounds few, few enough to keep pivots cheap (measured on 100×100 and 20×20×20 games: starting
  /// from a single profile takes eight times as long, from all of them six times).
  private static var profilesPerRound: Int { 100 }
  private static var startingProfilesPerAction: Int { 10 }

  /// The first and the last cost of the slack, relative to the largest payoff.
  ///
  /// The slack is exactly useless once its cost exceeds the sum of the incentive multipliers.
  private static var firstPenalty: Double { 1024 }
  private static var lastPenalty: Double { 1e10 }

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
    case stopped(String)
  }

  /// Finds the best equilibrium, or says why the work ended first.
  ///
  /// - Parameters:
  ///   - solver: The linear solver.
  ///   - scalar: The arithmetic of the answer; the search itself always floats.
  ///   - stopwatch: When to stop.
  /// - Returns: The answer with its multipliers, or the reason to stop.
  /// - Throws: ``LinearProgramError`` when the solver fails.
  func run<Scalar: OrderedField>(
    solver: some LinearSolver,
    over scalar: Scalar.Type,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> Outcome<Scalar> {
    if !table.fitsFloating { return runExactly(MediatorMaster(worth: worth), stopwatch) }
    let arrays = PayoffArrays<Double>(table)
    let largest = arrays.values.joined().reduce(1e-300) { max($0, $1.magnitude) }
    let allowance = tolerance.relative * largest
    var penalty = Self.firstPenalty * largest * Double(table.space.playerCount)
    var master = MediatorMaster(worth: worth)
    _ = master.choose(startingProfiles(arrays))
    return try solver.withSession(for: master.program(arrays, penalty: penalty)) {
      session throws(LinearProgramError) -> Outcome<Scalar> in
      var method = SimplexMethod.primal
      var pivots = 0
      while true {
        if let reason = stopwatch.reasonToStop(afterIterations: pivots) {
          return .stopped(reason.rawValue)
        }
        let proposal = try session.propose(
          startingFrom: nil,
          method: method,
          limits: stopwatch.remaining(afterIterations: pivots)
        )
        pivots += proposal.iterations
        if case .stopped(let reason) = proposal.claim { return .stopped(reason.rawValue) }
        guard proposal.claim == .optimal else { return runExactly(master, stopwatch) }
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
        if try require(violated(support(proposal.values, master), in: arrays, above: allowance)) {
          continue
        }
        let priced = pricedIn(proposal.duals, master, arrays, above: allowance)
        if try choose(priced) { continue }
        if proposal.values[0] > 0, penalty < Self.lastPenalty * largest {
          // The penalty is below the sum of the multipliers: raise it until the slack is unused.
          penalty *= 64
          try session.setObjective(-penalty, of: .init(index: 0))
          method = .primal
          continue
        }
        if Scalar.arithmetic == .floating {
          if proposal.values[0] > allowance { return runExactly(master, stopwatch) }
          return .found(
            answer(
              values: proposal.values.map { Scalar(binary: max($0, 0)) },
              duals: proposal.duals.map { Scalar(binary: $0) },
              master
            )
          )
        }
        let exact = PayoffArrays<Rational>(table)
        let solution = solver.prove(
          proposal,
          of: master.program(exact, penalty: nil),
          stopwatch: stopwatch
        )
        if case .stopped(let reason) = solution { return .stopped(reason.rawValue) }
        guard let optimum = solution.optimum else { return runExactly(master, stopwatch) }
        let missing = violated(support(optimum.values, master), in: exact, above: .zero)
        if try require(missing) { continue }
        if try choose(pricedIn(optimum.duals, master, exact, above: .zero)) { continue }
        return .found(
          answer(
            values: optimum.values.map { Scalar($0) },
            duals: optimum.duals.map { Scalar($0) },
            master
          )
        )
      }
    }
  }

  /// The profiles worth most, and some pure equilibria: a start that is often feasible.
  private func startingProfiles(_ arrays: PayoffArrays<Double>) -> [Int] {
    let worth = MediatedWorth(
      arrays,
      playerWeights: Array(repeating: 1, count: table.space.playerCount),
      worth: worth,
      multipliers: []
    )
    let values = (0..<worth.count).map { worth.value(at: $0) }
    let count = Self.startingProfilesPerAction * table.space.counts.reduce(0, +)
    let best = values.indices
      .sorted { values[$0] > values[$1] || (values[$0] == values[$1] && $0 < $1) }
      .prefix(count)
    return Array(best) + PureEnumeration.profiles(of: table).prefix(Self.profilesPerRound)
  }

  func support<Scalar: OrderedField>(
    _ values: [Scalar],
    _ master: MediatorMaster
  ) -> [(index: Int, probability: Scalar)] {
    master.profiles.enumerated().compactMap { place, profile in
      let probability = values[master.firstProbability + place]
      return probability > .zero ? (profile, probability) : nil
    }
  }

  /// For every player and recommendation, the most tempting disobedience above a threshold.
  func violated<Scalar>(
    _ support: [(index: Int, probability: Scalar)],
    in arrays: PayoffArrays<Scalar>,
    above threshold: Scalar
  ) -> [Incentive] {
    let gains = DeviationGains(support: support, in: arrays)
    var result: [Incentive] = []
    for (player, count) in table.space.counts.enumerated() {
      switch kind {
      case .coarse:
        for action in 0..<count where gains.coarseGain(of: player, action) > threshold {
          result.append(Incentive(player: player, recommended: nil, action: action))
        }
      case .correlated:
        for told in 0..<count {
          let row = gains.gains[player][told * count..<(told + 1) * count]
          guard let best = row.indices.max(by: { row[$0] < row[$1] }), row[best] > threshold else {
            continue
          }
          result.append(
            Incentive(player: player, recommended: told, action: best - told * count)
          )
        }
      }
    }
    return result
  }

  /// The profiles that the dual values price in, the best first.
  private func pricedIn<Scalar: OrderedField>(
    _ duals: [Scalar],
    _ master: MediatorMaster,
    _ arrays: PayoffArrays<Scalar>,
    above threshold: Scalar
  ) -> [Int] {
    let (weights, multipliers) = master.multipliers(duals, players: table.space.playerCount)
    let worth = MediatedWorth(
      arrays,
      playerWeights: weights,
      worth: worth,
      multipliers: multipliers
    )
    let price = duals[0] + threshold
    let above = (0..<worth.count).filter { worth.exceeds(price, at: $0) }
    let sizes = above.map { worth.value(at: $0).doubleValue }
    let order = above.indices.sorted { first, second in
      sizes[first] > sizes[second] || (sizes[first] == sizes[second] && first < second)
    }
    return order.prefix(Self.profilesPerRound).map { above[$0] }
  }

  /// The answer from primal and dual values, with value and bound recomputed from the game.
  func answer<Scalar: OrderedField>(
    values: [Scalar],
    duals: [Scalar],
    _ master: MediatorMaster
  ) -> Answer<Scalar> {
    let arrays = PayoffArrays<Scalar>(table)
    let support = support(values, master).sorted { $0.index < $1.index }
    let total = support.reduce(Scalar.zero) { $0 + $1.probability }
    let weights = support.map { (index: $0.index, probability: $0.probability / total) }
    func expectation(_ payoff: (Int) -> Scalar) -> Scalar {
      Scalar.sumOfProducts(count: weights.count) {
        (weights[$0].probability, payoff(weights[$0].index))
      }
    }
    let value: Scalar
    switch worth {
    case .linear(let worth, _): value = expectation { Scalar(worth[$0]) }
    case .minimum:
      value = arrays.values.map { payoffs in expectation { payoffs[$0] } }.min() ?? .zero
    }
    let (playerWeights, multipliers) = master.multipliers(
      duals,
      players: table.space.playerCount
    )
    let worth = MediatedWorth(
      arrays,
      playerWeights: playerWeights,
      worth: worth,
      multipliers: multipliers
    )
    let bound = worth.bound(expecting: duals[0])
    return Answer(
      weights: Dictionary(uniqueKeysWithValues: weights.map { ($0.index, $0.probability) }),
      value: value,
      playerWeights: playerWeights,
      multipliers: multipliers,
      bound: bound + roundingError(bound, multipliers, arrays),
      constraintCount: master.incentives.count
    )
  }

  /// How far rounding can have lowered the largest mediated worth; zero in exact arithmetic.
  private func roundingError<Scalar: OrderedField>(
    _ bound: Scalar,
    _ multipliers: [(Incentive, Scalar)],
    _ arrays: PayoffArrays<Scalar>
  ) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    let largest = arrays.values.joined().reduce(Scalar.zero) { max($0, $1.magnitude) }
    let weights = multipliers.reduce(Scalar.zero) { $0 + $1.1 }
    let size = bound.magnitude + 4 * largest * weights
    let terms = Scalar(exactly: 4 * (multipliers.count + arrays.space.playerCount + 4)) ?? .zero
    return size * terms * Scalar.roundingUnit
  }
}
