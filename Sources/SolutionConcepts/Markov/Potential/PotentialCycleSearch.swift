internal import EquilibriaNumerics
internal import Games

/// Looks for four pure policies around which gains do not cancel.
///
/// From one pure policy after the other (the first action everywhere, then random ones, the same in
/// every run) two players change one action each, in the same state or in two states.
struct PotentialCycleSearch<State: Hashable & Sendable, Action: Hashable & Sendable> {
  private let game: TabularMarkovGame<State, Action>
  private let arrays: MarkovArrays<Rational>
  private let effort: Int
  private let stopwatch: Stopwatch
  private var generator = Xoshiro256(seed: 1)
  /// The number of policies evaluated.
  private var count = 0

  /// How many cycles through one policy are tried before the next policy is drawn.
  private static var cyclesPerPolicy: Int { 16 }

  init(_ game: TabularMarkovGame<State, Action>, effort: Int, stopwatch: Stopwatch) {
    self.game = game
    self.effort = effort
    self.stopwatch = stopwatch
    arrays = MarkovArrays(game)
  }

  mutating func run() -> MarkovPotential<Action> {
    // Where a player may choose at all.
    let places = game.rewards.indices.map { player in
      game.states.indices.filter { game.spaces[$0].counts[player] > 1 }
    }
    let players = places.indices.filter { !places[$0].isEmpty }
    guard players.count > 1 else { return .undecided(policies: 0) }
    var base = game.states.indices.map { _ in game.rewards.map { _ in 0 } }
    while true {
      for _ in 0..<Self.cyclesPerPolicy {
        guard count + 4 <= effort, stopwatch.reasonToStop() == nil else {
          return .undecided(policies: count)
        }
        let first = Int.random(in: 0..<players.count, using: &generator)
        let second =
          (first + Int.random(in: 1..<players.count, using: &generator)) % players.count
        let pair = [players[first], players[second]]
        let changes = pair.map { change(of: $0, in: places[$0], from: base) }
        if let cycle = cycle(from: base, pair, changes) { return .none(cycle) }
      }
      base = game.spaces.map { space in
        space.counts.map { Int.random(in: 0..<$0, using: &generator) }
      }
    }
  }

  /// Another action of a player somewhere.
  private mutating func change(
    of player: Int,
    in places: [Int],
    from base: [[Int]]
  ) -> (state: Int, action: Int) {
    let state = places[Int.random(in: 0..<places.count, using: &generator)]
    let actions = game.spaces[state].counts[player]
    let shift = Int.random(in: 1..<actions, using: &generator)
    return (state, (base[state][player] + shift) % actions)
  }

  /// The cycle of two changes, if gains do not cancel around it.
  private mutating func cycle(
    from base: [[Int]],
    _ players: [Int],
    _ changes: [(state: Int, action: Int)]
  ) -> PotentialCycle<Action>? {
    var corners = [base, base, base, base]
    for (corner, changed) in [[], [0], [0, 1], [1]].enumerated() {
      for change in changed {
        corners[corner][changes[change].state][players[change]] = changes[change].action
      }
    }
    count += 4
    var values: [[[Rational]]] = []
    for choices in corners {
      // Without a value there is no time left, which the caller will notice.
      let found = players.compactMap { self.values(of: choices, to: $0) }
      guard found.count == players.count else { return nil }
      values.append(found)
    }
    for state in game.states.indices {
      // Corners 0→1 and 2→3 are changes of the first player, 1→2 and 3→0 of the second.
      var sum = Rational.zero
      for corner in 0..<4 {
        let mover = corner % 2
        sum += values[(corner + 1) % 4][mover][state] - values[corner][mover][state]
      }
      if sum.isZero { continue }
      return PotentialCycle(
        players: players,
        policies: corners.map { policy($0) },
        state: state,
        sum: sum
      )
    }
    return nil
  }

  private func policy(_ choices: [[Int]]) -> StationaryPolicy<Action, Rational> {
    StationaryPolicy(
      trusted: choices.enumerated().map { state, actions in
        actions.enumerated().map { player, action in
          (0..<game.spaces[state].counts[player]).map { $0 == action ? 1 : .zero }
        }
      },
      actions: game.actions
    )
  }

  /// What pure choices are worth to a player; `nil` when time runs out.
  private func values(of choices: [[Int]], to player: Int) -> [Rational]? {
    let rows = choices.enumerated().map { game.row(ofState: $0, profile: $1) }
    return ExactChain(arrays.chain(ofRows: rows, rewardsOf: player))
      .values(stopwatch: stopwatch)
  }
}
