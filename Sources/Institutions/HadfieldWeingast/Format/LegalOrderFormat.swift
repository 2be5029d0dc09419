import EquilibriaNumerics
import Games

/// The JSON format of legal orders.
///
/// ```json
/// {
///   "title": "Two buyers",
///   "discount": 0.9,
///   "classification": {"lawful": ["sound"], "wrongful": ["defective"]},
///   "buyers": [
///     {"name": "A", "price": 10, "rho": "1/10", "convergence": 0.7,
///      "menu": [{"name": "sound", "cost": 4, "value": 20},
///               {"name": "defective", "cost": 0, "value": 0, "acceptable": false}]}
///   ],
///   "boycott": {"length": 1, "effect": "additive"},
///   "collapse": "autarky"
/// }
/// ```
///
/// Numbers may be strings such as `"1/3"`, and are exact in both cases. `length` may be `"forever"`;
/// `effect` is `"joint"`, `"additive"` or `{"table": [{"boycotting": ["A"], "profit": 6}, …]}` with
/// one entry for every set of buyers; `decision` is `"once"` or `"every-period"`; `collapse` is
/// `"neutral"`, `"autarky"`, `"caveat-emptor"` or `{"seller": 3, "buyers": [1, 1]}`. A buyer has
/// either `rho` or `assessments`, a list of `{"convergence": 0.7, "probability": 0.9}`. `victims`
/// limits how many can be cheated in one period, and `draws` is `"independent"` or `"persistent"`.
public enum LegalOrderFormat {
  /// Reads a legal order.
  ///
  /// - Parameters:
  ///   - text: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The order.
  /// - Throws: ``InstitutionError/specification(place:reason:)`` that names the field by its path.
  public static func read(
    _ text: String,
    fileName: String? = nil
  ) throws(InstitutionError) -> LegalOrder {
    try read(Array(text.utf8), fileName: fileName)
  }

  /// Reads a legal order from bytes, which should be UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The order.
  /// - Throws: ``InstitutionError/specification(place:reason:)`` that names the field by its path.
  public static func read(
    _ bytes: [UInt8],
    fileName: String? = nil
  ) throws(InstitutionError) -> LegalOrder {
    let root = try SpecificationNode.read(bytes, fileName: fileName)
    let keys = [
      "title", "comment", "discount", "classification", "buyers", "boycott", "collapse", "victims",
      "draws",
    ]
    let members = try root.members(keys)
    _ = try members["title"]?.string()
    _ = try members["comment"]?.string()
    guard let discount = members["discount"] else { throw root.missing("discount") }
    guard let classification = members["classification"] else {
      throw root.missing("classification")
    }
    guard let buyers = members["buyers"] else { throw root.missing("buyers") }
    guard let collapse = members["collapse"] else { throw root.missing("collapse") }
    var people: [LegalOrder.Buyer] = []
    for node in try buyers.list() { people.append(try buyer(node)) }
    let names = people.map(\.name)
    let parts = (
      classification: try institution(classification),
      discount: try discount.rational(),
      boycott: try members["boycott"].map { node throws(InstitutionError) in
        try boycott(node, names)
      } ?? LegalOrder.Boycott(),
      collapse: try self.collapse(collapse),
      victims: try members["victims"]?.integer("a number of buyers"),
      draws: try members["draws"].map { node throws(InstitutionError) in
        try word(node, ["independent": LegalOrder.Draws.independent, "persistent": .persistent])
      } ?? .independent
    )
    do throws(InstitutionError) {
      return try LegalOrder(
        buyers: people,
        classification: parts.classification,
        discount: parts.discount,
        boycott: parts.boycott,
        collapse: parts.collapse,
        victims: parts.victims,
        draws: parts.draws
      )
    } catch {
      throw root.located(error)
    }
  }

  private static func institution(
    _ node: SpecificationNode
  ) throws(InstitutionError) -> ClassificationInstitution {
    let members = try node.members(["lawful", "wrongful", "misclassification", "publicity"])
    guard let lawful = members["lawful"] else { throw node.missing("lawful") }
    return ClassificationInstitution(
      lawful: try lawful.strings(),
      wrongful: try members["wrongful"]?.strings() ?? [],
      misclassification: try members["misclassification"]?.rational() ?? 0,
      publicity: try members["publicity"]?.rational() ?? 1
    )
  }

  private static func buyer(_ node: SpecificationNode) throws(InstitutionError) -> LegalOrder.Buyer
  {
    let keys = ["name", "price", "rho", "convergence", "assessments", "misfit", "menu"]
    let members = try node.members(keys)
    guard let name = members["name"] else { throw node.missing("name") }
    guard let price = members["price"] else { throw node.missing("price") }
    guard let menu = members["menu"] else { throw node.missing("menu") }
    var items: [LegalOrder.Performance] = []
    for item in try menu.list() {
      let parts = try item.members(["name", "cost", "value", "acceptable"])
      guard let name = parts["name"] else { throw item.missing("name") }
      guard let cost = parts["cost"] else { throw item.missing("cost") }
      guard let value = parts["value"] else { throw item.missing("value") }
      items.append(
        LegalOrder.Performance(
          try name.string(),
          cost: try cost.rational(),
          value: try value.rational(),
          isAcceptable: try parts["acceptable"]?.bool() ?? true
        )
      )
    }
    return LegalOrder.Buyer(
      try name.string(),
      price: try price.rational(),
      menu: items,
      assessment: try assessment(node, members),
      misfit: try members["misfit"]?.rational()
    )
  }

  private static func assessment(
    _ node: SpecificationNode,
    _ members: [String: SpecificationNode]
  ) throws(InstitutionError) -> LegalOrder.Assessment {
    guard let list = members["assessments"] else {
      guard let rho = members["rho"] else { throw node.missing("rho") }
      return .doubt(try rho.rational(), convergence: try members["convergence"]?.rational())
    }
    for key in ["rho", "convergence"] {
      if let clash = members[key] {
        throw clash.error("given beside assessments", expected: "one of the two")
      }
    }
    var beliefs: [LegalOrder.Belief] = []
    for entry in try list.list() {
      let parts = try entry.members(["convergence", "probability"])
      guard let convergence = parts["convergence"] else { throw entry.missing("convergence") }
      guard let probability = parts["probability"] else { throw entry.missing("probability") }
      beliefs.append(
        LegalOrder.Belief(
          convergence: try convergence.rational(),
          probability: try probability.rational()
        )
      )
    }
    return .distribution(beliefs)
  }

  private static func boycott(
    _ node: SpecificationNode,
    _ names: [String]
  ) throws(InstitutionError) -> LegalOrder.Boycott {
    let members = try node.members(["length", "quorum", "effect", "decision"])
    var length = LegalOrder.Boycott.Length.periods(1)
    if let node = members["length"] {
      if case .string = node.json.value.content {
        length = try word(node, ["forever": .forever], or: "a number of periods")
      } else {
        length = .periods(try node.integer("a number of periods, or \"forever\""))
      }
    }
    var effect = LegalOrder.Boycott.Effect.joint
    if let node = members["effect"] {
      if case .object = node.json.value.content {
        effect = .table(try table(node, names))
      } else {
        effect = try word(
          node,
          ["joint": .joint, "additive": .additive],
          or: "{\"table\": […]}"
        )
      }
    }
    var decision = LegalOrder.Boycott.Decision.once
    if let node = members["decision"] {
      decision = try word(node, ["once": .once, "every-period": .everyPeriod])
    }
    return LegalOrder.Boycott(
      length: length,
      quorum: try members["quorum"]?.integer("a number of buyers"),
      effect: effect,
      decision: decision
    )
  }

  /// The profits by the numbers of the sets.
  private static func table(
    _ node: SpecificationNode,
    _ names: [String]
  ) throws(InstitutionError) -> [Rational] {
    guard let list = try node.members(["table"])["table"] else { throw node.missing("table") }
    guard names.count <= LegalOrder.largestBuyerCount else { return [] }
    var profits = [Rational?](repeating: nil, count: 1 << names.count)
    for entry in try list.list() {
      let parts = try entry.members(["boycotting", "profit"])
      guard let boycotting = parts["boycotting"] else { throw entry.missing("boycotting") }
      guard let profit = parts["profit"] else { throw entry.missing("profit") }
      var set = 0
      for name in try boycotting.list() {
        guard let buyer = names.firstIndex(of: try name.string()) else {
          throw name.error(expected: "the name of a buyer: \(names.joined(separator: ", "))")
        }
        set |= 1 << buyer
      }
      guard profits[set] == nil else {
        throw boycotting.error("a set that is listed twice", expected: "every set once")
      }
      profits[set] = try profit.rational()
    }
    let known = profits.compactMap { $0 }
    guard known.count == profits.count else {
      throw list.error(
        "a list of \(known.count)",
        expected: "\(profits.count) entries, one for every set of buyers"
      )
    }
    return known
  }

  private static func collapse(
    _ node: SpecificationNode
  ) throws(InstitutionError) -> LegalOrder.Collapse {
    guard case .object = node.json.value.content else {
      return try word(
        node,
        ["neutral": .neutral, "autarky": .autarky, "caveat-emptor": .caveatEmptor],
        or: "{\"seller\": …, \"buyers\": […]}"
      )
    }
    let members = try node.members(["seller", "buyers"])
    guard let buyers = members["buyers"] else { throw node.missing("buyers") }
    var payoffs: [Rational] = []
    for payoff in try buyers.list() { payoffs.append(try payoff.rational()) }
    return .stipulated(seller: try members["seller"]?.rational(), buyers: payoffs)
  }

  /// What one of some words stands for; `other` is what else might have been there.
  private static func word<Value>(
    _ node: SpecificationNode,
    _ words: KeyValuePairs<String, Value>,
    or other: String? = nil
  ) throws(InstitutionError) -> Value {
    if case .string(let text) = node.json.value.content,
      let found = words.first(where: { $0.key == text })
    {
      return found.value
    }
    let known = words.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let choice = words.count == 1 ? known : "one of \(known)"
    throw node.error(expected: other.map { "\(choice), or \($0)" } ?? choice)
  }
}
