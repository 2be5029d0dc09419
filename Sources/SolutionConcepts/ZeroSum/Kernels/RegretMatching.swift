internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// Predictive regret matching⁺ on a two-player game: good approximate strategies, fast.
///
/// In a zero-sum game the averages approach an equilibrium; in others they tell at least which
/// actions play settles on.
///
/// Alternating updates and quadratic averaging. The averages only suggest which actions matter; an
/// exact method finishes the work. Single precision halves the memory traffic, which is what a
/// pass over a large matrix costs.
///
/// > Source: Tammelin (2014), *Solving large imperfect information games using CFR+*; Farina,
/// > Kroer & Sandholm (2021), *Faster game solving via predictive Blackwell approachability*.
struct RegretMatching {
  private let rowCount: Int
  private let columnCount: Int
  /// The payoffs of all replies of the row player to each column, and of the columns to each row.
  private let rowReplies: [Float]
  private let columnReplies: [Float]

  /// A matrix game, from the row player's payoffs row by row.
  init(rowCount: Int, columnCount: Int, payoffs: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    columnReplies = payoffs.map { -Float($0) }
    var transposed = [Float](repeating: 0, count: payoffs.count)
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        transposed[j * rowCount + i] = Float(payoffs[i * columnCount + j])
      }
    }
    rowReplies = transposed
  }

  /// A game of two players.
  init(_ tables: ReplyTables) {
    (rowCount, columnCount) = (tables.counts[0], tables.counts[1])
    rowReplies = tables.replies[0].map { Float($0) }
    columnReplies = tables.replies[1].map { Float($0) }
  }

  /// One player's regrets, present strategy and weighted sum of strategies.
  private struct Learner {
    var regrets: [Float]
    var strategy: [Float]
    var average: [Float]

    init(_ strategy: [Float]) {
      let count = strategy.count
      regrets = Array(repeating: 0, count: count)
      self.strategy = strategy
      average = Array(repeating: 0, count: count)
    }

    /// Learns from the value of every action and predicts that the next round looks the same.
    mutating func learn(from values: [Float], weight: Float) {
      var expected: Float = 0
      for k in values.indices { expected += values[k] * strategy[k] }
      var sum: Float = 0
      for k in values.indices {
        let regret = values[k] - expected
        regrets[k] = max(regrets[k] + regret, 0)
        strategy[k] = max(regrets[k] + regret, 0)
        sum += strategy[k]
      }
      let scale = sum > 0 ? 1 / sum : 0
      for k in values.indices {
        strategy[k] = sum > 0 ? strategy[k] * scale : 1 / Float(values.count)
        average[k] += weight * strategy[k]
      }
    }
  }

  /// Average strategies after a number of rounds of play from uniform ones, not normalised.
  func run(rounds: Int, _ stopwatch: Stopwatch) -> (row: [Float], column: [Float]) {
    let start = [rowCount, columnCount].map { [Float](repeating: 1 / Float($0), count: $0) }
    return run(rounds: rounds, from: start) { stopwatch.reasonToStop() == nil }
  }

  /// Average strategies after a number of rounds of play from given ones, not normalised.
  func run(
    rounds: Int,
    from start: [[Float]],
    while goOn: () -> Bool
  ) -> (row: [Float], column: [Float]) {
    var row = Learner(start[0])
    var column = Learner(start[1])
    var columnValues = [Float](repeating: 0, count: columnCount)
    var rowValues = [Float](repeating: 0, count: rowCount)
    // Looking at the clock costs as much as ten thousand entries of the matrix.
    let interval = max(1_000_000 / (rowCount * columnCount), 1)
    for round in 1...max(rounds, 1) {
      let weight = Float(round) * Float(round)
      Self.combine(columnReplies, weights: row.strategy, into: &columnValues)
      column.learn(from: columnValues, weight: weight)
      Self.combine(rowReplies, weights: column.strategy, into: &rowValues)
      row.learn(from: rowValues, weight: weight)
      if round % interval == 0 && !goOn() { break }
    }
    return (row.average, column.average)
  }

  /// `result = Σ weightsₖ · (row k of the matrix)`, skipping rows of weight zero.
  private static func combine(_ matrix: [Float], weights: [Float], into result: inout [Float]) {
    let rows = weights.indices.filter { weights[$0] != 0 }
    let width = result.count
    result.withUnsafeMutableBufferPointer { result in
      // Every row number is below weights.count, so each row of `width` entries lies inside.
      ceq_combine(
        matrix,
        width,
        rows,
        rows.map { weights[$0] },
        rows.count,
        result.baseAddress
      )
    }
  }
}
