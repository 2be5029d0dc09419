public import EquilibriaNumerics
public import Games

/// Whether patient players can sustain payoffs in a subgame-perfect equilibrium, and why.
///
/// The verdict is about discount factors close enough to 1, and about equilibria in which the others
/// punish in the mode of ``minmaxValues``. See ``SustainableDiscounts`` and
/// ``SubgamePerfectPayoffs`` for given discount factors.
///
/// > Source: Friedman (1971), *A non-cooperative equilibrium for supergames*; Fudenberg & Maskin
/// > (1986); Abreu, Dutta & Smith (1994), *The folk theorem for repeated games: a NEU condition*.
public struct FolkTheoremCheck<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The answer.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// For all discount factors close enough to 1 some equilibrium pays exactly this.
    case sustainable
    /// No equilibrium pays this, whatever the discount factor.
    case impossible
    /// No theorem decides.
    case undecided
  }

  /// The payoffs in question.
  public let payoffs: [Rational]

  /// The answer.
  public let verdict: Verdict

  /// Everything found that bears on the answer: theorems that apply first.
  public let reasons: [FolkReason]

  /// Whether the payoffs are feasible, with the proof.
  public let membership: PayoffMembership<Action>

  /// The minmax value of each player, with its proof.
  public let minmaxValues: [MinmaxValue<Action>]

  /// The dimension of the feasible payoffs.
  public let dimension: Int

  /// An equilibrium of the stage game that pays every player less, when one was found.
  public let nashThreat: NashEquilibrium<Action, Rational>?

  /// Equilibria of the stage game with probabilities that yield the payoffs; empty when none do.
  public let stageDraw: [StageLottery<Action>]

  /// Whether the payoffs are feasible.
  public var isFeasible: Bool { membership.isFeasible }

  /// Whether every player provably gets more than the minmax value.
  public var isStrictlyIndividuallyRational: Bool {
    zip(payoffs, minmaxValues).allSatisfy { $0 > $1.upper }
  }
}

/// An equilibrium of the stage game and how likely a public draw picks it.
public struct StageLottery<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The equilibrium.
  public let equilibrium: NashEquilibrium<Action, Rational>

  /// Its probability, positive.
  public let probability: Rational
}

extension FolkTheoremCheck: CustomStringConvertible {
  /// The verdict and its reasons.
  public var description: String {
    let numbers = payoffs.map(\.description).joined(separator: ", ")
    return (["(\(numbers)): \(verdict.rawValue)"] + reasons.map { "  \($0)" })
      .joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// Asks whether patient players can sustain payoffs in a subgame-perfect equilibrium.
  ///
  /// ```swift
  /// let check = try PrisonersDilemma().folkTheorem(for: [3, 3])
  /// print(check.verdict)             // sustainable
  /// ```
  ///
  /// - Parameters:
  ///   - payoffs: One average payoff per player.
  ///   - mode: How the others may act together against a deviator; independent mixtures by default.
  /// - Returns: The verdict with everything that it rests on.
  /// - Throws: ``SolutionError`` when the game is not well formed or has a single player, when there
  ///   is not one payoff per player, or when the solver fails.
  public func folkTheorem(
    for payoffs: [Rational],
    punishments mode: PunishmentMode = .independent
  ) throws(SolutionError) -> FolkTheoremCheck<Action> {
    let table = try SolutionError.game { () throws(GameError) in try tabulated() }
    let feasible = try table.feasiblePayoffs()
    let membership = try feasible.membership(of: payoffs)
    let minmax = try table.minmaxValues(by: mode)
    let equilibria = try table.nashEquilibria(using: table.threatAlgorithm)
    let threat = equilibria.first { equilibrium in
      zip(payoffs, equilibrium.payoffs).allSatisfy { $0 > $1 }
    }
    let twins = table.equivalentPlayers
    let draw = try HullMembership.weights(of: payoffs, among: equilibria.map(\.payoffs))
    var theorems: [FolkTheorem] = []
    if membership.isFeasible {
      if draw != nil { theorems.append(.stageEquilibria) }
      if threat != nil { theorems.append(.nashReversion) }
      if zip(payoffs, minmax).allSatisfy({ $0 > $1.upper }) {
        if payoffs.count == 2 { theorems.append(.twoPlayers) }
        if feasible.dimension == payoffs.count { theorems.append(.fullDimension) }
        if twins.isEmpty { theorems.append(.nonEquivalentUtilities) }
      }
    }
    var obstacles: [FolkReason] = membership.isFeasible ? [] : [.infeasible]
    for (payoff, value) in zip(payoffs, minmax) where payoff < value.lower {
      obstacles.append(.belowMinmax(player: value.player))
    }
    let verdict: FolkTheoremCheck<Action>.Verdict =
      !theorems.isEmpty ? .sustainable : !obstacles.isEmpty ? .impossible : .undecided
    var remarks: [FolkReason] = []
    for (payoff, value) in zip(payoffs, minmax) where payoff >= value.lower {
      if payoff == value.value {
        remarks.append(.atMinmax(player: value.player))
      } else if payoff <= value.upper {
        remarks.append(.minmaxUncertain(player: value.player))
      }
    }
    if feasible.dimension < payoffs.count {
      remarks.append(.lowDimension(found: feasible.dimension, players: payoffs.count))
    }
    return FolkTheoremCheck(
      payoffs: payoffs,
      verdict: verdict,
      reasons: theorems.map { .theorem($0) } + obstacles + remarks + twins,
      membership: membership,
      minmaxValues: minmax,
      dimension: feasible.dimension,
      nashThreat: threat,
      stageDraw: zip(equilibria, draw ?? []).filter { $1 > .zero }.map {
        StageLottery(equilibrium: $0, probability: $1)
      }
    )
  }
}

extension PayoffTable {
  /// Mixed equilibria of small two-player games are threats too; otherwise pure ones.
  fileprivate var threatAlgorithm: ThreatAlgorithm {
    ThreatAlgorithm(isSmall: space.playerCount == 2 && (space.counts.max() ?? 0) <= 8)
  }

  /// The pairs of players whose payoffs are positive affine functions of each other.
  fileprivate var equivalentPlayers: [FolkReason] {
    payoffs.indices.flatMap { first in
      payoffs.indices.filter { $0 > first && areEquivalent(first, $0) }.map {
        FolkReason.equivalentUtilities(first: first, second: $0)
      }
    }
  }

  private func areEquivalent(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (payoffs[first], payoffs[second])
    // Two profiles that differ for the first player fix the affine function.
    guard let other = a.indices.first(where: { a[$0] != a[0] }) else {
      return b.allSatisfy { $0 == b[0] }
    }
    let slope = (b[other] - b[0]) / (a[other] - a[0])
    return slope > .zero && a.indices.allSatisfy { b[$0] - b[0] == slope * (a[$0] - a[0]) }
  }
}

/// The search for stage-game equilibria to revert to.
private struct ThreatAlgorithm: NashAlgorithm {
  let isSmall: Bool
  var name: String { "threats" }

  func equilibria<Action, Scalar: OrderedField>(
    of game: PayoffTable<Action>,
    over scalar: Scalar.Type
  ) throws(SolutionError) -> NashEquilibria<Action, Scalar> {
    isSmall
      ? try VertexEnumeration().equilibria(of: game, over: scalar)
      : try PureEnumeration().equilibria(of: game, over: scalar)
  }
}
