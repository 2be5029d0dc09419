internal import EquilibriaNumerics
internal import Games

/// The conditions on the discount factor under which no deviation pays.
extension RepeatedPlay {
  /// The most plans that are compared with a strategy.
  private static var largestPlanCount: Int { 1 << 12 }

  /// The most joint states whose walks are written as polynomials.
  private static var largestStateCount: Int { 1 << 8 }

  /// Throws when polynomials would have too high degrees.
  func requireFewStates() throws(SolutionError) {
    guard machine.states.count <= Self.largestStateCount else {
      throw .notApplicable(
        reason: "the automata have \(machine.states.count) joint states; at most "
          + "\(Self.largestStateCount) allow an exact set of discount factors"
      )
    }
  }

  /// One condition for each player, joint state and action that is not prescribed there.
  func oneShotConstraints() -> [DiscountConstraint<Action>] {
    let walks = table.space.counts.indices.map { player in
      machine.states.indices.map { state in
        WalkPolynomial(lasso(from: state)) { payoff(of: player, in: $0) }
      }
    }
    var constraints: [DiscountConstraint<Action>] = []
    for state in machine.states.indices {
      for player in table.space.counts.indices {
        let prescribed = table.space.action(of: player, at: profiles[state])
        for action in 0..<table.space.counts[player] where action != prescribed {
          let index = profile(in: state, where: player, plays: action)
          let polynomial = walks[player][state].advantage(
            over: table.payoffs[player][index],
            then: walks[player][machine.successors[state][index]]
          )
          constraints.append(
            DiscountConstraint(
              deviation: .oneShot(
                player: player,
                state: names(of: state),
                prescribed: table.actions[player][prescribed],
                action: table.actions[player][action]
              ),
              polynomial: polynomial.coefficients
            )
          )
        }
      }
    }
    return constraints
  }

  /// One condition for each plan of each player that is a lasso on the others' joint states.
  ///
  /// Among the best plans there is always one that depends on those states only.
  func planConstraints() throws(SolutionError) -> [DiscountConstraint<Action>] {
    var constraints: [DiscountConstraint<Action>] = []
    for player in table.space.counts.indices {
      let own = WalkPolynomial(lasso(from: 0)) { payoff(of: player, in: $0) }
      let reply = try ReplyProblem(self, player: player)
      for plan in try reply.plans(atMost: Self.largestPlanCount) {
        func payoff(_ step: ReplyProblem<Action>.Step) -> Rational {
          reply.payoff(in: step.state, playing: step.action)
        }
        func action(_ step: ReplyProblem<Action>.Step) -> Action {
          table.actions[player][step.action]
        }
        let walk = WalkPolynomial(lead: plan.lead.map(payoff), cycle: plan.cycle.map(payoff))
        let polynomial = own.advantage(over: walk)
        if polynomial.isZero { continue }
        let actions = PlanActions(lead: plan.lead.map(action), cycle: plan.cycle.map(action))
        constraints.append(
          DiscountConstraint(
            deviation: .plan(player: player, lead: actions.lead, cycle: actions.cycle),
            polynomial: polynomial.coefficients
          )
        )
      }
    }
    return constraints
  }
}

extension ReplyProblem {
  /// One period of a plan.
  struct Step {
    let state: Int
    let action: Int
  }

  /// Every plan that takes one action in each state that it visits.
  func plans(atMost limit: Int) throws(SolutionError) -> [(lead: [Step], cycle: [Step])] {
    var plans: [(lead: [Step], cycle: [Step])] = []
    var open: [[Step]] = [[]]
    while let walk = open.popLast() {
      let state = walk.last.map { successor(of: $0.state, playing: $0.action) } ?? 0
      if let entry = walk.firstIndex(where: { $0.state == state }) {
        guard plans.count < limit else {
          throw .notApplicable(
            reason: "player \(player) has more than \(limit) plans against these automata"
          )
        }
        plans.append((Array(walk[..<entry]), Array(walk[entry...])))
        continue
      }
      for action in (0..<actionCount).reversed() {
        open.append(walk + [Step(state: state, action: action)])
      }
    }
    return plans
  }
}
