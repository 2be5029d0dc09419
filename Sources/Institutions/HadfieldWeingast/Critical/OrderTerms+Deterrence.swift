import EquilibriaNumerics

extension OrderTerms {
  /// The slack of the seller's most tempting wrong; `nil` when he can do none.
  func deterrenceSlack() -> Rational? {
    guard let saving = largestSaving(of: buyers.indices, limit: victimLimit) else { return nil }
    return loss() - saving
  }

  /// What a wrong loses the seller from the next period on.
  func loss() -> Rational {
    SellerValues(
      OrderAmounts<Rational>(self),
      BoycottOdds(self),
      DiscountPowers<Rational>(discount, length: length),
      boycott.decision
    ).loss
  }

  /// The same order with other parameters.
  func with(
    cost: Rational? = nil,
    discount: Rational? = nil,
    rho: Rational? = nil,
    length: LegalOrder.Boycott.Length? = nil,
    victims: Int? = nil
  ) -> OrderTerms {
    var terms = self
    for buyer in buyers.indices {
      if let cost { terms.buyers[buyer].lawfulCost = cost }
      if let rho { terms.buyers[buyer].rho = rho }
    }
    if let discount { terms.discount = discount }
    if let victims { terms.victims = victims }
    if let length {
      terms.boycott = LegalOrder.Boycott(
        length: length,
        quorum: boycott.quorum,
        effect: boycott.effect,
        decision: boycott.decision
      )
    }
    return terms
  }

  /// The critical cost, and how fast the slack falls with the cost just below it.
  ///
  /// The slack is concave and piecewise linear in the cost, with kinks at the costs of wrongful
  /// performances, so its largest root is found on one piece, exactly.
  func criticalCost() -> (cost: Rational, slope: Rational)? {
    let top = buyers.map(\.price).min() ?? 0
    let kinks = buyers.compactMap(\.wrongfulCost).filter { $0 > 0 && $0 < top }
    let points = Set(kinks + [0, top]).sorted()
    func slack(_ cost: Rational) -> Rational { with(cost: cost).deterrenceSlack() ?? 0 }
    let slacks = points.map(slack)
    if let last = slacks.last, last.signum >= 0 { return (top, 0) }
    for index in points.indices.dropLast().reversed() where slacks[index].signum >= 0 {
      let (left, right) = (slacks[index], slacks[index + 1])
      let slope = (right - left) / (points[index + 1] - points[index])
      return (points[index] - left / slope, slope)
    }
    return nil
  }

  /// How much one may raise the degree of the slack's polynomial before it becomes unwieldy.
  private static let largestDegree = 66

  /// The slack as a polynomial in δ, times a positive factor if need be.
  func slackPolynomialInDiscount() -> SparsePolynomial? {
    let degree = length.map { $0 + 2 } ?? 4
    guard degree <= Self.largestDegree else { return nil }
    let success = boycott.decision == .everyPeriod && length == nil ? BoycottOdds(self).success : 0
    func slack(_ discount: Rational) -> Rational {
      with(discount: discount).deterrenceSlack() ?? 0
    }
    return Interpolation.polynomial(degree: degree, slack)
      ?? Interpolation.polynomial(degree: degree) {
        slack($0) * (1 - $0) * (1 - success * $0)
      }
  }

  /// The slack as a polynomial in a chance of doubt, times a positive factor if need be.
  ///
  /// - Parameter buyer: Whose doubt; that of all buyers, who doubt equally often, when `nil`.
  /// - Returns: The polynomial; `nil` when its degree is too high.
  func slackPolynomialInDoubt(of buyer: Int?) -> SparsePolynomial? {
    let afresh = boycott.decision == .everyPeriod
    let degree = (buyer == nil ? count : 1) * (afresh ? length ?? 2 : 1)
    guard degree <= Self.largestDegree else { return nil }
    func terms(_ rho: Rational) -> OrderTerms {
      guard let buyer else { return with(rho: rho) }
      var terms = self
      terms.buyers[buyer].rho = rho
      return terms
    }
    return Interpolation.polynomial(degree: degree) { rho in
      let terms = terms(rho)
      let factor = afresh && length == nil ? 1 - BoycottOdds(terms).success * discount : 1
      return (terms.deterrenceSlack() ?? 0) * factor
    }
  }
}
