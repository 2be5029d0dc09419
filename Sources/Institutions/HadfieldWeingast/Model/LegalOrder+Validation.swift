import EquilibriaNumerics

extension LegalOrder {
  /// Refuses parameters outside their domains, by their paths.
  func validate() throws(InstitutionError) {
    guard !buyers.isEmpty, buyers.count <= Self.largestBuyerCount else {
      throw .parameter(
        name: "buyers",
        value: "a list of \(buyers.count)",
        domain: "1 to \(Self.largestBuyerCount) buyers"
      )
    }
    try InstitutionError.requireDiscount("discount", discount)
    try probability(classification.misclassification, "classification.misclassification")
    try probability(classification.publicity, "classification.publicity")
    if let clash = classification.lawful.firstIndex(where: classification.wrongful.contains) {
      throw .parameter(
        name: "classification.lawful[\(clash)]",
        value: "\"\(classification.lawful[clash])\"",
        domain: "a performance that is not listed as wrongful as well"
      )
    }
    for (number, buyer) in buyers.enumerated() { try validate(buyer, number) }
    try validateNames()
    try validateBoycott()
    if case .stipulated(_, let payoffs) = collapse, payoffs.count != buyers.count {
      throw .parameter(
        name: "collapse.buyers",
        value: "a list of \(payoffs.count)",
        domain: "a list of \(buyers.count), one payoff per buyer"
      )
    }
    if let victims, !(1...buyers.count).contains(victims) {
      throw .parameter(
        name: "victims",
        value: "\(victims)",
        domain: "a number of buyers from 1 to \(buyers.count)"
      )
    }
  }

  private func validate(_ buyer: Buyer, _ number: Int) throws(InstitutionError) {
    let path = "buyers[\(number)]"
    guard !buyer.menu.isEmpty else {
      throw .parameter(
        name: "\(path).menu",
        value: "empty",
        domain: "at least one performance"
      )
    }
    for (place, item) in buyer.menu.enumerated() {
      guard item.cost.signum >= 0 else {
        throw .parameter(
          name: "\(path).menu[\(place)].cost",
          value: "\(item.cost)",
          domain: "a cost of at least 0"
        )
      }
      guard classification.isLawful(item.name) != nil else {
        throw .parameter(
          name: "\(path).menu[\(place)].name",
          value: "\"\(item.name)\"",
          domain: "a performance that the classification lists as lawful or wrongful"
        )
      }
      if buyer.menu[..<place].contains(where: { $0.name == item.name }) {
        throw .parameter(
          name: "\(path).menu[\(place)].name",
          value: "\"\(item.name)\" once more",
          domain: "different performances"
        )
      }
    }
    let lawful = buyer.menu.filter { classification.isLawful($0.name) == true }
    guard let cost = lawful.map(\.cost).min() else {
      throw .parameter(
        name: "\(path).menu",
        value: "without a lawful performance",
        domain: "at least one lawful performance"
      )
    }
    guard buyer.price >= cost else {
      throw .parameter(
        name: "\(path).price",
        value: "\(buyer.price)",
        domain: "at least \(cost), the cost of the cheapest lawful performance"
      )
    }
    try validate(buyer.assessment, path)
  }

  private func validate(_ assessment: Assessment, _ path: String) throws(InstitutionError) {
    switch assessment {
    case .doubt(let rho, let convergence):
      try probability(rho, "\(path).rho")
      if let convergence { try probability(convergence, "\(path).convergence") }
    case .distribution(let beliefs):
      for (place, belief) in beliefs.enumerated() {
        try probability(belief.convergence, "\(path).assessments[\(place)].convergence")
        try probability(belief.probability, "\(path).assessments[\(place)].probability")
      }
      let sum = beliefs.reduce(Rational.zero) { $0 + $1.probability }
      guard sum == 1 else {
        throw .parameter(
          name: "\(path).assessments",
          value: "of total probability \(sum)",
          domain: "assessments whose probabilities add up to 1"
        )
      }
    }
  }

  private func validateNames() throws(InstitutionError) {
    for (number, buyer) in buyers.enumerated()
    where buyers[..<number].contains(where: { $0.name == buyer.name }) {
      throw .parameter(
        name: "buyers[\(number)].name",
        value: "\"\(buyer.name)\" once more",
        domain: "different names"
      )
    }
  }

  private func validateBoycott() throws(InstitutionError) {
    if case .periods(let length) = boycott.length,
      !(1...Self.largestBoycottLength).contains(length)
    {
      throw .parameter(
        name: "boycott.length",
        value: "\(length)",
        domain: "a number of periods from 1 to \(Self.largestBoycottLength), or \"forever\""
      )
    }
    if let quorum = boycott.quorum, !(0...buyers.count).contains(quorum) {
      throw .parameter(
        name: "boycott.quorum",
        value: "\(quorum)",
        domain: "a number of buyers from 0 to \(buyers.count)"
      )
    }
    if boycott.quorum == 0, boycott.effect == .joint {
      throw .parameter(
        name: "boycott.quorum",
        value: "0",
        domain: "at least 1 for a joint boycott"
      )
    }
    if case .table(let profits) = boycott.effect, profits.count != 1 << buyers.count {
      throw .parameter(
        name: "boycott.effect",
        value: "a table of \(profits.count)",
        domain: "\(1 << buyers.count) profits, one per set of boycotting buyers"
      )
    }
  }

  private func probability(_ value: Rational, _ path: String) throws(InstitutionError) {
    guard value.signum >= 0, value <= 1 else {
      throw .parameter(name: path, value: "\(value)", domain: "a probability from 0 to 1")
    }
  }
}
