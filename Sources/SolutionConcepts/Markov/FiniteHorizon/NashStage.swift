public import EquilibriaNumerics
public import Games

/// Which of several equilibria of a stage is played.
public enum StageSelection: Sendable, Hashable {
  /// The first that the algorithm lists.
  case first
  /// The one with the highest sum of payoffs; the first of several.
  case highestTotal
  /// The one whose worst-off player is best off; the first of several.
  case highestMinimum
  /// The one that is best for a player, from 0; the first of several.
  case highestPayoff(of: Int)

  /// One of `first`, `total`, `minimum` and `player:0`.
  public var name: String {
    switch self {
    case .first: "first"
    case .highestTotal: "total"
    case .highestMinimum: "minimum"
    case .highestPayoff(let player): "player:\(player)"
    }
  }

  /// What the selection makes as large as possible; `nil` when it does not look at payoffs.
  func worth<Scalar: OrderedField>(of payoffs: [Scalar]) -> Scalar? {
    switch self {
    case .first: nil
    case .highestTotal: payoffs.reduce(.zero, +)
    case .highestMinimum: payoffs.min()
    case .highestPayoff(let player): payoffs[player]
    }
  }
}

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
    if case .highestPayoff(let player) = selection, !stage.space.counts.indices.contains(player) {
      throw .game(
        .invalidParameter(
          name: "the player whose payoff selects equilibria",
          value: "\(player)",
          domain: "0 to \(stage.space.playerCount - 1)"
        )
      )
    }
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
