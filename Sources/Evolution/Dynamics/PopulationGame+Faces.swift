internal import EquilibriaNumerics
internal import LinearPrograms

extension PopulationGame {
  /// The derivative of the replicator dynamic at an inner equilibrium, in the shares of all
  /// strategies but the first of each population.
  func replicatorDerivative(at shares: [[Rational]]) -> Matrix<Rational> {
    let places = shares.indices.flatMap { population in
      shares[population].indices.dropFirst().map { (population, $0) }
    }
    var result = Matrix(
      repeating: Rational.zero,
      rowCount: places.count,
      columnCount: places.count
    )
    for (row, (population, strategy)) in places.enumerated() {
      let matrix = exact[population]
      let share = shares[population][strategy]
      // The mean payoff against each strategy of the opponents.
      func mean(_ other: Int) -> Rational {
        Rational.sumOfProducts(count: matrix.rowCount) {
          (shares[population][$0], matrix[$0, other])
        }
      }
      for (column, (changing, other)) in places.enumerated()
      where changing == opponent(of: population) {
        // All payoffs are equal, so only changes of payoffs count.
        result[row, column] =
          share * (matrix[strategy, other] - mean(other) - matrix[strategy, 0] + mean(0))
      }
    }
    return result
  }

  /// Whether there may be a line of shares, all positive, at which all strategies earn the same.
  func mayHaveInnerContinuum(_ stopwatch: Stopwatch) -> Bool {
    guard counts.contains(where: { $0 > 1 }) else { return false }
    return exact.allSatisfy { Self.hasPositiveEqualizer($0, stopwatch) }
      && exact.contains { Self.equalizer($0) == nil }
  }

  /// Whether opponents with all shares positive can make all rows earn the same.
  private static func hasPositiveEqualizer(_ matrix: Matrix<Rational>, _ stopwatch: Stopwatch)
    -> Bool
  {
    var program = LinearProgram<Rational>(.maximize)
    let count = matrix.columnCount
    for _ in 0..<count { program.addVariable(bounds: .between(.zero, 1), objective: .zero) }
    program.addVariable(bounds: .between(.zero, 1), objective: 1)
    let all = Array(0..<Int32(count))
    program.addConstraint(
      columns: all,
      coefficients: Array(repeating: 1, count: count),
      bounds: .equal(to: 1)
    )
    for row in 1..<max(matrix.rowCount, 1) {
      program.addConstraint(
        columns: all,
        coefficients: (0..<count).map { matrix[row, $0] - matrix[0, $0] },
        bounds: .equal(to: .zero)
      )
    }
    for column in all {
      // share − least ≥ 0
      program.addConstraint(
        columns: [column, Int32(count)],
        coefficients: [1, -1],
        bounds: .between(.zero, 1)
      )
    }
    let answer = ExactSimplex.run(program, startingFrom: nil, stopwatch: stopwatch)
    return answer.optimum.map { $0.objective > .zero } ?? false
  }
}
