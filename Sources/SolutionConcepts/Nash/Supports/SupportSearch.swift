internal import EquilibriaNumerics
internal import Games

/// The walk over pairs of supports behind ``SupportEnumeration``.
struct SupportSearch {
  /// Player 0's mixtures against player 1's payoffs, and the other way round.
  let systems: [IndifferenceSystem]

  /// The actions of each player that iterated strict dominance by actions leaves.
  let survivors: [[Int]]

  /// The extreme equilibria found, as integer weights, without repetition.
  private(set) var found: [[[ExactInteger]]] = []

  /// Whether every support pair that was visited holds one equilibrium at most.
  private(set) var isFinite = true

  /// Whether an equilibrium with supports of different sizes may exist.
  private(set) var mayHaveUnequalSupports = false

  private var seen: Set<[[ExactInteger]]> = []
  private var visitedPairs = 0
  private let stopwatch: Stopwatch

  init<Action>(_ game: PayoffTable<Action>, _ stopwatch: Stopwatch) {
    let a = BestResponsePath.positiveIntegers(game.payoffs[0])
    let b = BestResponsePath.positiveIntegers(game.payoffs[1])
    let (m, n) = (game.space.counts[0], game.space.counts[1])
    let systems = [
      IndifferenceSystem(payoffs: Matrix(rowCount: m, columnCount: n, elements: b)),
      IndifferenceSystem(payoffs: Matrix(rowCount: m, columnCount: n, elements: a).transposed),
    ]
    var alive = [Array(0..<m), Array(0..<n)]
    while true {
      let undominated = [1, 0].map { systems[$0].undominatedReplies(to: alive[$0]) }
      let next = alive.indices.map { player in alive[player].filter { undominated[player][$0] } }
      if next == alive { break }
      alive = next
    }
    self.systems = systems
    survivors = alive
    self.stopwatch = stopwatch
  }

  /// Visits every pair of supports of the given sizes.
  ///
  /// - Parameters:
  ///   - sizes: The number of actions of each player.
  ///   - watchesForTies: Whether to look for equilibria with a larger support of player 1.
  /// - Returns: Why the work stopped; `nil` at its end.
  mutating func visit(sizes: [Int], watchesForTies: Bool) -> StopReason? {
    for rows in Subsets(of: survivors[0], size: sizes[0]) {
      let undominated = systems[0].undominatedReplies(to: rows)
      let candidates = survivors[1].filter { undominated[$0] }
      for columns in Subsets(of: candidates, size: sizes[1]) {
        let reason = visit([rows, columns], candidates: watchesForTies ? candidates : nil)
        if let reason { return reason }
      }
    }
    return nil
  }

  /// Visits one pair of supports.
  ///
  /// - Parameters:
  ///   - supports: The action numbers of each player.
  ///   - candidates: Replies that may be best against the rows, to look for larger supports among.
  /// - Returns: Why the work stopped; `nil` at its end.
  mutating func visit(_ supports: [[Int]], candidates: [Int]? = nil) -> StopReason? {
    if let reason = stopwatch.reasonToStop(afterIterations: visitedPairs) { return reason }
    visitedPairs += 1
    let first: IndifferenceSystem.Solution
    switch systems[0].solve(on: supports[0], replies: supports[1], stopwatch) {
    case .failure(let signal): return signal.reason
    case .success(let solution): first = solution
    }
    if first.support != supports[0] { return nil }
    if let candidates,
      let reason = noteTies(of: 0, first, supports[0], supports[1], candidates: candidates)
    {
      return reason
    }
    switch systems[1].solve(on: supports[1], replies: supports[0], stopwatch) {
    case .failure(let signal): return signal.reason
    case .success(let second):
      if second.support != supports[1] { return nil }
      if first.extremes.count * second.extremes.count > 1 { isFinite = false }
      for x in first.extremes {
        for y in second.extremes where seen.insert([x, y]).inserted { found.append([x, y]) }
      }
    }
    return nil
  }

  /// Looks for equilibria in which player 0's support is larger than player 1's, size by size.
  ///
  /// Such an equilibrium has a strategy y of player 1 with more best replies than actions; some of
  /// them, as many as y has actions, form an equal-size pair against which y is a solution.
  mutating func excludeLargerFirstSupports() -> StopReason? {
    for size in 1...max(survivors.map(\.count).min() ?? 1, 1) {
      for columns in Subsets(of: survivors[1], size: size) {
        let undominated = systems[1].undominatedReplies(to: columns)
        let candidates = survivors[0].filter { undominated[$0] }
        for rows in Subsets(of: candidates, size: size) {
          if mayHaveUnequalSupports { return nil }
          if let reason = stopwatch.reasonToStop(afterIterations: visitedPairs) { return reason }
          visitedPairs += 1
          switch systems[1].solve(on: columns, replies: rows, stopwatch) {
          case .failure(let signal): return signal.reason
          case .success(let solution):
            if solution.support != columns { continue }
            let reason = noteTies(of: 1, solution, columns, rows, candidates: candidates)
            if let reason { return reason }
          }
        }
      }
    }
    return nil
  }

  /// Notes whether strategies of a player on a support may meet an equilibrium strategy of the
  /// opponent with more actions.
  private mutating func noteTies(
    of player: Int,
    _ solution: IndifferenceSystem.Solution,
    _ support: [Int],
    _ replies: [Int],
    candidates: [Int]
  ) -> StopReason? {
    if mayHaveUnequalSupports { return nil }
    // One strategy has known best replies; of a larger set only the candidates are known.
    let best =
      solution.isDetermined ? systems[player].bestReplies(to: solution.extremes[0]) : candidates
    if best.count <= support.count { return nil }
    switch systems[1 - player].solve(on: best, replies: support, stopwatch) {
    case .failure(let signal): return signal.reason
    case .success(let opponent):
      if opponent.support.count > support.count { mayHaveUnequalSupports = true }
      return nil
    }
  }
}
