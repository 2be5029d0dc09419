internal import EquilibriaNumerics
public import Games

extension NormalFormGame {
  /// Exactly the discount factors at which automaton strategies are an equilibrium.
  ///
  /// Each deviation costs or gains a rational function of the discount factor; the answer is read
  /// off the roots of their numerators, which are found exactly.
  ///
  /// - Parameters:
  ///   - profile: One automaton per player.
  ///   - concept: What the strategies have to be; subgame perfect by default.
  /// - Returns: The set of discount factors, the critical one, and what binds there.
  /// - Throws: ``SolutionError`` when the game is not well formed, the profile does not fit it, or
  ///   there are too many joint states or, for Nash equilibria, too many plans.
  ///
  /// > Source: Stahl (1991), *The graph of prisoners' dilemma supergame payoffs as a function of the
  /// > discount factor*, for the question; one-shot deviations as in Mailath & Samuelson (2006).
  public func sustainableDiscounts(
    of profile: AutomatonProfile<Action>,
    as concept: SustainableDiscounts<Action>.Concept = .subgamePerfect
  ) throws(SolutionError) -> SustainableDiscounts<Action> {
    let table = try SolutionError.game { () throws(GameError) in
      let table = try tabulated()
      try table.requireActions(profile.automata[0].actions)
      return table
    }
    let play = try RepeatedPlay(table, profile)
    try play.requireFewStates()
    let constraints =
      switch concept {
      case .subgamePerfect: play.oneShotConstraints()
      case .nash: try play.planConstraints()
      }
    return SustainableDiscounts(constraints, title: profile.title, concept: concept)
  }
}

extension SustainableDiscounts {
  /// The set of discount factors at which no polynomial is negative.
  init(_ constraints: [DiscountConstraint<Action>], title: String, concept: Concept) {
    // Symmetric players have the same polynomials.
    var numbers: [RationalPolynomial: Int] = [:]
    var distinct: [RationalPolynomial] = []
    let which = constraints.map { constraint in
      let polynomial = RationalPolynomial(constraint.polynomial)
      if let number = numbers[polynomial] { return number }
      numbers[polynomial] = distinct.count
      distinct.append(polynomial)
      return distinct.count - 1
    }
    let cells = DiscountCells(distinct)
    let signs = cells.samples.map { sample in
      distinct.map { $0.value(at: sample).signum }
    }
    let holds = signs.map { signs in signs.allSatisfy { $0 >= 0 } }
    let holdsAt = cells.vanishing.indices.map { place in
      distinct.indices.allSatisfy {
        cells.vanishing[place].contains($0) || signs[place][$0] >= 0
      }
    }
    let holdsAtZero = distinct.allSatisfy { $0.value(at: .zero) >= .zero }
    // Ends and verdicts in order: at 0, on the first part, at the first breakpoint, and so on.
    let ends = [AlgebraicNumber(.zero)] + cells.breakpoints
    var intervals: [DiscountInterval] = []
    var start: AlgebraicNumber?
    for (place, end) in ends.enumerated() {
      let isIn = place == 0 ? holdsAtZero : holdsAt[place - 1]
      if isIn && start == nil { start = end }
      if let lower = start, !holds[place] {
        intervals.append(DiscountInterval(lower: lower, upper: end))
        start = nil
      }
    }
    if let start { intervals.append(DiscountInterval(lower: start, upper: AlgebraicNumber(1))) }
    let below: Int?
    if let start {
      below = cells.breakpoints.firstIndex(of: start)
      critical = start
    } else {
      below = holds.count - 1
      critical = AlgebraicNumber(1)
    }
    self.title = title
    self.concept = concept
    self.intervals = intervals
    self.constraints = constraints
    breakpoints = cells.breakpoints
    binding =
      below.map { cell in
        zip(constraints, which).filter { signs[cell][$1] < 0 }.map(\.0.deviation)
      } ?? []
  }
}
