internal import EquilibriaNumerics

extension BestResponsePolytopes {
  /// The vertex with given actions in use and as many given inequalities tight, if it is one.
  ///
  /// - Parameters:
  ///   - player: The player whose polytope it is.
  ///   - actions: The player's actions that may have weight.
  ///   - rows: The other player's actions whose inequalities are tight.
  /// - Returns: `nil` when the square system is singular; else its solution, or `.some(nil)` when
  ///   that is not feasible.
  func vertex(of player: Int, using actions: [Int], tight rows: [Int]) -> ExtremeStrategy?? {
    if let found = smallVertex(of: player, using: actions, tight: rows) { return found }
    let matrix = matrices[player]
    let system = Matrix(
      rowCount: rows.count,
      columnCount: actions.count,
      elements: rows.flatMap { row in actions.map { matrix[row, $0] } }
    )
    let ones = [ExactInteger](repeating: .one, count: rows.count)
    guard let solution = ExactLinearSystem.solve(system, ones) else { return nil }
    if solution.numerators.contains(where: { $0.signum < 0 }) { return .some(nil) }
    var tight = LabelSet()
    var weights = [ExactInteger](repeating: .zero, count: matrix.columnCount)
    for (action, weight) in zip(actions, solution.numerators) { weights[action] = weight }
    for (action, weight) in weights.enumerated() where weight.isZero {
      tight.insert(firstLabel(of: player) + action)
    }
    for row in 0..<matrix.rowCount {
      let sum = actions.reduce(ExactInteger.zero) { $0 + matrix[row, $1] * weights[$1] }
      if solution.denominator < sum { return .some(nil) }
      if sum == solution.denominator { tight.insert(firstLabel(of: 1 - player) + row) }
    }
    return ExtremeStrategy(tight: tight, weights: weights)
  }

  /// The same where the payoffs and the weights are small; `nil` where they may be larger.
  private func smallVertex(
    of player: Int,
    using actions: [Int],
    tight rows: [Int]
  ) -> ExtremeStrategy?? {
    // Sums of at most 64 products below 2⁵⁵·2⁶¹ fit in 128 bits.
    guard let matrix = words[player], actions.count <= 64 else { return nil }
    var entries: [Int64] = []
    entries.reserveCapacity(rows.count * actions.count)
    for row in rows { for action in actions { entries.append(matrix[row, action]) } }
    guard let solution = WordProportions(entries, size: rows.count) else { return nil }
    if solution.weights.contains(where: { $0 < 0 }) { return .some(nil) }
    var tight = LabelSet()
    var weights = [ExactInteger](repeating: .zero, count: matrix.columnCount)
    for (action, weight) in zip(actions, solution.weights) {
      weights[action] = ExactInteger(weight)
    }
    for (action, weight) in weights.enumerated() where weight.isZero {
      tight.insert(firstLabel(of: player) + action)
    }
    for row in 0..<matrix.rowCount {
      var sum: Int128 = 0
      for (action, weight) in zip(actions, solution.weights) {
        sum += Int128(matrix[row, action]) * Int128(weight)
      }
      if solution.sum < sum { return .some(nil) }
      if sum == solution.sum { tight.insert(firstLabel(of: 1 - player) + row) }
    }
    return ExtremeStrategy(tight: tight, weights: weights)
  }
}
