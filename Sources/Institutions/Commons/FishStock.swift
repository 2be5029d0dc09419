public import EquilibriaNumerics
public import Games

/// A stock of fish in whole numbers, which collapses when fished below a least stock.
///
/// In each period every fleet sets out to catch up to H fish of a stock x. If they want more than
/// there is, each gets its proportional part. What is left, y, grows by `⌊g·y·(1 − y/X)⌋` to at most X,
/// unless it is below the least stock: then it is lost for good.
///
/// ```swift
/// let stock = try FishStock(largestStock: 6, growth: 1, leastStock: 3, largestCatch: 3)
/// print(try stock.commonsAssessment())  // optimum 12.0; pure equilibria 6.0
/// print(try stock.under(stock.tax(perFish: 0.25, below: 5)).commonsAssessment())
/// ```
///
/// Derived for this package from the verbal description of a one-dimensional common-pool resource.
///
/// > Source: Gordon (1954), *The economic theory of a common-property resource: the fishery*, Journal
/// > of Political Economy 62; Schaefer (1954) for the law of growth.
public struct FishStock: MarkovGame, Hashable {
  /// n: the number of fleets.
  public let fleets: Int

  /// X: the largest stock.
  public let largestStock: Int

  /// g: the rate of growth.
  public let growth: Rational

  /// The least stock after fishing that survives.
  public let leastStock: Int

  /// H: the most that a fleet can set out to catch.
  public let largestCatch: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The stock with the given numbers.
  ///
  /// - Parameters:
  ///   - fleets: n, from 1 to 8; 2 by default.
  ///   - largestStock: X, from 1 to 200.
  ///   - growth: g, from 0 up.
  ///   - leastStock: The least stock after fishing that survives, from 0 to X.
  ///   - largestCatch: H, from 1 to 20.
  ///   - discount: δ of all fleets, from 0 to below 1; 9/10 by default.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(
    fleets: Int = 2,
    largestStock: Int,
    growth: Rational,
    leastStock: Int,
    largestCatch: Int,
    discount: Rational = 0.9
  ) throws(InstitutionError) {
    try InstitutionError.requireWhole("fleets", fleets, in: 1...8)
    try InstitutionError.requireWhole("largestStock", largestStock, in: 1...200)
    try InstitutionError.requireNonnegative("growth", growth)
    try InstitutionError.requireWhole("leastStock", leastStock, in: 0...largestStock)
    try InstitutionError.requireWhole("largestCatch", largestCatch, in: 1...20)
    try InstitutionError.requireDiscount("discount", discount)
    self.fleets = fleets
    self.largestStock = largestStock
    self.growth = growth
    self.leastStock = leastStock
    self.largestCatch = largestCatch
    horizon = .discounted(discount, players: fleets)
  }

  /// The name of the game.
  public var title: String { "Fish stock" }

  /// n.
  public var playerCount: Int { fleets }

  /// `Fleet 1`, `Fleet 2`, ….
  public var playerNames: [String] { (1...fleets).map { "Fleet \($0)" } }

  /// The stocks from 0 to X.
  public var states: [Int] { Array(0...largestStock) }

  /// The largest stock.
  public var initialDistribution: [Transition<Int>] { [Transition(to: largestStock)] }

  /// How many fish each fleet sets out to catch.
  ///
  /// - Parameter state: The stock.
  /// - Returns: 0 to H for every fleet; only 0 when there are no fish.
  public func actions(in state: Int) -> [[Int]] {
    Array(repeating: state == 0 ? [0] : Array(0...largestCatch), count: fleets)
  }

  /// The stock that a stock grows to after fishing.
  ///
  /// - Parameter left: y, the fish that are left.
  /// - Returns: The stock of the next period.
  public func regrown(_ left: Int) -> Int {
    guard left >= leastStock, left > 0 else { return 0 }
    let rate = growth * Rational(left) * Rational(largestStock - left, largestStock)
    let room = largestStock - left
    if rate >= Rational(room) { return largestStock }
    return left + (Int(rate.roundedDown.description) ?? room)
  }

  /// The next stock, for certain.
  ///
  /// - Parameters:
  ///   - state: The stock.
  ///   - profile: How many fish each fleet sets out to catch.
  /// - Returns: One stock.
  public func transitions(from state: Int, playing profile: [Int]) -> [Transition<Int>] {
    [Transition(to: regrown(max(state - profile.reduce(0, +), 0)))]
  }

  /// The number of fish that each fleet catches.
  public var rewardRule: RewardRule<Int, Int> {
    .onAction { state, profile in
      let wanted = profile.reduce(0, +)
      if wanted <= state { return profile.map { Rational($0) } }
      return profile.map { Rational($0 * state, wanted) }
    }
  }
}
