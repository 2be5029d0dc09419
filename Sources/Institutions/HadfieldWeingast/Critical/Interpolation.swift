import EquilibriaNumerics

/// The exact polynomial through the values of a function that is one.
enum Interpolation {
  /// The polynomial of at most a degree through equally spaced points of the unit interval, or `nil`
  /// when the function differs from it elsewhere.
  ///
  /// - Parameters:
  ///   - degree: The largest degree.
  ///   - function: A function on the numbers above 0 and below 1.
  /// - Returns: The polynomial; it has passed two more points.
  static func polynomial(
    degree: Int,
    _ function: (Rational) -> Rational
  ) -> SparsePolynomial? {
    let points = (0...(degree + 2)).map { Rational($0 + 1, degree + 4) }
    let values = points.map(function)
    // Newton's divided differences.
    var differences = Array(values[...degree])
    for order in 0..<degree {
      for index in stride(from: degree, to: order, by: -1) {
        differences[index] =
          (differences[index] - differences[index - 1])
          / (points[index] - points[index - order - 1])
      }
    }
    var coefficients: [Rational] = []
    for index in stride(from: degree, through: 0, by: -1) {
      // Multiply by x − point and add the next difference.
      var next = [Rational](repeating: 0, count: coefficients.count + 1)
      for (power, coefficient) in coefficients.enumerated() {
        next[power + 1] += coefficient
        next[power] -= coefficient * points[index]
      }
      next[0] += differences[index]
      coefficients = next
    }
    let polynomial = SparsePolynomial(coefficients.enumerated().map { ($0, $1) })
    let fits = (degree + 1...degree + 2).allSatisfy {
      polynomial.value(at: points[$0]) == values[$0]
    }
    return fits ? polynomial : nil
  }
}
