import Equilibria

/// Stationary equilibria on their way to the terminal.
struct StationaryReport<Scalar: OrderedField>: MarkovReport {
  let question: MarkovQuestion
  let method: String
  let early: EarlyStop?
  /// The equilibria to show.
  private let items: [MarkovEquilibrium<String, Scalar>]
  /// The last policy of a search that was stopped.
  private let approximation: MarkovEquilibrium<String, Scalar>?
  private let foundCount: Int
  private let isComplete: Bool
  private let includesAllPure: Bool

  init(_ found: MarkovEquilibria<String, Scalar>, to question: MarkovQuestion) {
    self.question = question
    method = found.method
    foundCount = found.count
    // To have found one is all that was asked for.
    let isEnough = question.isFirstOnly && !found.isEmpty
    items = isEnough ? [found[0]] : found.equilibria
    early = isEnough ? nil : Self.early(found, to: question)
    isComplete = found.isComplete && items.count == foundCount
    includesAllPure = found.includesAllPure && items.count == foundCount
    approximation = found.approximation
  }

  /// The limit that counts as one.
  private static func early(
    _ found: MarkovEquilibria<String, Scalar>,
    to question: MarkovQuestion
  ) -> EarlyStop? {
    guard let reason = found.stopReason else { return nil }
    // The automatic choice has limits of its own, which nobody asked for: its answer is what it is.
    let isOwn = reason == .iterationLimit || reason == .memoryLimit
    if question.method == .automatic, isOwn, !found.isEmpty { return nil }
    return reason == .memoryLimit ? .fullList(found.count) : EarlyStop(reason)
  }

  /// The equilibrium that stands for all in the outer part of the document.
  private var main: MarkovEquilibrium<String, Scalar>? { items.first ?? approximation }

  // MARK: JSON

  var json: JSONOutput {
    .object(
      head(method: method, isComplete: isComplete) + [
        .init("allPure", .bool(includesAllPure)),
        .init("values", main.map { json($0.values) } ?? nil),
        .init("policy", main.map { json($0.policy) } ?? nil),
        .init("certificate", main.map { certificate($0) } ?? nil),
        .init(
          "equilibria",
          .array(
            items.map { item in
              [
                "values": json(item.values), "policy": json(item.policy),
                "certificate": certificate(item),
              ]
            }
          )
        ),
      ]
    )
  }

  private func certificate(_ item: MarkovEquilibrium<String, Scalar>) -> JSONOutput {
    let check = item.check
    return [
      "regret": item.regret.json, "gaps": json(check.gaps),
      "initialRegrets": check.initialRegrets.json, "valueErrors": check.valueErrors.json,
      "box": item.box.map { json($0) } ?? nil,
    ]
  }

  private func json(_ box: EquilibriumBox) -> JSONOutput {
    func range(_ range: ClosedRange<Double>) -> JSONOutput {
      [.number(range.lowerBound), .number(range.upperBound)]
    }
    return [
      "values": byState { state in .array(box.values.map { range($0[state]) }) },
      "policy": byState { state in
        .array(box.probabilities[state].map { .array($0.map { range($0) }) })
      },
    ]
  }

  // MARK: Text

  /// The most lines that are printed about several equilibria.
  private static var largestLineCount: Int { 60 }

  var body: String {
    if items.isEmpty { return withoutEquilibria }
    let lines = min(game.stateCount, 10) + 4
    let shown = items.prefix(max(2, Self.largestLineCount / lines))
    let parts = shown.enumerated().map { number, item in
      "Equilibrium \(number + 1): \(words(item).joined(separator: ", ")) (\(method))\n"
        + table(of: item, largestRowCount: items.count == 1 ? 20 : 10)
    }
    let rest =
      shown.count < items.count
      ? ["… and \(items.count - shown.count) more equilibria; --json has all\n"] : []
    return (parts + rest).joined(separator: "\n") + "\n" + conclusion + "\n"
  }

  private func words(_ item: MarkovEquilibrium<String, Scalar>) -> [String] {
    let kind = item.isPure ? "pure" : "mixed"
    switch Scalar.arithmetic {
    case .exact: return [kind, "exact"]
    case .floating:
      let regret = "regret ≤ \(MarkovText.bound(item.regret))"
      guard let box = item.box else { return [kind, regret] }
      let width = max(box.probabilityWidth, box.valueWidth)
      return [kind, regret, "an exact one lies within \(width.readableBound), proven"]
    }
  }

  private func table(
    of item: MarkovEquilibrium<String, Scalar>,
    largestRowCount: Int
  ) -> String {
    let columns = game.playerNames.enumerated().map { player, name in
      let values = item.values[player]
      let noise = item.check.valueErrors[player]
      return (title: "to \(name)", cell: { MarkovText.short(values[$0], noise: noise) })
    }
    return table(columns, item.policy, largestRowCount: largestRowCount)
      + MarkovText(loaded: question.loaded).start(item.values, noise: item.check.valueErrors)
  }

  private var withoutEquilibria: String {
    if let early {
      let found = "No equilibrium found so far: \(early.words).\n"
      guard let approximation else { return found }
      return found + "The last policy on the way; no player could gain more than "
        + "\(MarkovText.bound(approximation.regret)) by leaving it:\n"
        + table(of: approximation, largestRowCount: 20)
    }
    if method == PurePolicyEnumeration().name {
      return "There is no stationary equilibrium in pure policies, so there is one in mixed ones; "
        + "--method automatic finds one.\n"
    }
    return "No equilibrium found: the path was lost; --method tracing or logit may do better.\n"
  }

  /// Whether these are all.
  private var conclusion: String {
    let count = items.count.counted("stationary equilibrium", "stationary equilibria")
    if let early { return "\(count) found: \(early.words)." }
    if question.isFirstOnly, items[0].isPure {
      return "One equilibrium, as asked; without --first there may be more."
    }
    if isComplete { return "\(count): all there are." }
    if items.allSatisfy(\.isPure) {
      return includesAllPure
        ? "\(count) in pure policies, all there are; there may be mixed ones."
        : "\(count) found; there may be more, and --method pure looks for all pure ones."
    }
    return includesAllPure
      ? "There is none in pure policies; there may be more mixed ones."
      : "\(count) found; there may be more."
  }
}
