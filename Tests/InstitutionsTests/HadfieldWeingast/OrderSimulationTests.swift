import EquilibriaNumerics
import Testing

@testable import Institutions

/// Slacks against play to a long horizon, within the tail bound.
@Suite struct OrderSimulationTests {
  @Test(arguments: 0..<24)
  func `every slack is what play shows`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed, isUncertain: seed % 4 == 3)
    let verdict = try order.verdict()
    let chances = verdict.beliefs.boycotting.map(\.doubleValue)
    let delta = order.discount.doubleValue
    let periods = 40 + Int(20 / (1 - delta))
    // No payoff of a period is larger in these orders.
    var tail = 200 / (1 - delta)
    for _ in 0..<periods { tail *= delta }
    func simulation(_ buyer: Int?, _ convergence: Rational = 1) -> OrderSimulation {
      OrderSimulation(
        order: order,
        buyer: buyer,
        convergence: convergence.doubleValue,
        chances: chances,
        periods: periods
      )
    }
    let seller = simulation(nil)
    #expect((seller.value(from: .law) - verdict.seller.law.doubleValue).magnitude < tail + 1e-7)
    for constraint in verdict.constraints {
      let played: Double
      switch (constraint.player, constraint.deviation) {
      case (.seller, .cheat(let victims)):
        let extra = victims.reduce(0) { $0 + saving(order, $1) }
        played =
          seller.value(from: .law)
          - seller.value(from: .law, .seller(extra: extra, isWrong: true))
      case (.seller, .deliver(let buyer, let item)):
        let performance = order.buyers[buyer].menu[item]
        let extra = (sound(order, buyer) - performance.cost).doubleValue
        let isWrong = order.classification.isLawful(performance.name) == false
        played =
          seller.value(from: .law)
          - seller.value(from: .law, .seller(extra: extra, isWrong: isWrong))
      case (.seller, .cheatDuringBoycott(let boycotting, let victims)):
        guard case .boycott(let period) = constraint.node else { continue }
        let extra = victims.reduce(0) { $0 + saving(order, $1) }
        let set = boycotting.reduce(0) { $0 | 1 << $1 }
        let start = OrderSimulation.State.boycott(stage: period, set: set)
        played =
          seller.value(from: start)
          - seller.value(from: start, .seller(extra: extra, isWrong: true))
      case (.buyer(let buyer), .stayAway(let r)):
        let play = simulation(buyer, r)
        played = play.value(from: .law) - play.value(from: .law, .boycotts)
      case (.buyer(let buyer), .buy(let r)):
        guard case .boycott(let period) = constraint.node else { continue }
        let play = simulation(buyer, r)
        let start = OrderSimulation.State.boycott(stage: period, set: nil)
        played = play.value(from: start, .boycotts) - play.value(from: start, .buys)
      case (.buyer(let buyer), .boycott(let r)):
        guard case .boycott(let period) = constraint.node else { continue }
        let play = simulation(buyer, r)
        let start = OrderSimulation.State.boycott(stage: period, set: nil)
        played = play.value(from: start, .buys) - play.value(from: start, .boycotts)
      case (.buyer(let buyer), .breakOff(let r, let isDecisive)):
        guard case .boycott(let period) = constraint.node else { continue }
        let play = simulation(buyer, r)
        // Just enough others, or one more than that.
        var set = 1 << buyer
        for other in order.buyers.indices
        where set.nonzeroBitCount < (order.boycott.quorum ?? order.buyers.count)
          + (isDecisive ? 0 : 1)
        { set |= 1 << other }
        let start = OrderSimulation.State.boycott(stage: period, set: set)
        played = play.value(from: start) - play.value(from: start, .buys)
      default: continue
      }
      #expect(
        (played - constraint.slack.doubleValue).magnitude < 2 * tail + 1e-7,
        "\(order.words(for: constraint)): \(played), not \(constraint.slack.doubleValue)"
      )
    }
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
