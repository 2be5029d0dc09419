internal import EquilibriaNumerics

/// What a check of a rule system finds about every design principle.
public struct OstromReport: Sendable, Hashable {
  /// The finding about each principle.
  public let findings: [OstromPrinciple: OstromFinding]

  /// The finding about a principle.
  public subscript(principle: OstromPrinciple) -> OstromFinding {
    findings[principle] ?? .notStated
  }

  /// The principles that fail, in order.
  public var violated: [OstromPrinciple] {
    OstromPrinciple.allCases.filter { self[$0].violation != nil }
  }

  /// The principles about which nothing is known, in order.
  public var notStated: [OstromPrinciple] {
    OstromPrinciple.allCases.filter { self[$0] == .notStated }
  }
}

extension OstromReport: CustomStringConvertible {
  /// One principle per line.
  public var description: String {
    OstromPrinciple.allCases.map { "\($0): \(self[$0])" }.joined(separator: "\n")
  }
}

extension RuleSystem {
  /// Checks the rules against Ostrom's design principles.
  ///
  /// - Returns: For each principle: satisfied, violated with what shows it, or not stated.
  /// - Throws: ``InstitutionError`` when the decision process of the sanctions cannot be solved.
  public func check() throws(InstitutionError) -> OstromReport {
    var findings: [OstromPrinciple: OstromFinding] = [:]
    findings[.userBoundaries] = access.map(findAccess)
    findings[.resourceBoundaries] = flows.map(findFlows)
    findings[.localFit] = localFit.map(findFit)
    findings[.proportionality] = proportionality.map(findProportions)
    findings[.collectiveChoice] = collectiveChoice.map(findChoice)
    findings[.monitoringUsers] = userMonitoring.map(findMonitoring)
    findings[.monitoringResource] = resourceMonitoring.map(findObservations)
    if let sanctions { findings[.graduatedSanctions] = try findSanctions(sanctions) }
    findings[.conflictResolution] = appeals.map(findAppeals)
    findings[.rightToOrganise] = overrides.map(findOverrides)
    findings[.nesting] = levels.map(findLevels)
    return OstromReport(findings: findings)
  }

  private func findAccess(_ access: [Access]) -> OstromFinding {
    let outsider = access.first {
      resources.contains($0.resource) && !members.contains($0.person)
    }
    guard let outsider else { return access.isEmpty ? .notStated : .satisfied(margin: nil) }
    return .violated(.outsiderHasAccess(person: outsider.person, resource: outsider.resource))
  }

  private func findFlows(_ flows: [Flow]) -> OstromFinding {
    let leak = flows.first { resources.contains($0.from) != resources.contains($0.to) }
    guard let leak else { return .satisfied(margin: nil) }
    return .violated(.resourceLeaks(from: leak.from, to: leak.to))
  }

  private func findFit(_ fit: LocalFit) -> OstromFinding {
    let margin = fit.localWelfare - fit.uniformWelfare
    if margin >= 0 { return .satisfied(margin: margin) }
    return .violated(
      .uniformRuleIsBetter(local: fit.localWelfare, uniform: fit.uniformWelfare)
    )
  }

  private func findProportions(_ proportionality: Proportionality) -> OstromFinding {
    guard members.allSatisfy({ proportionality.shares[$0] != nil }) else { return .notStated }
    func gap(_ share: Proportionality.Share) -> Rational { (share.benefit - share.cost).magnitude }
    let shares = proportionality.shares.sorted { $0.key < $1.key }
    guard let worst = shares.max(by: { gap($0.value) < gap($1.value) }) else { return .notStated }
    let margin = proportionality.tolerance - gap(worst.value)
    if margin >= 0 { return .satisfied(margin: margin) }
    return .violated(
      .disproportionate(
        member: worst.key,
        benefit: worst.value.benefit,
        cost: worst.value.cost
      )
    )
  }

  private func findChoice(_ choice: CollectiveChoice) -> OstromFinding {
    if choice.affected.isEmpty { return .notStated }
    // The rules bind the members, so they are affected whether or not they are listed.
    if let unheard = (choice.affected + members).first(where: { !choice.voters.contains($0) }) {
      return .violated(.unheard(person: unheard))
    }
    var spare = choice.quota
    for (name, worth) in choice.alternatives.sorted(by: { $0.key < $1.key }) {
      let supporters = choice.voters.filter { worth[$0] ?? 0 > choice.worth[$0] ?? 0 }
      guard supporters.count < choice.quota else {
        return .violated(.unstable(alternative: name, supporters: supporters))
      }
      spare = min(spare, choice.quota - supporters.count)
    }
    return .satisfied(margin: choice.alternatives.isEmpty ? nil : Rational(spare))
  }

  private func findMonitoring(_ monitoring: UserMonitoring) -> OstromFinding {
    let expected = monitoring.detection * monitoring.sanction
    if expected < monitoring.gain {
      return .violated(.monitoringTooWeak(gain: monitoring.gain, expectedSanction: expected))
    }
    if monitoring.reward < monitoring.cost {
      return .violated(.monitorsShirk(cost: monitoring.cost, reward: monitoring.reward))
    }
    return .satisfied(
      margin: min(expected - monitoring.gain, monitoring.reward - monitoring.cost)
    )
  }

  private func findObservations(_ observations: [ResourceObservation]) -> OstromFinding {
    for (index, first) in observations.enumerated() {
      for second in observations.dropFirst(index + 1)
      where first.signal == second.signal && first.rule != second.rule {
        return .violated(.indistinguishable(first: first.state, second: second.state))
      }
    }
    return observations.isEmpty ? .notStated : .satisfied(margin: nil)
  }

  private func findSanctions(_ scheme: SanctionScheme) throws(InstitutionError) -> OstromFinding {
    let list = scheme.sanctions.sanctions
    if list.count == 1 { return .violated(.flat(sanction: list[0])) }
    for entry in 1..<list.count where list[entry] <= list[entry - 1] {
      return .violated(
        .notGraduated(entry: entry, sanction: list[entry], previous: list[entry - 1])
      )
    }
    let rate = try scheme.sanctions.assessment().violationRate
    if rate > scheme.acceptedRate {
      return .violated(.tooManyViolations(rate: rate, accepted: scheme.acceptedRate))
    }
    return .satisfied(margin: scheme.acceptedRate - rate)
  }

  private func findAppeals(_ appeals: AppealStage) -> OstromFinding {
    if appeals.sanction.isZero { return .notStated }
    let wronged = appeals.reliefIfWronged * appeals.sanction
    let guilty = appeals.reliefIfGuilty * appeals.sanction
    // Appeals that leave as many unjust sanctions as before do not help, even if they cost nothing.
    guard appeals.errorAfterAppeals(1) < 1 else {
      return .violated(.wrongedStaySilent(cost: appeals.cost, expectedRelief: wronged))
    }
    if guilty > appeals.cost {
      return .violated(.guiltyAppeal(cost: appeals.cost, expectedRelief: guilty))
    }
    return .satisfied(margin: min(wronged - appeals.cost, appeals.cost - guilty))
  }

  private func findOverrides(_ overrides: [String]) -> OstromFinding {
    guard let outsider = overrides.first(where: { !members.contains($0) }) else {
      return .satisfied(margin: nil)
    }
    return .violated(.overridable(by: outsider))
  }

  private func findLevels(_ levels: [RuleLevel]) -> OstromFinding {
    for (upper, lower) in zip(levels, levels.dropFirst()) {
      guard let permits = upper.permits else { continue }
      if let rule = lower.rules.subtracting(permits).min() {
        return .violated(.notPermitted(level: lower.name, rule: rule))
      }
    }
    if let tempted = levels.first(where: { $0.gain > 0 }) {
      return .violated(
        .deviationPays(level: tempted.name, player: tempted.mostTempted, gain: tempted.gain)
      )
    }
    // One level shows no nesting, though a deviation from it would show the lack of it.
    return levels.count < 2 ? .notStated : .satisfied(margin: nil)
  }
}
