internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// One incentive constraint: `player` must not gain by playing `action` when told `recommended`.
struct Incentive: Hashable, Sendable {
  let player: Int
  /// `nil` for the coarse kind.
  let recommended: Int?
  let action: Int
}

/// Solves the mediator's program with incentive constraints added as they are violated.
struct IncentiveGeneration<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let kind: CorrelationKind
  let worth: ObjectiveWorth
  let tolerance: Tolerance

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

  /// - Parameter scalar: The arithmetic of the answer; the search itself always floats.
  func run<Scalar: OrderedField>(
    solver: some LinearSolver,
    over scalar: Scalar.Type,
    stopwatch: Stopwatch
  ) throws(LinearProgramError) -> Outcome<Scalar> {
    let floating = PayoffArrays<Double>(table)
    let largest = floating.values.joined().reduce(0) { max($0, $1.magnitude) }
    let allowance = tolerance.allowance(at: largest)
    let start = program(over: Double.self, arrays: floating, incentives: [])
    return try solver.withSession(for: start) {
      session throws(LinearProgramError) -> Outcome<Scalar> in
      var incentives: [Incentive] = []
      var known = Set<Incentive>()
      func add(_ violated: [Incentive]) throws(LinearProgramError) {
        for incentive in violated where known.insert(incentive).inserted {
          incentives.append(incentive)
          try session.addConstraint(row(incentive, arrays: floating), "")
        }
      }
      while true {
        if let reason = stopwatch.reasonToStop() { return .stopped(reason.rawValue) }
        let proposal = try session.propose(
          startingFrom: nil,
          method: .dual,
          limits: stopwatch.remaining()
        )
        if case .stopped(let reason) = proposal.claim { return .stopped(reason.rawValue) }
        let support = (0..<table.space.profileCount).lazy
          .map { (index: $0, probability: proposal.values[$0]) }
          .filter { $0.probability > 0 }
        let violated = self.violated(
          DeviationGains(support: Array(support), in: floating),
          above: allowance
        )
        let fresh = violated.filter { !known.contains($0) }
        if proposal.claim == .optimal, !fresh.isEmpty {
          try add(fresh)
          continue
        }
        switch Scalar.arithmetic {
        case .floating where proposal.claim == .optimal:
          return .found(
            answer(
              values: proposal.values.map { Scalar(binary: max($0, 0)) },
              duals: proposal.duals.map { Scalar(binary: $0) },
              incentives: incentives
            )
          )
        default:
          let exact = PayoffArrays<Rational>(table)
          let restricted = program(over: Rational.self, arrays: exact, incentives: incentives)
          let solution = solver.prove(proposal, of: restricted, stopwatch: stopwatch)
          guard let optimum = solution.optimum else {
            return .stopped(solution.description)
          }
          let exactSupport = (0..<table.space.profileCount)
            .filter { !optimum.values[$0].isZero }
            .map { (index: $0, probability: optimum.values[$0]) }
          let missing = self.violated(
            DeviationGains(support: exactSupport, in: exact),
            above: .zero
          )
          if missing.isEmpty {
            return .found(
              answer(
                values: optimum.values.map { Scalar($0) },
                duals: optimum.duals.map { Scalar($0) },
                incentives: incentives
              )
            )
          }
          try add(missing)
        }
      }
    }
  }

  /// For every player and recommendation, the most tempting disobedience above a threshold.
  private func violated<Scalar>(
    _ gains: DeviationGains<Scalar>,
    above threshold: Scalar
  ) -> [Incentive] {
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

  /// The mediator's program with some of the incentive constraints.
  ///
  /// Variables: one probability per profile, then the level of the worst-off player when that is
  /// the objective. Rows: the sum of probabilities, one level row per player, the incentives.
  private func program<Scalar>(
    over scalar: Scalar.Type,
    arrays: PayoffArrays<Scalar>,
    incentives: [Incentive]
  ) -> LinearProgram<Scalar> {
    let count = table.space.profileCount
    var program = LinearProgram<Scalar>(.maximize)
    let columns = Array(0..<Int32(count))
    let ones = Array(repeating: 1 as Scalar, count: count)
    switch worth {
    case .linear(let worth, _):
      for value in worth { program.addVariable(objective: Scalar(value)) }
      program.addConstraint(columns: columns, coefficients: ones, bounds: .equal(to: 1))
    case .minimum:
      for _ in 0..<count { program.addVariable() }
      program.addVariable(bounds: .free, objective: 1)
      program.addConstraint(columns: columns, coefficients: ones, bounds: .equal(to: 1))
      for values in arrays.values {
        program.addConstraint(
          columns: columns + [Int32(count)],
          coefficients: values + [-1],
          bounds: .nonnegative
        )
      }
    }
    for incentive in incentives {
      let (columns, coefficients) = entries(incentive, arrays: arrays)
      program.addConstraint(
        columns: columns,
        coefficients: coefficients,
        bounds: .nonnegative
      )
    }
    return program
  }

  /// The loss from disobedience in each profile where the incentive applies.
  private func entries<Scalar>(
    _ incentive: Incentive,
    arrays: PayoffArrays<Scalar>
  ) -> (columns: [Int32], coefficients: [Scalar]) {
    let space = table.space
    let stride = space.strides[incentive.player]
    let values = arrays.values[incentive.player]
    var columns: [Int32] = []
    var coefficients: [Scalar] = []
    let count = space.counts[incentive.player]
    for outer in Swift.stride(from: 0, to: space.profileCount, by: count * stride) {
      for told in incentive.recommended.map({ $0...$0 }) ?? 0...(count - 1) {
        for inner in 0..<stride {
          let index = outer + told * stride + inner
          let loss = values[index] - values[outer + incentive.action * stride + inner]
          if loss == .zero { continue }
          columns.append(Int32(index))
          coefficients.append(loss)
        }
      }
    }
    return (columns, coefficients)
  }

  private func row(
    _ incentive: Incentive,
    arrays: PayoffArrays<Double>
  ) -> LinearRelation<Double> {
    let (columns, coefficients) = entries(incentive, arrays: arrays)
    return LinearRelation(columns: columns, coefficients: coefficients, bounds: .nonnegative)
  }
}
