public import EquilibriaNumerics
public import Games

/// A Markov game of one player: states, actions, and rewards discounted for ever.
///
/// It arises from a game that has one player to begin with, or from a player's point of view when
/// the others' stationary policies are fixed: their mixtures become part of the transitions. The
/// optimal value v* is the only solution of `v = T v` with
/// `(T v)(s) = max_a r(s, a) + δ·Σ_t P(t | s, a)·v(t)`.
///
/// > Source: Puterman (1994), *Markov Decision Processes*, chapter 6.
public struct MarkovDecisionProcess<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable {
  /// The player's actions in each state: `actions[state][index]`.
  public let actions: [[Action]]

  /// Rewards and transitions, as those of a game with a single player.
  public let arrays: MarkovArrays<Scalar>

  /// A bound on the relative error of the tables and of one application of T.
  ///
  /// A computed value is within `errorFactor · (max|r| + δ·max|v|)` of the true one. Zero in exact
  /// arithmetic.
  let errorFactor: Scalar

  /// At most 1 − δ, and equal to it in exact arithmetic.
  let complement: Scalar

  /// The number of states.
  public var stateCount: Int { arrays.stateCount }

  /// δ: the discount factor.
  public var discount: Scalar { arrays.discounts[0] }

  /// The decision problem of a game with one player.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - scalar: The arithmetic of the tables.
  /// - Throws: ``SolutionError`` when the game is not well formed, has several players, or is not
  ///   discounted.
  public init<State>(
    _ game: some MarkovGame<State, Action>,
    over scalar: Scalar.Type = Rational.self
  ) throws(SolutionError) {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      try game.tabulated()
    }
    guard table.playerCount == 1 else {
      throw .notApplicable(
        reason: "a decision problem has one player; found \(table.playerCount)"
      )
    }
    try table.requireDiscount()
    try SolutionError.markovGame { () throws(MarkovGameError) in
      try table.requireRange(of: scalar)
    }
    let arrays = MarkovArrays<Scalar>(table)
    self.init(
      actions: table.actions.map { $0[0] },
      arrays: arrays,
      errorFactor: arrays.errorFactor(extraTerms: 0),
      discount: table.discounts[0]
    )
  }

  init(
    actions: [[Action]],
    arrays: MarkovArrays<Scalar>,
    errorFactor: Scalar,
    discount: Rational
  ) {
    self.actions = actions
    self.arrays = arrays
    self.errorFactor = errorFactor
    complement = Scalar(1 - discount) * (1 - 2 * Scalar.roundingUnit)
  }

  private init(
    actions: [[Action]],
    arrays: MarkovArrays<Scalar>,
    errorFactor: Scalar,
    complement: Scalar
  ) {
    self.actions = actions
    self.arrays = arrays
    self.errorFactor = errorFactor
    self.complement = complement
  }

  /// The process in floating arithmetic, for algorithms that propose before others prove.
  var floating: MarkovDecisionProcess<Action, Double> {
    let rounded = arrays.converted(to: Double.self)
    return MarkovDecisionProcess<Action, Double>(
      actions: actions,
      arrays: rounded,
      errorFactor: errorFactor.doubleValue + rounded.errorFactor(extraTerms: 0),
      complement: complement.doubleValue * (1 - 2 * Double.roundingUnit)
    )
  }
}

extension MarkovArrays {
  /// A bound on the relative error of a computed `r + δ·Σ P·v`; zero in exact arithmetic.
  ///
  /// Probabilities are off by two rounding units, rewards and discount factors by one, and a sum of
  /// n products adds n + 2.
  ///
  /// - Parameter extraTerms: The rounding errors already in the tables.
  /// - Returns: A factor of `max|r| + δ·max|v|`.
  ///
  /// > Source: Higham (2002), *Accuracy and Stability of Numerical Algorithms*, section 3.1.
  func errorFactor(extraTerms: Int) -> Scalar {
    if Scalar.roundingUnit == .zero { return .zero }
    var longest = 0
    for row in 0..<rowCount { longest = max(longest, entryStarts[row + 1] - entryStarts[row]) }
    guard let terms = Scalar(exactly: 2 * (longest + extraTerms + 8)) else { return .zero }
    return terms * Scalar.roundingUnit
  }

  /// The tables in another arithmetic, rounded to the nearest.
  func converted<Other: OrderedField>(to type: Other.Type) -> MarkovArrays<Other> {
    func convert(_ values: [Scalar]) -> [Other] {
      values as? [Other] ?? values.map { Other($0.exactValue ?? .zero) }
    }
    return MarkovArrays<Other>(
      spaces: spaces,
      profileStarts: profileStarts,
      entryStarts: entryStarts,
      successors: successors,
      probabilities: convert(probabilities),
      rewards: rewards.map(convert),
      discounts: convert(discounts)
    )
  }
}

extension TabularMarkovGame {
  /// Throws unless the horizon is infinite and discounted.
  func requireDiscount() throws(SolutionError) {
    guard case .discounted = horizon else {
      throw .notApplicable(
        reason: "this needs rewards discounted for ever; the horizon is \(horizon)"
      )
    }
  }

  /// Throws when a reward is too large or too small for an arithmetic, and says which.
  ///
  /// The limits are those of payoffs: between 2⁻⁹⁶⁰ and 2⁹⁶⁰, unless zero.
  func requireRange<Scalar: OrderedField>(of scalar: Scalar.Type) throws(MarkovGameError) {
    if Scalar.arithmetic == .exact { return }
    for (player, values) in rewards.enumerated() {
      for (row, value) in Rational.doubleValues(of: values).enumerated() {
        let size = value.magnitude
        if (size >= 0x1p-960 && size <= 0x1p960) || values[row].isZero { continue }
        let state = (profileStarts.firstIndex { $0 > row } ?? 1) - 1
        throw .notFinite(
          place: "in floating arithmetic a reward of player \(player) in state \"\(states[state])\""
        )
      }
    }
  }
}
