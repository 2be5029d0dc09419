internal import EquilibriaNumerics
internal import Games

/// The two best-response polytopes of a bimatrix game in integers, and a Lemke–Howson walk on them.
///
/// Polytope 0 is `{x ≥ 0, Bᵀx ≤ 1}` of player 0's mixtures, polytope 1 is `{y ≥ 0, A·y ≤ 1}`, for
/// payoffs made positive. Column 0 of a dictionary is the constant; every other quantity has a
/// label: player 0's actions 0..<m, player 1's m..<(m + n). A quantity is a strategy weight or the
/// slack of the inequality with the same label.
struct BestResponsePath {
  struct Polytope {
    var table: FractionFreeDictionary
    /// The label of each row's basic quantity and whether it is a slack.
    var rowLabels: [Int]
    var rowIsSlack: [Bool]
    /// The same for columns; column 0 is the constant and has no label.
    var columnLabels: [Int]
    var columnIsSlack: [Bool]
    /// The labels of the slacks, in the order of their perturbation.
    let slackLabels: Range<Int>
  }

  enum Outcome {
    case found([[Rational]])
    case stopped(StopReason)
    case lost
  }

  var polytopes: [Polytope]
  let counts: [Int]

  /// A walk that starts with all slacks basic and the constants in column 0.
  private init(tables: [FractionFreeDictionary], counts: [Int]) {
    let (m, n) = (counts[0], counts[1])
    let own = [0..<m, m..<(m + n)]
    polytopes = [0, 1].map { side in
      Polytope(
        table: tables[side],
        rowLabels: Array(own[1 - side]),
        rowIsSlack: Array(repeating: true, count: counts[1 - side]),
        columnLabels: [-1] + Array(own[side]),
        columnIsSlack: Array(repeating: false, count: counts[side] + 1),
        slackLabels: own[1 - side]
      )
    }
    self.counts = counts
  }

  /// Walks from the artificial equilibrium along the path of one dropped label.
  func follow(from dropped: Int, _ stopwatch: Stopwatch) -> Outcome {
    var walk = self
    var side = dropped < counts[0] ? 0 : 1
    var entering = dropped
    var pivots = 0
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: pivots) {
        return .stopped(reason)
      }
      guard let leaving = walk.polytopes[side].enter(label: entering) else { return .lost }
      pivots += 1
      if leaving == dropped { return walk.mixtures.map { .found($0) } ?? .lost }
      side = 1 - side
      entering = leaving
    }
  }

  var mixtures: [[Rational]]? {
    var result: [[Rational]] = []
    for side in 0..<2 {
      let polytope = polytopes[side]
      var weights = [Rational](repeating: .zero, count: counts[side])
      for (row, label) in polytope.rowLabels.enumerated() where !polytope.rowIsSlack[row] {
        weights[label - (side == 0 ? 0 : counts[0])] = Rational(polytope.table[row, 0])
      }
      let sum = weights.reduce(.zero, +)
      guard sum > .zero, weights.allSatisfy({ $0 >= .zero }) else { return nil }
      result.append(weights.map { $0 / sum })
    }
    return result
  }
}

extension BestResponsePath.Polytope {
  /// Brings the nonbasic quantity with a label into the basis.
  ///
  /// - Returns: The label of the quantity that leaves; `nil` when nothing limits the step.
  mutating func enter(label: Int) -> Int? {
    guard let column = columnLabels.firstIndex(of: label) else { return nil }
    var leaving: Int?
    for row in rowLabels.indices where table.sign(row, column) < 0 {
      if let current = leaving {
        if precedes(row, current, entering: column) { leaving = row }
      } else {
        leaving = row
      }
    }
    guard let row = leaving else { return nil }
    table.pivot(row: row, column: column)
    let label = rowLabels[row]
    (rowLabels[row], columnLabels[column]) = (columnLabels[column], label)
    (rowIsSlack[row], columnIsSlack[column]) = (columnIsSlack[column], rowIsSlack[row])
    return label
  }

  /// Whether a row's ratio is lexicographically smaller when the t-th inequality is relaxed by εᵗ.
  ///
  /// The coefficient of εᵗ in a row is minus the entry under slack t, or one denominator when
  /// slack t is the row's own basic quantity.
  private func precedes(_ first: Int, _ second: Int, entering column: Int) -> Bool {
    let order = table.compareRatios(first, second, column: 0, pivot: column)
    if order != 0 { return order < 0 }
    for label in slackLabels {
      if rowIsSlack[first] && rowLabels[first] == label { return false }
      if rowIsSlack[second] && rowLabels[second] == label { return true }
      guard
        let place = columnLabels.indices.first(where: {
          columnIsSlack[$0] && columnLabels[$0] == label
        })
      else { continue }
      let order = table.compareRatios(first, second, column: place, pivot: column)
      if order != 0 { return order > 0 }
    }
    return false
  }
}

extension BestResponsePath {
  /// The walk of a game.
  init<Action>(exact game: PayoffTable<Action>) {
    let (m, n) = (game.space.counts[0], game.space.counts[1])
    let a = Self.positiveIntegers(game.payoffs[0])
    let b = Self.positiveIntegers(game.payoffs[1])
    var first: [ExactInteger] = []
    for j in 0..<n {
      first.append(.one)
      for i in 0..<m { first.append(-b[i * n + j]) }
    }
    var second: [ExactInteger] = []
    for i in 0..<m {
      second.append(.one)
      for j in 0..<n { second.append(-a[i * n + j]) }
    }
    self.init(
      tables: [
        FractionFreeDictionary(rowCount: n, columnCount: m + 1, entries: first),
        FractionFreeDictionary(rowCount: m, columnCount: n + 1, entries: second),
      ],
      counts: [m, n]
    )
  }

  /// A positive affine image of the payoffs in positive integers; equilibria are the same.
  static func positiveIntegers(_ payoffs: [Rational]) -> [ExactInteger] {
    let factor = payoffs.reduce(ExactInteger.one) {
      .leastCommonMultiple($0, $1.denominatorInteger)
    }
    let integers = payoffs.map {
      $0.numeratorInteger * factor.exactlyDivided(by: $0.denominatorInteger)
    }
    let least = integers.min() ?? .zero
    let shifted = integers.map { $0 - least }
    let divisor = shifted.reduce(ExactInteger.zero) { .greatestCommonDivisor($0, $1) }
    if divisor.isZero { return shifted.map { _ in .one } }
    return shifted.map { $0.exactlyDivided(by: divisor) + .one }
  }
}
