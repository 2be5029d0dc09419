internal import CEquilibriaKernels
internal import EquilibriaNumerics
internal import Games

/// Shapley's operator T on a zero-sum game in doubles: the value of every stage.
///
/// `(T v)(s)` is the value of the matrix game with the entries `r(s, a) + δ·Σ_t P(t | s, a)·v(t)`. Each
/// stage is solved by two mixtures and reported as the two bounds that they prove, so a stage solved
/// badly costs precision, never correctness. All memory is laid out at the start.
final class ShapleyOperator: @unchecked Sendable {
  /// The number of states.
  let stateCount: Int

  /// Where the actions of the row player start in each state, and where those of the last one end.
  let rowStarts: [Int]

  /// The same of the column player.
  let columnStarts: [Int]

  /// A bound on the relative error of a computed stage payoff and of what mixtures make of it.
  let errorFactor: Double

  /// δ.
  let discount: Double

  /// At most 1 − δ; 0 when rewards are not discounted.
  let complement: Double

  /// The largest magnitude of a reward.
  let largestReward: Double

  /// The game as the kernels see it; valid while this object lives.
  let game: ceq_markov_game

  /// The answers as the kernels see them.
  let answers: ceq_stage_answers

  /// The number of entries of the game.
  let entryCount: Int

  /// Pieces of work for several cores.
  let chunks: [Range<Int>]

  private var buffers: [UnsafeMutableRawPointer] = []
  private let cells: UnsafeMutablePointer<Double>
  private let cellCount: Int
  private let labels: UnsafeMutablePointer<Int32>
  private let labelCount: Int

  /// Lays out a game of two players whose rewards are the negatives of each other.
  ///
  /// - Parameters:
  ///   - arrays: The tables of the game.
  ///   - discount: δ, exact.
  init(_ arrays: MarkovArrays<Double>, discount: Rational) {
    stateCount = arrays.stateCount
    rowStarts = arrays.spaces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.counts[0]) }
    columnStarts = arrays.spaces.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.counts[1]) }
    self.discount = arrays.discounts[0]
    complement = (1 - discount).doubleValue * (1 - 2 * Double.roundingUnit)
    largestReward = arrays.largestReward
    entryCount = arrays.successors.count
    let rows = arrays.spaces.reduce(1) { max($0, $1.counts[0]) }
    let columns = arrays.spaces.reduce(1) { max($0, $1.counts[1]) }
    errorFactor = arrays.errorFactor(extraTerms: max(rows, columns) + 4)
    cellCount = rows * columns + (rows + 1) * (columns + 4) + rows + columns
    labelCount = 2 * (rows + columns)
    chunks = Self.chunks(of: arrays)
    var buffers: [UnsafeMutableRawPointer] = []
    func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
      let buffer = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
      buffer.initialize(from: elements, count: elements.count)
      buffers.append(UnsafeMutableRawPointer(buffer))
      return UnsafePointer(buffer)
    }
    func room<Element: BitwiseCopyable>(
      _ count: Int,
      of zero: Element
    ) -> UnsafeMutablePointer<Element> {
      let buffer = UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
      buffer.initialize(repeating: zero, count: count)
      buffers.append(UnsafeMutableRawPointer(buffer))
      return buffer
    }
    game = ceq_markov_game(
      profile_starts: copy(arrays.profileStarts),
      entry_starts: copy(arrays.entryStarts),
      successors: copy(arrays.successors),
      probabilities: copy(arrays.probabilities),
      rewards: copy(arrays.rewards[0]),
      row_starts: copy(rowStarts),
      column_starts: copy(columnStarts),
      discount: arrays.discounts[0]
    )
    let rowCount = rowStarts[stateCount]
    let columnCount = columnStarts[stateCount]
    answers = ceq_stage_answers(
      rows: room(rowCount, of: 0.0),
      columns: room(columnCount, of: 0.0),
      row_marks: room(rowCount, of: UInt8(0)),
      column_marks: room(columnCount, of: UInt8(0)),
      lower: room(stateCount, of: 0.0),
      upper: room(stateCount, of: 0.0)
    )
    cells = room(cellCount * chunks.count, of: 0.0)
    labels = room(labelCount * chunks.count, of: Int32(0))
    self.buffers = buffers
  }

  deinit { for buffer in buffers { buffer.deallocate() } }

  /// Solves every stage, when given values come next.
  ///
  /// - Parameters:
  ///   - values: One number per state.
  ///   - stopwatch: When to give up.
  /// - Returns: Whether every stage is solved; if not, the answers are a mixture of old and new.
  func solveStages(_ values: [Double], stopwatch: Stopwatch) -> Bool {
    precondition(values.count == stateCount, "there is one value per state")
    let isDone = concurrently(chunks.count) { number in
      if number.isMultiple(of: 8), stopwatch.reasonToStop() != nil { return false }
      // Ranges of states do not overlap, and neither do the parts of the working memory.
      var (game, answers) = (self.game, self.answers)
      values.withUnsafeBufferPointer { values in
        ceq_shapley_sweep(
          &game,
          values.baseAddress,
          chunks[number].lowerBound,
          chunks[number].upperBound,
          &answers,
          cells + number * cellCount,
          labels + number * labelCount
        )
      }
      return true
    }
    return isDone.allSatisfy(\.self)
  }

  /// What the mixtures guarantee in every stage: lower and upper bounds on T v, as computed.
  var guarantees: (lower: UnsafeBufferPointer<Double>, upper: UnsafeBufferPointer<Double>) {
    (
      UnsafeBufferPointer(start: answers.lower, count: stateCount),
      UnsafeBufferPointer(start: answers.upper, count: stateCount)
    )
  }

  /// T v: the midpoints of the guarantees.
  var improvedValues: [Double] { zip(guarantees.lower, guarantees.upper).map { 0.5 * ($0 + $1) } }

  /// The mixtures of both players in all states: multiples of 2⁻⁵² that sum to one exactly.
  var mixtures: (rows: [Double], columns: [Double]) {
    (
      Array(UnsafeBufferPointer(start: answers.rows, count: rowStarts[stateCount])),
      Array(UnsafeBufferPointer(start: answers.columns, count: columnStarts[stateCount]))
    )
  }

  /// Ranges of states that take about a twentieth of a millisecond each, at most 1024 of them.
  private static func chunks(of arrays: MarkovArrays<Double>) -> [Range<Int>] {
    func work(before state: Int) -> Int {
      let row = arrays.profileStarts[state]
      return arrays.entryStarts[row] + 4 * row + 100 * state
    }
    let count = arrays.stateCount
    let share = max(work(before: count) / 1024, 30_000)
    var ranges: [Range<Int>] = []
    var start = 0
    for state in 0..<count where work(before: state + 1) - work(before: start) >= share {
      ranges.append(start..<(state + 1))
      start = state + 1
    }
    if start < count { ranges.append(start..<count) }
    return ranges
  }
}
