internal import EquilibriaNumerics
internal import Games

/// A stage game played again and again by automata.
struct RepeatedPlay<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let automata: [Automaton<Action>]
  let machine: ProductMachine<Action>
  /// The number of the profile played in each joint state.
  let profiles: [Int]

  /// The play of automata that fit the game.
  init(
    _ table: PayoffTable<Action>,
    _ profile: AutomatonProfile<Action>
  ) throws(SolutionError) {
    self.table = table
    automata = profile.automata
    machine = try ProductMachine(profile.automata)
    let numbers = Self.actionNumbers(profile.automata, in: table)
    profiles = machine.states.map { state in
      table.space.index(of: state.indices.map { numbers[$0][state[$0]] })
    }
  }

  /// The number of the action in each state of each automaton.
  private static func actionNumbers(
    _ automata: [Automaton<Action>],
    in table: PayoffTable<Action>
  ) -> [[Int]] {
    automata.map { automaton in
      automaton.states.map { table.actions[automaton.player].firstIndex(of: $0.action) ?? 0 }
    }
  }

  func names(of state: Int) -> [String] {
    machine.states[state].indices.map { automata[$0].states[machine.states[state][$0]].name }
  }

  func payoff(of player: Int, in state: Int) -> Rational {
    table.payoffs[player][profiles[state]]
  }

  /// The state after one in which nobody deviates.
  func successor(of state: Int) -> Int { machine.successors[state][profiles[state]] }

  func lasso(from state: Int) -> Lasso { Lasso(from: state, next: successor) }

  /// The discounted average of each player from each state: `values[player][state]`.
  func values(discounts: [Rational]) -> [[Rational]] {
    discounts.indices.map { player in
      WalkValues.discounted(
        machine.states.count,
        next: successor,
        payoff: { payoff(of: player, in: $0) },
        discount: discounts[player]
      )
    }
  }

  /// The long-run average of each player from each state: `averages[player][state]`.
  func limitAverages() -> [[Rational]] {
    table.space.counts.indices.map { player in
      WalkValues.limits(
        machine.states.count,
        next: successor,
        payoff: { payoff(of: player, in: $0) }
      )
    }
  }

  /// The number of the profile in which one player departs from what is prescribed in a state.
  func profile(in state: Int, where player: Int, plays action: Int) -> Int {
    let prescribed = table.space.action(of: player, at: profiles[state])
    return profiles[state] + (action - prescribed) * table.space.strides[player]
  }

  /// The best single departure of a player in a state; `nil` when there is no other action.
  func bestDeviation(
    of player: Int,
    in state: Int,
    values: [Rational],
    discount: Rational
  ) -> OneShotDeviation<Action>? {
    let prescribed = table.space.action(of: player, at: profiles[state])
    var best: (action: Int, gain: Rational)?
    for action in 0..<table.space.counts[player] where action != prescribed {
      let index = profile(in: state, where: player, plays: action)
      let value =
        (1 - discount) * table.payoffs[player][index]
        + discount * values[machine.successors[state][index]]
      let gain = value - values[state]
      if best.map({ gain > $0.gain }) ?? true { best = (action, gain) }
    }
    return best.map { best in
      OneShotDeviation(
        player: player,
        state: names(of: state),
        prescribed: table.actions[player][prescribed],
        action: table.actions[player][best.action],
        gain: best.gain
      )
    }
  }

  /// The best plan of a player from the start, against automata that the others follow.
  func bestPlan(
    of player: Int,
    discount: Rational,
    value: Rational
  ) -> DeviationPlan<Action> {
    guard let reply = try? ReplyProblem(self, player: player) else {
      preconditionFailure("the others have fewer joint states than all players")
    }
    let policy = reply.bestPolicy(discount: discount)
    let best = reply.lasso(of: policy).discountedAverage(
      { reply.payoff(in: $0, playing: policy[$0]) },
      discount: discount
    )
    if best <= value {
      let lasso = lasso(from: 0)
      func action(_ state: Int) -> Action {
        table.actions[player][table.space.action(of: player, at: profiles[state])]
      }
      let plan = PlanActions(lead: lasso.lead.map(action), cycle: lasso.cycle.map(action))
      return DeviationPlan(player: player, lead: plan.lead, cycle: plan.cycle, gain: .zero)
    }
    let plan = reply.plan(of: policy)
    return DeviationPlan(
      player: player,
      lead: plan.lead,
      cycle: plan.cycle,
      gain: best - value
    )
  }
}
