internal import EquilibriaNumerics

/// `det(λI − M)` of a rational matrix, and how many of its roots have positive real parts.
struct CharacteristicPolynomial {
  /// The coefficients, that of the highest power, 1, first.
  let coefficients: [Rational]

  /// The polynomial of a square matrix.
  ///
  /// > Source: Faddeev & Sominskii (1949); Le Verrier (1840).
  init(of matrix: Matrix<Rational>) {
    let size = matrix.rowCount
    var coefficients: [Rational] = [1]
    var power = Matrix(repeating: Rational.zero, rowCount: size, columnCount: size)
    for step in 1..<(size + 1) {
      // M·(previous + c·I); its trace gives the next coefficient.
      for place in 0..<size { power[place, place] += coefficients[step - 1] }
      var next = power
      for row in 0..<size {
        for column in 0..<size {
          next[row, column] = Rational.sumOfProducts(count: size) {
            (matrix[row, $0], power[$0, column])
          }
        }
      }
      power = next
      let trace = (0..<size).reduce(Rational.zero) { $0 + power[$1, $1] }
      coefficients.append(-trace / Rational(step))
    }
    self.coefficients = coefficients
  }

  /// How many roots have positive real parts, when none is on the imaginary axis; `nil` when Routh's
  /// table has a zero in its first column.
  ///
  /// > Source: Routh (1877), *A Treatise on the Stability of a Given State of Motion*.
  var growingRootCount: Int? {
    var upper = stride(from: 0, to: coefficients.count, by: 2).map { coefficients[$0] }
    var lower = stride(from: 1, to: coefficients.count, by: 2).map { coefficients[$0] }
    var changes = 0
    for _ in 1..<max(coefficients.count, 1) {
      guard let head = lower.first, let above = upper.first, !head.isZero else { return nil }
      if (head < .zero) != (above < .zero) { changes += 1 }
      let ratio = above / head
      let next = upper.indices.dropFirst().map { place in
        upper[place] - ratio * (place < lower.count ? lower[place] : .zero)
      }
      (upper, lower) = (lower, next)
    }
    return changes
  }
}
