public import EquilibriaNumerics
internal import Games
internal import RealModule

/// Fleets that share a stock of fish, and the tax on the catch that makes them fish as one would.
///
/// A stock x from which n fleets catch c₁, …, cₙ regrows to `(x − Σ cᵢ)^α`, and a catch is worth its
/// logarithm. A tax takes `k·c/x` from a fleet that catches c, in units of value, and gives it to the
/// other fleets in equal parts. In the only stationary equilibrium with equal shares each catches the
/// share s of every stock, where `1/s − k = αδ/(1 − αδ) / (1 − n·s)`.
///
/// ```swift
/// let fishery = try LevhariMirmanFishery(fleets: 2, elasticity: 0.5, discount: 0.9)
/// print(fishery.equilibriumShare, fishery.cooperativeShare)  // 11/31 11/40
/// print(fishery.optimalTax)  // 20/11
/// ```
///
/// The shares without a tax are those of Levhari and Mirman; the tax was derived for this package. The
/// same game on a grid of stocks, for solvers of Markov games, is ``/Games/FishWar``.
///
/// > Source: Levhari & Mirman (1980), *The great fish war: an example using a dynamic Cournot–Nash
/// > solution*, Bell Journal of Economics 11.
public struct LevhariMirmanFishery: Sendable, Hashable {
  /// n: the number of fleets.
  public let fleets: Int

  /// α: the elasticity of regrowth.
  public let elasticity: Rational

  /// δ: the discount factor of all fleets.
  public let discount: Rational

  /// The fishery with the given numbers.
  ///
  /// - Parameters:
  ///   - fleets: n, from 1 to a million.
  ///   - elasticity: α, above 0 and below 1.
  ///   - discount: δ, above 0 and below 1.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other numbers.
  public init(fleets: Int, elasticity: Rational, discount: Rational) throws(InstitutionError) {
    try InstitutionError.requireWhole("fleets", fleets, in: 1...1_000_000)
    for (name, value) in [("elasticity", elasticity), ("discount", discount)] {
      guard value > 0, value < 1 else {
        throw .parameter(name: name, value: "\(value)", domain: "a number above 0 and below 1")
      }
    }
    self.fleets = fleets
    self.elasticity = elasticity
    self.discount = discount
  }

  /// αδ: how much of the worth of a stock is worth keeping.
  private var patience: Rational { elasticity * discount }

  /// The share of the stock that each fleet catches in equilibrium, without a tax.
  public var equilibriumShare: Rational {
    FishWar.equilibriumShare(fleets: fleets, elasticity: elasticity, discount: discount)
  }

  /// The share of the stock that each fleet catches when all together get most.
  public var cooperativeShare: Rational {
    FishWar.cooperativeShare(fleets: fleets, elasticity: elasticity, discount: discount)
  }

  /// k* = (n − 1)/(1 − αδ): the tax with which the equilibrium is the cooperative optimum.
  public var optimalTax: Rational { Rational(fleets - 1) / (1 - patience) }

  /// The optimal tax when the revenue goes to all fleets in equal parts, the payer included.
  ///
  /// A fleet then gets back 1/n of what it pays, so the tax is n/(n − 1) times as high: n/(1 − αδ). It
  /// is 0 for a single fleet.
  public var optimalTaxRebatedToAll: Rational {
    fleets > 1 ? Rational(fleets) / (1 - patience) : 0
  }

  /// The share of the stock that each fleet catches in equilibrium, with a tax.
  ///
  /// - Parameter tax: k, from 0 up; paid to the other fleets.
  /// - Returns: The least root of `k·n·s² − (k + n + β)·s + 1` with `β = αδ/(1 − αδ)`, with its proof.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for a negative tax.
  public func equilibriumShare(tax: Rational) throws(InstitutionError) -> CertifiedRoot {
    try InstitutionError.requireNonnegative("tax", tax)
    let exact = [equilibriumShare, cooperativeShare].first { isEquilibrium(share: $0, tax: tax) }
    if let exact { return CertifiedRoot(exact) }
    let roots = SparsePolynomial([
      (0, 1), (1, -(tax + Rational(fleets) + weight)), (2, tax * Rational(fleets)),
    ]).rootsInUnitInterval
    guard let root = roots.first else {
      preconditionFailure("the polynomial is 1 at 0 and negative at 1/n")
    }
    return root
  }

  /// Whether catching a share is an equilibrium: the exact check of what the formulas say.
  ///
  /// What a fleet maximises is concave in its catch, so it is enough that the derivative vanishes.
  ///
  /// - Parameters:
  ///   - share: s, of every stock and by every fleet.
  ///   - tax: k, paid to the other fleets.
  /// - Returns: Whether `(1 − k·s)(1 − n·s) = β·s` with `0 < s < 1/n`.
  public func isEquilibrium(share: Rational, tax: Rational) -> Bool {
    let left = 1 - Rational(fleets) * share
    return share > 0 && left > 0 && (1 - tax * share) * left == weight * share
  }

  /// β = αδ/(1 − αδ).
  private var weight: Rational { patience / (1 - patience) }

  /// The stock that the fishery settles at.
  ///
  /// - Parameter share: s, above 0 and below 1/n.
  /// - Returns: `(1 − n·s)^(α/(1 − α))` to within rounding; the stock without fishing is 1.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for another share.
  public func steadyStock(share: Rational) throws(InstitutionError) -> Double {
    try require(share)
    let exponent = (elasticity / (1 - elasticity)).doubleValue
    return Double.pow(left(after: share), exponent)
  }

  /// What a fleet earns over time when all catch the same share.
  ///
  /// Taxes do not matter: everybody pays what everybody gets.
  ///
  /// - Parameters:
  ///   - share: s, above 0 and below 1/n.
  ///   - stock: x, above 0; 1 by default.
  /// - Returns: `[ln s + αδB·ln(1 − n·s)]/(1 − δ) + B·ln x` with `B = 1/(1 − αδ)`, to within rounding.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for another share or stock.
  public func value(share: Rational, stock: Double = 1) throws(InstitutionError) -> Double {
    try require(share)
    guard stock > 0, stock.isFinite else {
      throw .parameter(name: "stock", value: "\(stock)", domain: "a number above 0")
    }
    return worth(share: share, stock: stock)
  }

  private func worth(share: Rational, stock: Double = 1) -> Double {
    let slope = (1 / (1 - patience)).doubleValue
    let future = weight.doubleValue * Double.log(left(after: share))
    let level = (Double.log(share.doubleValue) + future) / (1 - discount).doubleValue
    return level + slope * Double.log(stock)
  }

  /// What each fleet gains by the optimal tax, whatever the stock.
  ///
  /// In units of value, like ``value(share:stock:)``: the discounted sum of logarithms of catches.
  public var gainFromOptimalTax: Double {
    worth(share: cooperativeShare) - worth(share: equilibriumShare)
  }

  private func require(_ share: Rational) throws(InstitutionError) {
    guard share > 0, share * Rational(fleets) < 1 else {
      throw .parameter(
        name: "share",
        value: "\(share)",
        domain: "a number above 0 and below 1/\(fleets)"
      )
    }
  }

  private func left(after share: Rational) -> Double {
    (1 - Rational(fleets) * share).doubleValue
  }
}
