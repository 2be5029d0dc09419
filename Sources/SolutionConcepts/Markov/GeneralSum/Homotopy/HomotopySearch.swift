internal import EquilibriaNumerics
internal import Games

/// Follows a path of perturbed equilibria to an equilibrium.
///
/// Now and then the actions that still matter are guessed, and Newton's method looks for the
/// equilibrium with just these actions close by; the path ends when it is there and nobody gains by
/// any other action.
struct HomotopySearch<Equations: PathEquations> {
  enum Outcome {
    /// A policy that no action improves on by more than rounding.
    case found([[[Double]]])
    /// The last policy on a path that did not get there.
    case unfinished([[[Double]]], StopReason?)
  }

  let equations: Equations

  /// The game in which guesses are refined, where every player's rewards count alike.
  let tables: HomotopyTables

  let stopwatch: Stopwatch

  /// The number of steps of all attempts.
  private(set) var steps = 0

  private let progress = Progress.handler

  /// Guesses begin when this little perturbation is left.
  private static var firstGuess: Double { 0.05 }

  /// Paths with more steps than this are given up.
  private static var stepLimit: Int { 20_000 }

  init(_ equations: Equations, refiningIn tables: HomotopyTables, stopwatch: Stopwatch) {
    self.equations = equations
    self.tables = tables
    self.stopwatch = stopwatch
  }

  /// Follows the path, and again with shorter steps when it gets lost.
  mutating func run() -> Outcome {
    let start = equations.start()
    var policy: [[[Double]]] = []
    for caution in [1, 0.4, 0.1] {
      var follower = PathFollower(
        equations,
        from: start,
        caution: caution,
        stopwatch: stopwatch
      )
      if policy.isEmpty { policy = follower.policy }
      if let reason = stopwatch.reasonToStop() { return .unfinished(policy, reason) }
      guard follower.begin() else { continue }
      let outcome = run(&follower)
      steps += follower.steps
      switch outcome {
      case .found, .unfinished(_, .some): return outcome
      case .unfinished(let last, nil): policy = last
      }
    }
    return .unfinished(policy, stopwatch.reasonToStop())
  }

  private func run(_ follower: inout PathFollower<Equations>) -> Outcome {
    var nextGuess = Self.firstGuess
    while follower.steps < Self.stepLimit {
      let obstacle = follower.advance()
      let parameter = follower.parameter
      let perturbation = equations.perturbation(at: parameter)
      if follower.steps.isMultiple(of: 16) {
        progress?(
          Progress(stage: "following a path of perturbed equilibria, step", done: follower.steps)
        )
      }
      switch obstacle {
      case .stopped(let reason): return .unfinished(follower.policy, reason)
      case .lost, .finished:
        let tries = [equations.negligible(at: parameter), 1e-3, 1e-5, 1e-7]
        return guess(follower, thresholds: tries, distance: 0.1).map { .found($0) }
          ?? .unfinished(follower.policy, nil)
      case nil:
        if perturbation > nextGuess { continue }
        nextGuess = perturbation / 2
        let threshold = equations.negligible(at: parameter)
        if let policy = guess(
          follower,
          thresholds: [threshold, threshold.squareRoot()],
          distance: 0.02
        ) {
          return .found(policy)
        }
      }
    }
    return .unfinished(follower.policy, nil)
  }

  /// The equilibrium near a point of the path, for guesses of the actions in use.
  private func guess(
    _ follower: PathFollower<Equations>,
    thresholds: [Double],
    distance: Double
  ) -> [[[Double]]]? {
    let policy = follower.policy
    // Values on the path may include rewards for mixing; those of the policy do not.
    let values = tables.values(of: policy)
    for threshold in thresholds {
      var refinement = SupportRefinement(
        tables,
        near: policy,
        values: values,
        threshold: min(threshold, 0.05),
        stopwatch: stopwatch
      )
      if refinement.run(within: distance), refinement.isEquilibrium() {
        return refinement.policy
      }
    }
    return nil
  }
}
