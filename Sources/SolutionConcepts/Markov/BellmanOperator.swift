internal import EquilibriaNumerics
internal import Games
internal import RealModule

/// One application of the optimality operator T of a decision process.
struct BellmanStep<Scalar: OrderedField> {
  /// `(T v)(s)` for every state.
  let values: [Scalar]

  /// A best action of each state, by number: the first among equals.
  let choices: [Int]
}

extension MarkovArrays {
  /// Applies T to values, for tables of one player.
  ///
  /// - Parameter values: One number per state.
  /// - Returns: T v, and the actions that attain it.
  @specialized(where Scalar == Double)
  func bellmanStep(_ values: [Scalar]) -> BellmanStep<Scalar> {
    var improved: [Scalar] = []
    var choices: [Int] = []
    improved.reserveCapacity(stateCount)
    choices.reserveCapacity(stateCount)
    let discount = discounts[0]
    let payments = rewards[0]
    for state in 0..<stateCount {
      let first = profileStarts[state]
      var best = Scalar.zero
      var choice = -1
      for row in first..<profileStarts[state + 1] {
        let value = payments[row] + discount * expectation(of: values, inRow: row)
        if choice < 0 || value > best {
          best = value
          choice = row - first
        }
      }
      improved.append(best)
      choices.append(choice)
    }
    return BellmanStep(values: improved, choices: choices)
  }

  /// The chain of states under one action per state, for tables of one player.
  func chain(playing choices: [Int]) -> MarkovArrays<Scalar> {
    chain(ofRows: choices.indices.map { profileStarts[$0] + choices[$0] })
  }

  /// The chain of states in which one row is played in each, with one player's rewards.
  ///
  /// - Parameters:
  ///   - rows: For each state, the number of one of its rows.
  ///   - player: The player whose rewards and discount factor stay; the first by default.
  /// - Returns: Tables of one player with one row per state.
  func chain(ofRows rows: [Int], rewardsOf player: Int = 0) -> MarkovArrays<Scalar> {
    var starts = [0]
    var successors: [Int32] = []
    var probabilities: [Scalar] = []
    for row in rows {
      let entries = entryStarts[row]..<entryStarts[row + 1]
      successors += self.successors[entries]
      probabilities += self.probabilities[entries]
      starts.append(successors.count)
    }
    return MarkovArrays(
      spaces: Array(repeating: ActionSpace(single: 1), count: rows.count),
      profileStarts: Array(0...rows.count),
      entryStarts: starts,
      successors: successors,
      probabilities: probabilities,
      rewards: [rows.map { rewards[player][$0] }],
      discounts: [discounts[player]]
    )
  }

  /// The largest magnitude of a reward of the first player.
  var largestReward: Scalar { rewards[0].reduce(.zero) { max($0, $1.magnitude) } }
}

extension MarkovDecisionProcess {
  /// Bounds on v* from any values v and T v.
  ///
  /// With `c = max_s (T v − v)/(1 − δ)` the values `v + c` satisfy `T(v + c) ≤ v + c`, so they are
  /// at least v*, for T is monotone; likewise below. All rounding is on the safe side, with enough
  /// room for an exact check of the rounded bounds.
  ///
  /// > Source: MacQueen (1966), *A modified dynamic programming method for Markovian decision
  /// > problems*; Porteus (1971), *Some bounds for discounted sequential decision processes*.
  func bounds(
    around values: [Scalar],
    improved: [Scalar]
  ) -> (lower: [Scalar], upper: [Scalar]) {
    let error = stepError(values)
    var most = improved[0] - values[0]
    var least = most
    for state in values.indices {
      most = max(most, improved[state] - values[state])
      least = min(least, improved[state] - values[state])
    }
    return Scalar.shiftedBounds(
      around: values,
      changes: (least - error, most + error),
      complement: complement
    )
  }

  /// A bound on the error of T v − v as computed, and on what rounding the bounds may lose.
  func stepError(_ values: [Scalar]) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    let largest = values.reduce(Scalar.zero) { max($0, $1.magnitude) }
    return errorFactor * (arrays.largestReward + discount * largest)
      + 16 * Scalar.roundingUnit * largest
  }
}

extension OrderedField {
  /// The values shifted down and up as far as their changes under T require.
  ///
  /// - Parameters:
  ///   - values: One number per state.
  ///   - changes: Bounds on `(T v)(s) − v(s)` over all states s.
  ///   - complement: At most 1 − δ.
  /// - Returns: Values that T does not lower, and values that T does not raise.
  static func shiftedBounds(
    around values: [Self],
    changes: (least: Self, most: Self),
    complement: Self
  ) -> (lower: [Self], upper: [Self]) {
    let above = changes.most / complement
    let below = changes.least / complement
    // What dividing and adding may round away, as an error of T v − v in its turn.
    let unit = 8 * roundingUnit / complement
    let (up, down) = (above + unit * above.magnitude, below - unit * below.magnitude)
    return onGrid(values.map { $0 + down }, values.map { $0 + up })
  }

  /// Bounds rounded away from each other to multiples of one power of two, so that exact checks of
  /// floating bounds are quick; exact bounds stay as they are.
  ///
  /// The grid is as wide as the last bit of the largest bound.
  static func onGrid(_ lower: [Self], _ upper: [Self]) -> (lower: [Self], upper: [Self]) {
    if arithmetic == .exact { return (lower, upper) }
    let largest = (lower + upper).reduce(0.0) { max($0, $1.doubleValue.magnitude) }
    // Outside this range the grid could not be represented; such bounds stay as they are.
    guard largest > 0x1p-900, largest < 0x1p900 else { return (lower, upper) }
    let grid = largest.ulp
    return (
      lower.map { Self(binary: ($0.doubleValue / grid).rounded(.down) * grid) },
      upper.map { Self(binary: ($0.doubleValue / grid).rounded(.up) * grid) }
    )
  }
}
