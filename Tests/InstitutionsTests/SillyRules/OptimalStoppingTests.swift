import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite("Silly rules: members who look ahead")
struct OptimalStoppingTests {
  static func community(_ rules: Int, cost: Rational = 0) throws -> SillyRuleCommunity {
    try SillyRuleCommunity(
      enforcers: 0.8,
      prior: BetaBelief(1, 1),
      sillyRules: rules,
      benefit: 1,
      loss: 1,
      cost: cost
    )
  }

  /// Theory notes B.1, silly-02: δ = .9, b = l = 1, Beta(1, 1).
  @Test(arguments: [
    (0, Rational(0), 1.6782), (1, 0, 1.9377), (4, 0, 2.0859), (9, 0, 2.1584), (1, 0.05, 1.6723),
    (4, 0.05, 1.0815), (9, 0.05, 0.1584),
  ])
  func `the value of membership`(rules: Int, cost: Rational, wanted: Double) throws {
    let community = try Self.community(rules, cost: cost)
    let plan = try community.optimalStopping(discount: 0.9, tolerance: 1e-4)
    #expect(abs(plan.value - wanted) < 1e-4)
    #expect(plan.lowerValue <= plan.upperValue && plan.upperValue - plan.lowerValue < 1e-4)
    #expect(plan.joins)
  }

  /// Two methods: the recursion runs backwards, the check follows the plan forwards.
  @Test func `plans earn what they promise`() throws {
    for (rules, cost) in [(0, 0), (2, 0), (3, 0.1)] as [(Int, Rational)] {
      let community = try Self.community(rules, cost: cost)
      let plan = try community.optimalStopping(discount: 0.9, tolerance: 1e-6)
      let earned = try community.value(of: plan, discount: 0.9)
      #expect(earned >= plan.lowerValue && earned <= plan.upperValue)
      #expect(earned - plan.lowerValue < 1e-10)
      #expect(plan.upperValue - plan.lowerValue < 2e-6)
    }
  }

  /// The same problem as a Markov decision process, solved exactly by policy iteration.
  @Test func `exact policy iteration agrees`() throws {
    let community = try Self.community(1, cost: 0.1)
    let plan = try community.optimalStopping(discount: 0.5, tolerance: 0.01)
    let lattice = BeliefLattice(community: community, discount: 0.5, last: plan.horizon)
    let solution = try lattice.optimalDecisions()
    let value = solution.values[0].doubleValue
    #expect(solution.gap == 0)
    #expect(plan.lowerValue <= value && value - plan.lowerValue < 1e-12)
    #expect(value <= plan.upperValue)
    for (number, state) in lattice.states.enumerated() where state.period < plan.certainPeriods {
      let stays = state.enforced >= plan.fewestEnforced[state.period]
      #expect((solution.actions[number] == .stay) == stays || state.isGone)
    }
  }

  @Test func `looking ahead keeps members who would leave otherwise`() throws {
    let community = try SillyRuleCommunity(
      enforcers: 0.6,
      prior: BetaBelief(2, 2),
      benefit: 1,
      loss: 1
    )
    let myopic = try community.exits(within: 50)
    let patient = try community.exits(
      within: 50,
      foresight: .forwardLooking(discount: 0.9)
    )
    #expect(patient.probability < myopic.probability)
    // Somebody who does not look ahead is a special case.
    let impatient = try community.exits(
      within: 50,
      foresight: .forwardLooking(discount: Rational(1, 1_000))
    )
    #expect(abs(impatient.probability - myopic.probability) < 1e-12)
  }

  @Test func `without a future, nobody looks ahead`() throws {
    let community = try Self.community(0)
    // A tie cannot be decided by bounds, and need not be.
    let plan = try community.optimalStopping(discount: 0, periods: 3)
    #expect(plan.certainPeriods == 0 && plan.value < 1e-12)
    let law = try community.exits(within: 3, foresight: .forwardLooking(discount: 0))
    #expect(try law == community.exits(within: 3))
  }

  @Test func `numbers beyond floating arithmetic are refused`() throws {
    #expect(throws: InstitutionError.self) {
      try Self.community(0).optimalStopping(discount: 1 - Rational(1, 1 << 60))
    }
    let huge = try SillyRuleCommunity(
      enforcers: 0.5,
      prior: BetaBelief(1, 1),
      benefit: (10 as Rational).raised(to: 400),
      loss: 1
    )
    #expect(throws: InstitutionError.self) { try huge.optimalStopping(discount: 0.9) }
  }

  @Test func `nobody joins what is not worth it at best`() throws {
    let plan = try Self.community(10, cost: 0.2).optimalStopping(discount: 0.9)
    #expect(!plan.joins && plan.lowerValue == 0 && plan.upperValue < 1e-10)
  }

  @Test func `parameters are checked`() throws {
    let community = try Self.community(0)
    #expect(throws: InstitutionError.self) { try community.optimalStopping(discount: 1) }
    #expect(throws: InstitutionError.self) {
      try community.optimalStopping(discount: 0.5, tolerance: .nan)
    }
    #expect(throws: InstitutionError.self) {
      try community.optimalStopping(discount: 0.5, periods: 30_000)
    }
    let plan = try community.optimalStopping(discount: 0.5)
    #expect(throws: InstitutionError.self) { try community.value(of: plan, discount: 2) }
    #expect(plan.description.hasPrefix("worth 0"))
  }
}

/// Counts of enforced interactions up to a horizon, where members take the better of leaving and staying
/// for ever.
private struct BeliefLattice: MarkovGame {
  struct State: Hashable, Sendable {
    var period: Int
    var enforced: Int
    var isGone = false
  }

  enum Move: Sendable { case leave, stay }

  var community: SillyRuleCommunity
  var discount: Rational
  var last: Int

  var playerCount: Int { 1 }

  private var gone: State { State(period: last, enforced: 0, isGone: true) }

  var states: [State] {
    (0...last).flatMap { period in
      (0...(period * community.observations)).map { State(period: period, enforced: $0) }
    } + [gone]
  }

  func actions(in state: State) -> [[Move]] { [state.isGone ? [.leave] : [.leave, .stay]] }

  func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    if state.isGone || profile[0] == .leave || state.period == last {
      return [Transition(to: profile[0] == .leave ? gone : state)]
    }
    // Follow the interactions of one period through the belief.
    var weights: [Rational] = [1]
    for step in 0..<community.observations {
      var next = Array(repeating: Rational.zero, count: weights.count + 1)
      for (more, weight) in weights.enumerated() {
        let mean = mean(state.enforced + more, of: state.period * community.observations + step)
        next[more] += weight * (1 - mean)
        next[more + 1] += weight * mean
      }
      weights = next
    }
    return weights.enumerated().map { more, weight in
      Transition(
        to: State(period: state.period + 1, enforced: state.enforced + more),
        probability: weight
      )
    }
  }

  var rewardRule: RewardRule<State, Move> {
    .onAction { state, profile in
      if state.isGone || profile[0] == .leave { return [0] }
      let mean = mean(state.enforced, of: state.period * community.observations)
      return [community.payoff(believing: mean)]
    }
  }

  var horizon: Horizon { .discounted([discount]) }

  private func mean(_ enforced: Int, of seen: Int) -> Rational {
    (community.prior.enforced + Rational(enforced)) / (community.prior.weight + Rational(seen))
  }
}
