import Equilibria

extension LegalOrderReport {
  /// How many constraints are shown to people.
  private static let shownCount = 8

  var text: String {
    """
    \(headline)

    What each deviation loses, the most tempting ones first:
    \(slackTable)
    Critical values, as far as the seller is concerned:
    \(criticalTable)
    What one step of a legal attribute adds to the critical cost:
    \(leverTable)
    \(notes)
    """
  }

  private var headline: String {
    var lines = [
      verdict.isEquilibrium
        ? "The order holds: nobody gains by deviating."
        : "The order does not hold."
    ]
    if !verdict.isAnythingWrongful {
      lines.append("Nothing wrongful is on any menu, so there is nothing to deter.")
    }
    if verdict.binding.holds {
      lines.append(
        "It is closest to breaking where \(verdict.bindingWords): this loses "
          + "\(verdict.binding.slack.shortReadable)."
      )
    } else {
      lines.append(
        "It breaks where \(verdict.bindingWords): this gains "
          + "\((-verdict.binding.slack).shortReadable)."
      )
    }
    if let slack = verdict.printedSlack, (slack.signum >= 0) != verdict.isEquilibrium {
      lines.append(
        slack.signum >= 0
          ? "The printed inequality holds all the same: it tests one victim and one regime only."
          : "The printed inequality fails all the same: it supposes another regime."
      )
    }
    for flaw in verdict.beliefs.flaws { lines.append("Beliefs: \(words(for: flaw)).") }
    return lines.joined(separator: "\n")
  }

  private var slackTable: String {
    let sorted = verdict.constraints.enumerated().sorted {
      ($0.element.slack, $0.offset) < ($1.element.slack, $1.offset)
    }
    var rows = sorted.prefix(Self.shownCount).map {
      [$0.element.slack.shortReadable, order.words(for: $0.element)]
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
      return points.map { point in
        let value = point.value.enclosure.readable
        switch (point.holdsBelow, point.holdsAbove) {
        case (false, true): return "from \(value) on"
        case (true, false): return "up to \(value)"
        default: return "on the edge at \(value)"
        }
      }.joined(separator: ", ")
    }
    let limit = min(order.victims ?? order.buyers.count, order.buyers.count)
    let rows = [
      [
        "c*", criticalCost?.shortReadable ?? "none",
        "the highest cost of a lawful performance that is deterred"
          + (limit == 1 ? "" : ", with up to \(limit) victims at once"),
      ],
      ["c*, one victim", criticalCostOfOne?.shortReadable ?? "none", ""],
      ["δ*", words(discounts), "patience"], ["ρ*", words(doubts), "doubt of all buyers"],
      ["L", length?.words ?? "none is long enough", "the shortest boycott that deters"],
    ]
    return TextTable(rows: rows, indent: "  ").text
  }

  private var leverTable: String {
    TextTable(
      rows: levers.map {
        [$0.attribute.rawValue, $0.gain.map { $0.doubleValue.readable } ?? "–", $0.step]
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
    lines += verdict.assumptions.map { "Supposed: \($0)." }
    lines.append(
      check.isValid
        ? "Checked independently: values, slacks, and that no deviation is missing."
        : "The independent check failed: \(check)."
    )
    return lines.joined(separator: "\n") + "\n"
  }
}
