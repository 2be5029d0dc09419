internal import EquilibriaNumerics
internal import Games

/// A game as stationary algorithms need it, and how they turn proposals into certified answers.
struct StationaryWork<State: Hashable & Sendable, Action: Hashable & Sendable> {
  let game: TabularMarkovGame<State, Action>

  /// The game in floating arithmetic.
  let arrays: MarkovArrays<Double>

  /// The same in the units of homotopies.
  let tables: HomotopyTables

  /// The exact tables, when they are needed often.
  private let exactArrays: MarkovArrays<Rational>?

  /// Prepares a game.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - isExact: Whether many policies will be checked exactly.
  init(_ game: TabularMarkovGame<State, Action>, isExact: Bool = false) {
    self.game = game
    exactArrays = isExact ? MarkovArrays(game) : nil
    arrays = MarkovArrays(game)
    tables = HomotopyTables(arrays)
  }

  /// A policy with what the checker says about it.
  func checked<Scalar>(
    _ policy: StationaryPolicy<Action, Scalar>,
    box: EquilibriumBox? = nil
  ) -> MarkovEquilibrium<Action, Scalar> {
    let tables =
      arrays as? MarkovArrays<Scalar> ?? exactArrays as? MarkovArrays<Scalar>
      ?? MarkovArrays<Scalar>(game)
    let check = MarkovCheck(policy, of: game, arrays: tables, limits: .none)
    return MarkovEquilibrium(policy, check: check, box: box)
  }

  /// A floating policy with what the checker says about it, and a box when there is a proof.
  func certified(_ probabilities: [[[Double]]]) -> MarkovEquilibrium<Action, Double> {
    let policy = StationaryPolicy(trusted: probabilities, actions: game.actions)
    let result = checked(policy)
    let box = BoxSearch(SupportIntervals(game)).box(around: probabilities, values: result.values)
    return MarkovEquilibrium(policy, check: result.check, box: box)
  }

  /// A certified equilibrium in the arithmetic wanted; `nil` when that is exact and the equilibrium
  /// is not recognised as rational.
  func equilibrium<Scalar: OrderedField>(
    _ probabilities: [[[Double]]],
    over scalar: Scalar.Type
  ) -> MarkovEquilibrium<Action, Scalar>? {
    switch Scalar.arithmetic {
    case .floating: certified(probabilities) as? MarkovEquilibrium<Action, Scalar>
    case .exact:
      RationalRecognition(self).equilibrium(near: probabilities)
        as? MarkovEquilibrium<Action, Scalar>
    }
  }

  /// The policy in which every player has one action for certain.
  func pure<Scalar: OrderedField>(
    _ rows: [Int],
    over scalar: Scalar.Type
  ) -> StationaryPolicy<Action, Scalar> {
    let probabilities = rows.enumerated().map { state, row in
      let space = game.spaces[state]
      return space.counts.indices.map { player -> [Scalar] in
        let chosen = space.action(of: player, at: row - game.profileStarts[state])
        return (0..<space.counts[player]).map { $0 == chosen ? 1 : .zero }
      }
    }
    return StationaryPolicy(trusted: probabilities, actions: game.actions)
  }
}
