internal import EquilibriaNumerics
internal import Games
internal import RealModule
internal import SolutionConcepts

extension TrajectorySolver {
  /// The best response dynamic, from one change of best replies to the next, in exact arithmetic.
  ///
  /// Where changes follow one another faster than doubles can tell times apart, their limit is an
  /// equilibrium, and the path rests there.
  func bestResponse() throws(EvolutionError) -> Outcome {
    var pieces: [BestResponsePiece] = []
    var state = start
    var time = 0.0
    var stopReason: StopReason?
    var standstills = 0
    while true {
      if pieces.count >= accuracy.stepLimit { stopReason = .iterationLimit }
      stopReason = stopReason ?? stopwatch.reasonToStop()
      if stopReason != nil { break }
      let payoffs = state.indices.map {
        game.payoffs(of: $0, against: state[game.opponent(of: $0)])
      }
      var (target, isUnique) = try continuation(from: state, payoffs)
      if standstills > 8 * game.counts.reduce(0, +) { target = state }
      let shrinkage = target == state ? .zero : shrinkage(towards: target, payoffs)
      pieces.append(
        BestResponsePiece(
          time: time,
          state: state,
          target: target,
          shrinkage: shrinkage,
          isUnique: isUnique
        )
      )
      // −ln s, from 1 − s where s is close to 1.
      let duration =
        shrinkage.isZero
        ? .infinity
        : shrinkage > 0.5
          ? -Double.log(onePlus: -(1 - shrinkage).doubleValue) : -logarithm(shrinkage)
      if time + duration >= end { break }
      standstills = time + duration == time ? standstills + 1 : 0
      time += duration
      state = zip(state, target).map { shares, goal in
        zip(shares, goal).map { $1 + shrinkage * ($0 - $1) }
      }
    }
    let last = stopReason == nil ? end : time
    return Outcome(
      curve: .pieces(pieces),
      times: pieces.map(\.time) + [last],
      stopReason: stopReason,
      // Every switching time is rounded once.
      errorEstimate: .ulpOfOne * (4 + Double(pieces.count)) * max(1, last)
    )
  }

  private func logarithm(_ number: Rational) -> Double {
    let value = number.doubleValue
    return value > 0 ? Double.log(value) : -745
  }

  /// The factor by which the distance to the target shrinks until another reply becomes better.
  private func shrinkage(towards target: [[Rational]], _ payoffs: [[Rational]]) -> Rational {
    var first = Rational.zero
    for population in target.indices {
      let there = game.payoffs(of: population, against: target[game.opponent(of: population)])
      guard let used = target[population].firstIndex(where: { $0 > .zero }) else { continue }
      for other in there.indices where target[population][other].isZero {
        // The lead over the other strategy is a + s·(f − a), from f at s = 1 to a at s = 0.
        let final = there[used] - there[other]
        if final >= .zero { continue }
        let present = payoffs[population][used] - payoffs[population][other]
        first = max(first, -final / (present - final))
      }
    }
    return first
  }

  /// Where shares move from a state: an equilibrium of the game between the best replies.
  ///
  /// > Source: Hofbauer (1995), *Stability for the best response dynamics*.
  private func continuation(
    from state: [[Rational]],
    _ payoffs: [[Rational]]
  ) throws(EvolutionError) -> (target: [[Rational]], isUnique: Bool) {
    let replies = payoffs.map { values in
      let best = values.max()
      return values.indices.filter { values[$0] == best }
    }
    let part = PopulationGame(game, on: replies)
    let (targets, isUnique) = try part.equilibria()
    // Rest is a solution wherever only best replies are in use.
    let isRest = zip(state, replies).allSatisfy { shares, best in
      shares.indices.allSatisfy { shares[$0].isZero || best.contains($0) }
    }
    if isRest { return (state, isUnique) }
    let rest = zip(zip(targets, replies), game.counts).map { pair, count in
      var shares = Array(repeating: Rational.zero, count: count)
      for (place, share) in zip(pair.1, pair.0) { shares[place] = share }
      return shares
    }
    return (rest, isUnique)
  }
}

extension PopulationGame {
  /// An equilibrium with few strategies, symmetric for one population, and whether it is the only
  /// one.
  fileprivate func equilibria() throws(EvolutionError) -> (
    shares: [[Rational]], isUnique: Bool
  ) {
    if counts.allSatisfy({ $0 == 1 }) { return (counts.map { _ in [1] }, true) }
    if exact.count == 1, counts[0] == 2 { return Self.pair(exact[0]) }
    var all: [[[Rational]]] = []
    if exact.count == 1 {
      let table = try SymmetricGame((0..<counts[0]).map { Array(exact[0].row($0)) })
      let found = try EvolutionError.solution { () throws(SolutionError) in
        try SymmetricEnumeration().solve(table)
      }
      all = found.map { [$0.profile[0].probabilities] }
    } else {
      let table = try EvolutionError.game { () throws(GameError) in
        try PayoffTable(
          actions: counts.map { Array(0..<$0) },
          payoffs: [exact[0].elements, exact[1].transposed.elements]
        )
      }
      let found = try EvolutionError.solution { () throws(SolutionError) in
        try VertexEnumeration().equilibria(of: table, over: Rational.self)
      }
      all = found.map { equilibrium in [0, 1].map { equilibrium.profile[$0].probabilities } }
    }
    func supports(_ shares: [[Rational]]) -> [[Int]] {
      shares.map { row in row.indices.filter { row[$0] > .zero } }
    }
    let best = all.min { left, right in
      let (first, second) = (supports(left), supports(right))
      let sizes = (first.joined().count, second.joined().count)
      return sizes.0 == sizes.1
        ? first.joined().lexicographicallyPrecedes(second.joined()) : sizes.0 < sizes.1
    }
    guard let best else {
      throw .notApplicable(reason: "no equilibrium among the best replies was found")
    }
    return (best, all.count == 1)
  }

  /// The equilibria of a symmetric game of two strategies.
  private static func pair(_ matrix: Matrix<Rational>) -> (shares: [[Rational]], isUnique: Bool) {
    let first = matrix[0, 0] - matrix[1, 0]
    let second = matrix[1, 1] - matrix[0, 1]
    if first < .zero, second < .zero {
      return ([[second / (first + second), first / (first + second)]], true)
    }
    if first >= .zero { return ([[1, 0]], second < .zero) }
    return ([[0, 1]], true)
  }
}
