import EquilibriaNumerics
import Games
import LinearPrograms

/// Fewer or smaller games when no floating solver is linked: the exact simplex does all the work.
#if GLPK
  let hasFloatingSolver = true
#else
  let hasFloatingSolver = false
#endif

/// How many sample games to draw, fewer without a floating solver.
func sampleCount(_ full: Int) -> Int { hasFloatingSolver ? full : max(full / 4, 5) }

/// A two-player game from cells `(row payoff, column payoff)`.
func bimatrix(_ cells: [[(Rational, Rational)]]) throws -> PayoffTable<Int> {
  try PayoffTable(rows: cells.map { $0.map(\.0) }, columns: cells.map { $0.map(\.1) })
}

/// A game of integers from a small range, drawn with a seed.
func randomGame(
  _ counts: [Int],
  _ range: ClosedRange<Int>,
  seed: UInt64
) throws -> PayoffTable<Int> {
  try RandomGames(actionCounts: counts, payoffs: .integers(range)).makeGame(seed: seed)
}

/// A game computed from another, payoff by payoff.
func transformed(
  _ game: PayoffTable<Int>,
  _ change: (_ player: Int, _ profile: Int, _ payoff: Rational) -> Rational
) throws -> PayoffTable<Int> {
  try PayoffTable(
    actions: game.actions,
    payoffs: game.payoffs.enumerated().map { player, payoffs in
      payoffs.enumerated().map { change(player, $0, $1) }
    }
  )
}

/// The same game with its actions listed in another order; the actions keep their names.
func reordered(_ game: PayoffTable<Int>, _ orders: [[Int]]) throws -> PayoffTable<Int> {
  let actions = zip(game.actions, orders).map { set, order in order.map { set[$0] } }
  let payoffs = game.space.counts.indices.map { player in
    (0..<game.space.profileCount).map { index in
      let profile = game.space.profile(at: index).enumerated().map { orders[$0][$1] }
      return game.payoffs[player][game.space.index(of: profile)]
    }
  }
  return try PayoffTable(actions: actions, payoffs: payoffs)
}

/// The two-player game with the players exchanged.
func exchanged(_ game: PayoffTable<Int>) throws -> PayoffTable<Int> {
  let (m, n) = (game.space.counts[0], game.space.counts[1])
  func transpose(_ values: [Rational]) -> [Rational] {
    (0..<n).flatMap { j in (0..<m).map { values[$0 * n + j] } }
  }
  return try PayoffTable(
    actions: game.actions.reversed(),
    payoffs: [transpose(game.payoffs[1]), transpose(game.payoffs[0])]
  )
}

/// A random order of `0..<count`.
func permutation(_ count: Int, using generator: inout Xoshiro256) -> [Int] {
  (0..<count).shuffled(using: &generator)
}

/// A few seeds in a row.
func seeds(_ count: Int, from first: UInt64 = 1) -> [UInt64] {
  (0..<UInt64(sampleCount(count))).map { first + $0 }
}
