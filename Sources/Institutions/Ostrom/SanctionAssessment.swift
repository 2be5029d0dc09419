public import EquilibriaNumerics
internal import Games
public import SolutionConcepts

/// What a member does under sanctions, and how often it then violates in the long run.
///
/// Everything is exact. ``decisions`` carries the proof that the member's values are optimal; the law
/// of the record is checked by `GraduatedSanctions.verify(_:)`, which needs only the rule itself.
public struct SanctionAssessment: Sendable, Hashable {
  /// The member's optimal decisions by record, with exact values.
  public let decisions: DecisionSolution<GraduatedSanctions.Move, Rational>

  /// What the member does by record; where both moves are as good, it complies.
  public let choices: [GraduatedSanctions.Move]

  /// By how much violating is better than complying, by record; not positive where it complies.
  public let temptations: [Rational]

  /// The long-run probability of each record, starting from a clean one.
  public let records: [Rational]

  /// The long-run share of periods with a violation, mistakes included.
  public let violationRate: Rational

  /// The long-run sanction per period.
  public let meanSanction: Rational

  /// An assessment from any source, for `GraduatedSanctions.verify(_:)`.
  ///
  /// - Parameters:
  ///   - decisions: The member's optimal decisions by record.
  ///   - choices: What the member does by record.
  ///   - temptations: By how much violating is better than complying, by record.
  ///   - records: The long-run probability of each record.
  ///   - violationRate: The long-run share of periods with a violation.
  ///   - meanSanction: The long-run sanction per period.
  public init(
    decisions: DecisionSolution<GraduatedSanctions.Move, Rational>,
    choices: [GraduatedSanctions.Move],
    temptations: [Rational],
    records: [Rational],
    violationRate: Rational,
    meanSanction: Rational
  ) {
    self.decisions = decisions
    self.choices = choices
    self.temptations = temptations
    self.records = records
    self.violationRate = violationRate
    self.meanSanction = meanSanction
  }

  /// Whether the member means to comply with every record that comes up in the long run.
  public var deters: Bool {
    zip(choices, records).allSatisfy { $0 == .comply || $1.isZero }
  }
}

extension SanctionAssessment: CustomStringConvertible {
  /// The moves by record, the rate of violations and the mean sanction.
  public var description: String {
    "\(choices.map(\.description).joined(separator: ", ")): violations in "
      + "\(violationRate.doubleValue * 100) % of periods, mean sanction \(meanSanction.doubleValue)"
  }
}

extension GraduatedSanctions {
  /// The member's best response to the sanctions, and what follows in the long run.
  ///
  /// - Returns: Decisions by policy iteration, and the exact long-run law of the record.
  /// - Throws: ``InstitutionError`` when the decision process cannot be solved.
  public func assessment() throws(InstitutionError) -> SanctionAssessment {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    let decisions = try InstitutionError.solution { () throws(SolutionError) in
      try table.optimalDecisions(using: .policyIteration)
    }
    let temptations = states.map { state in
      let worth = [Move.comply, .violate].map { move in
        let row = table.row(ofState: state, profile: [move == .comply ? 0 : 1])
        return table.rewards[0][row]
          + discount * table.transitions.expectation(of: decisions.values, inRow: row)
      }
      return worth[1] - worth[0]
    }
    let choices = temptations.map { $0 > 0 ? Move.violate : .comply }
    let records = longRunRecords(choices)
    var (rate, sanction) = (Rational.zero, Rational.zero)
    for state in states {
      let violations = records[state] * violation(choices[state])
      rate += violations
      sanction += violations * detection * sanctions[state]
    }
    return SanctionAssessment(
      decisions: decisions,
      choices: choices,
      temptations: temptations,
      records: records,
      violationRate: rate,
      meanSanction: sanction
    )
  }

  /// Checks an assessment, exactly and without solving anything.
  ///
  /// - Parameter assessment: What is claimed about these sanctions.
  /// - Returns: Whether the values satisfy Bellman's equation, the moves attain them, the long-run law
  ///   stays what it is from one period to the next and can be reached from a clean record, and the
  ///   rates follow from it.
  /// - Throws: ``InstitutionError`` when the rule cannot be tabulated.
  public func verify(_ assessment: SanctionAssessment) throws(InstitutionError) -> Bool {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    let values = assessment.decisions.values
    let records = assessment.records
    let counts = [
      values.count, records.count, assessment.choices.count, assessment.temptations.count,
    ]
    guard counts.allSatisfy({ $0 == states.count }), records.allSatisfy({ $0 >= 0 }),
      records.reduce(0, +) == 1
    else { return false }
    var next = Array(repeating: Rational.zero, count: states.count)
    var (rate, sanction) = (Rational.zero, Rational.zero)
    var isReached = true
    for state in states {
      let worth = table.rows(ofState: state).map { row in
        table.rewards[0][row]
          + discount * table.transitions.expectation(of: values, inRow: row)
      }
      let chosen = assessment.choices[state] == .comply ? 0 : 1
      guard values[state] == worth.max(), worth[1] - worth[0] == assessment.temptations[state],
        (chosen == 1) == (assessment.temptations[state] > 0)
      else { return false }
      // A record that cannot be reached from a clean one: the way up is closed below it.
      if state > 0, !isReached { guard records[state].isZero else { return false } }
      if violation(assessment.choices[state]) * detection == 0 { isReached = false }
      let row = table.row(ofState: state, profile: [chosen])
      for (successor, probability) in table.transitions.distribution(ofRow: row) {
        next[successor] += records[state] * probability
      }
      let violations = records[state] * violation(assessment.choices[state])
      rate += violations
      sanction += violations * detection * sanctions[state]
    }
    return next == records && rate == assessment.violationRate
      && sanction == assessment.meanSanction
  }

  /// The long-run law of the record, which moves by one entry at a time.
  ///
  /// From a clean record it climbs to the first record that it cannot climb beyond, and comes down no
  /// further than to the last one that is never forgiven. Between the two, moves up balance moves down.
  private func longRunRecords(_ choices: [Move]) -> [Rational] {
    let up = choices.map { violation($0) * detection }
    let down = choices.map { (1 - violation($0)) * forgiveness }
    let top = up.dropLast().firstIndex { $0.isZero } ?? sanctions.count - 1
    let bottom = (1...max(top, 1)).last { $0 <= top && down[$0].isZero } ?? 0
    var records = Array(repeating: Rational.zero, count: sanctions.count)
    records[bottom] = 1
    for state in bottom..<top { records[state + 1] = records[state] * up[state] / down[state + 1] }
    let total = records.reduce(0, +)
    return records.map { $0 / total }
  }
}
