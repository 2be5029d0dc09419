public import EquilibriaNumerics

/// What a check finds about one design principle: never a bare yes or no.
public enum OstromFinding: Sendable, Hashable {
  /// The principle holds; `margin` is what could change before it fails, where that is a number.
  case satisfied(margin: Rational?)

  /// The principle fails, and this shows it.
  case violated(OstromViolation)

  /// The rule system does not say enough to tell.
  case notStated

  /// Whether the principle was found to hold.
  public var isSatisfied: Bool { if case .satisfied = self { true } else { false } }

  /// What shows that the principle fails, if it does.
  public var violation: OstromViolation? {
    if case .violated(let violation) = self { violation } else { nil }
  }
}

extension OstromFinding: CustomStringConvertible {
  /// `satisfied`, `violated: …` or `not stated`.
  public var description: String {
    switch self {
    case .satisfied(let margin): margin.map { "satisfied, by \($0)" } ?? "satisfied"
    case .violated(let violation): "violated: \(violation)"
    case .notStated: "not stated"
    }
  }
}

/// A fact that shows that a design principle fails.
public enum OstromViolation: Sendable, Hashable {
  /// Somebody who is no member may use a resource.
  case outsiderHasAccess(person: String, resource: String)

  /// The stock flows between a resource of the system and one outside it.
  case resourceLeaks(from: String, to: String)

  /// A uniform rule would give the users more than the local one.
  case uniformRuleIsBetter(local: Rational, uniform: Rational)

  /// A member's part of the benefits is too far from the member's part of the costs.
  case disproportionate(member: String, benefit: Rational, cost: Rational)

  /// Somebody affected by the rules has no vote on them.
  case unheard(person: String)

  /// An alternative has the votes to replace the rules.
  case unstable(alternative: String, supporters: [String])

  /// Violations bring more than they are expected to cost.
  case monitoringTooWeak(gain: Rational, expectedSanction: Rational)

  /// Monitors lose by doing their work.
  case monitorsShirk(cost: Rational, reward: Rational)

  /// The rules differ between two states of the resource that look the same.
  case indistinguishable(first: String, second: String)

  /// There is only one sanction, whatever the record.
  case flat(sanction: Rational)

  /// A sanction is not larger than the one before it.
  case notGraduated(entry: Int, sanction: Rational, previous: Rational)

  /// Members violate more often than accepted, in the long run.
  case tooManyViolations(rate: Rational, accepted: Rational)

  /// Appealing does not pay for those who were wronged.
  case wrongedStaySilent(cost: Rational, expectedRelief: Rational)

  /// Appealing pays for those who were rightly punished.
  case guiltyAppeal(cost: Rational, expectedRelief: Rational)

  /// Somebody outside can void the rules.
  case overridable(by: String)

  /// A level has a rule that the level above does not permit.
  case notPermitted(level: String, rule: String)

  /// At some level somebody gains by deviating, given all the others.
  case deviationPays(level: String, player: String, gain: Rational)
}

extension OstromViolation: CustomStringConvertible {
  /// Who or what fails, with the numbers.
  public var description: String {
    switch self {
    case .outsiderHasAccess(let person, let resource):
      "\(person) is no member, yet may use \(resource)"
    case .resourceLeaks(let from, let to): "the stock moves from \(from) to \(to)"
    case .uniformRuleIsBetter(let local, let uniform):
      "a uniform rule is worth \(uniform), the local one \(local)"
    case .disproportionate(let member, let benefit, let cost):
      "\(member) has \(benefit) of the benefits and \(cost) of the costs"
    case .unheard(let person): "\(person) is affected and has no vote"
    case .unstable(let alternative, let supporters):
      "\(supporters.joined(separator: ", ")) would replace the rules by \(alternative)"
    case .monitoringTooWeak(let gain, let expectedSanction):
      "a violation brings \(gain) and costs \(expectedSanction) in expectation"
    case .monitorsShirk(let cost, let reward):
      "monitoring costs \(cost) and is rewarded by \(reward)"
    case .indistinguishable(let first, let second):
      "the rules differ between \(first) and \(second), which look the same"
    case .flat(let sanction): "the sanction is \(sanction) whatever the record"
    case .notGraduated(let entry, let sanction, let previous):
      "sanction \(entry) is \(sanction), not above \(previous)"
    case .tooManyViolations(let rate, let accepted):
      "violations in \(rate.doubleValue) of periods, \(accepted.doubleValue) accepted"
    case .wrongedStaySilent(let cost, let expectedRelief):
      "an appeal costs \(cost) and relieves the wronged of \(expectedRelief)"
    case .guiltyAppeal(let cost, let expectedRelief):
      "an appeal costs \(cost) and relieves the guilty of \(expectedRelief)"
    case .overridable(let outsider): "\(outsider) can void the rules"
    case .notPermitted(let level, let rule):
      "\(level) has the rule \"\(rule)\", not permitted by the level above"
    case .deviationPays(let level, let player, let gain):
      "at the level of \(level), \(player) gains \(gain) by deviating"
    }
  }
}
