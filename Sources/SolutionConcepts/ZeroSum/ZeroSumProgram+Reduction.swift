internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

/// The way from a matrix game to its linear program and its starting basis.
extension ZeroSumProgram {
  static func requireConstantSum<Action>(
    _ table: PayoffTable<Action>
  ) throws(SolutionError) {
    guard table.space.playerCount == 2 else {
      throw .game(.needsPlayers(expected: 2, found: table.space.playerCount))
    }
    let (first, second) = (table.payoffs[0], table.payoffs[1])
    let sum = first[0] + second[0]
    // Turning a sign is much cheaper than adding fractions.
    let misfit =
      sum.isZero
      ? Rational.firstNonzeroSum(first, second)
      : first.indices.first { first[$0] + second[$0] != sum }
    if let index = misfit {
      func place(_ index: Int) -> String {
        "(" + table.profile(at: index).map { "\($0)" }.joined(separator: ", ") + ")"
      }
      throw .notApplicable(
        reason: "not a constant-sum game: payoffs sum to \(sum) at \(place(0)) and to "
          + "\(first[index] + second[index]) at \(place(index))"
      )
    }
  }

  /// Payoffs scaled to lie between 1 and 2.
  static func scaled(_ values: [Double]) -> [Double] {
    let least = values.min() ?? 0
    let range = (values.max() ?? 0) - least
    return values.map { range > 0 ? 1 + ($0 - least) / range : 1 }
  }

  /// The program on payoffs shifted so that the least is one; scaled, it has the same bases.
  static func exactProgram<Action>(
    _ table: PayoffTable<Action>
  ) -> LinearProgram<Rational> {
    let values = table.payoffs[0]
    guard let least = values.min(), let greatest = values.max(), least != greatest else {
      return program(values.map { _ in 1 }, table.space.counts)
    }
    let range = greatest - least
    return program(values.map { $0 - least + range }, table.space.counts)
  }

  static func program<Scalar>(
    _ payoffs: [Scalar],
    _ counts: [Int]
  ) -> LinearProgram<Scalar> {
    var program = LinearProgram<Scalar>(.maximize)
    for _ in 0..<counts[1] { program.addVariable(objective: 1) }
    let columns = Array(0..<Int32(counts[1]))
    for row in 0..<counts[0] {
      program.addConstraint(
        columns: columns,
        coefficients: Array(payoffs[row * counts[1]..<(row + 1) * counts[1]]),
        bounds: .atMost(1)
      )
    }
    return program
  }

  /// A basis from the k most played actions of each side, k being the mean size of the supports.
  static func basis(
    of program: LinearProgram<Double>,
    near strategies: (row: [Float], column: [Float])
  ) -> Basis {
    let (row, column) = strategies
    func supportSize(_ weights: [Float]) -> Int {
      let threshold = 1e-3 * weights.reduce(0, +) / Float(weights.count)
      return weights.count { $0 > threshold }
    }
    let size = min((supportSize(row) + supportSize(column)) / 2, row.count, column.count)
    var basis = Basis(slackOf: program)
    for index in column.indices.sorted(by: { column[$0] > column[$1] }).prefix(size) {
      basis.variables[index] = .basic
    }
    for index in row.indices.sorted(by: { row[$0] > row[$1] }).prefix(size) {
      basis.constraints[index] = .atUpper
    }
    return basis
  }
}
