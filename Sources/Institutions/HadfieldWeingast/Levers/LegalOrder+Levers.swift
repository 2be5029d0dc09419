public import EquilibriaNumerics

/// What one step of a legal attribute does to deterrence.
public struct DeterrenceLever: Sendable, Hashable {
  /// The attribute.
  public let attribute: LegalAttribute

  /// One step in words, such as "ρ of every buyer falls by 1/100".
  public let step: String

  /// c* after the step; `nil` when no cost is deterred, or when there is no such step.
  public let criticalCost: Rational?

  /// How much c* rises; `nil` when either is `nil`, or when all costs up to the lowest price are
  /// deterred before and after.
  public let gain: Rational?
}

extension DeterrenceLever: CustomStringConvertible {
  /// The attribute, the step and the gain.
  public var description: String {
    "\(attribute): \(step), \(change)"
  }

  private var change: String {
    guard let gain else { return "nothing that c* shows" }
    return gain.signum < 0 ? "c* loses \((-gain).doubleValue)" : "c* gains \(gain.doubleValue)"
  }
}

extension LegalOrder {
  /// Which legal attribute buys most deterrence: what one step of each does to c*.
  ///
  /// A step moves a probability by `step`, as far as it can go; a step of universality is one more
  /// buyer like the last. Assessments that are random rise by `step` instead of ρ falling, and the
  /// fixed point is found anew.
  ///
  /// - Parameters:
  ///   - step: The size of a step, above 0 and at most 1.
  ///   - victims: How many can be cheated in one period; as in the order when `nil`.
  /// - Returns: All attributes, those with the largest gain first; equal ones in the order of
  ///   ``LegalAttribute``.
  /// - Throws: ``InstitutionError`` as ``verdict()`` does, and for a step out of its domain.
  public func deterrenceLevers(
    step: Rational = 1 / 100,
    victims: Int? = nil
  ) throws(InstitutionError) -> [DeterrenceLever] {
    guard step.signum > 0, step <= 1 else {
      throw .parameter(name: "step", value: "\(step)", domain: "a number above 0, at most 1")
    }
    let before = try criticalCost(victims: victims)
    let ceiling = buyers.map(\.price).min() ?? 0
    var levers: [DeterrenceLever] = []
    // Attributes that move the same number have the same critical cost.
    var costs: [String: Rational?] = [:]
    for attribute in LegalAttribute.allCases {
      let cost: Rational?
      if let known = costs[attribute.parameter] {
        cost = known
      } else {
        cost = try improved(attribute, by: step)?.criticalCost(victims: victims)
        costs[attribute.parameter] = cost
      }
      var gain: Rational?
      if let cost, let before, min(cost, before) < ceiling { gain = cost - before }
      levers.append(
        DeterrenceLever(
          attribute: attribute,
          step: words(for: attribute, step),
          criticalCost: cost,
          gain: gain
        )
      )
    }
    // Sorting is stable, so ties stay in the order of the attributes.
    return levers.sorted { left, right in
      guard let gain = left.gain else { return false }
      return right.gain.map { gain > $0 } ?? true
    }
  }

  private func words(for attribute: LegalAttribute, _ step: Rational) -> String {
    switch attribute {
    case .generality, .stability, .prospectivity, .openness, .impersonality, .clarity,
      .uniqueness:
      "\(attribute.parameter) falls by \(step)"
    case .publicity: "φ rises by \(step)"
    case .universality: "n rises by 1, with a buyer like the last"
    }
  }

  /// The order after one step; `nil` when there is no such step.
  private func improved(
    _ attribute: LegalAttribute,
    by step: Rational
  ) throws(InstitutionError) -> LegalOrder? {
    switch attribute {
    case .generality, .stability, .prospectivity, .openness:
      return try with(buyers: buyers.map { $0.trusting(by: step) })
    case .impersonality:
      let doubts = try doubts()
      let most = doubts.indices.reduce(0) { doubts[$1] > doubts[$0] ? $1 : $0 }
      var buyers = buyers
      buyers[most] = buyers[most].trusting(by: step)
      return try with(buyers: buyers)
    case .clarity, .uniqueness:
      return try with(
        classification: ClassificationInstitution(
          lawful: classification.lawful,
          wrongful: classification.wrongful,
          misclassification: max(0, classification.misclassification - step),
          publicity: classification.publicity
        )
      )
    case .publicity:
      return try with(
        classification: ClassificationInstitution(
          lawful: classification.lawful,
          wrongful: classification.wrongful,
          misclassification: classification.misclassification,
          publicity: min(1, classification.publicity + step)
        )
      )
    case .universality:
      if case .table = boycott.effect { return nil }
      guard buyers.count < Self.largestBuyerCount else { return nil }
      let last = buyers[buyers.count - 1]
      var name = last.name + "′"
      while buyers.contains(where: { $0.name == name }) { name += "′" }
      let another = Buyer(
        name,
        price: last.price,
        menu: last.menu,
        assessment: last.assessment,
        misfit: last.misfit
      )
      var collapse = collapse
      if case .stipulated(let seller, let payoffs) = collapse {
        // What the seller would earn from one more buyer is not given.
        guard seller == nil else { return nil }
        collapse = .stipulated(seller: nil, buyers: payoffs + [payoffs[payoffs.count - 1]])
      }
      return try with(buyers: buyers + [another], collapse: collapse)
    }
  }

  private func with(
    buyers: [Buyer]? = nil,
    classification: ClassificationInstitution? = nil,
    collapse: Collapse? = nil
  ) throws(InstitutionError) -> LegalOrder {
    try LegalOrder(
      buyers: buyers ?? self.buyers,
      classification: classification ?? self.classification,
      discount: discount,
      boycott: boycott,
      collapse: collapse ?? self.collapse,
      victims: victims,
      draws: draws
    )
  }
}

extension LegalOrder.Buyer {
  /// The buyer with fewer doubts.
  fileprivate func trusting(by step: Rational) -> LegalOrder.Buyer {
    let assessment: LegalOrder.Assessment =
      switch self.assessment {
      case .doubt(let rho, let convergence):
        .doubt(max(0, rho - step), convergence: convergence)
      case .distribution(let beliefs):
        .distribution(
          beliefs.map {
            LegalOrder.Belief(
              convergence: min(1, $0.convergence + step),
              probability: $0.probability
            )
          }
        )
      }
    return LegalOrder.Buyer(
      name,
      price: price,
      menu: menu,
      assessment: assessment,
      misfit: misfit
    )
  }
}
