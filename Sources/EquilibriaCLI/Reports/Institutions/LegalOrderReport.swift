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
    return [
      "holds": .bool(slack >= .zero), "slack": slack.json,
      "omits": .array(order.printedOmissions(verdict).map { .string($0.description) }),
    ]
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
      words(for: buyer, convergence)
    case .persistentDoubts:
      "doubts persist, so whoever has boycotted once would do so again, and ρ cannot stay constant "
        + "(B2)"
    }
  }

  /// A buyer on the wrong side of the threshold r̲.
  private func words(for buyer: Int, _ convergence: Rational) -> String {
    let name = order.buyers[buyer].name
    guard let threshold = verdict.beliefs.thresholds[buyer] else {
      return "\(name) is supposed to boycott, but even full trust in the law would not make it "
        + "worth while (B1)"
    }
    return convergence < threshold
      ? "\(name) is supposed to boycott at r = \(convergence.brief), but that is not worth while "
        + "below r = \(threshold.brief) (B1)"
      : "\(name) is supposed not to boycott at r = \(convergence.brief), but that is worth while "
        + "from r = \(threshold.brief) on (B1)"
  }

  /// The lowest price: costs are not varied beyond it.
  var lowestPrice: Rational { order.buyers.map(\.price).min() ?? 0 }
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
