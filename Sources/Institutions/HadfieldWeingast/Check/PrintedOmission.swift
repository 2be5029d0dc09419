import EquilibriaNumerics

/// Something that the printed inequality leaves out, and because of which its answer differs from the
/// verdict.
public enum PrintedOmission: String, Sendable, Hashable, CaseIterable, Codable {
  /// It says nothing about buyers.
  case buyers
  /// It knows nothing of beliefs that contradict themselves.
  case beliefs
  /// It looks at one victim at a time.
  case severalVictims
  /// It does not look at what the seller does to those who still buy during a boycott.
  case boycottedSeller
  /// It supposes a boycott of one period.
  case length
  /// It supposes that a boycott by some of the buyers costs the seller nothing.
  case effect
  /// It supposes that a boycott needs everybody.
  case quorum
  /// It supposes that after a failed boycott the seller earns as much as under law.
  case collapse
  /// It supposes that nobody misreads the law.
  case misclassification
  /// It supposes that every wrong becomes known.
  case publicity
}

extension PrintedOmission: CustomStringConvertible {
  /// A clause about the inequality, such as "it says nothing about buyers".
  public var description: String {
    switch self {
    case .buyers: "it says nothing about buyers"
    case .beliefs: "it knows nothing of beliefs"
    case .severalVictims: "it looks at one victim at a time"
    case .boycottedSeller: "it does not look at cheating during a boycott"
    case .length: "it supposes a boycott of one period"
    case .effect: "it supposes that a boycott by some buyers only costs the seller nothing"
    case .quorum: "it supposes that a boycott needs everybody"
    case .collapse:
      "it supposes that after a failed boycott the seller earns as much as under law"
    case .misclassification: "it supposes that nobody misreads the law"
    case .publicity: "it supposes that every wrong becomes known"
    }
  }
}

extension LegalOrder {
  /// Why the printed inequality and the verdict disagree.
  ///
  /// An assumption of the inequality is named when making it would by itself bring the seller's slack
  /// for one victim to the side of the inequality, or, when none does, when it moves the slack there.
  ///
  /// - Parameter verdict: The verdict on this order.
  /// - Returns: The reasons, in the order of ``PrintedOmission``; none when the two agree.
  public func printedOmissions(_ verdict: LegalOrderVerdict) -> [PrintedOmission] {
    guard let slack = verdict.printedSlack, (slack.signum >= 0) != verdict.isEquilibrium else {
      return []
    }
    let terms = OrderTerms(self, rho: verdict.beliefs.rho).with(victims: 1)
    guard slack.signum >= 0 else { return terms.departures(from: false) }
    var omissions: Set<PrintedOmission> = []
    for constraint in verdict.violations {
      switch (constraint.player, constraint.deviation) {
      case (.buyer, _): omissions.insert(.buyers)
      case (.seller, .cheatDuringBoycott): omissions.insert(.boycottedSeller)
      case (.seller, .cheat(let victims)) where victims.count > 1:
        omissions.insert(.severalVictims)
      case (.seller, _): omissions.formUnion(terms.departures(from: true))
      }
    }
    // Where cheating one buyer pays already, several victims are not the reason.
    let breaksForOne = verdict.violations.contains {
      if case .cheat(let victims) = $0.deviation { return victims.count == 1 }
      return false
    }
    if breaksForOne { omissions.remove(.severalVictims) }
    if !verdict.beliefs.areConsistent, verdict.binding.holds { omissions.insert(.beliefs) }
    return PrintedOmission.allCases.filter(omissions.contains)
  }
}

extension OrderTerms {
  /// The assumptions of the printed inequality that this order does not make, and that account for
  /// another answer about one victim.
  fileprivate func departures(from printedHolds: Bool) -> [PrintedOmission] {
    func boycott(
      length: LegalOrder.Boycott.Length? = nil,
      quorum: Int?,
      effect: LegalOrder.Boycott.Effect
    ) -> OrderTerms {
      var terms = self
      terms.boycott = LegalOrder.Boycott(
        length: length ?? self.boycott.length,
        quorum: quorum,
        effect: effect,
        decision: self.boycott.decision
      )
      return terms
    }
    var neutral = self
    neutral.collapse = .neutral
    var clear = self
    clear.misclassification = 0
    var open = self
    open.publicity = 1
    let given = self.boycott
    let printed: [(PrintedOmission, OrderTerms)] = [
      (.length, boycott(length: .periods(1), quorum: given.quorum, effect: given.effect)),
      (.effect, boycott(quorum: given.quorum, effect: .joint)),
      (.quorum, boycott(quorum: nil, effect: given.effect)), (.collapse, neutral),
      (.misclassification, clear), (.publicity, open),
    ]
    let before = deterrenceSlack() ?? 0
    let slacks = printed.map { ($0, $1.deterrenceSlack() ?? 0) }
    let decisive = slacks.filter { ($0.1.signum >= 0) == printedHolds }
    let helpful = slacks.filter { printedHolds ? $0.1 > before : $0.1 < before }
    return (decisive.isEmpty ? helpful : decisive).map(\.0)
  }
}
