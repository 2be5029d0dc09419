public import EquilibriaNumerics

/// A legal order without a police: one seller, buyers, and a boycott of whoever delivers what a
/// classification institution calls wrongful.
///
/// In every period the seller delivers to each buyer one performance of his menu, at the price P.
/// After a wrong, each buyer who finds the classification convergent enough with his own
/// logic boycotts the seller, *whoever was the victim*. If too few do, the order collapses. Payoffs
/// are discounted by δ.
///
/// ```swift
/// let order = try LegalOrder.canonical(
///   price: 10,
///   cost: 6,
///   rho: [0, 0],
///   discount: 0.9,
///   collapse: .neutral
/// )
/// let verdict = try order.verdict()
/// print(verdict.isEquilibrium)  // false
/// print(verdict.bindingWords)  // the seller cheats A and B in the same period
/// ```
///
/// > Source: Hadfield & Weingast (2012), *What is law? A coordination model of the characteristics of
/// > legal order*. The timing, the regimes of collapse and the constraints are a reconstruction.
public struct LegalOrder: Sendable, Hashable {
  /// The buyers, from 1 to ``largestBuyerCount``.
  public let buyers: [Buyer]

  /// Which performances are wrongful.
  public let classification: ClassificationInstitution

  /// δ: what a payoff in the next period is worth today, from 0 to below 1.
  public let discount: Rational

  /// How buyers answer a wrong.
  public let boycott: Boycott

  /// What follows when a boycott fails.
  public let collapse: Collapse

  /// The most buyers that the seller can cheat in one period; all of them when `nil`.
  ///
  /// The printed inequality needs 1.
  public let victims: Int?

  /// Whether doubts in one period tell about the next.
  public let draws: Draws

  /// The most buyers of a model: every set of victims is checked.
  public static let largestBuyerCount = 16

  /// The longest boycott, other than for ever.
  public static let largestBoycottLength = 1_000

  /// A legal order.
  ///
  /// - Parameters:
  ///   - buyers: The buyers.
  ///   - classification: Which performances are wrongful; it covers every item of every menu.
  ///   - discount: δ, what a payoff in the next period is worth today.
  ///   - boycott: How buyers answer a wrong; for one period, and only jointly, by default.
  ///   - collapse: What follows when a boycott fails.
  ///   - victims: The most buyers that the seller can cheat in one period.
  ///   - draws: Whether doubts in one period tell about the next.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` with the path of what is wrong.
  public init(
    buyers: [Buyer],
    classification: ClassificationInstitution,
    discount: Rational,
    boycott: Boycott = Boycott(),
    collapse: Collapse,
    victims: Int? = nil,
    draws: Draws = .independent
  ) throws(InstitutionError) {
    self.buyers = buyers
    self.classification = classification
    self.discount = discount
    self.boycott = boycott
    self.collapse = collapse
    self.victims = victims
    self.draws = draws
    try validate()
  }

  /// The order of the published model: each buyer can be given a sound performance or a defective
  /// one that costs the seller nothing.
  ///
  /// - Parameters:
  ///   - price: P, the same for all.
  ///   - cost: c, what a sound performance costs the seller.
  ///   - value: V, what it is worth to a buyer; twice the price when `nil`.
  ///   - defectiveValue: What the defective one is worth to a buyer.
  ///   - convergence: r, how likely a lawful performance meets a buyer's own logic.
  ///   - rho: The chance of each buyer to doubt the classification; one entry per buyer.
  ///   - discount: δ, what a payoff in the next period is worth today.
  ///   - boycott: How buyers answer a wrong.
  ///   - collapse: What follows when a boycott fails.
  ///   - victims: The most buyers that the seller can cheat in one period.
  /// - Returns: The order, with the performances "sound" and "defective".
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` with the path of what is wrong.
  public static func canonical(
    price: Rational,
    cost: Rational,
    value: Rational? = nil,
    defectiveValue: Rational = 0,
    convergence: Rational = 1,
    rho: [Rational],
    discount: Rational,
    boycott: Boycott = Boycott(),
    collapse: Collapse,
    victims: Int? = nil
  ) throws(InstitutionError) -> LegalOrder {
    try LegalOrder(
      buyers: rho.enumerated().map { number, rho in
        Buyer(
          name(ofBuyer: number),
          price: price,
          rho: rho,
          convergence: convergence,
          menu: [
            Performance("sound", cost: cost, value: value ?? 2 * price),
            Performance("defective", cost: 0, value: defectiveValue, isAcceptable: false),
          ]
        )
      },
      classification: ClassificationInstitution(lawful: ["sound"], wrongful: ["defective"]),
      discount: discount,
      boycott: boycott,
      collapse: collapse,
      victims: victims
    )
  }

  /// A, B, …, or a number behind Z.
  private static func name(ofBuyer number: Int) -> String {
    number < 26 ? String(UnicodeScalar(UInt8(65 + number))) : "Buyer \(number + 1)"
  }
}
