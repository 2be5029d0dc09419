import EquilibriaNumerics

extension OrderChecker {
  func completenessFlaw() -> LegalOrderCheck.Flaw? {
    let listed = Set(
      verdict.constraints.map {
        LegalOrder.Constraint(player: $0.player, node: $0.node, deviation: $0.deviation, slack: 0)
      }
    )
    func isMissing(
      _ player: LegalOrder.Player,
      _ node: LegalOrder.Node,
      _ deviation: LegalOrder.Deviation
    ) -> Bool {
      !listed.contains(
        LegalOrder.Constraint(player: player, node: node, deviation: deviation, slack: 0)
      )
    }
    let corruptible = (0..<count).filter { wrong[$0] != nil }
    for set in 1..<(1 << count) where set.nonzeroBitCount <= order.victims ?? count {
      let victims = (0..<count).filter { set >> $0 & 1 == 1 }
      if victims.allSatisfy(corruptible.contains),
        isMissing(.seller, .law, .cheat(victims: victims))
      {
        return .missingDeviation(.seller, .law)
      }
    }
    for (number, buyer) in order.buyers.enumerated() {
      for (item, performance) in buyer.menu.enumerated() {
        let isLawful = order.classification.isLawful(performance.name) == true
        let least = isLawful ? sound[number].cost : wrong[number]?.cost
        if performance.cost != least,
          isMissing(.seller, .law, .deliver(buyer: number, item: item))
        {
          return .missingDeviation(.seller, .law)
        }
      }
      if order.collapse.isExplicit, isCheated(number),
        isMissing(.seller, .collapse, .deliverLawfully(buyer: number))
      {
        return .missingDeviation(.seller, .collapse)
      }
    }
    if let worst = mostTemptingExploit() {
      let listed = verdict.constraints.compactMap { constraint -> Rational? in
        if case .cheatDuringBoycott = constraint.deviation { return constraint.slack }
        return nil
      }
      guard let least = listed.min(), least <= worst else {
        return .missingDeviation(.seller, .boycott(period: 1))
      }
    }
    for type in verdict.buyerTypes {
      let player = LegalOrder.Player.buyer(type.buyer)
      let r = type.convergence
      if isMissing(player, .law, .stayAway(convergence: r)) {
        return .missingDeviation(player, .law)
      }
      for stage in type.values.boycott.indices {
        let node = LegalOrder.Node.boycott(period: stage + 1)
        if isMissing(player, node, type.boycotts ? .buy(convergence: r) : .boycott(convergence: r))
        {
          return .missingDeviation(player, node)
        }
      }
      if type.boycotts, order.boycott.decision == .once, length ?? 2 > 1 {
        for period in 2...(length ?? 2)
        where quorum > 0
          && isMissing(
            player,
            .boycott(period: period),
            .breakOff(convergence: r, isDecisive: true)
          )
        {
          return .missingDeviation(player, .boycott(period: period))
        }
        if quorum < count,
          isMissing(player, .boycott(period: 2), .breakOff(convergence: r, isDecisive: false))
        {
          return .missingDeviation(player, .boycott(period: 2))
        }
      }
      if order.collapse == .caveatEmptor,
        isMissing(player, .collapse, .stopBuying(convergence: r))
      {
        return .missingDeviation(player, .collapse)
      }
      if order.collapse == .autarky,
        isMissing(player, .collapse, .buyAfterCollapse(convergence: r))
      {
        return .missingDeviation(player, .collapse)
      }
    }
    return nil
  }

  /// The smallest slack of cheating those who still buy during a boycott, over all sets and periods.
  private func mostTemptingExploit() -> Rational? {
    guard order.boycott.effect != .joint else { return nil }
    var smallest: Rational?
    for set in 0..<(1 << count) where set.nonzeroBitCount >= quorum {
      let buying = (0..<count).filter { set >> $0 & 1 == 0 && wrong[$0] != nil }
      func saving(_ buyer: Int) -> Rational { sound[buyer].cost - (wrong[buyer]?.cost ?? 0) }
      let ranked = buying.sorted { saving($0) > saving($1) }.prefix(order.victims ?? count)
      // Everybody on whom something is saved, or else whoever costs least to cheat.
      let tempting = ranked.filter { saving($0).signum > 0 }
      let victims = tempting.isEmpty ? Array(ranked.prefix(1)) : tempting
      if !victims.isEmpty {
        // What follows moves in one direction from period to period.
        for period in Set([1, length ?? 1]) {
          let constraint = LegalOrder.Constraint(
            player: .seller,
            node: .boycott(period: period),
            deviation: .cheatDuringBoycott(
              boycotting: (0..<count).filter { set >> $0 & 1 == 1 },
              victims: victims
            ),
            slack: 0
          )
          guard let slack = slack(constraint) else { continue }
          smallest = min(smallest ?? slack, slack)
        }
      }
    }
    return smallest
  }

  func bindingFlaw() -> LegalOrderCheck.Flaw? {
    let candidates = verdict.constraints.filter { constraint in
      switch constraint.deviation {
      case .deliverLawfully: return false
      case .deliver(let buyer, let item):
        let name = order.buyers[buyer].menu[item].name
        return order.classification.wrongful.contains(name)
      default: return true
      }
    }
    let smallest = candidates.map(\.slack).min() ?? 0
    guard verdict.binding.slack == smallest, candidates.contains(verdict.binding),
      verdict.bindingWords == order.words(for: verdict.binding)
    else { return .wrongBinding(actual: smallest) }
    var loss = order.discount * (0..<count).reduce(Rational.zero) { $0 + margin($1) }
    for rho in verdict.beliefs.rho { loss *= 1 - rho }
    let printed = (0..<count).compactMap { buyer in
      wrong[buyer].map { loss - (sound[buyer].cost - $0.cost) }
    }.min()
    return verdict.printedSlack == printed ? nil : .wrongPrintedSlack(actual: printed)
  }
}
