public import EquilibriaNumerics

/// Where greedy value iteration led.
public struct GreedyResult<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What values did.
  public enum Outcome: Sendable, Hashable {
    /// They settled down, at the values of a stationary equilibrium up to the regret of its check.
    case converged(MarkovEquilibrium<Action, Double>)

    /// They went round in a cycle.
    case cycle(MarkovCycle<Action>)

    /// Neither happened before a limit was reached; with the last policy and what anyone could gain.
    case undecided(MarkovEquilibrium<Action, Double>?)
  }

  /// What values did.
  public let outcome: Outcome

  /// The number of sweeps over all states.
  public let sweeps: Int

  /// Why the work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  init(outcome: Outcome, sweeps: Int, stopReason: StopReason? = nil) {
    self.outcome = outcome
    self.sweeps = sweeps
    self.stopReason = stopReason
  }
}

extension GreedyResult: CustomStringConvertible {
  /// What values did, and in how many sweeps.
  public var description: String {
    switch outcome {
    case .converged(let equilibrium): "settled down after \(sweeps) sweeps:\n\(equilibrium)"
    case .cycle(let cycle): "after \(sweeps) sweeps \(cycle)"
    case .undecided: "neither settled down nor in a cycle after \(sweeps) sweeps"
    }
  }
}
