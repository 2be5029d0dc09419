import EquilibriaNumerics
import Testing

@testable import Institutions

/// Slacks against play to a long horizon, within the tail bound.
@Suite struct OrderSimulationTests {
  /// The plays of an order, within a bound on what comes after their last period.
  private struct Plays {
    let order: LegalOrder
    let types: [LegalOrderVerdict.BuyerType]
    let bound: Double
    private let periods: Int
    private let chances: [Double]

    /// Chances of boycotting come from the definition: who does not doubt and does not misread.
    init(_ order: LegalOrder, _ types: [LegalOrderVerdict.BuyerType]) {
      self.order = order
      self.types = types
      let delta = order.discount.doubleValue
      periods = 40 + Int(20 / (1 - delta))
      // No payoff of a period is larger in these orders.
      var tail = 200 / (1 - delta)
      for _ in 0..<periods { tail *= delta }
      bound = 2 * tail + 1e-7
      chances = order.buyers.enumerated().map { number, buyer in
        let clear = 1 - order.classification.misclassification.doubleValue
        switch buyer.assessment {
        case .doubt(let rho, _): return clear * (1 - rho.doubleValue)
        case .distribution(let beliefs):
          let convinced = types.filter { $0.buyer == number && $0.boycotts }.map(\.convergence)
          return beliefs.filter { convinced.contains($0.convergence) }
            .reduce(0) { $0 + clear * $1.probability.doubleValue }
        }
      }
    }

    func play(_ buyer: Int?, _ convergence: Rational = 1) -> OrderSimulation {
      OrderSimulation(
        order: order,
        buyer: buyer,
        convergence: convergence.doubleValue,
        chances: chances,
        periods: periods
      )
    }
  }

  @Test(arguments: 0..<24)
  func `every slack is what play shows`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed, isUncertain: seed % 4 == 3)
    let verdict = try order.verdict()
    let plays = Plays(order, verdict.buyerTypes)
    for constraint in verdict.constraints {
      let difference = try #require(played(constraint, plays))
      #expect(
        (difference - constraint.slack.doubleValue).magnitude < plays.bound,
        "\(order.words(for: constraint)): \(difference), not \(constraint.slack.doubleValue)"
      )
    }
  }

  @Test(arguments: 0..<24)
  func `every value is what play shows`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed, isUncertain: seed % 4 == 3)
    let verdict = try order.verdict()
    let plays = Plays(order, verdict.buyerTypes)
    func compare(_ values: LegalOrderVerdict.Values, _ play: OrderSimulation) {
      var pairs = [(play.value(from: .law), values.law)]
      pairs.append((play.value(from: .collapse), values.collapse))
      for (stage, value) in values.boycott.enumerated() {
        pairs.append((play.value(from: .boycott(stage: stage + 1, set: nil)), value))
      }
      for (played, value) in pairs {
        #expect((played - value.doubleValue).magnitude < plays.bound)
      }
    }
    compare(verdict.seller, plays.play(nil))
    for type in verdict.buyerTypes {
      compare(type.values, plays.play(type.buyer, type.convergence))
    }
  }

  /// Following less deviating in play.
  private func played(_ constraint: LegalOrder.Constraint, _ plays: Plays) -> Double? {
    let order = plays.order
    let node = state(constraint.node)
    let buyer: Int? = if case .buyer(let number) = constraint.player { number } else { nil }
    func difference(
      _ convergence: Rational,
      _ deviating: OrderSimulation.FirstMove,
      insteadOf following: OrderSimulation.FirstMove = .profile,
      from state: OrderSimulation.State? = nil
    ) -> Double {
      let play = plays.play(buyer, convergence)
      let state = state ?? node
      return play.value(from: state, following) - play.value(from: state, deviating)
    }
    switch constraint.deviation {
    case .cheat(let victims):
      let extra = victims.reduce(0) { $0 + saving(order, $1) }
      return difference(1, .seller(extra: extra, isWrong: true))
    case .deliver(let buyer, let item):
      let performance = order.buyers[buyer].menu[item]
      let extra = (sound(order, buyer) - performance.cost).doubleValue
      let isWrong = order.classification.isLawful(performance.name) == false
      return difference(1, .seller(extra: extra, isWrong: isWrong))
    case .cheatDuringBoycott(let boycotting, let victims):
      guard case .boycott(let period) = constraint.node else { return nil }
      let extra = victims.reduce(0) { $0 + saving(order, $1) }
      let set = boycotting.reduce(0) { $0 | 1 << $1 }
      return difference(
        1,
        .seller(extra: extra, isWrong: true),
        from: .boycott(stage: period, set: set)
      )
    case .stayAway(let r): return difference(r, .boycotts)
    case .buy(let r): return difference(r, .buys, insteadOf: .boycotts)
    case .boycott(let r): return difference(r, .boycotts, insteadOf: .buys)
    case .breakOff(let r, let isDecisive):
      guard case .boycott(let period) = constraint.node, let buyer else { return nil }
      // Just enough others, or one more than that.
      var set = 1 << buyer
      for other in order.buyers.indices
      where set.nonzeroBitCount < (order.boycott.quorum ?? order.buyers.count)
        + (isDecisive ? 0 : 1)
      { set |= 1 << other }
      return difference(r, .buys, from: .boycott(stage: period, set: set))
    case .deliverLawfully(let buyer):
      return difference(1, .seller(extra: -saving(order, buyer), isWrong: false))
    case .buyAfterCollapse(let r): return difference(r, .buys)
    case .stopBuying(let r): return difference(r, .boycotts)
    }
  }

  private func state(_ node: LegalOrder.Node) -> OrderSimulation.State {
    switch node {
    case .law: .law
    case .boycott(let period): .boycott(stage: period, set: nil)
    case .collapse: .collapse
    }
  }

  @Test(arguments: 0..<40)
  func `nobody is cheated better during a boycott`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let verdict = try order.verdict()
    let listed = verdict.constraints.filter {
      if case .cheatDuringBoycott = $0.deviation { return true }
      return false
    }
    let count = order.buyers.count
    let quorum = order.boycott.quorum ?? count
    guard order.boycott.effect != .joint, quorum < count else {
      #expect(listed.isEmpty)
      return
    }
    var length = 2
    if case .periods(let periods) = order.boycott.length { length = periods }
    let plays = Plays(order, verdict.buyerTypes)
    let seller = plays.play(nil)
    var smallest = Double.infinity
    for period in 1...length {
      for set in 0..<((1 << count) - 1) where set.nonzeroBitCount >= quorum {
        let start = OrderSimulation.State.boycott(stage: period, set: set)
        let loss =
          seller.value(from: start)
          - seller.value(from: start, .seller(extra: 0, isWrong: true))
        for victims in 1..<(1 << count)
        where victims & set == 0 && victims.nonzeroBitCount <= order.victims ?? count {
          let extra = (0..<count).reduce(0) {
            victims >> $1 & 1 == 1 ? $0 + saving(order, $1) : $0
          }
          smallest = min(smallest, loss - extra)
        }
      }
    }
    let least = try #require(listed.map(\.slack.doubleValue).min())
    #expect((smallest - least).magnitude < plays.bound)
  }

  private func sound(_ order: LegalOrder, _ buyer: Int) -> Rational {
    let items = order.buyers[buyer].menu.filter { order.classification.isLawful($0.name) == true }
    return items.map(\.cost).min() ?? 0
  }

  private func saving(_ order: LegalOrder, _ buyer: Int) -> Double {
    let items = order.buyers[buyer].menu.filter { order.classification.isLawful($0.name) == false }
    return (sound(order, buyer) - (items.map(\.cost).min() ?? 0)).doubleValue
  }

  @Test(arguments: 0..<40)
  func `no choice of items and victims beats the listed ones`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed)
    let verdict = try order.verdict()
    let listed = verdict.constraints.filter { $0.player == .seller && $0.node == .law }
      .map(\.slack).min()
    // Every complete choice: one item per buyer, with at most `victims` wrongful ones.
    var choices: [[Int]] = [[]]
    for buyer in order.buyers {
      choices = choices.flatMap { choice in buyer.menu.indices.map { choice + [$0] } }
    }
    var smallest: Rational?
    let terms = try order.terms()
    for choice in choices {
      var saved = Rational.zero
      var victims = 0
      for (number, item) in choice.enumerated() {
        let performance = order.buyers[number].menu[item]
        saved += sound(order, number) - performance.cost
        if order.classification.isLawful(performance.name) == false { victims += 1 }
      }
      if victims > order.victims ?? order.buyers.count { continue }
      let slack = (victims > 0 ? terms.loss() : 0) - saved
      // Following the profile is no deviation.
      if victims == 0 && saved.isZero { continue }
      smallest = min(smallest ?? slack, slack)
    }
    #expect(smallest == listed)
  }
}
