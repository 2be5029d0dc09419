import Equilibria

/// The verdict on a legal order on its way to the terminal.
struct LegalOrderReport {
  let order: LegalOrder
  let verdict: LegalOrderVerdict
  let check: LegalOrderCheck
  let criticalCost: Rational?
  let criticalCostOfOne: Rational?
  /// `nil` when a boycott is too long for an exact answer.
  let discounts: [CriticalPoint]?
  let doubts: [CriticalPoint]?
  let length: LegalOrder.Boycott.Length?
  let levers: [DeterrenceLever]

  init(_ order: LegalOrder) throws(InstitutionError) {
    self.order = order
    verdict = try order.verdict()
    check = LegalOrderCheck(verdict, of: order)
    criticalCost = try order.criticalCost()
    criticalCostOfOne = try order.criticalCost(victims: 1)
    discounts = try? order.criticalDiscounts()
    doubts = try? order.criticalDoubts()
    length = try order.boycottLengthNeeded()
    levers = try order.deterrenceLevers()
  }

  var json: JSONOutput {
    .object([
      .init("concept", "hadfield-weingast"),
      .init("equilibrium", .bool(verdict.isEquilibrium)),
      .init("cStar", criticalCost?.json ?? .null),
      .init("cStarOneVictim", criticalCostOfOne?.json ?? .null),
      .init("deltaStar", discounts.map { .array($0.map(\.json)) } ?? .null),
      .init("rhoStar", doubts.map { .array($0.map(\.json)) } ?? .null),
      .init("boycottLengthNeeded", length?.json ?? .null),
      .init("printedInequality", printedInequality),
      .init("binding", json(verdict.binding)),
      .init("slacks", .array(verdict.constraints.map(json))),
      .init("values", values),
      .init("beliefs", beliefs),
      .init("levers", .array(levers.map(json))),
      .init("assumptions", .array(verdict.assumptions.map { .string($0) })),
      .init("certificate", ["verified": .bool(check.isValid)]),
    ])
  }

  private var printedInequality: JSONOutput {
    guard let slack = verdict.printedSlack else { return .null }
    return ["holds": .bool(slack >= .zero), "slack": slack.json]
  }

  private func json(_ constraint: LegalOrder.Constraint) -> JSONOutput {
    var members: [JSONOutput.Member] = []
    switch constraint.player {
    case .seller: members.append(.init("player", "seller"))
    case .buyer(let number): members.append(.init("player", .integer(number)))
    }
    switch constraint.node {
    case .law: members.append(.init("node", "law"))
    case .boycott(let period):
      members += [.init("node", "boycott"), .init("period", .integer(period))]
    case .collapse: members.append(.init("node", "collapse"))
    }
    return .object(
      members + [
        .init("deviation", .string(order.words(for: constraint))),
        .init("slack", constraint.slack.json),
      ]
    )
  }

  private var values: JSONOutput {
    func json(_ values: LegalOrderVerdict.Values) -> [JSONOutput.Member] {
      [
        .init("law", values.law.json), .init("boycott", values.boycott.json),
        .init("collapse", values.collapse.json),
      ]
    }
    return [
      "seller": .object(json(verdict.seller)),
      "buyers": .array(
        verdict.buyerTypes.map { type in
          .object(
            [
              .init("buyer", .integer(type.buyer)), .init("convergence", type.convergence.json),
              .init("boycotts", .bool(type.boycotts)),
            ] + json(type.values)
          )
        }
      ),
    ]
  }

  private var beliefs: JSONOutput {
    let beliefs = verdict.beliefs
    return [
      "consistent": .bool(beliefs.areConsistent), "rho": beliefs.rho.json,
      "boycotting": beliefs.boycotting.json,
      "thresholds": .array(beliefs.thresholds.map { $0?.json ?? .null }),
      "flaws": .array(beliefs.flaws.map { .string(words(for: $0)) }),
    ]
  }

  private func json(_ lever: DeterrenceLever) -> JSONOutput {
    [
      "attribute": .string(lever.attribute.rawValue), "step": .string(lever.step),
      "cStar": lever.criticalCost?.json ?? .null, "gain": lever.gain?.json ?? .null,
    ]
  }

  func words(for flaw: LegalOrderVerdict.Beliefs.Flaw) -> String {
    switch flaw {
    case .wrongSideOfThreshold(let buyer, let convergence):
      "(B1) \(order.buyers[buyer].name) does not boycott exactly above the threshold: "
        + "convergence \(convergence.shortReadable)"
    case .persistentDoubts:
      "(B2) doubts persist, so who has boycotted once would do so again; ρ cannot stay constant"
    }
  }
}

extension CriticalPoint {
  var json: JSONOutput {
    [
      "value": value.enclosure.json, "bounds": value.enclosure.boundsJSON,
      "deterredBelow": .bool(holdsBelow), "deterredAbove": .bool(holdsAbove),
    ]
  }
}

extension LegalOrder.Boycott.Length {
  var json: JSONOutput {
    switch self {
    case .periods(let count): .integer(count)
    case .forever: "forever"
    }
  }

  var words: String {
    switch self {
    case .periods(let count): "\(count) \(count == 1 ? "period" : "periods")"
    case .forever: "for ever"
    }
  }
}
