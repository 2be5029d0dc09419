import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct OptimalStrategiesTests {
  private static func game(_ shape: [Int], _ range: ClosedRange<Int>, _ seed: UInt64) throws
    -> PayoffTable<Int>
  {
    try ZeroSumGames(rows: shape[0], columns: shape[1], payoffs: .integers(range))
      .makeGame(seed: seed)
  }

  @Test(
    arguments: [[1, 1], [2, 2], [3, 3], [4, 2], [3, 5], [4, 4], [1, 5], [5, 3]],
    [0...2, 0...1, -9...9]
  )
  func `equilibria are the pairs of optimal strategies`(
    shape: [Int],
    range: ClosedRange<Int>
  ) throws {
    for seed in seeds(9) {
      let game = try Self.game(shape, range, seed)
      let found = try game.optimalStrategies()
      #expect(found.isComplete)
      #expect(try found.verify(in: game) == nil)
      #expect(found.value == (try game.zeroSumSolution().value))
      let all = try game.nashEquilibria(using: .vertexEnumeration)
      let pairs = found.extremeStrategies[0].flatMap { row in
        found.extremeStrategies[1].map { [row.probabilities, $0.probabilities] }
      }
      #expect(Set(all.map(\.profile.probabilities)) == Set(pairs))
      #expect(all.components?.count == 1)
      #expect(all.components?[0].subsets.map(\.dimension) == [found.dimensions.reduce(0, +)])
      // The dimensions fall short of those of the essential actions by the same amount.
      let defects = zip(found.essentialActions, found.dimensions).map { $0.count - $1 }
      #expect(defects[0] == defects[1], "Bohnenblust, Karlin & Shapley (1950)")
    }
  }

  @Test(arguments: [[2, 2], [3, 2], [3, 3], [2, 4]])
  func `square subgames give all extreme optimal strategies`(shape: [Int]) throws {
    for seed in seeds(12) {
      let game = try Self.game(shape, 0...2, seed)
      let found = try game.optimalStrategies()
      let kernels = shapleySnowStrategies(game, value: found.value)
      for player in 0...1 {
        #expect(Set(found.extremeStrategies[player].map(\.probabilities)) == kernels[player])
      }
    }
  }

  @Test func `games worked out by hand`() throws {
    let pennies = try MatchingPennies().optimalStrategies()
    #expect(pennies.isUnique && pennies.dimensions == [0, 0])
    #expect(
      pennies.description
        == "value 0  exact\nrow: 1/2 Heads + 1/2 Tails\ncolumn: 1/2 Heads + 1/2 Tails"
    )
    // The row player may do anything: the column player's second action concedes 1 at all events.
    let safe = try PayoffTable(zeroSum: [[2, 1], [3, 1], [4, 1]]).optimalStrategies()
    #expect(safe.value == 1)
    #expect(safe.extremeStrategies.map(\.count) == [3, 1])
    #expect(safe.dimensions == [2, 0])
    #expect(safe.essentialActions == [[0, 1, 2], [1]])
    let idle = try PayoffTable(zeroSum: [[7, 7], [7, 7]]).optimalStrategies()
    #expect(idle.value == 7 && idle.dimensions == [1, 1])
  }

  @Test func `constant sums, shifts and scales change nothing but the value`() throws {
    for seed in seeds(10) {
      let game = try Self.game([3, 4], 0...2, seed)
      let found = try game.optimalStrategies()
      let rows = game.payoffs[0]
      let other = try transformed(game) { player, index, _ in
        let payoff = rows[index] / 1_000_000_000 + 1_000_000_000
        return player == 0 ? payoff : 5 - payoff
      }
      let moved = try other.optimalStrategies()
      #expect(moved.value == found.value / 1_000_000_000 + 1_000_000_000)
      #expect(moved.extremeStrategies == found.extremeStrategies)
      #expect(try moved.verify(in: other) == nil)
    }
  }

  @Test func `limits and refusals`() throws {
    #expect(throws: SolutionError.self) { try PrisonersDilemma().optimalStrategies() }
    let game = try PayoffTable(zeroSum: (0..<7).map { _ in (0..<7).map { _ in 0 } })
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try game.optimalStrategies(limits: Limits(time: .zero))
    }
    let partial = try game.optimalStrategies(limits: Limits(iterations: 0))
    #expect(partial.isComplete || partial.stopReason == .iterationLimit)
  }
}

/// Every optimal strategy that a regular square subgame determines, by the definition.
///
/// > Source: Shapley & Snow (1950), *Basic solutions of discrete games*: with payoffs that are all
/// > positive these are all extreme optimal strategies.
private func shapleySnowStrategies(
  _ game: PayoffTable<Int>,
  value: Rational
) -> [Set<[Rational]>] {
  let (m, n) = (game.space.counts[0], game.space.counts[1])
  let shift = 1 - (game.payoffs[0].min() ?? 0)
  let a = (0..<m).map { i in (0..<n).map { game.payoffs[0][i * n + $0] + shift } }
  let columns = (0..<n).map { j in a.map { $0[j] } }
  var found: [Set<[Rational]>] = [[], []]
  for rowMask in 1..<(1 << m) {
    for columnMask in 1..<(1 << n) where rowMask.nonzeroBitCount == columnMask.nonzeroBitCount {
      let rows = (0..<m).filter { rowMask >> $0 & 1 == 1 }
      let kept = (0..<n).filter { columnMask >> $0 & 1 == 1 }
      // x·M = 1 and M·y = 1, up to scale.
      guard let x = weights(kept.map { j in rows.map { a[$0][j] } }),
        let y = weights(rows.map { i in kept.map { a[i][$0] } })
      else { continue }
      let row = spread(x, rows, m)
      let column = spread(y, kept, n)
      func payoffs(_ lines: [[Rational]], _ mixture: [Rational]) -> [Rational] {
        lines.map { zip($0, mixture).reduce(Rational.zero) { $0 + $1.0 * $1.1 } - shift }
      }
      guard payoffs(columns, row).allSatisfy({ $0 >= value }),
        payoffs(a, column).allSatisfy({ $0 <= value })
      else { continue }
      found[0].insert(row)
      found[1].insert(column)
    }
  }
  return found
}

private func spread(_ weights: [Rational], _ places: [Int], _ count: Int) -> [Rational] {
  var result = [Rational](repeating: .zero, count: count)
  for (place, weight) in zip(places, weights) { result[place] = weight }
  return result
}

/// The solution of `M·w = 1`, scaled to sum to one; `nil` unless unique and nonnegative.
private func weights(_ matrix: [[Rational]]) -> [Rational]? {
  var lines = matrix.map { $0 + [1] }
  for column in lines.indices {
    guard let pivot = lines.indices.dropFirst(column).first(where: { !lines[$0][column].isZero })
    else { return nil }
    lines.swapAt(column, pivot)
    let head = lines[column][column]
    lines[column] = lines[column].map { $0 / head }
    for other in lines.indices where other != column && !lines[other][column].isZero {
      let factor = lines[other][column]
      lines[other] = zip(lines[other], lines[column]).map { $0 - factor * $1 }
    }
  }
  let solution = lines.map { $0[lines.count] }
  let sum = solution.reduce(.zero, +)
  guard solution.allSatisfy({ $0 >= .zero }), sum > .zero else { return nil }
  return solution.map { $0 / sum }
}
