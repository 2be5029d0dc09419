public import EquilibriaNumerics
internal import Games

/// Howard's policy iteration: evaluate a policy, improve it wherever possible, repeat.
///
/// Exact results come from an exact evaluation of the policy that floating arithmetic proposes, and
/// further exact rounds if need be; an answer is final when no action of any state is better.
///
/// - Complexity: Few rounds in practice; each solves one linear system.
///
/// > Source: Howard (1960), *Dynamic Programming and Markov Processes*.
public struct PolicyIteration: DecisionAlgorithm, Hashable {
  /// The longest time and the most policies evaluated.
  public var limits: Limits

  /// Policy iteration within limits.
  ///
  /// - Parameter limits: The longest time and the most policies evaluated.
  public init(limits: Limits = .none) { self.limits = limits }

  /// `policy-iteration`.
  public var name: String { "policy-iteration" }

  /// Finds an optimal policy.
  ///
  /// - Parameter process: The decision process.
  /// - Returns: A policy and bounds, equal in exact arithmetic unless a limit was reached.
  /// - Throws: Nothing; the signature is that of every algorithm.
  public func solve<Action, Scalar: OrderedField>(
    _ process: MarkovDecisionProcess<Action, Scalar>
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar> {
    solve(process, startingFrom: nil)
  }

  /// The same, starting with the policy that is best when values are as guessed.
  func solve<Action, Scalar: OrderedField>(
    _ process: MarkovDecisionProcess<Action, Scalar>,
    startingFrom guess: [Scalar]?
  ) -> DecisionSolution<Action, Scalar> {
    let stopwatch = Stopwatch(limits)
    var search = PolicySearch(process, startingFrom: guess, stopwatch: stopwatch)
    if Scalar.arithmetic == .exact {
      var rehearsal = PolicySearch(
        process.floating,
        startingFrom: guess?.map(\.doubleValue),
        stopwatch: stopwatch
      )
      rehearsal.run()
      search = PolicySearch(
        process,
        policy: rehearsal.choices,
        values: rehearsal.values.map { Scalar(binary: $0) },
        rounds: rehearsal.rounds,
        stopwatch: stopwatch
      )
    }
    search.run()
    return search.solution(method: name)
  }
}

extension DecisionAlgorithm where Self == PolicyIteration {
  /// Howard's policy iteration.
  public static var policyIteration: PolicyIteration { PolicyIteration() }
}

/// The state of policy iteration.
struct PolicySearch<Action: Hashable & Sendable, Scalar: OrderedField> {
  let process: MarkovDecisionProcess<Action, Scalar>
  let stopwatch: Stopwatch
  private(set) var choices: [Int]
  private(set) var rounds: Int
  private(set) var values: [Scalar]
  private var step: BellmanStep<Scalar>
  private var stopReason: StopReason?

  init(
    _ process: MarkovDecisionProcess<Action, Scalar>,
    startingFrom guess: [Scalar]?,
    stopwatch: Stopwatch
  ) {
    self.process = process
    self.stopwatch = stopwatch
    values = guess ?? Array(repeating: .zero, count: process.stateCount)
    step = process.arrays.bellmanStep(values)
    choices = step.choices
    rounds = 0
  }

  init(
    _ process: MarkovDecisionProcess<Action, Scalar>,
    policy: [Int],
    values: [Scalar],
    rounds: Int,
    stopwatch: Stopwatch
  ) {
    self.init(process, startingFrom: values, stopwatch: stopwatch)
    choices = policy
    self.rounds = rounds
  }

  /// Rounds until no action is better, or a limit is reached.
  mutating func run() {
    while true {
      stopReason = stopwatch.reasonToStop(afterIterations: rounds)
      if stopReason != nil { return }
      let chain = process.arrays.chain(playing: choices)
      values = chain.chainValues(near: values, stopwatch: stopwatch).values
      step = process.arrays.bellmanStep(values)
      rounds += 1
      // An improvement below the rounding error is none; without this, equals would alternate.
      let threshold = process.stepError(values)
      var isOptimal = true
      for state in choices.indices where step.values[state] - values[state] > threshold {
        if step.choices[state] != choices[state] { isOptimal = false }
        choices[state] = step.choices[state]
      }
      if isOptimal { return }
    }
  }

  /// The best policy so far and what is proven about it.
  func solution(method: String) -> DecisionSolution<Action, Scalar> {
    // The bounds vouch for the actions that are best with these values.
    let (lower, upper) = process.bounds(around: values, improved: step.values)
    return DecisionSolution(
      choices: step.choices,
      actions: step.choices.enumerated().map { process.actions[$0][$1] },
      lowerValues: lower,
      upperValues: upper,
      method: method,
      iterations: rounds,
      stopReason: stopReason
    )
  }
}
