public import EquilibriaNumerics

/// Firms that choose quantities of one good from a grid, under linear inverse demand.
///
/// With total output Q the price is max(0, a − b·Q); firm i with quantity qᵢ and unit cost c earns
/// (price − c)·qᵢ. Defined by `intercept > cost ≥ 0` and `slope > 0`. On a continuum the equilibrium
/// quantity is (a − c)/(b·(n + 1)); a grid may have further equilibria beside it.
///
/// > Source: Cournot (1838), *Recherches sur les principes mathématiques de la théorie des
/// > richesses*, chapter 7.
public struct CournotGrid: NormalFormGame, Hashable {
  /// n: the number of firms.
  public let firms: Int

  /// The quantities to choose from, increasing.
  public let quantities: [Rational]

  /// a: the price when nothing is sold.
  public let intercept: Rational

  /// b: how far the price falls per unit sold.
  public let slope: Rational

  /// c: what a unit costs to make.
  public let cost: Rational

  /// The market with the given grid, demand and cost.
  ///
  /// - Parameters:
  ///   - firms: n, at least two; 2 by default.
  ///   - quantities: The grid, strictly increasing and not negative; 0, 1, …, 6 by default.
  ///   - intercept: a, the price when nothing is sold; 12 by default.
  ///   - slope: b, the fall of the price per unit; 1 by default.
  ///   - cost: c, per unit; 0 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `slope > 0`,
  ///   `intercept > cost` and `cost ≥ 0`; ``GameError`` for a bad grid or a game too large.
  public init(
    firms: Int = 2,
    quantities: [Rational] = [0, 1, 2, 3, 4, 5, 6],
    intercept: Rational = 12,
    slope: Rational = 1,
    cost: Rational = 0
  ) throws(GameError) {
    try requireTable(players: firms, options: quantities.count)
    try requireGrid("quantities", quantities)
    let inequalities = DefiningInequalities(of: "Cournot market")
    try inequalities.positive(NamedParameter("slope", slope))
    try inequalities.greater(NamedParameter("intercept", intercept), NamedParameter("cost", cost))
    try inequalities.notNegative(NamedParameter("cost", cost))
    self.firms = firms
    self.quantities = quantities
    self.intercept = intercept
    self.slope = slope
    self.cost = cost
  }

  /// The name of the game.
  public var title: String { "Cournot market" }

  /// `Firm 1`, `Firm 2`, ….
  public var playerNames: [String] { (1...firms).map { "Firm \($0)" } }

  /// The grid, for every firm.
  public var actions: [[Rational]] { Array(repeating: quantities, count: firms) }

  /// The profits of all firms.
  ///
  /// - Parameter profile: One quantity per firm.
  /// - Returns: `(max(0, a − b·Q) − c)·qᵢ` for each firm.
  public func payoffs(for profile: [Rational]) -> [Rational] {
    let price = max(0, intercept - slope * profile.reduce(0, +))
    return profile.map { (price - cost) * $0 }
  }
}
