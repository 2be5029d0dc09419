internal import EquilibriaNumerics
internal import Games

/// Solves the stage games of one sweep of greedy value iteration.
struct StageSolver<State: Hashable & Sendable, Action: Hashable & Sendable> {
  let work: StationaryWork<State, Action>
  let selection: StageSelection

  /// Payoffs that differ by less, as a share of the largest one, count as equal.
  private static var tieShare: Double { 1e-12 }

  init(_ work: StationaryWork<State, Action>, selection: StageSelection) {
    self.work = work
    self.selection = selection
  }

  /// The equilibria selected in all states when values follow, and what they are worth.
  func step(
    _ values: [[Double]]
  ) throws(SolutionError) -> (policy: [[[Double]]], values: [[Double]]) {
    let arrays = work.arrays
    var policy: [[[Double]]] = []
    var next = values
    for state in 0..<arrays.stateCount {
      let payoffs = values.indices.map {
        arrays.stagePayoffs(of: $0, inState: state, continuing: values[$0])
      }
      let space = arrays.spaces[state]
      if let profile = pureProfile(space, payoffs) {
        policy.append(
          space.counts.indices.map { player in
            let chosen = space.action(of: player, at: profile)
            return (0..<space.counts[player]).map { $0 == chosen ? 1 : 0 }
          }
        )
        for player in payoffs.indices { next[player][state] = payoffs[player][profile] }
        continue
      }
      let mixtures = try mixedProfile(state, space, payoffs)
      policy.append(mixtures)
      let weights = space.weights(of: mixtures, exceptFor: nil)
      for player in payoffs.indices {
        next[player][state] = Double.sumOfProducts(count: weights.count) {
          (weights[$0], payoffs[player][$0])
        }
      }
    }
    return (policy, next)
  }

  /// The best pure equilibrium by the rule; `nil` when there is none.
  private func pureProfile(_ space: ActionSpace, _ payoffs: [[Double]]) -> Int? {
    let size = payoffs.joined().reduce(0) { max($0, $1.magnitude) }
    let tie = Self.tieShare * size
    var chosen: (profile: Int, worth: Double)?
    for profile in 0..<space.profileCount {
      let isStable = space.counts.indices.allSatisfy { player in
        let (count, stride) = (space.counts[player], space.strides[player])
        let first = profile - space.action(of: player, at: profile) * stride
        return (0..<count).allSatisfy {
          payoffs[player][first + $0 * stride] <= payoffs[player][profile] + tie
        }
      }
      guard isStable else { continue }
      let worth = selection.worth(of: payoffs.map { $0[profile] }) ?? 0
      if let best = chosen, worth <= best.worth + tie { continue }
      chosen = (profile, worth)
    }
    return chosen?.profile
  }

  /// A mixed equilibrium of a stage game of two players.
  private func mixedProfile(
    _ state: Int,
    _ space: ActionSpace,
    _ payoffs: [[Double]]
  ) throws(SolutionError) -> [[Double]] {
    guard space.playerCount == 2 else {
      throw .notApplicable(
        reason: "the stage game of \(space.playerCount) players in state "
          + "\"\(work.game.states[state])\" has no pure equilibrium to continue with"
      )
    }
    let table = try SolutionError.game { () throws(GameError) in
      try PayoffTable(
        title: "",
        playerNames: work.game.playerNames,
        actions: space.counts.map { Array(0..<$0) },
        payoffs: payoffs.map { $0.map { Rational(binary: $0) } }
      )
    }
    let found = try LemkeHowson().equilibria(of: table, over: Double.self)
    guard let profile = found.first?.profile else { throw .stopped(found.stopReason ?? .cancelled) }
    return profile.strategies.map(\.probabilities)
  }
}
