import EquilibriaNumerics

/// A legal order as plain numbers, which critical values and maps vary.
struct OrderTerms: Sendable {
  /// What matters of one buyer's menu.
  struct Buyer: Sendable {
    var price: Rational
    /// κ of the performance that is delivered under law.
    var lawfulCost: Rational
    /// κ of the cheapest wrongful performance; `nil` without one.
    var wrongfulCost: Rational?
    /// v of the performance that is delivered under law, when it meets the buyer's own logic.
    var lawfulValue: Rational
    var misfit: Rational
    /// v of the cheapest wrongful performance.
    var wrongfulValue: Rational
    var rho: Rational
    /// The assessments to check, and whether the buyer boycotts with them.
    var types: [(convergence: Rational, boycotts: Bool)]

    /// P − κ, what the seller earns under law.
    var margin: Rational { price - lawfulCost }

    /// What the seller saves by cheating this buyer; `nil` when nothing wrongful is on the menu.
    var saving: Rational? { wrongfulCost.map { lawfulCost - $0 } }

    /// Whether the seller cheats this buyer when nothing holds him back.
    var isCheatedFreely: Bool { (saving?.signum ?? 0) > 0 }

    /// What the seller saves when nothing holds him back.
    var freeSaving: Rational { max(saving ?? .zero, .zero) }

    /// u: what a period under law is worth at an assessment.
    func lawfulPayoff(at convergence: Rational) -> Rational {
      convergence * lawfulValue + (1 - convergence) * misfit - price
    }

    /// What a period is worth in which the seller does what he likes.
    func freePayoff(at convergence: Rational) -> Rational {
      isCheatedFreely ? wrongfulValue - price : lawfulPayoff(at: convergence)
    }
  }

  var buyers: [Buyer]
  var discount: Rational
  var misclassification: Rational
  var publicity: Rational
  var boycott: LegalOrder.Boycott
  /// The lawful profit to which the table of boycotting sets belongs.
  ///
  /// When costs are varied, the table follows in proportion.
  var tabledProfit: Rational
  var collapse: LegalOrder.Collapse
  var victims: Int?

  var count: Int { buyers.count }

  /// m: how many must boycott.
  var quorum: Int { boycott.quorum ?? count }

  /// L; `nil` for ever.
  var length: Int? {
    if case .periods(let length) = boycott.length { return length }
    return nil
  }

  /// How many buyers can be cheated in one period.
  var victimLimit: Int { min(victims ?? count, count) }

  /// What the seller earns per period under law.
  var lawfulProfit: Rational { buyers.reduce(.zero) { $0 + $1.margin } }

  /// What the seller earns per period after the collapse.
  var collapsedProfit: Rational {
    switch collapse {
    case .neutral, .stipulated(nil, _): lawfulProfit
    case .autarky: .zero
    case .caveatEmptor: buyers.reduce(.zero) { $0 + $1.margin + $1.freeSaving }
    case .stipulated(let seller?, _): seller
    }
  }

  /// The profit in a period in which the given buyers boycott and all deliveries are lawful.
  ///
  /// - Parameter boycotting: Who boycotts, a bit per buyer.
  /// - Returns: The seller's profit.
  func profit(_ boycotting: Int) -> Rational {
    switch boycott.effect {
    case .joint: boycotting.nonzeroBitCount >= quorum ? .zero : lawfulProfit
    case .additive:
      buyers.indices.reduce(Rational.zero) {
        boycotting >> $1 & 1 == 1 ? $0 : $0 + buyers[$1].margin
      }
    case .table(let profits):
      tabledProfit.isZero
        ? profits[boycotting]
        : profits[boycotting] * (lawfulProfit / tabledProfit)
    }
  }

  /// The largest sum of savings over sets of at most `limit` of the given buyers that has a member.
  func largestSaving(of candidates: some Sequence<Int>, limit: Int) -> Rational? {
    let savings = candidates.compactMap { buyers[$0].saving }.sorted(by: >).prefix(limit)
    guard let first = savings.first else { return nil }
    return savings.dropFirst().reduce(first) { $1.signum > 0 ? $0 + $1 : $0 }
  }
}

extension OrderTerms {
  /// The numbers of an order whose chances of doubt are given.
  init(_ order: LegalOrder, rho: [Rational]) {
    let law = order.classification
    buyers = order.buyers.enumerated().map { number, buyer in
      // The cheapest item; of several, the one that is worth most to the buyer.
      func cheapest(lawful: Bool) -> LegalOrder.Performance? {
        buyer.menu.filter { law.isLawful($0.name) == lawful }
          .min { ($0.cost, -$0.value, $0.name) < ($1.cost, -$1.value, $1.name) }
      }
      let sound = cheapest(lawful: true)
      let wrong = cheapest(lawful: false)
      let types: [(Rational, Bool)] =
        switch buyer.assessment {
        case .doubt(_, let convergence):
          [(convergence ?? law.convergence(with: buyer) ?? 0, true)]
        case .distribution(let beliefs):
          Self.types(beliefs, doubtful: rho[number])
        }
      return Buyer(
        price: buyer.price,
        lawfulCost: sound?.cost ?? 0,
        wrongfulCost: wrong?.cost,
        lawfulValue: sound?.value ?? 0,
        misfit: buyer.misfit ?? wrong?.value ?? 0,
        wrongfulValue: wrong?.value ?? 0,
        rho: rho[number],
        types: types
      )
    }
    discount = order.discount
    misclassification = law.misclassification
    publicity = law.publicity
    boycott = order.boycott
    collapse = order.collapse
    victims = order.victims
    tabledProfit = 0
    tabledProfit = lawfulProfit
  }

  /// The assessments in increasing order; those that make up the first ρ of probability doubt.
  private static func types(
    _ beliefs: [LegalOrder.Belief],
    doubtful rho: Rational
  ) -> [(Rational, Bool)] {
    var below = Rational.zero
    return beliefs.filter { $0.probability.signum > 0 }
      .sorted { $0.convergence < $1.convergence }
      .map { belief in
        below += belief.probability
        return (belief.convergence, below > rho)
      }
  }
}
