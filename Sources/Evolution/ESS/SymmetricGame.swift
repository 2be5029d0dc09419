public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// A game between two members of one population: one strategy set, one payoff matrix.
///
/// The entry in row i and column j is the payoff of i against j.
///
/// ```swift
/// let hawkDove = try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
/// ```
public struct SymmetricGame<Action: Hashable & Sendable>: NormalFormGame, Hashable {
  /// A short name of the game, for people; may be empty.
  public let title: String

  /// The strategies, in the order of rows and columns.
  public let strategies: [Action]

  /// The payoff of the row's strategy against the column's, n×n.
  public let matrix: Matrix<Rational>

  /// A game from its strategies and the payoff of each against each.
  ///
  /// - Parameters:
  ///   - strategies: The distinct strategies.
  ///   - payoffs: One row per strategy: its payoffs against each strategy in turn.
  ///   - title: A short name; empty by default.
  /// - Throws: ``EvolutionError/game(_:)`` when there is no strategy, one is repeated, or the
  ///   payoffs are not one row and one column per strategy.
  public init(
    strategies: [Action],
    payoffs: [[Rational]],
    title: String = ""
  ) throws(EvolutionError) {
    let count = strategies.count
    guard count > 0 else { throw .game(.noActions(player: 0)) }
    guard payoffs.count == count, payoffs.allSatisfy({ $0.count == count }) else {
      throw .game(
        .wrongTableSize(
          player: 0,
          found: payoffs.reduce(0) { $0 + $1.count },
          expected: count * count
        )
      )
    }
    var seen: Set<Action> = []
    for strategy in strategies where !seen.insert(strategy).inserted {
      throw .game(.duplicateAction(player: 0, action: "\(strategy)"))
    }
    self.title = title
    self.strategies = strategies
    matrix = Matrix(payoffs)
  }

  /// A symmetric two-player game, seen as a game within one population.
  ///
  /// - Parameter game: A two-player game whose column payoffs are the transpose of the row
  ///   payoffs, action number by action number.
  /// - Throws: ``EvolutionError`` when the game is not well formed or not symmetric; it names the
  ///   first misfit.
  public init(_ game: some NormalFormGame<Action>) throws(EvolutionError) {
    if let same = game as? SymmetricGame<Action> {
      self = same
      return
    }
    let table = try EvolutionError.game { () throws(GameError) in try game.tabulated() }
    try EvolutionError.solution { () throws(SolutionError) in
      try SymmetricEnumeration.requireSymmetry(table)
    }
    title = table.title
    strategies = table.actions[0]
    matrix = table.matrix(of: 0)
  }

  /// The number of strategies.
  public var count: Int { strategies.count }

  /// The strategies, once for each player.
  public var actions: [[Action]] { [strategies, strategies] }

  /// The payoffs of two players.
  ///
  /// - Parameter profile: The strategies of both; an unknown one is a programming error.
  /// - Returns: What the first gets against the second, and the second against the first.
  public func payoffs(for profile: [Action]) -> [Rational] {
    let places = profile.map { action in
      guard let place = strategies.firstIndex(of: action) else {
        preconditionFailure("the game has no strategy \"\(action)\"")
      }
      return place
    }
    return [matrix[places[0], places[1]], matrix[places[1], places[0]]]
  }

  /// Both players' payoffs in dense tables.
  ///
  /// - Returns: The same game as a ``/Games/PayoffTable``.
  /// - Throws: ``/Games/GameError`` when there are too many strategies for a table.
  public func tabulated() throws(GameError) -> PayoffTable<Action> {
    try PayoffTable(
      title: title,
      actions: actions,
      payoffs: [matrix.elements, matrix.transposed.elements]
    )
  }
}

extension SymmetricGame where Action == Int {
  /// A game whose strategies are numbered from 0.
  ///
  /// - Parameters:
  ///   - payoffs: One row per strategy: its payoffs against each strategy in turn.
  ///   - title: A short name; empty by default.
  /// - Throws: ``EvolutionError/game(_:)`` when the matrix is empty or not square.
  public init(_ payoffs: [[Rational]], title: String = "") throws(EvolutionError) {
    try self.init(strategies: Array(payoffs.indices), payoffs: payoffs, title: title)
  }
}

extension SymmetricGame: CustomStringConvertible {
  /// The title if there is one, and the rows of the payoff matrix.
  public var description: String {
    let rows = strategies.indices.map { row in
      "\(strategies[row]): " + matrix.row(row).map(\.description).joined(separator: " ")
    }
    return ((title.isEmpty ? [] : [title]) + rows).joined(separator: "\n")
  }
}

extension EvolutionError {
  /// Runs a throwing game operation, with its error wrapped.
  static func game<Result>(
    _ body: () throws(GameError) -> Result
  ) throws(EvolutionError) -> Result {
    do throws(GameError) { return try body() } catch { throw .game(error) }
  }

  /// Runs a throwing solution concept, with its error wrapped.
  static func solution<Result>(
    _ body: () throws(SolutionError) -> Result
  ) throws(EvolutionError) -> Result {
    do throws(SolutionError) { return try body() } catch { throw .solution(error) }
  }
}
