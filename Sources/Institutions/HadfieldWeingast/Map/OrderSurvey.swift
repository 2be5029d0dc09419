import EquilibriaNumerics

/// What the cells of a map share, computed once.
struct OrderSurvey: Sendable {
  /// Everything but δ that a cell needs, in one arithmetic.
  struct Constants<Number: SlackNumber>: Sendable {
    let amounts: OrderAmounts<Number>
    /// What the seller saves on one buyer, and on as many as he can cheat; `nil` when he cannot.
    let single: Number?
    let joint: Number?
    /// For the sets of boycotting buyers that leave somebody to cheat: the profit, and the saving.
    ///
    /// Left out are sets with which the seller earns no less, and saves no more, than with another.
    let exploits: [(profit: Number, saving: Number)]
    /// The smallest payoffs of taking part, and the smallest slack after the collapse.
    let participation: Number
    let collapse: Number?
    /// Whether a boycott can fail, and whether it can succeed without somebody.
    let canFail: Bool
    let needsNotAll: Bool
  }

  /// A row of cells.
  struct Row: Sendable {
    var regions: [DeterrenceMap.Region] = []
    var slacks: [Double] = []
    var exactCount = 0
    var stopReason: StopReason?
  }

  private let columnCount: Int
  private let length: Int?
  private let decision: LegalOrder.Boycott.Decision
  private let exact: Constants<Rational>
  private let bounds: Constants<SlackBounds>
  private let odds: [BoycottOdds<Rational>]
  private let roughOdds: [BoycottOdds<SlackBounds>]

  init(_ terms: OrderTerms, rho: [Rational]) {
    columnCount = rho.count
    length = terms.length
    decision = terms.boycott.decision
    exact = Constants<Rational>(terms)
    bounds = Constants<SlackBounds>(terms)
    odds = concurrently(rho.count) { BoycottOdds(terms.with(rho: rho[$0])) }
    roughOdds = odds.map { $0.map { SlackBounds($0) } }
  }

  /// All cells with one discount factor, unless it is time to stop.
  func row(_ discount: Rational, number: Int, _ stopwatch: Stopwatch) -> Row {
    let powers = DiscountPowers<SlackBounds>(discount, length: length)
    var exactPowers: DiscountPowers<Rational>?
    var row = Row()
    row.regions.reserveCapacity(columnCount)
    row.slacks.reserveCapacity(columnCount)
    for column in 0..<columnCount {
      row.stopReason = stopwatch.reasonToStop(afterIterations: number)
      if row.stopReason != nil { break }
      let (region, slack) = bounds.cell(roughOdds[column], powers, decision)
      if let region {
        row.regions.append(region)
        row.slacks.append(slack.doubleValue)
        continue
      }
      let powers = exactPowers ?? DiscountPowers<Rational>(discount, length: length)
      exactPowers = powers
      let (certain, value) = exact.cell(odds[column], powers, decision)
      // Exact numbers always have a sign.
      row.regions.append(certain ?? .holds)
      row.slacks.append(value.doubleValue)
      row.exactCount += 1
    }
    return row
  }
}

extension OrderSurvey.Constants {
  init(_ terms: OrderTerms) {
    let all = OrderAmounts<Rational>(terms)
    var kept: [Int] = []
    for index in all.types.indices {
      // With the same doubts for all, buyers with the same payoffs have the same slacks.
      let isNew = !kept.contains { other in
        all.types[other].lawful == all.types[index].lawful
          && all.types[other].failed == all.types[index].failed
          && all.types[other].collapsed == all.types[index].collapsed
      }
      if isNew { kept.append(index) }
    }
    amounts = OrderAmounts<Number>(terms, keeping: kept)
    let everybody = terms.buyers.indices
    single = terms.largestSaving(of: everybody, limit: 1).map { Number($0) }
    joint = terms.largestSaving(of: everybody, limit: terms.victimLimit).map { Number($0) }
    exploits = Self.exploits(terms).map { (Number($0.profit), Number($0.saving)) }
    canFail = terms.quorum > 0
    needsNotAll = terms.quorum < terms.count
    participation = Number(all.types.map(\.lawful).min() ?? 0)
    let threats: [Rational] =
      switch terms.collapse {
      case .neutral, .stipulated: []
      case .autarky: all.types.map { -$0.failed }
      case .caveatEmptor: all.types.map(\.collapsed)
      }
    collapse = threats.min().map { Number($0) }
  }

  /// The pairs of profit and saving that tempt the seller most during a boycott.
  ///
  /// The less he earns while it lasts the less he has to lose, so that only a lower profit or a
  /// higher saving tempts more.
  private static func exploits(_ terms: OrderTerms) -> [(profit: Rational, saving: Rational)] {
    guard terms.boycott.effect != .joint else { return [] }
    var pairs: [(profit: Rational, saving: Rational)] = []
    for set in 0..<(1 << terms.count) where set.nonzeroBitCount >= terms.quorum {
      let buying = terms.buyers.indices.filter { set >> $0 & 1 == 0 }
      if let saving = terms.largestSaving(of: buying, limit: terms.victimLimit) {
        pairs.append((terms.profit(set), saving))
      }
    }
    pairs.sort { ($0.profit, $1.saving) < ($1.profit, $0.saving) }
    var kept: [(profit: Rational, saving: Rational)] = []
    for pair in pairs where kept.last.map({ $0.saving < pair.saving }) ?? true { kept.append(pair) }
    return kept
  }

  /// The verdict with given odds and discount factor; no region when a sign is not known.
  func cell(
    _ odds: BoycottOdds<Number>,
    _ powers: DiscountPowers<Number>,
    _ decision: LegalOrder.Boycott.Decision
  ) -> (region: DeterrenceMap.Region?, slack: Number) {
    let seller = SellerValues(amounts, odds, powers, decision)
    var smallest = participation
    var region = DeterrenceMap.Region.holds
    var isCertain = true
    func note(_ slack: Number, _ breach: DeterrenceMap.Region) {
      if slack.doubleValue < smallest.doubleValue { smallest = slack }
      guard let sign = slack.sign else {
        isCertain = false
        return
      }
      if sign < 0, region == .holds { region = breach }
    }
    if let single { note(seller.loss - single, .oneVictim) }
    if let joint { note(seller.loss - joint, .severalVictims) }
    for type in amounts.types {
      let view = odds.views[type.buyer]
      let values = BuyerValues(type, view, powers, decision)
      for gain in values.gains { note(gain, .boycottFails) }
      for staying in values.stayings where canFail { note(staying, .boycottFails) }
      if needsNotAll, decision == .once, powers.isForever || powers.stageCount > 1 {
        note(Number(0) - type.served, .boycottFails)
      }
    }
    let length = powers.stageCount
    for exploit in exploits {
      for period in length > 1 ? [1, length] : [1] {
        let next: Number =
          switch decision {
          case .once:
            exploit.profit * powers.annuity(length - period)
              + powers.after(length - period) * seller.law
          case .everyPeriod:
            powers.isForever
              ? seller.boycott[0]
              : (period < length ? seller.boycott[period] : seller.law)
          }
        let loss = powers.discount * amounts.publicity * (next - seller.boycott[0])
        note(loss - exploit.saving, .boycottIsExploited)
      }
    }
    note(participation, .nobodyTakesPart)
    if let collapse { note(collapse, .collapseIsNoThreat) }
    return (isCertain ? region : nil, smallest)
  }
}
