internal import EquilibriaNumerics
internal import Games

/// A policy at the end of a path, and whether the path got to where it leads.
struct PathEnd {
  var policy: [[[Double]]]
  var isFinished: Bool
  var stopReason: StopReason?
}

extension HomotopySearch.Outcome {
  /// The policy, if the path has one.
  var policies: [PathEnd] {
    switch self {
    case .found(let policy): [PathEnd(policy: policy, isFinished: true)]
    case .unfinished(let policy, let reason):
      [PathEnd(policy: policy, isFinished: false, stopReason: reason)]
    }
  }
}

extension StationaryWork {
  /// The largest regret of a floating equilibrium, in units of the largest total reward.
  private static var largestRegret: Double { 1e-9 }

  /// Certifies what paths led to.
  func answer<Scalar: OrderedField>(
    _ ends: [PathEnd],
    method: String,
    steps: Int,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> MarkovEquilibria<Action, Scalar> {
    let patience = 1 / (1 - (arrays.discounts.max() ?? 0))
    let allowance = Self.largestRegret * tables.scale * patience
    var found: [MarkovEquilibrium<Action, Scalar>] = []
    var approximation: MarkovEquilibrium<Action, Scalar>?
    var seen: [[[[Double]]]] = []
    var missing = 0
    for end in ends where !end.policy.isEmpty {
      if seen.contains(where: { Self.distance($0, end.policy) < 1e-7 }) { continue }
      seen.append(end.policy)
      if end.isFinished {
        guard let equilibrium = equilibrium(end.policy, over: scalar) else {
          missing += 1
          continue
        }
        if equilibrium.regret.doubleValue <= allowance {
          found.append(equilibrium)
          continue
        }
      }
      if Scalar.arithmetic == .exact { continue }
      let policy = StationaryPolicy(trusted: end.policy, actions: game.actions)
      guard let candidate = checked(policy) as? MarkovEquilibrium<Action, Scalar> else { continue }
      if candidate.regret.doubleValue <= allowance {
        found.append(candidate)
      } else if approximation.map({ candidate.regret < $0.regret }) ?? true {
        approximation = candidate
      }
    }
    if found.isEmpty, missing > 0 {
      throw .notApplicable(
        reason: "an equilibrium was found that is not recognised as rational; floating arithmetic "
          + "gives it with bounds"
      )
    }
    return MarkovEquilibria(
      found,
      method: method,
      isComplete: game.hasNoChoice,
      stopReason: ends.compactMap(\.stopReason).first,
      approximation: found.isEmpty ? approximation : nil,
      iterations: steps
    )
  }

  /// The largest difference of a probability.
  private static func distance(_ first: [[[Double]]], _ second: [[[Double]]]) -> Double {
    var largest = 0.0
    for (one, other) in zip(first.joined().joined(), second.joined().joined()) {
      largest = max(largest, (one - other).magnitude)
    }
    return largest
  }
}

extension TabularMarkovGame {
  /// Whether every player has a single action in every state.
  var hasNoChoice: Bool { spaces.allSatisfy { $0.profileCount == 1 } }
}
