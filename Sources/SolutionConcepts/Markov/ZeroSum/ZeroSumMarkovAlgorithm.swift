public import EquilibriaNumerics
public import Games

/// A way to solve discounted Markov games of two players with opposite interests.
///
/// Algorithms are small values whose public properties are all their knobs.
public protocol ZeroSumMarkovAlgorithm: Sendable {
  /// The name of the algorithm, for reports.
  var name: String { get }

  /// Finds bounds on the values and stationary policies that prove them.
  ///
  /// - Parameters:
  ///   - game: A discounted zero-sum game.
  ///   - scalar: The arithmetic of the results.
  /// - Returns: Bounds that hold whether or not the work ran to its end.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or not discounted.
  func solve<State, Action, Scalar: OrderedField>(
    _ game: TabularMarkovGame<State, Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> ZeroSumMarkovSolution<Action, Scalar>
}

extension MarkovGame {
  /// The values of a discounted zero-sum game and optimal stationary policies, in exact numbers.
  ///
  /// The values are exact where they are simple enough to be guessed and proven: where a pair of
  /// pure policies is optimal, as in games of alternating moves, and where all values are simple
  /// fractions. They may be irrational; then the bounds are close, and exact numbers.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them; a damped Newton method by default.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: Proven bounds on the value of every state to player 0, and both players' policies.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or not discounted.
  public func zeroSumSolution(
    using algorithm: some ZeroSumMarkovAlgorithm = .newton,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> ZeroSumMarkovSolution<Action, Rational> {
    try zeroSumSolution(using: algorithm, over: Rational.self, onProgress: onProgress)
  }

  /// The values of a discounted zero-sum game and optimal stationary policies.
  ///
  /// - Parameters:
  ///   - algorithm: How to find them; a damped Newton method by default.
  ///   - scalar: ``/EquilibriaNumerics/Rational`` for exact numbers, `Double` for floating ones. In
  ///     either case the bounds are proven in exact arithmetic.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: Proven bounds on the value of every state to player 0, and both players' policies.
  /// - Throws: ``SolutionError`` when the game is not zero-sum or not discounted.
  public func zeroSumSolution<Scalar: OrderedField>(
    using algorithm: some ZeroSumMarkovAlgorithm = .newton,
    over scalar: Scalar.Type,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) throws(SolutionError) -> ZeroSumMarkovSolution<Action, Scalar> {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in try tabulated() }
    return try Progress.reporting(to: onProgress) { () throws(SolutionError) in
      try algorithm.solve(table, over: scalar)
    }
  }
}

extension TabularMarkovGame {
  /// Throws unless the game is zero-sum with one discount factor, and its numbers fit doubles.
  func requireDiscountedZeroSum() throws(SolutionError) {
    try requireDiscount()
    try requireZeroSum()
    guard discounts[0] == discounts[1] else {
      throw .notApplicable(
        reason: "not zero-sum: the players discount by \(discounts[0]) and \(discounts[1])"
      )
    }
    let largest = Rational.doubleValues(of: rewards[0]).reduce(0) { max($0, $1.magnitude) }
    guard largest / (1 - discounts[0]).doubleValue < 0x1p900 else {
      throw .notApplicable(reason: "the values of this game may exceed the range of doubles")
    }
  }

  /// Throws unless two players' rewards are the negatives of each other, and in the range of doubles.
  func requireZeroSum() throws(SolutionError) {
    guard playerCount == 2 else {
      throw .notApplicable(reason: "a zero-sum game has two players; found \(playerCount)")
    }
    if let row = Rational.firstNonzeroSum(rewards[0], rewards[1]) {
      let state = (profileStarts.firstIndex { $0 > row } ?? 1) - 1
      let index = row - profileStarts[state]
      let profile = actions[state].indices.map { player in
        "\(actions[state][player][spaces[state].action(of: player, at: index)])"
      }
      throw .notApplicable(
        reason: "not zero-sum: in state \"\(states[state])\" the rewards of "
          + "(\(profile.joined(separator: ", "))) sum to \(rewards[0][row] + rewards[1][row])"
      )
    }
    try SolutionError.markovGame { () throws(MarkovGameError) in
      try requireRange(of: Double.self)
    }
  }
}
