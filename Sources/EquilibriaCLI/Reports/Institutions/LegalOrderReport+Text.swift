import Equilibria

extension LegalOrderReport {
  /// How many constraints are shown to people.
  private static let shownCount = 8

  var text: String {
    var parts = [
      headline,
      "What each deviation loses (negative: gains), the most tempting ones first:\n" + slackTable,
    ]
    if verdict.isAnythingWrongful {
      parts += [
        "Critical values, as far as the seller is concerned:\n" + criticalTable,
        "What one step of a legal attribute adds to the critical cost:\n" + leverTable,
      ]
    }
    return parts.joined(separator: "\n") + "\n" + notes
  }

  private var headline: String {
    var lines: [String] = []
    if verdict.isEquilibrium {
      lines.append("The order holds: nobody gains by deviating.")
    } else if verdict.binding.holds {
      let flaws = verdict.beliefs.flaws.map(words).joined(separator: "; ")
      lines.append("No deviation pays, but the beliefs are inconsistent: \(flaws).")
    } else {
      lines.append("The order does not hold.")
    }
    if !verdict.isAnythingWrongful {
      lines.append("Nothing wrongful is on any menu, so there is nothing to deter.")
    }
    if let sentence = bindingSentence { lines.append(sentence) }
    let omissions = order.printedOmissions(verdict).map(\.description)
    if let slack = verdict.printedSlack, (slack.signum >= 0) != verdict.isEquilibrium {
      let reasons = omissions.isEmpty ? "" : ": " + omissions.joined(separator: ", and ")
      lines.append(
        "The printed inequality \(slack.signum >= 0 ? "holds" : "fails") all the same\(reasons)."
      )
    }
    if !verdict.binding.holds {
      for flaw in verdict.beliefs.flaws { lines.append("Beliefs: \(words(for: flaw)).") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Where the order breaks, or would break first; nothing when only beliefs are at fault.
  private var bindingSentence: String? {
    let slack = verdict.binding.slack
    let words = verdict.bindingWords
    if slack < .zero { return "It breaks where \(words): this gains \((-slack).brief)." }
    guard verdict.isEquilibrium else { return nil }
    return slack == .zero
      ? "It is on the edge where \(words): this neither gains nor loses anything."
      : "It is closest to breaking where \(words): this loses \(slack.brief)."
  }

  private var slackTable: String {
    let sorted = verdict.constraints.enumerated().sorted {
      ($0.element.slack, $0.offset) < ($1.element.slack, $1.offset)
    }
    var rows = sorted.prefix(Self.shownCount).map {
      [$0.element.slack.brief, order.words(for: $0.element)]
    }
    if sorted.count > rows.count { rows.append(["", "and \(sorted.count - rows.count) more"]) }
    return TextTable(rows: rows, alignments: [.right], indent: "  ").text
  }

  /// Why there are no critical points.
  private var missingPoints: String {
    let isRandom = order.buyers.contains { buyer in
      if case .distribution = buyer.assessment { return true }
      return false
    }
    return isRandom
      ? "not computed for random assessments, since doubts change with it"
      : "not computed for boycotts of so many periods"
  }

  private var criticalTable: String {
    func words(_ points: [CriticalPoint]?) -> String {
      guard let points else { return missingPoints }
      if points.isEmpty {
        return (verdict.constraints.filter { $0.player == .seller }.allSatisfy(\.holds))
          ? "deterred at every value" : "not deterred at any value"
      }
      return deterredRanges(points)
    }
    func cost(_ cost: Rational?) -> String {
      guard let cost else { return "none" }
      return cost < lowestPrice ? cost.brief : "every cost up to the lowest price, \(cost.brief)"
    }
    let limit = min(order.victims ?? order.buyers.count, order.buyers.count)
    let rows = [
      [
        "c*", cost(criticalCost),
        "the highest cost of a lawful performance, the same for all buyers, at which cheating "
          + "does not pay" + (limit == 1 ? "" : ", with up to \(limit) victims at once"),
      ],
      ["c*, one victim", cost(criticalCostOfOne), ""],
      ["δ*", words(discounts), "patience"], ["ρ*", words(doubts), "doubt of all buyers"],
      ["L", length?.words ?? "none is long enough", "the shortest boycott that deters"],
    ]
    return TextTable(rows: rows, indent: "  ").text
  }

  /// Where the seller is deterred, from one critical point to the next.
  private func deterredRanges(_ points: [CriticalPoint]) -> String {
    var ranges: [String] = []
    var start: String?
    for point in points {
      let value = point.value.enclosure.readable
      switch (point.holdsBelow, point.holdsAbove) {
      case (false, true): start = value
      case (true, false):
        ranges.append(start.map { "between \($0) and \(value)" } ?? "up to \(value)")
        start = nil
      case (false, false): ranges.append("at \(value) only")
      // It holds on both sides, and there as well.
      case (true, true): break
      }
    }
    if let start { ranges.append("from \(start) on") }
    return ranges.isEmpty ? "deterred at every value" : ranges.joined(separator: ", ")
  }

  private var leverTable: String {
    TextTable(
      rows: levers.map {
        [$0.attribute.description, $0.gain.map { $0.doubleValue.readable } ?? "–", $0.step]
      },
      indent: "  "
    ).text
  }

  private var notes: String {
    var lines: [String] = []
    if order.collapse == .autarky, levers.contains(where: { $0.gain.map { $0 < .zero } ?? false }) {
      lines.append(
        "Trade ends with a failed boycott, so the seller fears failure: doubt can deter here."
      )
    }
    lines += verdict.assumptions.map { "Supposed, not derived: \($0)." }
    lines.append(
      check.isValid
        ? "Checked independently: values, slacks, and that no deviation is missing."
        : "The independent check failed: \(check)."
    )
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Rational {
  /// The number for people who compare it with others: a fraction of at most three digits above and
  /// below, or else six digits.
  var brief: String {
    max(magnitude.numeratorInteger, denominatorInteger) < 1_000 ? description : doubleValue.readable
  }
}
