import EquilibriaNumerics

extension OrderChecker {
  func slackFlaw() -> LegalOrderCheck.Flaw? {
    for constraint in verdict.constraints {
      guard isPlaced(constraint), let actual = slack(constraint) else {
        return .unknownDeviation(constraint)
      }
      guard actual == constraint.slack else { return .wrongSlack(constraint, actual: actual) }
    }
    return nil
  }

  /// Whether a constraint speaks of buyers and periods that there are, and of no buyer twice.
  private func isPlaced(_ constraint: LegalOrder.Constraint) -> Bool {
    var buyers =
      switch constraint.deviation {
      case .cheat(let victims): victims
      case .cheatDuringBoycott(let boycotting, let victims): boycotting + victims
      case .deliver(let buyer, _), .deliverLawfully(let buyer): [buyer]
      case .stayAway, .buy, .boycott, .breakOff, .buyAfterCollapse, .stopBuying: [Int]()
      }
    if case .buyer(let number) = constraint.player { buyers.append(number) }
    // Boycotts for ever have period 1, and 2 for all that follow.
    if case .boycott(let period) = constraint.node, !(1...(length ?? 2)).contains(period) {
      return false
    }
    return Set(buyers).count == buyers.count && buyers.allSatisfy((0..<count).contains)
  }

  /// Following less deviating, both as whole present values.
  func slack(_ constraint: LegalOrder.Constraint) -> Rational? {
    switch constraint.player {
    case .seller: sellerSlack(constraint)
    case .buyer(let number): buyerSlack(constraint, number)
    }
  }

  private func sellerSlack(_ constraint: LegalOrder.Constraint) -> Rational? {
    let values = verdict.seller
    let lawful = (0..<count).reduce(Rational.zero) { $0 + margin($1) }
    let publicity = order.classification.publicity
    /// A period's profit, and what follows when a wrong is done while `rest` would follow otherwise.
    func deviating(_ profit: Rational, _ rest: Rational) -> Rational {
      profit + order.discount * (publicity * values.boycott[0] + (1 - publicity) * rest)
    }
    func savings(_ victims: [Int]) -> Rational? {
      guard !victims.isEmpty, Set(victims).count == victims.count,
        victims.count <= order.victims ?? count
      else { return nil }
      var sum = Rational.zero
      for victim in victims {
        guard (0..<count).contains(victim), let wrong = wrong[victim] else { return nil }
        sum += sound[victim].cost - wrong.cost
      }
      return sum
    }
    switch (constraint.node, constraint.deviation) {
    case (.law, .cheat(let victims)):
      guard let savings = savings(victims) else { return nil }
      return values.law - deviating(lawful + savings, values.law)
    case (.law, .deliver(let buyer, let item)):
      guard (0..<count).contains(buyer), order.buyers[buyer].menu.indices.contains(item) else {
        return nil
      }
      let performance = order.buyers[buyer].menu[item]
      let profit = lawful + sound[buyer].cost - performance.cost
      return order.classification.isLawful(performance.name) == true
        ? values.law - (profit + order.discount * values.law)
        : values.law - deviating(profit, values.law)
    case (.boycott(let period), .cheatDuringBoycott(let boycotting, let victims)):
      guard let savings = savings(victims), Set(boycotting).isDisjoint(with: victims) else {
        return nil
      }
      let set = boycotting.reduce(0) { $0 | 1 << $1 }
      guard set.nonzeroBitCount >= quorum, order.boycott.effect != .joint else { return nil }
      let rest: Rational
      if order.boycott.decision == .everyPeriod {
        rest =
          length == nil || period < values.boycott.count
          ? values.boycott[length == nil ? 0 : period] : values.law
      } else {
        guard period <= length ?? 2 else { return nil }
        rest = stream(profit(set), length.map { $0 - period }, then: values.law)
      }
      return profit(set) + order.discount * rest - deviating(profit(set) + savings, rest)
    case (.collapse, .deliverLawfully(let buyer)):
      guard (0..<count).contains(buyer), order.collapse.isExplicit, isCheated(buyer) else {
        return nil
      }
      return sound[buyer].cost - (wrong[buyer]?.cost ?? 0)
    default: return nil
    }
  }

  private func buyerSlack(_ constraint: LegalOrder.Constraint, _ number: Int) -> Rational? {
    func type(_ convergence: Rational, boycotts: Bool? = nil) -> LegalOrderVerdict.BuyerType? {
      verdict.buyerTypes.first {
        $0.buyer == number && $0.convergence == convergence
          && boycotts ?? $0.boycotts == $0.boycotts
      }
    }
    switch (constraint.node, constraint.deviation) {
    case (.law, .stayAway(let convergence)):
      return type(convergence).map { payoffs($0).law }
    case (.boycott(let period), .buy(let convergence)):
      guard let type = type(convergence, boycotts: true), type.values.boycott.count >= period else {
        return nil
      }
      let worths = worths(type, period - 1)
      return worths.boycotting - worths.buying
    case (.boycott(let period), .boycott(let convergence)):
      guard let type = type(convergence, boycotts: false), type.values.boycott.count >= period
      else { return nil }
      let worths = worths(type, period - 1)
      return worths.buying - worths.boycotting
    case (.boycott(let period), .breakOff(let convergence, let isDecisive)):
      guard let type = type(convergence, boycotts: true), order.boycott.decision == .once,
        period > 1, period <= length ?? 2
      else { return nil }
      let staying = stream(0, length.map { $0 - period + 1 }, then: type.values.law)
      let payoffs = payoffs(type)
      return isDecisive
        ? staying - (payoffs.failed + order.discount * type.values.collapse)
        : -payoffs.served
    case (.collapse, .buyAfterCollapse(let convergence)):
      guard order.collapse == .autarky else { return nil }
      return type(convergence).map { -payoffs($0).failed }
    case (.collapse, .stopBuying(let convergence)):
      guard order.collapse == .caveatEmptor else { return nil }
      return type(convergence).map { payoffs($0).collapsed }
    default: return nil
    }
  }
}
