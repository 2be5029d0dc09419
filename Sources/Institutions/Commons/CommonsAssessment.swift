public import EquilibriaNumerics
public import Games
public import SolutionConcepts

/// What the users of a commons could have together, and what their equilibria give them.
///
/// Welfare is the expected discounted sum of all players' rewards from the initial distribution.
public struct CommonsAssessment<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The best joint policy, with the proof of its values.
  public let optimum: TeamSolution<Action, Rational>

  /// The stationary equilibria in pure policies, each with its certificate.
  public let equilibria: MarkovEquilibria<Action, Rational>

  /// The probability of each state at the start.
  public let start: [Rational]

  /// What the players earn together at most, from the start.
  public var optimalWelfare: Rational { expected(optimum.values) }

  /// What the players earn together in an equilibrium, from the start.
  ///
  /// - Parameter equilibrium: One of ``equilibria``.
  /// - Returns: The expected sum of all values.
  public func welfare(of equilibrium: MarkovEquilibrium<Action, Rational>) -> Rational {
    equilibrium.values.reduce(0) { $0 + expected($1) }
  }

  /// The different welfares of the equilibria, in increasing order.
  public var equilibriumWelfares: [Rational] { Set(equilibria.map { welfare(of: $0) }).sorted() }

  /// Whether every pure equilibrium, of which there are some, falls short of the optimum.
  ///
  /// Mixed equilibria are not looked at.
  public var isTragedy: Bool {
    equilibriumWelfares.last.map { equilibria.includesAllPure && $0 < optimalWelfare } ?? false
  }

  private func expected(_ values: [Rational]) -> Rational {
    Rational.sumOfProducts(count: start.count) { (start[$0], values[$0]) }
  }
}

extension CommonsAssessment: CustomStringConvertible {
  /// The optimum, the equilibria, and whether these are all.
  public var description: String {
    let welfares = equilibriumWelfares.map { "\($0.doubleValue)" }.joined(separator: ", ")
    return "optimum \(optimalWelfare.doubleValue); pure equilibria "
      + (welfares.isEmpty ? "none" : welfares) + (equilibria.includesAllPure ? "" : ", maybe more")
  }
}

extension MarkovGame {
  /// The joint policy with the largest discounted sum of all players' rewards, exact.
  ///
  /// - Parameter algorithm: How to solve the decision process of all players as one.
  /// - Returns: The policy and its values, which are sums over players, with their proof.
  /// - Throws: ``InstitutionError`` when the game is not well formed or not discounted for ever, or
  ///   players discount differently.
  public func welfareOptimum(
    using algorithm: some DecisionAlgorithm = .policyIteration
  ) throws(InstitutionError) -> TeamSolution<Action, Rational> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    let sums = (0..<table.rowCount).map { row in table.rewards.reduce(0) { $0 + $1[row] } }
    let team = try InstitutionError.markov { () throws(MarkovGameError) in
      try table.replacingRewards(Array(repeating: sums, count: table.playerCount))
    }
    return try InstitutionError.solution { () throws(SolutionError) in
      try team.teamSolution(using: algorithm)
    }
  }

  /// The social optimum of a commons, and all its stationary equilibria in pure policies.
  ///
  /// - Parameter limits: The longest time and the most partial policies of the search for equilibria.
  /// - Returns: Both, with their certificates.
  /// - Throws: ``InstitutionError`` when the game is not well formed or not discounted for ever, or
  ///   players discount differently.
  public func commonsAssessment(
    limits: Limits = .none
  ) throws(InstitutionError) -> CommonsAssessment<Action> {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    return try table.commonsAssessment(optimum: table.welfareOptimum(), limits: limits)
  }
}

extension TabularMarkovGame {
  /// The assessment when the optimum is known, as it is under every contract once it is under one.
  func commonsAssessment(
    optimum: TeamSolution<Action, Rational>,
    limits: Limits
  ) throws(InstitutionError) -> CommonsAssessment<Action> {
    CommonsAssessment(
      optimum: optimum,
      equilibria: try InstitutionError.solution { () throws(SolutionError) in
        try stationaryEquilibria(
          using: PurePolicyEnumeration(limits: limits),
          over: Rational.self
        )
      },
      start: startProbabilities
    )
  }

  /// The same game with other rewards.
  func replacingRewards(
    _ rewards: [[Rational]]
  ) throws(MarkovGameError) -> TabularMarkovGame<State, Action> {
    try TabularMarkovGame(
      title: title,
      playerNames: playerNames,
      states: states,
      actions: actions,
      rewards: rewards,
      transitions: transitions,
      horizon: horizon,
      initialDistribution: initialDistribution
    )
  }

  /// The probability of each state at the start.
  var startProbabilities: [Rational] {
    var start = Array(repeating: Rational.zero, count: stateCount)
    for transition in initialDistribution {
      if let number = number(of: transition.state) { start[number] += transition.probability }
    }
    return start
  }
}
