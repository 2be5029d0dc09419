public import EquilibriaNumerics

/// How the critical cost moves when one parameter does.
public struct ComparativeStatics: Sendable, Hashable {
  /// c*: the critical cost.
  public let criticalCost: Rational

  /// ∂c*/∂δ.
  public let discount: Rational

  /// ∂c*/∂ρ for each buyer.
  public let rho: [Rational]

  /// ∂c*/∂P, when the prices of all buyers rise together.
  public let price: Rational
}

extension LegalOrder {
  /// c*: the highest cost of a lawful performance at which the seller is deterred.
  ///
  /// The cost is the same for all buyers; the costs of wrongful performances stay. In the regime of
  /// the printed inequality, and with one victim, c* = xP/(1 + x) with x = nδΠ(1 − ρ).
  ///
  /// - Parameter victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: The exact cost: the lowest price when even that is deterred, as where nothing
  ///   wrongful can be delivered, and `nil` when no cost is low enough.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does.
  public func criticalCost(victims: Int? = nil) throws(InstitutionError) -> Rational? {
    try terms(victims: victims).criticalCost()?.cost
  }

  /// δ*: where deterrence begins or ends as the discount factor goes from 0 to 1.
  ///
  /// Patience need not help: where the seller earns more after the collapse than under law, he may
  /// be too patient to be deterred.
  ///
  /// - Parameter victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: The critical points above 0 and below 1, in increasing order.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does, for boycotts of more than 64 periods, and
  ///   when assessments are random, so that doubts move with δ.
  public func criticalDiscounts(victims: Int? = nil) throws(InstitutionError) -> [CriticalPoint] {
    try requireGivenDoubts()
    guard let polynomial = try terms(victims: victims).slackPolynomialInDiscount() else {
      throw Self.tooLong
    }
    return CriticalPoint.points(of: polynomial)
  }

  /// ρ*: where deterrence begins or ends as all buyers come to doubt more often.
  ///
  /// - Parameter victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: The critical points above 0 and below 1, in increasing order.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does, when assessments count afresh in so many
  ///   periods that buyers times periods exceed 64, and when assessments are random, so that ρ is not
  ///   free.
  public func criticalDoubts(victims: Int? = nil) throws(InstitutionError) -> [CriticalPoint] {
    try requireGivenDoubts()
    guard let polynomial = try terms(victims: victims).slackPolynomialInDoubt(of: nil) else {
      throw Self.tooLong
    }
    return CriticalPoint.points(of: polynomial)
  }

  /// The shortest boycott that deters the seller.
  ///
  /// What a wrong loses him moves in one direction with the length of the boycott: it is affine in a
  /// power of δ, or of δ times the chance that the boycott lasts.
  ///
  /// Random assessments are held at the doubts of this order, with its own length.
  ///
  /// - Parameter victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: The length: for ever when nothing up to ``largestBoycottLength`` is enough but that
  ///   is, and `nil` when no boycott deters.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does.
  public func boycottLengthNeeded(
    victims: Int? = nil
  ) throws(InstitutionError) -> Boycott.Length? {
    let terms = try terms(victims: victims)
    func deters(_ length: Boycott.Length) -> Bool {
      (terms.with(length: length).deterrenceSlack() ?? 0).signum >= 0
    }
    if deters(.periods(1)) { return .periods(1) }
    guard deters(.forever) else { return nil }
    // The last length known to be too short, and the first known to be enough.
    var (short, enough) = (1, 2)
    while !deters(.periods(enough)) {
      if enough == Self.largestBoycottLength { return .forever }
      (short, enough) = (enough, min(2 * enough, Self.largestBoycottLength))
    }
    while enough - short > 1 {
      let middle = (short + enough) / 2
      if deters(.periods(middle)) { enough = middle } else { short = middle }
    }
    return .periods(enough)
  }

  /// How the critical cost moves with patience, doubts and prices, by exact derivatives.
  ///
  /// - Parameter victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: The derivatives of c*; `nil` when c* is not below all prices.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does, for boycotts of more than 64 periods, and
  ///   when assessments are random, so that doubts move with δ and the prices.
  public func comparativeStatics(
    victims: Int? = nil
  ) throws(InstitutionError) -> ComparativeStatics? {
    try requireGivenDoubts()
    let terms = try terms(victims: victims)
    guard let (cost, slope) = terms.criticalCost(), slope.signum < 0 else { return nil }
    let critical = terms.with(cost: cost)
    // At a root of f, the derivative of f·g is f′·g.
    func derivative(_ polynomial: SparsePolynomial?, at point: Rational, _ factor: Rational)
      throws(InstitutionError) -> Rational
    {
      guard let polynomial else { throw Self.tooLong }
      return -polynomial.derivative.value(at: point) / factor / slope
    }
    let isAfreshForever = boycott.decision == .everyPeriod && terms.length == nil
    let success = BoycottOdds(critical).success
    let factor = isAfreshForever ? 1 - success * discount : 1
    let inDiscount = critical.slackPolynomialInDiscount()
    let isPlain =
      inDiscount?.value(at: 0) == critical.with(discount: 0).deterrenceSlack()
      && inDiscount?.value(at: Rational(1, 7))
        == critical.with(discount: Rational(1, 7)).deterrenceSlack()
    let byDiscount = try derivative(
      inDiscount,
      at: discount,
      isPlain ? 1 : (1 - discount) * factor
    )
    var byDoubt: [Rational] = []
    for (number, buyer) in critical.buyers.enumerated() {
      byDoubt.append(
        try derivative(
          critical.slackPolynomialInDoubt(of: number),
          at: buyer.rho,
          factor
        )
      )
    }
    var dearer = critical
    for number in dearer.buyers.indices { dearer.buyers[number].price += 1 }
    let byPrice = -((dearer.deterrenceSlack() ?? 0) - (critical.deterrenceSlack() ?? 0)) / slope
    return ComparativeStatics(
      criticalCost: cost,
      discount: byDiscount,
      rho: byDoubt,
      price: byPrice
    )
  }

  /// Refuses random assessments where something is varied that moves doubts.
  private func requireGivenDoubts() throws(InstitutionError) {
    for buyer in buyers {
      guard case .doubt = buyer.assessment else {
        throw .notApplicable(
          reason: "where assessments are random, doubts move with what is varied"
        )
      }
    }
  }

  private static let tooLong = InstitutionError.notApplicable(
    reason: "the boycott has too many periods for an exact critical value"
  )

  /// The order as numbers, with another limit on victims if one is given.
  func terms(victims: Int? = nil) throws(InstitutionError) -> OrderTerms {
    if let victims, !(1...buyers.count).contains(victims) {
      throw .parameter(
        name: "victims",
        value: "\(victims)",
        domain: "a number of buyers from 1 to \(buyers.count)"
      )
    }
    return OrderTerms(self, rho: try doubts()).with(victims: victims)
  }
}
