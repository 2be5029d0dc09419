import EquilibriaNumerics
import Testing

@testable import Institutions

/// Verdicts that are wrong in one place, and verdicts that no order has.
@Suite struct LegalOrderTamperingTests {
  private typealias Check = LegalOrderCheck

  private static func order(
    boycott: LegalOrder.Boycott = .init(effect: .additive),
    collapse: LegalOrder.Collapse = .autarky
  ) throws -> LegalOrder {
    try LegalOrderCaseTests.order(convergence: 0.7, boycott: boycott, collapse: collapse)
  }

  @Test func `every kind of flaw is found`() throws {
    let order = try Self.order()
    let verdict = try order.verdict()
    #expect(Check(verdict, of: order).flaw == nil)
    func flaw(_ change: (inout Parts) -> Void) -> Check.Flaw? {
      var parts = Parts(verdict)
      change(&parts)
      let check = Check(parts.verdict, of: order)
      #expect(!check.isValid && check.description != "the verdict is right")
      return check.flaw
    }
    #expect(flaw { $0.rho[1] = 0.2 } == .wrongOdds(buyer: 1))
    #expect(flaw { $0.boycotting[1] = 1 } == .wrongOdds(buyer: 1))
    #expect(flaw { $0.types[1] = $0.types[0] } == .wrongOdds(buyer: 0))
    #expect(flaw { $0.thresholds[0] = 0.55 } == .wrongThreshold(buyer: 0))
    #expect(
      flaw { $0.flaws = [.wrongSideOfThreshold(buyer: 1, convergence: 0.7)] }
        == .wrongThreshold(buyer: 1)
    )
    #expect(flaw { $0.flaws = [.persistentDoubts] } == .wrongPersistence)
    let seller = verdict.seller
    #expect(
      flaw { $0.seller = .init(law: seller.law, boycott: [seller.law], collapse: seller.collapse) }
        == .wrongSellerValue(found: seller.law, actual: seller.boycott[0])
    )
    let type = verdict.buyerTypes[1].values
    #expect(
      flaw { $0.setValues(1, .init(law: type.law, boycott: [7], collapse: type.collapse)) }
        == .wrongBuyerValue(buyer: 1, found: 7, actual: type.boycott[0])
    )
    let first = verdict.constraints[0]
    let raised = LegalOrder.Constraint(
      player: .seller,
      node: .law,
      deviation: first.deviation,
      slack: first.slack + 1
    )
    #expect(flaw { $0.constraints[0] = raised } == .wrongSlack(raised, actual: first.slack))
    let other = verdict.constraints.first { $0.slack > verdict.binding.slack }
    #expect(
      flaw { $0.binding = other ?? first } == .wrongBinding(actual: verdict.binding.slack)
    )
    #expect(flaw { $0.words = "all is well" } == .wrongBinding(actual: verdict.binding.slack))
    #expect(flaw { $0.printed = nil } == .wrongPrintedSlack(actual: verdict.printedSlack))
    #expect(flaw { $0.assumptions = [] } == .wrongAssumptions)
    #expect(flaw { $0.assumptions.append("buyers are brave") } == .wrongAssumptions)
  }

  @Test(arguments: [
    (LegalOrder.Boycott(effect: .additive), LegalOrder.Collapse.autarky),
    (.init(effect: .additive), .caveatEmptor),
    (.init(length: .periods(4), quorum: 1, effect: .additive), .autarky),
    (.init(length: .periods(3), quorum: 1, effect: .additive, decision: .everyPeriod), .neutral),
    (.init(length: .forever, quorum: 1, effect: .additive), .neutral),
  ])
  func `no constraint can be left out`(
    boycott: LegalOrder.Boycott,
    collapse: LegalOrder.Collapse
  ) throws {
    let order = try Self.order(boycott: boycott, collapse: collapse)
    let verdict = try order.verdict()
    #expect(Check(verdict, of: order).flaw == nil)
    for (place, constraint) in verdict.constraints.enumerated() {
      // Of cheating during a boycott, the most tempting way is enough.
      if case .cheatDuringBoycott = constraint.deviation { continue }
      var parts = Parts(verdict)
      parts.constraints.remove(at: place)
      #expect(
        Check(parts.verdict, of: order).flaw
          == .missingDeviation(constraint.player, constraint.node)
      )
    }
    var parts = Parts(verdict)
    parts.constraints.removeAll {
      if case .cheatDuringBoycott = $0.deviation { return true }
      return false
    }
    if parts.constraints.count < verdict.constraints.count {
      #expect(
        Check(parts.verdict, of: order).flaw == .missingDeviation(.seller, .boycott(period: 1))
      )
    }
  }

  @Test(arguments: [
    LegalOrder.Boycott(effect: .additive),
    .init(length: .periods(4), effect: .additive, decision: .everyPeriod),
    .init(length: .forever, effect: .additive, decision: .everyPeriod),
  ])
  func `a verdict without the buyers' central constraints is refused`(
    boycott: LegalOrder.Boycott
  ) throws {
    let order = try Self.order(boycott: boycott)
    let verdict = try order.verdict()
    let stages = verdict.seller.boycott.count
    for count in Set([0, 1, stages - 1, stages + 1]) where count != stages {
      var parts = Parts(verdict)
      for (place, type) in verdict.buyerTypes.enumerated() {
        let values = type.values
        let boycott = (0..<count).map { values.boycott[min($0, stages - 1)] }
        parts.setValues(
          place,
          .init(law: values.law, boycott: boycott, collapse: values.collapse)
        )
      }
      parts.constraints.removeAll {
        switch ($0.node, $0.deviation) {
        case (.boycott(let period), .buy): period > count
        default: false
        }
      }
      #expect(
        Check(parts.verdict, of: order).flaw
          == .wrongStageCount(.buyer(0), found: count, expected: stages)
      )
    }
    var parts = Parts(verdict)
    parts.seller = .init(law: parts.seller.law, boycott: [], collapse: parts.seller.collapse)
    #expect(
      Check(parts.verdict, of: order).flaw
        == .wrongStageCount(.seller, found: 0, expected: stages)
    )
  }

  @Test(arguments: [
    LegalOrder.Boycott(effect: .additive),
    .init(length: .periods(4), quorum: 1, effect: .additive),
    .init(length: .periods(4), quorum: 1, effect: .additive, decision: .everyPeriod),
    .init(length: .forever, quorum: 1, effect: .additive, decision: .everyPeriod),
  ])
  func `constraints that speak of nobody and of no period are refused`(
    boycott: LegalOrder.Boycott
  ) throws {
    let order = try Self.order(boycott: boycott)
    let verdict = try order.verdict()
    var strange: [(LegalOrder.Player, LegalOrder.Node, LegalOrder.Deviation)] = []
    for buyer in [-1, 2, 99, Int.min, Int.max] {
      strange.append((.buyer(buyer), .collapse, .buyAfterCollapse(convergence: 0.7)))
      strange.append((.buyer(buyer), .collapse, .stopBuying(convergence: 0.7)))
      strange.append((.buyer(buyer), .law, .stayAway(convergence: 0.7)))
      strange.append((.buyer(buyer), .boycott(period: 1), .buy(convergence: 0.7)))
      strange.append((.seller, .collapse, .deliverLawfully(buyer: buyer)))
      strange.append((.seller, .law, .deliver(buyer: buyer, item: 0)))
      strange.append((.seller, .law, .deliver(buyer: 0, item: buyer)))
      strange.append((.seller, .law, .cheat(victims: [buyer])))
      let first = LegalOrder.Node.boycott(period: 1)
      strange.append((.seller, first, .cheatDuringBoycott(boycotting: [buyer], victims: [0])))
      strange.append((.seller, first, .cheatDuringBoycott(boycotting: [0], victims: [buyer])))
    }
    for period in [0, -1, -3, 5, 99, Int.min, Int.max] {
      let node = LegalOrder.Node.boycott(period: period)
      strange.append((.buyer(0), node, .buy(convergence: 0.7)))
      strange.append((.buyer(0), node, .boycott(convergence: 0.7)))
      strange.append((.buyer(0), node, .breakOff(convergence: 0.7, isDecisive: true)))
      strange.append((.seller, node, .cheatDuringBoycott(boycotting: [1], victims: [0])))
    }
    strange.append((.seller, .law, .cheat(victims: [])))
    strange.append((.seller, .law, .cheat(victims: [0, 0])))
    strange.append((.seller, .law, .stayAway(convergence: 0.7)))
    strange.append((.buyer(0), .law, .cheat(victims: [1])))
    strange.append((.buyer(0), .law, .stayAway(convergence: 0.8)))
    for (player, node, deviation) in strange {
      let constraint = LegalOrder.Constraint(
        player: player,
        node: node,
        deviation: deviation,
        slack: 10
      )
      var parts = Parts(verdict)
      parts.constraints.append(constraint)
      #expect(Check(parts.verdict, of: order).flaw == .unknownDeviation(constraint))
      parts = Parts(verdict)
      parts.binding = constraint
      #expect(Check(parts.verdict, of: order).flaw != nil)
    }
  }

  @Test func `lists of other lengths are refused before anything is computed`() throws {
    let order = try Self.order()
    let verdict = try order.verdict()
    for count in [0, 1, 3, 100] {
      func refused(_ change: (inout Parts) -> Void) -> Check.Flaw? {
        var parts = Parts(verdict)
        change(&parts)
        return Check(parts.verdict, of: order).flaw
      }
      let long = [Rational](repeating: 0.9, count: count)
      #expect(refused { $0.boycotting = long } == .wrongOdds(buyer: 0))
      #expect(refused { $0.rho = long } == .wrongOdds(buyer: 0))
      #expect(refused { $0.thresholds = long } == .wrongThreshold(buyer: 0))
      let types = (0..<count).map { verdict.buyerTypes[$0 % 2] }
      #expect(refused { $0.types = types } != nil)
    }
    var parts = Parts(verdict)
    parts.types[0] = .init(
      buyer: -1,
      convergence: 0.7,
      boycotts: true,
      values: parts.types[0].values
    )
    #expect(Check(parts.verdict, of: order).flaw == .wrongOdds(buyer: -1))
    parts = Parts(verdict)
    parts.constraints = []
    #expect(Check(parts.verdict, of: order).flaw != nil)
  }

  @Test func `assessments that are not the buyer's are refused`() throws {
    let order = try LegalOrder.random(seed: 3, isUncertain: true)
    let verdict = try order.verdict()
    #expect(Check(verdict, of: order).flaw == nil)
    let type = verdict.buyerTypes[0]
    for (convergence, boycotts) in [
      (Rational(1, 97), type.boycotts), (type.convergence, !type.boycotts),
    ] {
      var parts = Parts(verdict)
      parts.types.append(
        .init(
          buyer: type.buyer,
          convergence: convergence,
          boycotts: boycotts,
          values: type.values
        )
      )
      #expect(Check(parts.verdict, of: order).flaw == .wrongOdds(buyer: type.buyer))
    }
  }
}

/// The parts of a verdict, to be changed one by one.
private struct Parts {
  var seller: LegalOrderVerdict.Values
  var types: [LegalOrderVerdict.BuyerType]
  var constraints: [LegalOrder.Constraint]
  var binding: LegalOrder.Constraint
  var rho: [Rational]
  var boycotting: [Rational]
  var thresholds: [Rational?]
  var flaws: [LegalOrderVerdict.Beliefs.Flaw]
  var printed: Rational?
  var words: String
  var assumptions: [String]

  init(_ verdict: LegalOrderVerdict) {
    seller = verdict.seller
    types = verdict.buyerTypes
    constraints = verdict.constraints
    binding = verdict.binding
    rho = verdict.beliefs.rho
    boycotting = verdict.beliefs.boycotting
    thresholds = verdict.beliefs.thresholds
    flaws = verdict.beliefs.flaws
    printed = verdict.printedSlack
    words = verdict.bindingWords
    assumptions = verdict.assumptions
  }

  mutating func setValues(_ place: Int, _ values: LegalOrderVerdict.Values) {
    let type = types[place]
    types[place] = .init(
      buyer: type.buyer,
      convergence: type.convergence,
      boycotts: type.boycotts,
      values: values
    )
  }

  var verdict: LegalOrderVerdict {
    LegalOrderVerdict(
      seller: seller,
      buyerTypes: types,
      constraints: constraints,
      binding: binding,
      beliefs: .init(rho: rho, boycotting: boycotting, thresholds: thresholds, flaws: flaws),
      printedSlack: printed,
      bindingWords: words,
      assumptions: assumptions
    )
  }
}
