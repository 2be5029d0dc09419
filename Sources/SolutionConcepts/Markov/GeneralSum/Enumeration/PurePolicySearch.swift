internal import EquilibriaNumerics
internal import Games

/// Depth-first search for pure stationary equilibria, state by state.
///
/// A partial policy leaves each state some of its action profiles. From bounds on the players' values
/// follows which profiles cannot be played in an equilibrium: those in which a player would gain by
/// another action whatever the values are within the bounds. Fewer profiles mean tighter bounds, and
/// so on; then a state is fixed to each of its profiles in turn.
struct PurePolicySearch {
  /// A partial policy and the profiles still to be tried in the state it is split by.
  private struct Frame {
    var isOpen: [Bool]
    var counts: [Int]
    var ranges: ValueRanges
    var state: Int
    var rest: ArraySlice<Int>
  }

  private let bounds: PolicyBounds
  private let arrays: MarkovArrays<Double>

  /// How many states can be reached from each: states that lead to few others are fixed first.
  private let reach: [Int]

  /// The number of partial policies looked at.
  private(set) var nodes = 0

  private var frames: [Frame] = []

  init<State, Action>(_ game: TabularMarkovGame<State, Action>, arrays: MarkovArrays<Double>) {
    self.arrays = arrays
    bounds = PolicyBounds(game, arrays: arrays)
    // In large games the order of the states has to do.
    reach = game.states.indices.map {
      game.stateCount > 1000 ? 0 : game.reachableStates(from: [$0]).count
    }
  }

  /// Runs through all policies that floating arithmetic cannot rule out.
  ///
  /// - Parameters:
  ///   - pause: Called for every partial policy with their number; returns a reason to stop.
  ///   - visit: Receives the row of every state; returns a reason to stop.
  /// - Returns: Why the search ended early; `nil` when it is complete.
  mutating func run(
    pause: (Int) -> StopReason?,
    visit: ([Int]) -> StopReason?
  ) -> StopReason? {
    let root = Frame(
      isOpen: Array(repeating: true, count: arrays.rowCount),
      counts: arrays.spaces.map(\.profileCount),
      ranges: bounds.trivial(),
      state: -1,
      rest: []
    )
    if let reason = enter(root, pause, visit) { return reason }
    while let row = frames.last?.rest.first, var child = frames.last {
      frames[frames.count - 1].rest.removeFirst()
      for other in arrays.rows(ofState: child.state) { child.isOpen[other] = other == row }
      child.counts[child.state] = 1
      if let reason = enter(child, pause, visit) { return reason }
    }
    return nil
  }

  /// Looks at a partial policy: a dead end, a policy, or one to be split further.
  private mutating func enter(
    _ frame: Frame,
    _ pause: (Int) -> StopReason?,
    _ visit: ([Int]) -> StopReason?
  ) -> StopReason? {
    if let reason = pause(nodes) { return reason }
    nodes += 1
    var frame = frame
    if prune(&frame) {
      let undecided = frame.counts.indices.filter { frame.counts[$0] > 1 }
      if let state = undecided.min(by: { rank($0, frame) < rank($1, frame) }) {
        frame.state = state
        frame.rest = ArraySlice(open(in: state, frame))
        frames.append(frame)
        return nil
      }
      let reason = visit(frame.counts.indices.flatMap { open(in: $0, frame) })
      if let reason { return reason }
    }
    while frames.last?.rest.isEmpty == true { frames.removeLast() }
    return nil
  }

  private func rank(_ state: Int, _ frame: Frame) -> (Int, Int, Int) {
    (reach[state], frame.counts[state], state)
  }

  private func open(in state: Int, _ frame: Frame) -> [Int] {
    arrays.rows(ofState: state).filter { frame.isOpen[$0] }
  }

  /// Tightens bounds and closes profiles until neither changes.
  ///
  /// - Returns: Whether every state is left with a profile.
  private func prune(_ frame: inout Frame) -> Bool {
    while true {
      let rows = frame.counts.indices.map { open(in: $0, frame) }
      bounds.tighten(&frame.ranges, rows: rows, isOpen: frame.isOpen)
      var isChanged = false
      for (state, candidates) in rows.enumerated() {
        for row in candidates where isBeaten(row, in: state, frame.ranges) {
          frame.isOpen[row] = false
          frame.counts[state] -= 1
          isChanged = true
        }
        if frame.counts[state] == 0 { return false }
      }
      if !isChanged { return true }
    }
  }

  /// Whether some player certainly gains by leaving a profile.
  private func isBeaten(_ row: Int, in state: Int, _ ranges: ValueRanges) -> Bool {
    let space = arrays.spaces[state]
    let start = arrays.profileStarts[state]
    for player in space.counts.indices {
      let (count, stride) = (space.counts[player], space.strides[player])
      let own = (row - start) / stride % count
      let (lower, upper) = (ranges.lower[player], ranges.upper[player])
      for action in 0..<count where action != own {
        let other = row + (action - own) * stride
        // The most that staying can be better, over all values within the bounds.
        let (gain, size) = mostGained(row, over: other, lower, upper)
        let advantage =
          arrays.rewards[player][row] - arrays.rewards[player][other]
          + arrays.discounts[player] * gain
        if advantage < -4 * bounds.error(player, size: size) { return true }
      }
    }
    return false
  }

  /// `max Σ_t (P(t | row) − P(t | other))·v(t)` over values between bounds, and their size.
  private func mostGained(
    _ row: Int,
    over other: Int,
    _ lower: [Double],
    _ upper: [Double]
  ) -> (gain: Double, size: Double) {
    var (gain, size) = (0.0, 0.0)
    var first = arrays.entryStarts[row]
    var second = arrays.entryStarts[other]
    let (firstEnd, secondEnd) = (arrays.entryStarts[row + 1], arrays.entryStarts[other + 1])
    // Successors increase within a row: the two are merged.
    while first < firstEnd || second < secondEnd {
      let one = first < firstEnd ? arrays.successors[first] : Int32.max
      let two = second < secondEnd ? arrays.successors[second] : Int32.max
      let state = Int(min(one, two))
      var difference = 0.0
      if one <= two {
        difference += arrays.probabilities[first]
        first += 1
      }
      if two <= one {
        difference -= arrays.probabilities[second]
        second += 1
      }
      gain += difference * (difference > 0 ? upper[state] : lower[state])
      size = max(size, upper[state].magnitude, lower[state].magnitude)
    }
    return (gain, size)
  }
}
