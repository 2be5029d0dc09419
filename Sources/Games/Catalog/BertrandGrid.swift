public import EquilibriaNumerics

/// Firms that choose prices of one good from a grid; the cheapest sell all of it.
///
/// Demand at the lowest price p is max(0, a − p); the firms that ask p share it equally and earn
/// p − c on each unit, the others sell nothing. Defined by `intercept > cost ≥ 0`. On a continuum
/// the price is the cost; on a grid with step h, prices one or two steps above it may be equilibria
/// too.
///
/// > Source: Bertrand (1883), review of Walras and Cournot, Journal des Savants; Tirole (1988), *The
/// > Theory of Industrial Organization*, section 5.1.
public struct BertrandGrid: NormalFormGame, Hashable {
  /// n: the number of firms.
  public let firms: Int

  /// The prices to choose from, increasing.
  public let prices: [Rational]

  /// a: what is sold at the price zero.
  public let intercept: Rational

  /// c: what a unit costs to make.
  public let cost: Rational

  /// The market with the given grid, demand and cost.
  ///
  /// - Parameters:
  ///   - firms: n, at least two; 2 by default.
  ///   - prices: The grid, strictly increasing and not negative; 0, 1, …, 6 by default.
  ///   - intercept: a, what is sold at the price zero; 12 by default.
  ///   - cost: c, per unit; 2 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `intercept > cost` and
  ///   `cost ≥ 0`; ``GameError`` for a bad grid or a game too large.
  public init(
    firms: Int = 2,
    prices: [Rational] = [0, 1, 2, 3, 4, 5, 6],
    intercept: Rational = 12,
    cost: Rational = 2
  ) throws(GameError) {
    try requireTable(players: firms, options: prices.count)
    try requireGrid("prices", prices)
    let inequalities = DefiningInequalities(of: "Bertrand market")
    try inequalities.greater(NamedParameter("intercept", intercept), NamedParameter("cost", cost))
    try inequalities.notNegative(NamedParameter("cost", cost))
    self.firms = firms
    self.prices = prices
    self.intercept = intercept
    self.cost = cost
  }

  /// The name of the game.
  public var title: String { "Bertrand market" }

  /// `Firm 1`, `Firm 2`, ….
  public var playerNames: [String] { (1...firms).map { "Firm \($0)" } }

  /// The grid, for every firm.
  public var actions: [[Rational]] { Array(repeating: prices, count: firms) }

  /// The profits of all firms.
  ///
  /// - Parameter profile: One price per firm.
  /// - Returns: A share of `(p − c)·max(0, a − p)` for the firms with the lowest price p.
  public func payoffs(for profile: [Rational]) -> [Rational] {
    let price = profile.min() ?? 0
    let cheapest = Rational(profile.count { $0 == price })
    let share = (price - cost) * max(0, intercept - price) / cheapest
    return profile.map { $0 == price ? share : 0 }
  }
}
