import EquilibriaNumerics

/// The work of ``LegalOrderCheck``, from the definition of the order alone.
struct OrderChecker {
  let order: LegalOrder
  let verdict: LegalOrderVerdict
  let count: Int
  let quorum: Int
  /// For each buyer: the delivery under law, and the cheapest wrongful one.
  let sound: [LegalOrder.Performance]
  let wrong: [LegalOrder.Performance?]
  /// For each set of buyers, how likely it boycotts.
  private let chances: [Rational]
  /// For each buyer, how likely a boycott reaches its quorum with and without him.
  private var successes: [(taking: Rational, buying: Rational)] = []
  /// For each set of buyers, the profit in a period in which it boycotts.
  private var profits: [Rational] = []
  /// For k = 0, 1, …: the sum of the first k powers of δ, and δᵏ, period by period.
  private let horizons: [(sum: Rational, power: Rational)]

  init(_ order: LegalOrder, _ verdict: LegalOrderVerdict) {
    self.order = order
    self.verdict = verdict
    count = order.buyers.count
    quorum = order.boycott.quorum ?? order.buyers.count
    func cheapest(_ buyer: LegalOrder.Buyer, _ isLawful: Bool) -> [LegalOrder.Performance] {
      let items = buyer.menu.filter { order.classification.isLawful($0.name) == isLawful }
      return items.sorted { ($0.cost, -$0.value, $0.name) < ($1.cost, -$1.value, $1.name) }
    }
    sound = order.buyers.map { cheapest($0, true)[0] }
    wrong = order.buyers.map { cheapest($0, false).first }
    // A list of another length is a flaw, and must not decide how much is computed here.
    let boycotting = verdict.beliefs.boycotting
    chances = boycotting.count == order.buyers.count ? Self.chances(boycotting) : []
    var horizons: [(sum: Rational, power: Rational)] = [(0, 1)]
    if case .periods(let length) = order.boycott.length {
      for _ in 0..<length {
        let (sum, power) = horizons[horizons.count - 1]
        horizons.append((sum + power, power * order.discount))
      }
    }
    self.horizons = horizons
    profits = (0..<(1 << count)).map(computedProfit)
    successes = (0..<count).map(success(with:))
  }

  func flaw() -> LegalOrderCheck.Flaw? {
    shapeFlaw() ?? oddsFlaw() ?? sellerFlaw() ?? buyerFlaw() ?? slackFlaw() ?? completenessFlaw()
      ?? bindingFlaw() ?? beliefFlaw() ?? assumptionFlaw()
  }

  /// Whether the lists have their lengths, and speak of buyers that there are; everything else may
  /// index by that.
  private func shapeFlaw() -> LegalOrderCheck.Flaw? {
    let beliefs = verdict.beliefs
    guard beliefs.rho.count == count, beliefs.boycotting.count == count else {
      return .wrongOdds(buyer: 0)
    }
    guard beliefs.thresholds.count == count else { return .wrongThreshold(buyer: 0) }
    func flaw(
      _ player: LegalOrder.Player,
      _ values: LegalOrderVerdict.Values
    ) -> LegalOrderCheck.Flaw? {
      let found = values.boycott.count
      return found == stageCount
        ? nil : .wrongStageCount(player, found: found, expected: stageCount)
    }
    if let flaw = flaw(.seller, verdict.seller) { return flaw }
    for type in verdict.buyerTypes {
      guard (0..<count).contains(type.buyer) else { return .wrongOdds(buyer: type.buyer) }
      if let flaw = flaw(.buyer(type.buyer), type.values) { return flaw }
    }
    return nil
  }

  private func assumptionFlaw() -> LegalOrderCheck.Flaw? {
    let terms = OrderTerms(order, rho: verdict.beliefs.rho)
    return verdict.assumptions == order.assumptions(terms) ? nil : .wrongAssumptions
  }

  private func oddsFlaw() -> LegalOrderCheck.Flaw? {
    let beliefs = verdict.beliefs
    for (number, buyer) in order.buyers.enumerated() {
      let rho = beliefs.rho[number]
      let types = verdict.buyerTypes.filter { $0.buyer == number }
      switch buyer.assessment {
      case .doubt(let given, let convergence):
        let expected = convergence ?? order.classification.convergence(with: buyer)
        guard rho == given, types.map(\.convergence) == [expected ?? 0], types[0].boycotts else {
          return .wrongOdds(buyer: number)
        }
      case .distribution(let all):
        let doubting = types.filter { !$0.boycotts }.map(\.convergence)
        let sum = all.filter { doubting.contains($0.convergence) }
          .reduce(Rational.zero) { $0 + $1.probability }
        let known = Set(types.map(\.convergence))
        guard sum == rho, known.isSubset(of: all.map(\.convergence)),
          all.allSatisfy({ $0.probability.isZero || known.contains($0.convergence) }),
          !types.contains(where: { $0.boycotts && doubting.contains($0.convergence) })
        else { return .wrongOdds(buyer: number) }
      }
      let clear = 1 - order.classification.misclassification
      guard beliefs.boycotting[number] == clear - clear * rho else {
        return .wrongOdds(buyer: number)
      }
    }
    return nil
  }

  /// Whether the seller would cheat a buyer if nothing held him back.
  func isCheated(_ buyer: Int) -> Bool {
    wrong[buyer].map { $0.cost < sound[buyer].cost } ?? false
  }

  func margin(_ buyer: Int) -> Rational { order.buyers[buyer].price - sound[buyer].cost }

  /// The seller's profit in a period of a boycott by a set of buyers.
  func profit(_ set: Int) -> Rational { profits[set] }

  private func computedProfit(_ set: Int) -> Rational {
    let isFailure = set.nonzeroBitCount < quorum
    let all = (0..<count).reduce(Rational.zero) { $0 + margin($1) }
    var sum: Rational
    switch order.boycott.effect {
    case .joint: sum = isFailure ? all : 0
    case .additive:
      sum = (0..<count).reduce(Rational.zero) { set >> $1 & 1 == 1 ? $0 : $0 + margin($1) }
    case .table(let profits): sum = profits[set]
    }
    if isFailure && order.collapse.isExplicit {
      for buyer in 0..<count where set >> buyer & 1 == 0 && isCheated(buyer) {
        sum += sound[buyer].cost - (wrong[buyer]?.cost ?? 0)
      }
    }
    return sum
  }

  /// How likely each set of buyers boycotts, by the definition of independence.
  private static func chances(_ boycotting: [Rational]) -> [Rational] {
    (0..<(1 << boycotting.count)).map { set in
      boycotting.indices.reduce(Rational.one) { product, buyer in
        product * (set >> buyer & 1 == 1 ? boycotting[buyer] : 1 - boycotting[buyer])
      }
    }
  }

  /// How likely a boycott reaches its quorum when a buyer takes part, and when he buys, from the sets
  /// of the others one by one.
  private func success(with buyer: Int) -> (taking: Rational, buying: Rational) {
    let own = 1 << buyer
    var sums = (taking: Rational.zero, buying: Rational.zero)
    for set in chances.indices where set & own == 0 && (set | own).nonzeroBitCount >= quorum {
      let chance = chances[set] + chances[set | own]
      sums.taking += chance
      if set.nonzeroBitCount >= quorum { sums.buying += chance }
    }
    return sums
  }

  /// The periods of a boycott that is decided once; one for ever.
  var length: Int? {
    if case .periods(let length) = order.boycott.length { return length }
    return nil
  }

  /// How many values a boycott has: one per period in which assessments count.
  private var stageCount: Int { order.boycott.decision == .everyPeriod ? length ?? 1 : 1 }

  /// The value of a payoff in every one of `periods` periods, and of something else afterwards.
  func stream(_ payoff: Rational, _ periods: Int?, then rest: Rational) -> Rational {
    guard let periods else { return payoff / (1 - order.discount) }
    let (sum, power) = horizons[periods]
    return payoff * sum + power * rest
  }

  private func sellerFlaw() -> LegalOrderCheck.Flaw? {
    let values = verdict.seller
    let delta = order.discount
    let lawful = (0..<count).reduce(Rational.zero) { $0 + margin($1) }
    let ruined: Rational =
      switch order.collapse {
      case .neutral, .stipulated(nil, _): lawful
      case .autarky: 0
      case .caveatEmptor:
        (0..<count).reduce(Rational.zero) {
          $0 + order.buyers[$1].price
            - (isCheated($1) ? wrong[$1]?.cost ?? 0 : sound[$1].cost)
        }
      case .stipulated(let seller?, _): seller
      }
    for (value, payoff) in [(values.law, lawful), (values.collapse, ruined)]
    where value != payoff + delta * value {
      return .wrongSellerValue(found: value, actual: payoff + delta * value)
    }
    // How likely success and failure are, and the profit times that, over all sets.
    var success = (chance: Rational.zero, profit: Rational.zero)
    var failure = success
    for set in chances.indices {
      let (chance, expected) = (chances[set], chances[set] * profit(set))
      if set.nonzeroBitCount < quorum {
        failure = (failure.chance + chance, failure.profit + expected)
      } else {
        success = (success.chance + chance, success.profit + expected)
      }
    }
    let ruin = failure.profit + failure.chance * delta * values.collapse
    for stage in 0..<stageCount {
      let worth =
        order.boycott.decision == .once
        ? stream(success.profit, length, then: success.chance * values.law)
        : success.profit + success.chance * delta * next(values, stage)
      let sum = worth + ruin
      guard values.boycott[stage] == sum else {
        return .wrongSellerValue(found: values.boycott[stage], actual: sum)
      }
    }
    return nil
  }

  /// The value behind a successful stage when assessments count afresh.
  private func next(_ values: LegalOrderVerdict.Values, _ stage: Int) -> Rational {
    if length == nil { return values.boycott[0] }
    return stage + 1 < values.boycott.count ? values.boycott[stage + 1] : values.law
  }

  /// What a buyer gets in a period: under law, when he buys in a boycott that succeeds or fails, and
  /// after the collapse.
  func payoffs(
    _ type: LegalOrderVerdict.BuyerType
  ) -> (law: Rational, served: Rational, failed: Rational, collapsed: Rational) {
    let buyer = order.buyers[type.buyer]
    let misfit = buyer.misfit ?? wrong[type.buyer]?.value ?? 0
    let law =
      misfit + type.convergence * (sound[type.buyer].value - misfit) - buyer.price
    let free = isCheated(type.buyer) ? (wrong[type.buyer]?.value ?? 0) - buyer.price : law
    let served = order.boycott.effect == .joint ? 0 : law
    return switch order.collapse {
    case .neutral: (law, served, 0, 0)
    case .autarky: (law, served, free, 0)
    case .caveatEmptor: (law, served, free, free)
    case .stipulated(_, let buyers): (law, served, law, buyers[type.buyer])
    }
  }

  /// What boycotting and buying are worth in a stage of a boycott.
  func worths(
    _ type: LegalOrderVerdict.BuyerType,
    _ stage: Int
  ) -> (boycotting: Rational, buying: Rational) {
    let delta = order.discount
    let payoffs = payoffs(type)
    let values = type.values
    func success(_ payoff: Rational) -> Rational {
      order.boycott.decision == .once
        ? stream(payoff, length, then: values.law)
        : payoff + delta * next(values, stage)
    }
    let (taking, buying) = successes[type.buyer]
    return (
      taking * success(0) + (1 - taking) * delta * values.collapse,
      buying * success(payoffs.served)
        + (1 - buying) * (payoffs.failed + delta * values.collapse)
    )
  }

  private func buyerFlaw() -> LegalOrderCheck.Flaw? {
    for type in verdict.buyerTypes {
      let payoffs = payoffs(type)
      let values = type.values
      for (value, payoff) in [(values.law, payoffs.law), (values.collapse, payoffs.collapsed)]
      where value != payoff + order.discount * value {
        return .wrongBuyerValue(
          buyer: type.buyer,
          found: value,
          actual: payoff + order.discount * value
        )
      }
      let chance = verdict.beliefs.boycotting[type.buyer]
      for (stage, value) in values.boycott.enumerated() {
        let worths = worths(type, stage)
        let actual = chance * worths.boycotting + (1 - chance) * worths.buying
        guard value == actual else {
          return .wrongBuyerValue(buyer: type.buyer, found: value, actual: actual)
        }
      }
    }
    return nil
  }
}
