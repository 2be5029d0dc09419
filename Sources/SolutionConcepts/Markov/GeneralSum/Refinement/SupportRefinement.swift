internal import Games

/// Newton's method for the equilibrium whose supports are those of a nearby policy.
///
/// The unknowns are the probabilities of the actions in use, all but the most likely one of each
/// player in each state, and the values; the equations say that all actions in use earn the value.
/// Where actions tie however the others mix, some unknowns are not determined and stay as they are.
struct SupportRefinement {
  /// The game in the units of homotopies.
  let tables: HomotopyTables

  /// Probabilities below this count as zero in the policy to start from.
  let threshold: Double

  /// The refined policy: `policy[state][player][action]`.
  private(set) var policy: [[[Double]]]

  /// Its values, player after player.
  private(set) var values: [Double]

  private let supports: [[[Int]]]
  private let references: [[Int]]
  private var system: BlockedSystem
  private var marginals: StageMarginals

  private static let roundLimit = 40

  /// How far from an equilibrium a policy may be, in units of the largest reward of a period.
  private static let largestFault = 1e-10

  init(_ tables: HomotopyTables, near policy: [[[Double]]], values: [Double], threshold: Double) {
    self.tables = tables
    self.threshold = threshold
    self.policy = policy.map { mixtures in
      mixtures.map { mixture in
        let kept = mixture.map { $0 >= threshold ? $0 : 0 }
        let sum = kept.reduce(0, +)
        return kept.map { $0 / sum }
      }
    }
    self.values = values
    supports = self.policy.map { $0.map { mixture in mixture.indices.filter { mixture[$0] > 0 } } }
    references = self.policy.map { mixtures in
      mixtures.map { mixture in mixture.indices.max { mixture[$0] < mixture[$1] } ?? 0 }
    }
    system = BlockedSystem(
      localCounts: supports.map { $0.reduce(0) { $0 + $1.count - 1 } },
      playerCount: tables.playerCount
    )
    marginals = StageMarginals(stateCount: tables.stateCount)
  }

  /// Iterates until nothing changes but the last bits.
  ///
  /// - Parameter distance: How far a probability may move in all.
  /// - Returns: Whether that led to a policy with these supports.
  mutating func run(within distance: Double) -> Bool {
    let original = policy
    var previous = Double.infinity
    for round in 0..<Self.roundLimit {
      let change = step()
      guard change.isFinite else { return false }
      for (state, mixtures) in policy.enumerated() {
        for (player, mixture) in mixtures.enumerated() {
          for (action, probability) in mixture.enumerated()
          where (probability - original[state][player][action]).magnitude > distance {
            return false
          }
        }
      }
      // Near the end corrections are rounding errors, which no longer shrink.
      if change < 1e-15 || (round > 1 && change < 1e-9 && change >= previous / 2) { break }
      previous = change
    }
    let isPositive = zip(policy, supports).allSatisfy { mixtures, sets in
      zip(mixtures, sets).allSatisfy { mixture, set in set.allSatisfy { mixture[$0] > 0 } }
    }
    return isPositive && previous < 1e-6
  }

  /// Whether the policy is an equilibrium but for rounding.
  mutating func isEquilibrium() -> Bool { fault() <= Self.largestFault }

  /// The most that any action earns above the value of its state, or that an action in use earns below
  /// it.
  private mutating func fault() -> Double {
    var fault = 0.0
    for state in 0..<tables.stateCount {
      evaluate(state)
      for player in 0..<tables.playerCount {
        let value = values[player * tables.stateCount + state]
        for action in marginals.starts[player]..<marginals.starts[player + 1] {
          let gain = marginals.payoffs[action] - value
          fault = max(fault, marginals.mixture[action] > 0 ? gain.magnitude : gain)
        }
      }
    }
    return fault
  }

  private mutating func evaluate(_ state: Int) {
    marginals.prepare(tables.counts(state))
    var place = 0
    for mixture in policy[state] {
      for probability in mixture {
        marginals.mixture[place] = probability
        place += 1
      }
    }
    marginals.evaluate(tables.arrays, state: state, values: values)
  }

  /// One Newton step.
  ///
  /// - Returns: The largest change of a probability, or of a value in units of a period's reward.
  private mutating func step() -> Double {
    system.clear()
    for state in 0..<tables.stateCount {
      evaluate(state)
      write(state)
    }
    // The parameter of the path plays no part.
    system.border[system.globalCount - 1] = 1
    system.solve()
    let changes = system.solutions[0]
    var largest = 0.0
    for state in 0..<tables.stateCount {
      var place = system.localStarts[state]
      for player in 0..<tables.playerCount {
        let reference = references[state][player]
        for action in supports[state][player] where action != reference {
          policy[state][player][action] += changes[place]
          largest = max(largest, changes[place].magnitude)
          place += 1
        }
        let others = supports[state][player].reduce(0.0) {
          $1 == reference ? $0 : $0 + policy[state][player][$1]
        }
        policy[state][player][reference] = 1 - others
      }
    }
    for player in 0..<tables.playerCount {
      let complement = 1 - tables.arrays.discounts[player]
      for state in 0..<tables.stateCount {
        let index = player * tables.stateCount + state
        values[index] += changes[system.localTotal + index]
        largest = max(largest, changes[system.localTotal + index].magnitude * complement)
      }
    }
    return changes.allSatisfy(\.isFinite) ? largest : .infinity
  }

  private mutating func write(_ state: Int) {
    let states = tables.stateCount
    let (locals, width) = (system.localCounts[state], system.width(ofState: state))
    var row = 0
    for player in 0..<tables.playerCount {
      let first = marginals.starts[player]
      let reference = first + references[state][player]
      for action in supports[state][player] where first + action != reference {
        let line = system.frontStarts[state] + row * width
        writeSlopes(state, player, first + action, minus: reference, line)
        for next in 0..<states {
          system.fronts[line + locals + player * states + next] =
            marginals.successors[(first + action) * states + next]
            - marginals.successors[reference * states + next]
        }
        system.fronts[line + locals + system.globalCount] =
          marginals.payoffs[reference] - marginals.payoffs[first + action]
        row += 1
      }
      let line = system.frontStarts[state] + (locals + player) * width
      writeSlopes(state, player, reference, minus: nil, line)
      for next in 0..<states {
        system.fronts[line + locals + player * states + next] =
          marginals.successors[reference * states + next]
      }
      system.fronts[line + locals + player * states + state] -= 1
      system.fronts[line + locals + system.globalCount] =
        values[player * states + state] - marginals.payoffs[reference]
    }
  }

  /// How the payoff of an action, less that of another one, changes with what others do.
  private mutating func writeSlopes(
    _ state: Int,
    _ player: Int,
    _ action: Int,
    minus baseline: Int?,
    _ line: Int
  ) {
    let total = marginals.actionCount
    func payoff(_ reply: Int) -> Double {
      let value = marginals.pairs[action * total + reply]
      return baseline.map { value - marginals.pairs[$0 * total + reply] } ?? value
    }
    var column = 0
    for other in 0..<tables.playerCount {
      let first = marginals.starts[other]
      let reference = references[state][other]
      for reply in supports[state][other] where reply != reference {
        if other != player {
          system.fronts[line + column] = payoff(first + reply) - payoff(first + reference)
        }
        column += 1
      }
    }
  }
}
