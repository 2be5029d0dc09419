import EquilibriaNumerics

extension LegalOrder {
  /// Decides whether the order is an equilibrium.
  ///
  /// Builds the public automaton of law, boycott and collapse, computes the value of every state
  /// exactly, and tests every deviation at one node: of the seller for every set of victims and
  /// every item, of each buyer in every state and with every assessment.
  ///
  /// Random assessments are taken at the least fixed point, the most lawful one.
  ///
  /// - Returns: The verdict with the slack of every constraint.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` when random assessments have no fixed
  ///   point of the kind that is looked for.
  /// - Complexity: O(2ⁿ) for n buyers.
  ///
  /// > Source: Hadfield & Weingast (2012); for deviations at one node, Blackwell (1965),
  /// > *Discounted dynamic programming*.
  public func verdict() throws(InstitutionError) -> LegalOrderVerdict {
    verdict(rho: try doubts())
  }

  /// ρ of each buyer: as given, or at the least fixed point.
  func doubts() throws(InstitutionError) -> [Rational] {
    let given = buyers.map { buyer -> Rational? in
      if case .doubt(let rho, _) = buyer.assessment { return rho }
      return nil
    }
    if given.contains(nil) { return try convergenceFixedPoint(.least).rho }
    return given.map { $0 ?? 0 }
  }

  /// The verdict for given chances of doubt.
  func verdict(rho: [Rational]) -> LegalOrderVerdict {
    let terms = OrderTerms(self, rho: rho)
    let odds = BoycottOdds(terms)
    let powers = DiscountPowers<Rational>(discount, length: terms.length)
    let amounts = OrderAmounts<Rational>(terms)
    let seller = SellerValues(amounts, odds, powers, boycott.decision)
    let values = amounts.types.map {
      BuyerValues($0, odds.views[$0.buyer], powers, boycott.decision)
    }
    var constraints = breaches(terms, seller.loss)
    constraints += terms.boycottBreaches(seller, powers)
    for (type, values) in zip(amounts.types, values) {
      constraints += terms.constraints(of: type, values)
    }
    if collapse.isExplicit {
      for (number, buyer) in terms.buyers.enumerated() where buyer.isCheatedFreely {
        constraints.append(
          Constraint(
            player: .seller,
            node: .collapse,
            deviation: .deliverLawfully(buyer: number),
            slack: buyer.freeSaving
          )
        )
      }
    }
    // There is always such a constraint: that of taking part.
    let tempting = constraints.filter(canPay)
    var binding = tempting[0]
    for constraint in tempting where constraint.slack < binding.slack { binding = constraint }
    let whole = terms.buyers.reduce(discount) { $0 * (1 - $1.rho) } * terms.lawfulProfit
    return LegalOrderVerdict(
      seller: LegalOrderVerdict.Values(
        law: seller.law,
        boycott: seller.boycott,
        collapse: seller.collapse
      ),
      buyerTypes: zip(amounts.types, values).map { type, values in
        LegalOrderVerdict.BuyerType(
          buyer: type.buyer,
          convergence: type.convergence,
          boycotts: type.boycotts,
          values: LegalOrderVerdict.Values(
            law: values.law,
            boycott: values.boycott,
            collapse: values.collapse
          )
        )
      },
      constraints: constraints,
      binding: binding,
      beliefs: beliefs(terms, odds, amounts),
      printedSlack: terms.largestSaving(of: terms.buyers.indices, limit: 1).map { whole - $0 },
      bindingWords: words(for: binding),
      assumptions: assumptions(terms)
    )
  }

  /// Whether a deviation could pay: costlier lawful items, and good service where nobody returns it,
  /// cannot.
  private func canPay(_ constraint: Constraint) -> Bool {
    switch constraint.deviation {
    case .deliver(let buyer, let item):
      classification.isLawful(buyers[buyer].menu[item].name) == false
    case .deliverLawfully: false
    default: true
    }
  }

  /// The seller under law: every set of victims, and every other item of every menu.
  private func breaches(_ terms: OrderTerms, _ loss: Rational) -> [Constraint] {
    var constraints: [Constraint] = []
    let savings = terms.buyers.map(\.saving)
    // Entry K: the sum of the savings on the set K, which grows one buyer at a time.
    var sums: [Rational?] = [0]
    sums.reserveCapacity(1 << savings.count)
    for saving in savings {
      sums += sums.map { sum in saving.flatMap { saving in sum.map { $0 + saving } } }
    }
    for (set, sum) in sums.enumerated() where set != 0 && set.nonzeroBitCount <= terms.victimLimit {
      guard let sum else { continue }
      constraints.append(
        Constraint(
          player: .seller,
          node: .law,
          deviation: .cheat(victims: terms.members(set)),
          slack: loss - sum
        )
      )
    }
    for (number, buyer) in buyers.enumerated() {
      let prescribed = terms.buyers[number].lawfulCost
      for (item, performance) in buyer.menu.enumerated() {
        let isLawful = classification.isLawful(performance.name) == true
        let saving = prescribed - performance.cost
        // The cheapest items are those of the profile, and of the sets of victims.
        if !isLawful, saving == savings[number] { continue }
        if isLawful, saving.isZero { continue }
        constraints.append(
          Constraint(
            player: .seller,
            node: .law,
            deviation: .deliver(buyer: number, item: item),
            slack: isLawful ? -saving : loss - saving
          )
        )
      }
    }
    return constraints
  }

  /// What the verdict supposes and does not check.
  func assumptions(_ terms: OrderTerms) -> [String] {
    var notes: [String] = []
    if !collapse.isExplicit {
      notes.append(
        "payoffs after a failed boycott are given, and no behaviour is checked behind them"
      )
    }
    for buyer in buyers {
      if case .doubt(let rho, _) = buyer.assessment, rho.signum > 0 {
        let share = rho == 1 ? "every period" : "\(rho) of periods"
        notes.append("\(buyer.name) doubts in \(share), and does not boycott then")
      }
    }
    notes += assessmentNotes
    if terms.victimLimit < terms.count {
      notes.append("the seller can cheat at most \(terms.victimLimit) in one period")
    }
    return notes
  }
}

extension OrderTerms {
  /// The numbers of the buyers in a set.
  func members(_ set: Int) -> [Int] { buyers.indices.filter { set >> $0 & 1 == 1 } }

  /// The seller during a boycott that has reached its quorum without everybody: the most tempting
  /// set of victims among those who still buy, in the first and in the last period.
  ///
  /// What follows is worth more or less from period to period in one direction, so the first and
  /// the last period are the extreme ones.
  func boycottBreaches(
    _ seller: SellerValues<Rational>,
    _ powers: DiscountPowers<Rational>
  ) -> [LegalOrder.Constraint] {
    guard boycott.effect != .joint, quorum < count else { return [] }
    let length = powers.stageCount
    return Set([1, length]).sorted().compactMap { period in
      var worst: LegalOrder.Constraint?
      for set in 0..<(1 << count) where set.nonzeroBitCount >= quorum {
        let buying = buyers.indices.filter { set >> $0 & 1 == 0 }
        guard let saving = largestSaving(of: buying, limit: victimLimit) else { continue }
        let next =
          switch boycott.decision {
          case .once:
            profit(set) * powers.annuity(length - period) + powers.after(length - period)
              * seller.law
          case .everyPeriod:
            powers.isForever
              ? seller.boycott[0]
              : (period < length ? seller.boycott[period] : seller.law)
          }
        let slack = discount * publicity * (next - seller.boycott[0]) - saving
        if let worst, worst.slack <= slack { continue }
        worst = LegalOrder.Constraint(
          player: .seller,
          node: .boycott(period: period),
          deviation: .cheatDuringBoycott(
            boycotting: members(set),
            victims: victims(among: buying)
          ),
          slack: slack
        )
      }
      return worst
    }
  }

  /// Whom the seller cheats for ``largestSaving(of:limit:)``.
  private func victims(among candidates: [Int]) -> [Int] {
    let ordered = candidates.filter { buyers[$0].saving != nil }
      .sorted { (buyers[$1].freeSaving, $0) < (buyers[$0].freeSaving, $1) }
    let tempting = ordered.filter { buyers[$0].isCheatedFreely }.prefix(victimLimit)
    if !tempting.isEmpty { return tempting.sorted() }
    let best = ordered.max { (buyers[$0].saving ?? 0) < (buyers[$1].saving ?? 0) }
    return best.map { [$0] } ?? []
  }

  /// A buyer with one assessment: under law, in each period of a boycott, after the collapse.
  func constraints(
    of type: OrderAmounts<Rational>.BuyerType,
    _ values: BuyerValues<Rational>
  ) -> [LegalOrder.Constraint] {
    var constraints: [LegalOrder.Constraint] = []
    func add(_ node: LegalOrder.Node, _ deviation: LegalOrder.Deviation, _ slack: Rational) {
      constraints.append(
        LegalOrder.Constraint(
          player: .buyer(type.buyer),
          node: node,
          deviation: deviation,
          slack: slack
        )
      )
    }
    let convergence = type.convergence
    add(.law, .stayAway(convergence: convergence), type.lawful)
    for (period, gain) in values.gains.enumerated() {
      add(
        .boycott(period: period + 1),
        type.boycotts ? .buy(convergence: convergence) : .boycott(convergence: convergence),
        type.boycotts ? gain : -gain
      )
    }
    if type.boycotts {
      for (period, staying) in values.stayings.enumerated() where quorum > 0 {
        add(
          .boycott(period: period + 2),
          .breakOff(convergence: convergence, isDecisive: true),
          staying
        )
      }
      if quorum < count, boycott.decision == .once, length != 1 {
        // On whose boycott nothing depends, buys one period earlier without any consequence.
        add(
          .boycott(period: 2),
          .breakOff(convergence: convergence, isDecisive: false),
          -type.served
        )
      }
    }
    switch collapse {
    case .autarky:
      // On whom nothing is saved is served lawfully, and gains by buying whatever the law is worth.
      add(.collapse, .buyAfterCollapse(convergence: convergence), -type.failed)
    case .caveatEmptor: add(.collapse, .stopBuying(convergence: convergence), type.collapsed)
    case .neutral, .stipulated: break
    }
    return constraints
  }
}
