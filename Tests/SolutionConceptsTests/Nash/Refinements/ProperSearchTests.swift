import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct ProperSearchTests {
  /// A regular equilibrium is proper by theory; with an action twice it is no longer regular, so
  /// the search must find the beliefs.
  @Test(arguments: [[2, 2], [2, 3], [3, 3]])
  func `an action listed twice does not spoil an equilibrium`(shape: [Int]) throws {
    for seed in seeds(8) {
      let game = try randomGame(shape, -99...99, seed: seed)
      let n = shape[1]
      let twin = try PayoffTable(
        actions: [Array(0...shape[0]), Array(0..<n)],
        payoffs: game.payoffs.map { $0 + $0.prefix(n) }
      )
      for equilibrium in try game.nashEquilibria(using: .vertexEnumeration)
      where try game.refinements(of: equilibrium.profile).isRegular {
        let refined = try twin.refinements(
          of: MixedProfile([
            MixedStrategy(
              actions: twin.actions[0],
              probabilities: equilibrium.profile[0].probabilities + [0]
            ),
            equilibrium.profile[1],
          ])
        )
        #expect(try refined.verify(in: twin) == nil)
        #expect(refined.proper.isSatisfied == true)
        let tied = equilibrium.check.actionPayoffs[0][0] == equilibrium.payoffs[0]
        #expect(refined.isRegular == !tied)
      }
    }
  }

  @Test(arguments: [([2, 2], 0...1), ([3, 2], 0...1), ([3, 3], 0...1)])
  func `orders of mistakes with a small epsilon decide the same`(
    shape: [Int],
    range: ClosedRange<Int>
  ) throws {
    for seed in seeds(6) {
      let game = try randomGame(shape, range, seed: seed)
      for equilibrium in try game.nashEquilibria(using: .vertexEnumeration) {
        let verdict = try game.refinements(of: equilibrium.profile).proper
        #expect(verdict.isSatisfied == (try isNearlyProper(equilibrium, game)))
      }
    }
  }

  @Test func `a better mistake makes a perfect equilibrium proper`() throws {
    // Myerson (1978), figure 2, is the case −7. At 0 the last action costs nothing in (1, 1), so it
    // may be the likelier mistake, and against it the first action is not the better one.
    func refined(_ payoff: Rational) throws -> NashRefinements<Int> {
      let game = try PayoffTable(symmetric: [[1, 0, -9], [0, 0, -7], [-9, payoff, -7]])
      return try game.refinements(of: MixedProfile(pure: [1, 1], in: game))
    }
    #expect(try refined(-7).proper == .no(.noLexicographicBeliefs))
    let proper = try refined(0)
    #expect(proper.proper == .yes(.lexicographicBeliefs))
    let mistakes = try #require(proper.beliefs).levels.map { $0[1] }
    #expect(mistakes.allSatisfy { $0[2] > $0[0] })
  }
}

/// Whether some ε-proper profile for a very small ε lies very near, by linear programs over all
/// orders of the actions.
///
/// > Source: Myerson (1978), *Refinements of the Nash equilibrium concept*, definition of
/// > ε-proper equilibria.
private func isNearlyProper(
  _ equilibrium: NashEquilibrium<Int, Rational>,
  _ game: PayoffTable<Int>
) throws -> Bool {
  let mixtures = equilibrium.profile.probabilities
  let values = equilibrium.check.actionPayoffs
  // Only orders that agree with the equilibrium can be those of a profile nearby.
  let candidates = [0, 1].map { player in
    orders(Array(mixtures[player].indices)).filter { order in
      let places = mixtures[player].indices.map { action in
        order.firstIndex { $0.contains(action) } ?? 0
      }
      return places.indices.allSatisfy { a in
        places.indices.allSatisfy {
          values[player][a] <= values[player][$0] || places[a] < places[$0]
        }
          && (mixtures[player][a].isZero || places[a] == 0)
      }
    }
  }
  for first in candidates[0] {
    for second in candidates[1] {
      if try mistakesExist(game, of: 0, mixtures[0], likelihood: first, preference: second),
        try mistakesExist(game, of: 1, mixtures[1], likelihood: second, preference: first)
      {
        return true
      }
    }
  }
  return false
}

private func mistakesExist(
  _ game: PayoffTable<Int>,
  of player: Int,
  _ mixture: [Rational],
  likelihood: [[Int]],
  preference: [[Int]]
) throws -> Bool {
  let epsilon = Rational(1, 1_000_000)
  let (own, other) = (game.space.strides[player], game.space.strides[1 - player])
  func payoff(_ action: Int, _ mistake: Int) -> Rational {
    game.payoffs[1 - player][action * other + mistake * own]
  }
  var program = LinearProgram<Rational>(.maximize)
  for probability in mixture {
    program.addVariable(
      bounds: .between(max(0, probability - epsilon), probability + epsilon)
    )
  }
  program.addVariable(bounds: .between(0, 1), objective: 1)
  let slack = Int32(mixture.count)
  let columns = mixture.indices.map { Int32($0) }
  program.addConstraint(
    columns: columns,
    coefficients: columns.map { _ in 1 },
    bounds: .equal(to: 1)
  )
  for column in columns {
    program.addConstraint(columns: [column, slack], coefficients: [1, -1], bounds: .nonnegative)
  }
  for (likely, unlikely) in zip(likelihood, likelihood.dropFirst()) {
    for (a, b) in likely.flatMap({ a in unlikely.map { (a, $0) } }) {
      program.addConstraint(
        columns: [Int32(a), Int32(b)],
        coefficients: [epsilon, -1],
        bounds: .nonnegative
      )
    }
  }
  let reps = preference.map { $0[0] }
  for (better, worse) in zip(reps, reps.dropFirst()) {
    program.addConstraint(
      columns: columns + [slack],
      coefficients: mixture.indices.map { payoff(better, $0) - payoff(worse, $0) } + [-1],
      bounds: .nonnegative
    )
  }
  for actions in preference {
    for action in actions.dropFirst() {
      program.addConstraint(
        columns: columns,
        coefficients: mixture.indices.map { payoff(actions[0], $0) - payoff(action, $0) },
        bounds: .equal(to: 0)
      )
    }
  }
  guard let optimum = try ExactSimplex().solve(program).optimum else { return false }
  return optimum.objective > 0
}

private func orders(_ actions: [Int]) -> [[[Int]]] {
  if actions.isEmpty { return [[]] }
  return (1..<(1 << actions.count)).flatMap { mask in
    let best = actions.indices.filter { mask >> $0 & 1 == 1 }.map { actions[$0] }
    return orders(actions.filter { !best.contains($0) }).map { [best] + $0 }
  }
}
