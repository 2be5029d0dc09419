internal import EquilibriaNumerics
public import Games

extension SustainableDiscounts {
  /// Checks the set of discount factors against the game, in exact arithmetic.
  ///
  /// What each deviation costs is written again as a polynomial, interpolated between exact values
  /// of play. All its roots between 0 and 1, counted by Sturm's theorem, must be listed, so one
  /// discount factor decides between two neighbouring ones; strategies are checked there.
  ///
  /// - Parameters:
  ///   - profile: The strategies.
  ///   - game: The stage game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``SolutionError`` when the game is not well formed or the profile does not fit it.
  public func verify(
    _ profile: AutomatonProfile<Action>,
    in game: some NormalFormGame<Action>
  ) throws(SolutionError) -> String? {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try game.tabulated()
      try table.requireActions(profile.automata[0].actions)
      return table
    }
    let play = try RepeatedPlay(table, profile)
    let losses: [DeviationLoss]
    switch concept {
    case .subgamePerfect:
      let all = play.oneShotLosses()
      guard all.map(\.0) == constraints.map(\.deviation) else {
        return "the constraints are not one for each deviation"
      }
      losses = all.map(\.1)
    case .nash:
      guard try play.planConstraints().map(\.deviation) == constraints.map(\.deviation) else {
        return "the constraints are not one for each plan"
      }
      losses = constraints.compactMap { constraint in
        guard case .plan(let player, let lead, let cycle) = constraint.deviation else {
          return nil
        }
        return play.loss(ofPlanBy: player, lead: lead, cycle: cycle)
      }
    }
    if let problem = orderProblem { return problem }
    let roots: [[Bool]]
    switch self.roots(of: losses) {
    case .success(let found): roots = found
    case .failure(let problem): return problem.text
    }
    for sample in samples {
      let check = try table.check(automata: profile, discount: sample)
      let verdict = concept == .nash ? check.isNash : check.isSubgamePerfect
      if verdict != contains(sample) { return "the polynomials are wrong at discount \(sample)" }
      if verdict != isListed(sample) { return "the set is wrong at discount \(sample)" }
    }
    for (number, point) in breakpoints.enumerated() where point.rational == nil {
      let holds = constraints.indices.allSatisfy {
        roots[$0][number] || constraints[$0].value(at: point.lower) >= .zero
      }
      let isEnd = intervals.contains { $0.lower == point || $0.upper == point }
      if holds != (isEnd || isListed(point.lower)) {
        return "the set is wrong at breakpoint \(number), \(point)"
      }
    }
    return criticalProblem
  }

  /// Why the critical discount factor, or what binds there, is wrong.
  private var criticalProblem: String? {
    let last = intervals.last.flatMap { $0.upper.rational == 1 ? $0.lower : nil }
    guard critical == (last ?? AlgebraicNumber(1)) else {
      return "the critical discount factor is not the start of the last range"
    }
    // The part just below it, between two ends.
    let ends = [AlgebraicNumber(.zero)] + breakpoints + [AlgebraicNumber(1)]
    guard let place = ends.lastIndex(of: critical), place > 0 else {
      return binding.isEmpty ? nil : "nothing binds at 0"
    }
    let sample = (ends[place - 1].upper + ends[place].lower) / 2
    let paying = constraints.filter { $0.value(at: sample) < .zero }.map(\.deviation)
    return paying == binding && !binding.isEmpty ? nil : "other deviations bind"
  }

  /// 0, the rational breakpoints, and a number between any two neighbours.
  private var samples: [Rational] {
    let ends = [AlgebraicNumber(.zero)] + breakpoints + [AlgebraicNumber(1)]
    return zip(ends, ends.dropFirst()).flatMap { left, right in
      [left.rational, (left.upper + right.lower) / 2].compactMap(\.self)
    }
  }

  /// Why the bounds of the breakpoints are not in order between 0 and 1.
  private var orderProblem: String? {
    var last = Rational.zero
    for point in breakpoints {
      guard last < point.lower, point.lower <= point.upper, point.upper < 1 else {
        return "the breakpoints are not in order"
      }
      last = point.upper
    }
    return nil
  }

  /// What fails, in words.
  private struct Problem: Error { let text: String }

  /// For each deviation, at which breakpoints it costs nothing; or why these are not all the roots.
  private func roots(of losses: [DeviationLoss]) -> Result<[[Bool]], Problem> {
    guard losses.count == constraints.count else {
      return .failure(Problem(text: "a plan is not one of the game"))
    }
    var table: [[Bool]] = []
    var seen: [[Rational]: [Bool]] = [:]
    var isHit = breakpoints.map { _ in false }
    for (loss, constraint) in zip(losses, constraints) {
      let polynomial = constraint.polynomial
      guard loss.hasSign(of: polynomial) else {
        return .failure(Problem(text: "the polynomial is wrong where \(constraint.deviation)"))
      }
      let hits: [Bool]
      if let known = seen[polynomial] {
        hits = known
      } else {
        let sequence = SturmSequence(insideUnitInterval: polynomial)
        let count = sequence.rootCountInside
        // As many changes of sign as there are roots are all of them; a root of even order has none.
        let changes = breakpoints.map(sequence.changesSign)
        hits =
          changes.count(where: \.self) == count ? changes : breakpoints.map(sequence.vanishes)
        guard hits.count(where: \.self) == count else {
          return .failure(Problem(text: "a breakpoint is missing where \(constraint.deviation)"))
        }
        seen[polynomial] = hits
      }
      isHit = zip(isHit, hits).map { $0 || $1 }
      table.append(hits)
    }
    return isHit.allSatisfy(\.self)
      ? .success(table) : .failure(Problem(text: "nothing happens at a breakpoint"))
  }

  private func isListed(_ discount: Rational) -> Bool {
    intervals.contains { interval in
      interval.lower.upper <= discount && discount <= interval.upper.lower && discount < 1
    }
  }
}

extension SturmSequence {
  /// The number of distinct roots above 0 and below 1, of a polynomial that has none at the ends.
  fileprivate var rootCountInside: Int {
    if isZero { return 0 }
    return rootCount(above: .zero, upTo: 1)
  }

  /// Whether the polynomial vanishes at a rational number, or changes its sign within the bounds of
  /// an irrational one.
  fileprivate func changesSign(at point: AlgebraicNumber) -> Bool {
    if isZero { return false }
    let sign = value(at: point.lower).signum
    return point.rational != nil ? sign == 0 : sign * value(at: point.upper).signum < 0
  }

  /// Whether the polynomial vanishes at a number, if it has at most one root within its bounds.
  fileprivate func vanishes(at point: AlgebraicNumber) -> Bool {
    if isZero { return false }
    if let value = point.rational { return self.value(at: value).isZero }
    return rootCount(above: point.lower, upTo: point.upper) == 1
  }
}
