internal import EquilibriaNumerics

/// Predictive regret matching⁺ on a matrix game: good approximate strategies, fast.
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
  private let payoffs: [Float]
  private let transposed: [Float]

  /// Regret matching on one matrix.
  ///
  /// - Parameters:
  ///   - rowCount: The number of actions of the row player.
  ///   - columnCount: The number of actions of the column player.
  ///   - payoffs: The row player's payoffs, `rowCount · columnCount`, row by row.
  init(rowCount: Int, columnCount: Int, payoffs: [Double]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.payoffs = payoffs.map { Float($0) }
    var transposed = [Float](repeating: 0, count: payoffs.count)
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        transposed[j * rowCount + i] = Float(payoffs[i * columnCount + j])
      }
    }
    self.transposed = transposed
  }

  /// One player's regrets, present strategy and weighted sum of strategies.
  private struct Learner {
    var regrets: [Float]
    var strategy: [Float]
    var average: [Float]

    init(_ count: Int) {
      regrets = Array(repeating: 0, count: count)
      strategy = Array(repeating: 1 / Float(count), count: count)
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

  /// Average strategies after a number of rounds, not normalised.
  func run(rounds: Int, until stopwatch: Stopwatch) -> (row: [Float], column: [Float]) {
    var row = Learner(rowCount)
    var column = Learner(columnCount)
    var columnValues = [Float](repeating: 0, count: columnCount)
    var rowValues = [Float](repeating: 0, count: rowCount)
    // Looking at the clock costs as much as ten thousand entries of the matrix.
    let interval = max(1_000_000 / (rowCount * columnCount), 1)
    for round in 1...max(rounds, 1) {
      let weight = Float(round) * Float(round)
      Self.combine(payoffs, weights: row.strategy, into: &columnValues)
      for k in columnValues.indices { columnValues[k] = -columnValues[k] }
      column.learn(from: columnValues, weight: weight)
      Self.combine(transposed, weights: column.strategy, into: &rowValues)
      row.learn(from: rowValues, weight: weight)
      if round % interval == 0 && stopwatch.reasonToStop() != nil { break }
    }
    return (row.average, column.average)
  }

  /// `result = Σ weightsₖ · (row k of the matrix)`, four rows at a time and none with weight zero.
  private static func combine(_ matrix: [Float], weights: [Float], into result: inout [Float]) {
    let width = result.count
    let active = weights.indices.filter { weights[$0] != 0 }
    matrix.withUnsafeBufferPointer { matrix in
      result.withUnsafeMutableBufferPointer { result in
        guard let base = matrix.baseAddress, let sum = result.baseAddress else { return }
        for j in 0..<width { sum[j] = 0 }
        var k = 0
        // Every index is below weights.count, so each row of `width` entries lies in the matrix.
        while k + 4 <= active.count {
          let (a, b) = (base + active[k] * width, base + active[k + 1] * width)
          let (c, d) = (base + active[k + 2] * width, base + active[k + 3] * width)
          let (p, q) = (weights[active[k]], weights[active[k + 1]])
          let (r, s) = (weights[active[k + 2]], weights[active[k + 3]])
          for j in 0..<width { sum[j] += (p * a[j] + q * b[j]) + (r * c[j] + s * d[j]) }
          k += 4
        }
        while k < active.count {
          let (a, p) = (base + active[k] * width, weights[active[k]])
          for j in 0..<width { sum[j] += p * a[j] }
          k += 1
        }
      }
    }
  }
}
