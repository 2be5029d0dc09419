public import EquilibriaNumerics

/// An optimal policy of a decision process, with proven bounds on the optimal values.
///
/// In every state the optimal value lies between ``lowerValues`` and ``upperValues``, and the policy
/// earns at least the lower one: the bounds satisfy `T v̲ ≥ v̲` and `T v̄ ≤ v̄`, which proves them,
/// since T is monotone. In exact arithmetic policy iteration and linear programming make the two
/// equal.
///
/// > Source: Puterman (1994), *Markov Decision Processes*, theorem 6.2.2.
public struct DecisionSolution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The number of the action chosen in each state.
  public let choices: [Int]

  /// The action chosen in each state.
  public let actions: [Action]

  /// What the policy earns from each state at least.
  public let lowerValues: [Scalar]

  /// What any strategy earns from each state at most.
  public let upperValues: [Scalar]

  /// The name of the algorithm.
  public let method: String

  /// The number of policies or sweeps.
  public let iterations: Int

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The optimal value of each state; the midpoint of its bounds when they differ.
  public var values: [Scalar] {
    zip(lowerValues, upperValues).map { $0 == $1 ? $0 : ($0 + $1) / 2 }
  }

  /// The largest distance between the bounds of a state: zero when exact.
  public var gap: Scalar {
    zip(lowerValues, upperValues).reduce(.zero) { max($0, $1.1 - $1.0) }
  }
}

extension DecisionSolution: CustomStringConvertible {
  /// One state per line: its value and the action chosen; then how exact the values are.
  public var description: String {
    let lines = zip(values, actions).enumerated().map { state, item in
      "\(state): \(item.0)  \(item.1)"
    }
    return (lines + [gap == .zero ? "exact" : "within \(gap)"]).joined(separator: "\n")
  }
}
