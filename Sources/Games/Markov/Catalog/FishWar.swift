public import EquilibriaNumerics
internal import RealModule

/// The great fish war of Levhari and Mirman, on a grid.
///
/// Fleets catch shares of a stock x; what is left regrows to `(x − Σ cᵢ)^α`, and a catch is worth its
/// logarithm. With a continuum of shares, the stationary equilibrium and the cooperative optimum
/// catch the same share of every stock, `(1 − αδ)/(n − (n − 1)αδ)` and `(1 − αδ)/n` each.
///
/// The grid has equal steps in ln x, and a stock between two grid points becomes a lottery over both
/// with the right mean of ln x. Since the true values are linear in ln x, this keeps them as they
/// are: when the equilibrium share is among the shares on offer, it is an equilibrium on the grid,
/// up to the rounding of logarithms to twelve decimals. The range of the grid contains every stock
/// that the shares on offer can lead to.
///
/// > Source: Levhari & Mirman (1980), *The great fish war: an example using a dynamic Cournot–Nash
/// > solution*, Bell Journal of Economics 11.
public struct FishWar: MarkovGame, Hashable {
  /// n: the number of fleets.
  public let fleets: Int

  /// The shares of the stock that a fleet may catch, increasing.
  public let shares: [Rational]

  /// α: the elasticity of regrowth.
  public let elasticity: Rational

  /// δ: the discount factor of all fleets.
  public let discount: Rational

  /// The number of grid points.
  public let stocks: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The distance of two neighbouring grid points in ln x.
  private let step: Double

  /// The fish war with the given grid.
  ///
  /// - Parameters:
  ///   - fleets: n, from 1 to 8; 2 by default.
  ///   - shares: The shares on offer, strictly increasing, above 0 and below 1/n; by default
  ///     from 2/10n to 9/10n in steps of 1/10n, with the equilibrium share and the cooperative
  ///     one added.
  ///   - elasticity: α, above 0 and below 1; 1/2 by default.
  ///   - discount: δ, from 0 to below 1; 9/10 by default.
  ///   - stocks: The number of grid points, from 2 to 100,000; 21 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other numbers.
  public init(
    fleets: Int = 2,
    shares: [Rational]? = nil,
    elasticity: Rational = 0.5,
    discount: Rational = 0.9,
    stocks: Int = 21
  ) throws(GameError) {
    try requireWhole("fleets", fleets, in: 1...8)
    try requireWhole("stocks", stocks, in: 2...100_000)
    try requireDiscount(discount)
    guard elasticity > 0, elasticity < 1 else {
      throw .invalidParameter(
        name: "elasticity",
        value: "\(elasticity)",
        domain: "a number above 0 and below 1"
      )
    }
    self.fleets = fleets
    self.elasticity = elasticity
    self.discount = discount
    self.stocks = stocks
    let special = [
      Self.equilibriumShare(fleets: fleets, elasticity: elasticity, discount: discount),
      Self.cooperativeShare(fleets: fleets, elasticity: elasticity, discount: discount),
    ]
    let tenths = (2...9).map { Rational($0, 10 * fleets) }
    self.shares = shares ?? Set(tenths + special).sorted()
    try requireGrid("shares", self.shares)
    guard let first = self.shares.first, let last = self.shares.last, first > 0,
      last * Rational(fleets) < 1
    else {
      throw .invalidParameter(
        name: "shares",
        value: "[\(self.shares.map(\.description).joined(separator: ", "))]",
        domain: "one or more numbers above 0 and below 1/\(fleets)"
      )
    }
    horizon = .discounted(discount, players: fleets)
    // The lowest stock: the fixed point of the heaviest fishing, y = α(y + ln(1 − n·s)).
    let left = Double.log((1 - last * Rational(fleets)).doubleValue)
    let alpha = elasticity.doubleValue
    step = -(alpha * left / (1 - alpha)) / Double(stocks - 1)
  }

  /// The share of the stock that each fleet catches in the stationary equilibrium of the continuum.
  ///
  /// - Parameters:
  ///   - fleets: n.
  ///   - elasticity: α.
  ///   - discount: δ.
  /// - Returns: `(1 − αδ)/(n − (n − 1)αδ)`.
  public static func equilibriumShare(
    fleets: Int,
    elasticity: Rational,
    discount: Rational
  ) -> Rational {
    let patience = elasticity * discount
    return (1 - patience) / (Rational(fleets) - Rational(fleets - 1) * patience)
  }

  /// The share of the stock that each fleet catches when all together get most.
  ///
  /// - Parameters:
  ///   - fleets: n.
  ///   - elasticity: α.
  ///   - discount: δ.
  /// - Returns: `(1 − αδ)/n`.
  public static func cooperativeShare(
    fleets: Int,
    elasticity: Rational,
    discount: Rational
  ) -> Rational {
    (1 - elasticity * discount) / Rational(fleets)
  }

  /// The name of the game.
  public var title: String { "Fish war" }

  /// n.
  public var playerCount: Int { fleets }

  /// `Fleet 1`, `Fleet 2`, ….
  public var playerNames: [String] { (1...fleets).map { "Fleet \($0)" } }

  /// The grid points, numbered from the lowest stock to the stock 1.
  public var states: [Int] { Array(0..<stocks) }

  /// The full stock.
  public var initialDistribution: [Transition<Int>] { [Transition(to: stocks - 1)] }

  /// The stock at a grid point.
  ///
  /// - Parameter state: The number of the point.
  /// - Returns: x, above 0 and at most 1.
  public func stock(at state: Int) -> Double { Double.exp(logarithm(at: state)) }

  /// The same shares for every fleet and stock.
  ///
  /// - Parameter state: The number of the grid point.
  /// - Returns: The shares on offer.
  public func actions(in state: Int) -> [[Rational]] {
    Array(repeating: shares, count: fleets)
  }

  /// Regrowth of what is left, as a lottery over neighbouring grid points.
  ///
  /// - Parameters:
  ///   - state: The number of the grid point.
  ///   - profile: The share that each fleet catches.
  /// - Returns: One or two grid points.
  public func transitions(from state: Int, playing profile: [Rational]) -> [Transition<Int>] {
    let left = (1 - profile.reduce(0, +)).doubleValue
    let next = elasticity.doubleValue * (logarithm(at: state) + Double.log(left))
    let place = min(max(Double(stocks - 1) + next / step, 0), Double(stocks - 1))
    let lower = min(Int(place), stocks - 2)
    let weight = Self.decimal(place - Double(lower))
    return [
      Transition(to: lower, probability: 1 - weight),
      Transition(to: lower + 1, probability: weight),
    ]
  }

  /// The logarithm of each fleet's catch.
  public var rewardRule: RewardRule<Int, Rational> {
    .onAction { state, profile in
      profile.map { Self.decimal(logarithm(at: state) + Double.log($0.doubleValue)) }
    }
  }

  /// ln x at a grid point.
  private func logarithm(at state: Int) -> Double { -Double(stocks - 1 - state) * step }

  /// A number rounded to twelve decimals, so that games do not depend on the last bits of libm.
  private static func decimal(_ value: Double) -> Rational {
    Rational(Int((value * 1e12).rounded()), 1_000_000_000_000)
  }
}
