internal import EquilibriaNumerics
internal import Games

/// The joint states of several automata that some history of play leads to.
///
/// The automata may be those of all players or, to look for a best reply, of all but one.
struct ProductMachine<Action: Hashable & Sendable> {
  /// The states of the automata in each joint state; the first is where play starts.
  private(set) var states: [[Int]]

  /// The next joint state: `successors[state][profile]`.
  private(set) var successors: [[Int]]

  /// A machine known to be well formed.
  init(trusted states: [[Int]], successors: [[Int]]) {
    self.states = states
    self.successors = successors
  }

  /// The most joint states that are kept, and the most transitions between them.
  static var largestStateCount: Int { 1 << 12 }
  static var largestTransitionCount: Int { 1 << 24 }

  /// The joint states of automata of the same game, in the order in which a breadth-first search
  /// finds them.
  init(_ automata: [Automaton<Action>]) throws(SolutionError) {
    let start = automata.map(\.initialState)
    states = [start]
    successors = []
    var numbers = [start: 0]
    let profileCount = automata.first?.space.profileCount ?? 1
    let limit = min(Self.largestStateCount, Self.largestTransitionCount / profileCount)
    var next = 0
    while next < states.count {
      let state = states[next]
      var row: [Int] = []
      row.reserveCapacity(profileCount)
      for index in 0..<profileCount {
        let successor = automata.indices.map { automata[$0].successors[state[$0]][index] }
        if let number = numbers[successor] {
          row.append(number)
          continue
        }
        guard states.count < limit else {
          throw .notApplicable(reason: "the automata have more than \(limit) joint states")
        }
        numbers[successor] = states.count
        row.append(states.count)
        states.append(successor)
      }
      successors.append(row)
      next += 1
    }
  }
}

/// Play that is fixed from some point on: a walk on states that ends in a cycle.
struct Lasso {
  /// The states visited once, then those visited over and over.
  let lead: [Int]
  let cycle: [Int]

  /// The walk from a state.
  ///
  /// - Parameters:
  ///   - start: The first state.
  ///   - next: The state after each.
  init(from start: Int, next: (Int) -> Int) {
    var places: [Int: Int] = [:]
    var walk: [Int] = []
    var state = start
    while places[state] == nil {
      places[state] = walk.count
      walk.append(state)
      state = next(state)
    }
    let entry = places[state] ?? 0
    lead = Array(walk[..<entry])
    cycle = Array(walk[entry...])
  }

  /// The discounted average of payoffs along the walk, `(1 − δ)·Σ δᵗ·g`.
  func discountedAverage(_ payoff: (Int) -> Rational, discount: Rational) -> Rational {
    // Around the cycle: the value of its first state solves v = s + δᵏ·v.
    var sum = Rational.zero
    var weight: Rational = 1
    for state in cycle {
      sum += weight * payoff(state)
      weight *= discount
    }
    var value = (1 - discount) * sum / (1 - weight)
    for state in lead.reversed() { value = (1 - discount) * payoff(state) + discount * value }
    return value
  }

  /// The average of payoffs over the cycle: the limit of averages over ever longer play.
  func limitAverage(_ payoff: (Int) -> Rational) -> Rational {
    cycle.reduce(.zero) { $0 + payoff($1) } / Rational(cycle.count)
  }
}
