internal import EquilibriaNumerics
internal import Games

/// What one player can do against automata: a decision problem on the others' joint states.
struct ReplyProblem<Action: Hashable & Sendable> {
  let table: PayoffTable<Action>
  let player: Int
  let machine: ProductMachine<Action>
  /// For each state the number of the profile in which the player plays action 0.
  private let bases: [Int]

  init(_ play: RepeatedPlay<Action>, player: Int) throws(SolutionError) {
    table = play.table
    self.player = player
    let others = play.automata.filter { $0.player != player }
    if others.isEmpty {
      // A single player: one state, nothing to remember.
      machine = .single(profileCount: play.table.space.profileCount)
    } else {
      machine = try ProductMachine(others)
    }
    let table = play.table
    bases = machine.states.map { state in
      zip(others, state).reduce(0) { sum, part in
        let (automaton, number) = part
        let action = automaton.states[number].action
        let index = table.actions[automaton.player].firstIndex(of: action) ?? 0
        return sum + index * table.space.strides[automaton.player]
      }
    }
  }

  var stateCount: Int { machine.states.count }
  var actionCount: Int { table.space.counts[player] }

  private func profile(_ state: Int, _ action: Int) -> Int {
    bases[state] + action * table.space.strides[player]
  }

  func payoff(in state: Int, playing action: Int) -> Rational {
    table.payoffs[player][profile(state, action)]
  }

  func successor(of state: Int, playing action: Int) -> Int {
    machine.successors[state][profile(state, action)]
  }

  /// The play of a policy from the start.
  func lasso(of policy: [Int]) -> Lasso {
    Lasso(from: 0) { successor(of: $0, playing: policy[$0]) }
  }

  /// The actions that a policy takes from the start.
  func plan(of policy: [Int]) -> PlanActions<Action> {
    let lasso = lasso(of: policy)
    return PlanActions(
      lead: lasso.lead.map { table.actions[player][policy[$0]] },
      cycle: lasso.cycle.map { table.actions[player][policy[$0]] }
    )
  }

  /// An action for each state that no other plan beats, by policy iteration.
  ///
  /// > Source: Howard (1960), *Dynamic Programming and Markov Processes*.
  func bestPolicy(discount: Rational) -> [Int] {
    var policy = [Int](repeating: 0, count: stateCount)
    while true {
      let values = WalkValues.discounted(
        stateCount,
        next: { successor(of: $0, playing: policy[$0]) },
        payoff: { payoff(in: $0, playing: policy[$0]) },
        discount: discount
      )
      var isOptimal = true
      for state in 0..<stateCount {
        var best = values[state]
        for action in 0..<actionCount {
          let value =
            (1 - discount) * payoff(in: state, playing: action)
            + discount * values[successor(of: state, playing: action)]
          if value > best {
            best = value
            policy[state] = action
            isOptimal = false
          }
        }
      }
      if isOptimal { return policy }
    }
  }
}

extension ProductMachine {
  /// One joint state that never changes.
  static func single(profileCount: Int) -> ProductMachine {
    ProductMachine(trusted: [[]], successors: [Array(repeating: 0, count: profileCount)])
  }
}
