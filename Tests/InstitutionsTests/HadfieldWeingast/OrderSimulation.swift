import EquilibriaNumerics

@testable import Institutions

/// Plays an order forward in floating arithmetic, period by period, with a deviation in the first.
///
/// Written from the timing of the game alone: nothing is shared with the library but the model.
struct OrderSimulation {
  enum State: Hashable {
    case law
    /// A boycott in its period `stage`, with the set of those who take part once that is known.
    case boycott(stage: Int, set: Int?)
    case collapse
  }

  /// What is done in the first period instead of the profile.
  enum FirstMove {
    case profile
    /// The seller's extra profit, and whether he does wrong with it.
    case seller(extra: Double, isWrong: Bool)
    /// A buyer boycotts or buys, or does the opposite of what his state says.
    case boycotts
    case buys
  }

  let order: LegalOrder
  /// Whose payoffs are added up; `nil` for the seller.
  let buyer: Int?
  let chances: [Double]
  let periods: Int

  private var count: Int { order.buyers.count }
  private var quorum: Int { order.boycott.quorum ?? count }
  private var isOnce: Bool { order.boycott.decision == .once }
  private var length: Int? {
    if case .periods(let length) = order.boycott.length { return length }
    return nil
  }

  /// What the seller delivers, looked up once: under law, and when nothing holds him back.
  private let lawfulCosts: [Double]
  private let freeItems: [(cost: Double, value: Double?)]
  private let lawfulPayoffs: [Double]

  init(order: LegalOrder, buyer: Int?, convergence: Double, chances: [Double], periods: Int) {
    self.order = order
    self.buyer = buyer
    self.chances = chances
    self.periods = periods
    func item(_ buyer: LegalOrder.Buyer, lawful: Bool) -> LegalOrder.Performance? {
      buyer.menu
        .filter { order.classification.isLawful($0.name) == lawful }
        .min { ($0.cost, -$0.value, $0.name) < ($1.cost, -$1.value, $1.name) }
    }
    let costs = order.buyers.map { item($0, lawful: true)?.cost.doubleValue ?? 0 }
    lawfulCosts = costs
    freeItems = order.buyers.enumerated().map { number, buyer in
      guard let wrong = item(buyer, lawful: false), wrong.cost.doubleValue < costs[number]
      else { return (costs[number], nil) }
      return (wrong.cost.doubleValue, wrong.value.doubleValue)
    }
    lawfulPayoffs = order.buyers.map { buyer in
      let misfit = (buyer.misfit ?? item(buyer, lawful: false)?.value ?? 0).doubleValue
      let value = item(buyer, lawful: true)?.value.doubleValue ?? 0
      return convergence * value + (1 - convergence) * misfit - buyer.price.doubleValue
    }
  }

  private func lawfulCost(_ number: Int) -> Double { lawfulCosts[number] }

  private func free(_ number: Int) -> (cost: Double, value: Double?) { freeItems[number] }

  private func margin(_ number: Int) -> Double {
    order.buyers[number].price.doubleValue - lawfulCost(number)
  }

  private func lawfulPayoff(_ number: Int) -> Double { lawfulPayoffs[number] }

  private func freePayoff(_ number: Int) -> Double {
    free(number).value.map { $0 - order.buyers[number].price.doubleValue } ?? lawfulPayoff(number)
  }

  private var lawfulProfit: Double { (0..<count).reduce(0) { $0 + margin($1) } }

  private func payoffInCollapse() -> Double {
    switch (order.collapse, buyer) {
    case (.neutral, nil), (.stipulated(nil, _), nil): lawfulProfit
    case (.stipulated(let seller?, _), nil): seller.doubleValue
    case (.autarky, _), (.neutral, _): 0
    case (.caveatEmptor, nil):
      (0..<count).reduce(0) { $0 + order.buyers[$1].price.doubleValue - free($1).cost }
    case (.caveatEmptor, let buyer?): freePayoff(buyer)
    case (.stipulated(_, let payoffs), let buyer?): payoffs[buyer].doubleValue
    }
  }

  /// The payoff in a period in which a set of buyers boycotts.
  private func payoff(_ set: Int) -> Double {
    let fails = set.nonzeroBitCount < quorum
    if let buyer {
      if set >> buyer & 1 == 1 { return 0 }
      if fails {
        switch order.collapse {
        case .neutral: return 0
        case .stipulated: return lawfulPayoff(buyer)
        case .autarky, .caveatEmptor: return freePayoff(buyer)
        }
      }
      return order.boycott.effect == .joint ? 0 : lawfulPayoff(buyer)
    }
    var profit: Double
    switch order.boycott.effect {
    case .joint: profit = fails ? lawfulProfit : 0
    case .additive:
      profit = (0..<count).reduce(0) { set >> $1 & 1 == 1 ? $0 : $0 + margin($1) }
    case .table(let profits): profit = profits[set].doubleValue
    }
    if fails, order.collapse == .autarky || order.collapse == .caveatEmptor {
      for number in 0..<count where set >> number & 1 == 0 {
        profit += lawfulCost(number) - free(number).cost
      }
    }
    return profit
  }

  /// The discounted payoff over the first periods.
  func value(from start: State, _ move: FirstMove = .profile) -> Double {
    var law: [State: Double] = [start: 1]
    var total = 0.0
    var weight = 1.0
    let delta = order.discount.doubleValue
    let publicity = order.classification.publicity.doubleValue
    for period in 0..<periods {
      var next: [State: Double] = [:]
      let isFirst = period == 0
      for (state, chance) in law {
        func arrive(_ new: State, _ payoff: Double, _ probability: Double) {
          var payoff = payoff
          var wrongs = 0.0
          if isFirst, case .seller(let extra, let isWrong) = move {
            payoff += extra
            wrongs = isWrong ? publicity : 0
          }
          total += weight * chance * probability * payoff
          next[.boycott(stage: 1, set: nil), default: 0] += chance * probability * wrongs
          next[new, default: 0] += chance * probability * (1 - wrongs)
        }
        switch state {
        case .law:
          var payoff = buyer.map { lawfulPayoff($0) } ?? lawfulProfit
          if isFirst, case .boycotts = move { payoff = 0 }
          arrive(.law, payoff, 1)
        case .collapse:
          var payoff = payoffInCollapse()
          if isFirst, let buyer {
            if case .buys = move { payoff = freePayoff(buyer) }
            if case .boycotts = move { payoff = 0 }
          }
          arrive(.collapse, payoff, 1)
        case .boycott(let stage, let known):
          for var set in 0..<(1 << count) {
            var probability = 1.0
            if let known {
              if set != known { continue }
            } else {
              for number in 0..<count {
                let isIn = set >> number & 1 == 1
                if isFirst, number == buyer {
                  switch move {
                  case .boycotts: probability *= isIn ? 1 : 0
                  case .buys: probability *= isIn ? 0 : 1
                  default: probability *= isIn ? chances[number] : 1 - chances[number]
                  }
                } else {
                  probability *= isIn ? chances[number] : 1 - chances[number]
                }
              }
            }
            if probability == 0 { continue }
            let after = set
            if isFirst, known != nil, case .buys = move, let buyer { set &= ~(1 << buyer) }
            if set.nonzeroBitCount < quorum {
              arrive(.collapse, payoff(set), probability)
            } else {
              let isLast = length.map { stage >= $0 } ?? false
              // Boycotts for ever stay in their second period.
              let following = length == nil ? 2 : stage + 1
              arrive(
                isLast ? .law : .boycott(stage: following, set: isOnce ? after : nil),
                payoff(set),
                probability
              )
            }
          }
        }
      }
      law = next
      weight *= delta
    }
    return total
  }
}
