internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// The mediator's program restricted to some profiles and some incentive constraints.
///
/// Variables: a penalised slack that makes every restriction feasible, then for the egalitarian
/// objective the level of the worst-off player, then one probability per chosen profile. Rows: the
/// probabilities sum to one, one level row per player for the egalitarian objective, then the
/// incentives `Σ loss(s)·p(s) + slack ≥ 0`.
struct MediatorMaster {
  let worth: ObjectiveWorth
  private(set) var profiles: [Int] = []
  private(set) var incentives: [Incentive] = []
  private var chosen = Set<Int>()
  private var known = Set<Incentive>()

  init(worth: ObjectiveWorth) { self.worth = worth }

  private var isEgalitarian: Bool { if case .minimum = worth { true } else { false } }

  /// The number of variables before the probabilities.
  var firstProbability: Int { isEgalitarian ? 2 : 1 }

  func levelRowCount(_ players: Int) -> Int { isEgalitarian ? players : 0 }

  /// Adds profiles that are not yet in; returns those that were new.
  mutating func choose(_ candidates: [Int]) -> [Int] {
    let fresh = candidates.filter { chosen.insert($0).inserted }
    profiles += fresh
    return fresh
  }

  /// Adds incentives that are not yet in; returns those that were new.
  mutating func require(_ candidates: [Incentive]) -> [Incentive] {
    let fresh = candidates.filter { known.insert($0).inserted }
    incentives += fresh
    return fresh
  }

  /// The restricted program; the slack costs `penalty`, or is forbidden without one.
  func program<Scalar>(
    _ arrays: PayoffArrays<Scalar>,
    penalty: Scalar?
  ) -> LinearProgram<Scalar> {
    var program = LinearProgram<Scalar>(.maximize)
    program.addVariable(
      bounds: penalty == nil ? .equal(to: .zero) : .nonnegative,
      objective: penalty.map { -$0 } ?? .zero
    )
    if isEgalitarian { program.addVariable(bounds: .free, objective: 1) }
    for profile in profiles { program.addVariable(objective: objective(of: profile)) }
    let columns = profiles.indices.map { Int32(firstProbability + $0) }
    program.addConstraint(
      columns: columns,
      coefficients: profiles.map { _ in 1 },
      bounds: .equal(to: 1)
    )
    if isEgalitarian {
      for values in arrays.values {
        program.addConstraint(
          columns: [1] + columns,
          coefficients: [-1] + profiles.map { values[$0] },
          bounds: .nonnegative
        )
      }
    }
    for incentive in incentives {
      let row = row(incentive, arrays)
      program.addConstraint(
        columns: row.columns,
        coefficients: row.coefficients,
        bounds: .nonnegative
      )
    }
    return program
  }

  /// The entries of an incentive's row, the slack's first.
  func row<Scalar>(
    _ incentive: Incentive,
    _ arrays: PayoffArrays<Scalar>
  ) -> (columns: [Int32], coefficients: [Scalar]) {
    var columns: [Int32] = [0]
    var coefficients: [Scalar] = [1]
    for (place, profile) in profiles.enumerated() {
      let loss = arrays.loss(incentive, at: profile)
      if loss == .zero { continue }
      columns.append(Int32(firstProbability + place))
      coefficients.append(loss)
    }
    return (columns, coefficients)
  }

  /// The entries of a profile's column by row number.
  func column(
    _ profile: Int,
    _ arrays: PayoffArrays<Double>
  ) -> [(LinearProgram<Double>.Constraint, Double)] {
    var entries = [(LinearProgram<Double>.Constraint(index: 0), 1.0)]
    let levels = levelRowCount(arrays.space.playerCount)
    for player in 0..<levels {
      entries.append((.init(index: 1 + player), arrays.values[player][profile]))
    }
    for (place, incentive) in incentives.enumerated() {
      let loss = arrays.loss(incentive, at: profile)
      if loss != 0 { entries.append((.init(index: 1 + levels + place), loss)) }
    }
    return entries
  }

  func objective<Scalar: OrderedField>(of profile: Int) -> Scalar {
    switch worth {
    case .linear(let worth, _): Scalar(worth[profile])
    case .minimum: .zero
    }
  }

  /// The player weights and incentive multipliers in the dual values of the rows.
  ///
  /// A maximum's row `… ≥ 0` has a dual of at most zero; its weight is the magnitude.
  func multipliers<Scalar: OrderedField>(
    _ duals: [Scalar],
    players: Int
  ) -> (playerWeights: [Scalar], incentives: [(Incentive, Scalar)]) {
    let levels = levelRowCount(players)
    let weights: [Scalar]
    switch worth {
    case .linear(_, let known): weights = known.map { Scalar($0) }
    case .minimum:
      let raw = (0..<players).map { max(-duals[1 + $0], .zero) }
      let sum = raw.reduce(.zero, +)
      weights = raw.map { sum > .zero ? $0 / sum : .zero }
    }
    let positive = incentives.indices.compactMap { place -> (Incentive, Scalar)? in
      let weight = -duals[1 + levels + place]
      return weight > .zero ? (incentives[place], weight) : nil
    }
    return (weights, positive)
  }
}
