import EquilibriaNumerics
import Testing

@testable import Institutions

/// Which deviations there are, from the definition of the order.
@Suite struct DeviationListTests {
  @Test(arguments: 0..<40)
  func `the list of deviations is the one of the definition`(seed: Int) throws {
    let order = try LegalOrder.random(seed: seed, isUncertain: seed % 4 == 3)
    let verdict = try order.verdict()
    var expected: Set<LegalOrder.Constraint> = []
    func expect(
      _ player: LegalOrder.Player,
      _ node: LegalOrder.Node,
      _ deviation: LegalOrder.Deviation
    ) {
      expected.insert(.init(player: player, node: node, deviation: deviation, slack: 0))
    }
    let count = order.buyers.count
    for set in 1..<(1 << count) where set.nonzeroBitCount <= order.victims ?? count {
      expect(.seller, .law, .cheat(victims: (0..<count).filter { set >> $0 & 1 == 1 }))
    }
    for (number, buyer) in order.buyers.enumerated() {
      for (item, performance) in buyer.menu.enumerated() {
        let isLawful = order.classification.isLawful(performance.name) == true
        let least = cheapest(order, number, lawful: isLawful)
        if performance.cost != least {
          expect(.seller, .law, .deliver(buyer: number, item: item))
        }
      }
      if order.collapse.isExplicit,
        cheapest(order, number, lawful: false) < cheapest(order, number, lawful: true)
      {
        expect(.seller, .collapse, .deliverLawfully(buyer: number))
      }
    }
    let isOnce = order.boycott.decision == .once
    var length: Int?
    if case .periods(let periods) = order.boycott.length { length = periods }
    for (number, buyer) in order.buyers.enumerated() {
      let player = LegalOrder.Player.buyer(number)
      var assessments: [(Rational, Bool)] = []
      switch buyer.assessment {
      case .doubt(_, let given):
        assessments.append(
          (try #require(given ?? order.classification.convergence(with: buyer)), true)
        )
      case .distribution(let beliefs):
        let threshold = verdict.beliefs.thresholds[number]
        for belief in beliefs where belief.probability.signum > 0 {
          assessments.append(
            (belief.convergence, threshold.map { belief.convergence > $0 } ?? false)
          )
        }
      }
      for (r, boycotts) in assessments {
        expect(player, .law, .stayAway(convergence: r))
        for period in 1...(isOnce ? 1 : length ?? 1) {
          expect(
            player,
            .boycott(period: period),
            boycotts ? .buy(convergence: r) : .boycott(convergence: r)
          )
        }
        if isOnce, boycotts, length != 1 {
          let quorum = order.boycott.quorum ?? count
          // Where nobody is needed, nobody is decisive; where everybody is, everybody is.
          for period in 2...(length ?? 2) where quorum > 0 {
            expect(player, .boycott(period: period), .breakOff(convergence: r, isDecisive: true))
          }
          if quorum < count {
            expect(player, .boycott(period: 2), .breakOff(convergence: r, isDecisive: false))
          }
        }
        if order.collapse == .autarky {
          expect(player, .collapse, .buyAfterCollapse(convergence: r))
        }
        if order.collapse == .caveatEmptor {
          expect(player, .collapse, .stopBuying(convergence: r))
        }
      }
    }
    let listed = verdict.constraints.filter {
      if case .cheatDuringBoycott = $0.deviation { return false }
      return true
    }
    let bare = listed.map {
      LegalOrder.Constraint(player: $0.player, node: $0.node, deviation: $0.deviation, slack: 0)
    }
    #expect(Set(bare) == expected && bare.count == expected.count)
  }

  private func cheapest(_ order: LegalOrder, _ buyer: Int, lawful: Bool) -> Rational {
    order.buyers[buyer].menu.filter { order.classification.isLawful($0.name) == lawful }
      .map(\.cost).min() ?? 0
  }
}
