public import EquilibriaNumerics
public import Games

/// In every stage everyone makes sure of as much as possible, whatever the others do together.
///
/// The values are what players are sure of, and that is what counts as the future of the stage before:
/// backward induction finds each player's security value and a policy that secures it. In a
/// zero-sum game of two players this is the value and optimal play.
///
/// > Source: von Neumann (1928), *Zur Theorie der Gesellschaftsspiele*; Shapley (1953), *Stochastic
/// > games*.
public struct MaximinStage<Action: Hashable & Sendable>: StageConcept {
  /// Security strategies; there is nothing to choose.
  public init() {}

  /// `maximin`.
  public var name: String { "maximin" }

  /// Finds everyone's security strategy in a stage.
  ///
  /// - Parameters:
  ///   - stage: The game of one period.
  ///   - scalar: The arithmetic of the result.
  ///   - limits: The longest time.
  /// - Returns: The strategies, what they secure, and why more cannot be secured.
  /// - Throws: ``SolutionError`` when a linear solver fails or a limit is reached.
  public func outcome<Scalar: OrderedField>(
    of stage: PayoffTable<Action>,
    over scalar: Scalar.Type,
    limits: Limits
  ) throws(SolutionError) -> StageOutcome<Action, Scalar> {
    var strategies: [MixedStrategy<Action, Scalar>] = []
    var threats: [[Scalar]] = []
    var values: [Scalar] = []
    for player in stage.actions.indices {
      let game = try Self.duel(of: player, in: stage)
      let solution = try ZeroSumProgram(limits: limits).solve(game, over: scalar)
      if let reason = solution.stopReason { throw .stopped(reason) }
      strategies.append(
        MixedStrategy(trusted: solution.rowStrategy.probabilities, over: stage.actions[player])
      )
      threats.append(solution.columnStrategy.probabilities)
      values.append(solution.lowerValue)
    }
    return StageOutcome(
      play: .secure(MixedProfile(strategies), threats: threats),
      values: values
    )
  }

  /// A player against all others as one opponent.
  private static func duel(
    of player: Int,
    in stage: PayoffTable<Action>
  ) throws(SolutionError) -> PayoffTable<Int> {
    let space = stage.space
    let others = space.otherProfiles(than: player)
    let payoffs = (0..<space.counts[player]).flatMap { action in
      others.map { stage.payoffs[player][$0 + action * space.strides[player]] }
    }
    return try SolutionError.game { () throws(GameError) in
      try PayoffTable(
        actions: [Array(0..<space.counts[player]), Array(others.indices)],
        payoffs: [payoffs, payoffs.map { -$0 }]
      )
    }
  }
}

extension ActionSpace {
  /// The numbers of the profiles in which a player plays the first action: one for everything that
  /// the others may do, in order.
  func otherProfiles(than player: Int) -> [Int] {
    (0..<profileCount).filter { action(of: player, at: $0) == 0 }
  }
}

extension StageConcept {
  /// Everyone makes sure of as much as possible.
  ///
  /// - Returns: The concept.
  public static func maximin<Move>() -> Self where Self == MaximinStage<Move> { MaximinStage() }
}
