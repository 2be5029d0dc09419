public import EquilibriaNumerics
public import Games

/// Every stage is played as a Nash equilibrium of it.
///
/// Backward induction then yields a Markov-perfect equilibrium of the game. With an algorithm that lists
/// all extreme equilibria the selection is the best among those; for more than two players the
/// standard algorithm knows pure equilibria only.
///
/// > Source: Selten (1975), *Reexamination of the perfectness concept for equilibrium points in
/// > extensive games*; Fudenberg & Tirole (1991), *Game Theory*, section 13.1.
public struct NashStage<Action: Hashable & Sendable, Algorithm: NashAlgorithm>: StageConcept {
  /// How equilibria of stages are found.
  public var algorithm: Algorithm

  /// Which of them is played.
  public var selection: StageSelection

  /// Nash equilibria of stages by a given algorithm.
  ///
  /// - Parameters:
  ///   - algorithm: How equilibria of stages are found.
  ///   - selection: Which of them is played.
  public init(algorithm: Algorithm, selection: StageSelection = .first) {
    self.algorithm = algorithm
    self.selection = selection
  }

  /// `nash:` and the name of the selection.
  public var name: String { "nash:\(selection.name)" }

  /// Finds an equilibrium of a stage.
  ///
  /// - Parameters:
  ///   - stage: The game of one period.
  ///   - scalar: The arithmetic of the result.
  ///   - limits: Not used: the algorithm has its own.
  /// - Returns: The equilibrium selected.
  /// - Throws: ``SolutionError`` when the algorithm finds none.
  public func outcome<Scalar: OrderedField>(
    of stage: PayoffTable<Action>,
    over scalar: Scalar.Type,
    limits: Limits
  ) throws(SolutionError) -> StageOutcome<Action, Scalar> {
    try selection.requirePlayers(stage.space.playerCount)
    let found = try algorithm.equilibria(of: stage, over: scalar)
    var best: NashEquilibrium<Action, Scalar>?
    for equilibrium in found {
      guard let current = best else {
        best = equilibrium
        continue
      }
      guard let worth = selection.worth(of: equilibrium.payoffs),
        let other = selection.worth(of: current.payoffs), worth > other
      else { continue }
      best = equilibrium
    }
    guard let best else {
      if let reason = found.stopReason { throw .stopped(reason) }
      throw .notApplicable(reason: "\(found.method) finds no equilibrium of the stage")
    }
    return StageOutcome(play: .independent(best.profile), values: best.payoffs)
  }
}

extension StageConcept {
  /// A Nash equilibrium of every stage: of all for two players, of the pure ones for more.
  ///
  /// - Parameter selection: Which of several is played; the first by default.
  /// - Returns: The concept.
  public static func nash<Move>(_ selection: StageSelection = .first) -> Self
  where Self == NashStage<Move, AutomaticNash> {
    NashStage(algorithm: .automatic, selection: selection)
  }

  /// A pure Nash equilibrium of every stage.
  ///
  /// - Parameter selection: Which of several is played; the first by default.
  /// - Returns: The concept.
  public static func pureNash<Move>(_ selection: StageSelection = .first) -> Self
  where Self == NashStage<Move, PureEnumeration> {
    NashStage(algorithm: .pureEnumeration, selection: selection)
  }
}
