public import EquilibriaNumerics
public import Games

/// A way to solve decision processes.
///
/// Algorithms are small values whose public properties are all their knobs.
public protocol DecisionAlgorithm: Sendable {
  /// The name of the algorithm, for reports.
  var name: String { get }

  /// Finds an optimal policy and bounds on the optimal values.
  ///
  /// - Parameter process: The decision process.
  /// - Returns: A policy, and bounds that hold whether or not the work ran to its end.
  /// - Throws: ``SolutionError`` when a linear solver fails.
  func solve<Action, Scalar: OrderedField>(
    _ process: MarkovDecisionProcess<Action, Scalar>
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar>
}

extension MarkovGame {
  /// The optimal policy and values of a game with one player, exact.
  ///
  /// - Parameter algorithm: How to find them.
  /// - Returns: A policy and the values that it earns.
  /// - Throws: ``SolutionError`` when the game has several players or is not discounted.
  public func optimalDecisions(
    using algorithm: some DecisionAlgorithm = .policyIteration
  ) throws(SolutionError) -> DecisionSolution<Action, Rational> {
    try optimalDecisions(using: algorithm, over: Rational.self)
  }

  /// The optimal policy and values of a game with one player, in a chosen arithmetic.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact values, `Double` for bounds.
  /// - Returns: A policy and bounds on the optimal values.
  /// - Throws: ``SolutionError`` when the game has several players or is not discounted.
  public func optimalDecisions<Scalar: OrderedField>(
    using algorithm: some DecisionAlgorithm = .policyIteration,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar> {
    try algorithm.solve(MarkovDecisionProcess(self, over: scalar))
  }

  /// A player's best response to the stationary policies of the others.
  ///
  /// - Parameters:
  ///   - player: The player who may choose freely, from 0.
  ///   - policy: A policy of all players; the player's own part is not used.
  ///   - algorithm: How to solve the player's decision process.
  /// - Returns: A best response among all strategies, and bounds on what it earns.
  /// - Throws: ``SolutionError`` when the policy is not for the game, or the game not discounted.
  public func bestResponse<Scalar>(
    of player: Int,
    against policy: StationaryPolicy<Action, Scalar>,
    using algorithm: some DecisionAlgorithm = .policyIteration
  ) throws(SolutionError) -> DecisionSolution<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    return try algorithm.solve(
      MarkovDecisionProcess(of: player, against: policy, in: table)
    )
  }
}
