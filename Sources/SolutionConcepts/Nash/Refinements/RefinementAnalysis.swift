public import EquilibriaNumerics
public import Games
public import LinearPrograms

/// Finds which refinements the equilibria of a two-player game pass.
///
/// - Complexity: Two exact linear programs per equilibrium; to decide whether an equilibrium that
///   is not regular is proper, a few per pair of orders of the tied actions.
///
/// > Source: van Damme (1991), *Stability and Perfection of Nash Equilibria*, chapters 2 and 3.
public struct RefinementAnalysis: Sendable, Hashable {
  /// The longest time.
  public var limits: Limits

  /// The most pairs of orders of actions that are tried to decide whether one equilibrium is proper.
  public var largestOrderCount: Int

  /// An analysis of refinements.
  ///
  /// - Parameters:
  ///   - limits: The longest time.
  ///   - largestOrderCount: The most pairs of orders of actions tried per equilibrium.
  public init(limits: Limits = .none, largestOrderCount: Int = 10_000) {
    self.limits = limits
    self.largestOrderCount = largestOrderCount
  }

  /// Finds the refinements of one equilibrium.
  ///
  /// - Parameters:
  ///   - profile: An equilibrium, from any source.
  ///   - game: A two-player game.
  ///   - solver: The solver of the linear programs behind weak dominance.
  /// - Returns: Which refinements the equilibrium passes, with proofs.
  /// - Throws: ``SolutionError`` when the profile is not an equilibrium of the game.
  public func refinements<Action>(
    of profile: MixedProfile<Action, Rational>,
    in game: some NormalFormGame<Action>,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> NashRefinements<Action> {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    var work = try RefinementWork(self, table, solver)
    return try work.refinements(of: profile, isolatedIndex: nil, isolation: .componentsUnknown)
  }

  /// Finds the refinements of a list of equilibria, and of the continua that they span.
  ///
  /// - Parameters:
  ///   - equilibria: The equilibria of the game; all of them, to judge continua too.
  ///   - game: A two-player game.
  ///   - solver: The solver of the linear programs behind weak dominance.
  /// - Returns: Which refinements each equilibrium passes, with proofs.
  /// - Throws: ``SolutionError`` when one of them is not an equilibrium of the game.
  public func refinements<Action>(
    of equilibria: NashEquilibria<Action, Rational>,
    in game: some NormalFormGame<Action>,
    solver: some LinearSolver = .standard
  ) throws(SolutionError) -> RefinedEquilibria<Action> {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    var work = try RefinementWork(self, table, solver)
    var isolation = [(index: Int?, reason: RefinementReason)](
      repeating: (nil, .componentsUnknown),
      count: equilibria.count
    )
    for component in equilibria.components ?? [] {
      for member in component.members {
        isolation[member] =
          component.isSinglePoint
          ? (component.index, component.isEssential ? .index(component.index) : .indexZero)
          : (nil, .notIsolated)
      }
    }
    var refinements: [NashRefinements<Action>] = []
    for (equilibrium, isolation) in zip(equilibria, isolation) {
      refinements.append(
        try work.refinements(
          of: equilibrium.profile,
          isolatedIndex: isolation.index,
          isolation: isolation.reason
        )
      )
    }
    if equilibria.isComplete {
      let perfect = refinements.indices.filter { refinements[$0].isUndominated != false }
      // The undominated part of a continuum has undominated extreme points.
      if perfect.count == 1, refinements[perfect[0]].proper.isSatisfied == nil {
        refinements[perfect[0]].proper = .yes(.onlyPerfect)
      }
    }
    var subsets: [RefinedSubset<Action>]?
    if let components = equilibria.components {
      var list: [RefinedSubset<Action>] = []
      for subset in components.flatMap(\.subsets) {
        let profiles = subset.members.map { equilibria[$0].profile.probabilities }
        list.append(
          RefinedSubset(
            members: subset.members,
            undominatedMembers: subset.members.filter { refinements[$0].isUndominated == true },
            centre: try work.dominance(of: [0, 1].map { Self.centre(profiles.map(\.[$0])) })
          )
        )
      }
      subsets = list
    }
    return RefinedEquilibria(refinements: refinements, subsets: subsets)
  }

  /// The mean of mixtures.
  static func centre(_ mixtures: [[Rational]]) -> [Rational] {
    mixtures[0].indices.map { action in
      mixtures.reduce(Rational.zero) { $0 + $1[action] } / Rational(mixtures.count)
    }
  }
}

extension NormalFormGame {
  /// Which refinements each equilibrium of a list passes, with proofs.
  ///
  /// - Parameter equilibria: Equilibria of this game, of two players; all, to judge continua too.
  /// - Returns: Strict, quasi-strict, regular, undominated, perfect, proper, essential, per
  ///   equilibrium.
  /// - Throws: ``SolutionError`` when one of them is not an equilibrium of the game.
  public func refinements(
    of equilibria: NashEquilibria<Action, Rational>
  ) throws(SolutionError) -> RefinedEquilibria<Action> {
    try RefinementAnalysis().refinements(of: equilibria, in: self)
  }

  /// Which refinements an equilibrium passes, with proofs.
  ///
  /// - Parameter equilibrium: An equilibrium of this game, of two players, from any source.
  /// - Returns: Strict, quasi-strict, regular, undominated, perfect, proper, essential.
  /// - Throws: ``SolutionError`` when it is not an equilibrium of the game.
  public func refinements(
    of equilibrium: MixedProfile<Action, Rational>
  ) throws(SolutionError) -> NashRefinements<Action> {
    try RefinementAnalysis().refinements(of: equilibrium, in: self)
  }
}
