internal import EquilibriaNumerics

/// A rational program with every row scaled to integers.
///
/// Row i of `coefficients` is `scales[i]` times row i of the program; so are its bounds.
struct ScaledProgram {
  let program: LinearProgram<Rational>
  let scales: [ExactInteger]
  let coefficients: [ExactInteger]
  let bounds: [Bounds<Rational>]

  init(_ program: LinearProgram<Rational>) {
    self.program = program
    var scales: [ExactInteger] = []
    var coefficients: [ExactInteger] = []
    var bounds: [Bounds<Rational>] = []
    coefficients.reserveCapacity(program.coefficients.count)
    for row in 0..<program.constraintCount {
      var scale = ExactInteger.one
      for entry in program.entries(of: row) {
        scale = .leastCommonMultiple(scale, program.coefficients[entry].denominatorInteger)
      }
      for entry in program.entries(of: row) {
        let value = program.coefficients[entry]
        coefficients.append(
          value.numeratorInteger * scale.exactlyDivided(by: value.denominatorInteger)
        )
      }
      scales.append(scale)
      let factor = Rational(scale)
      bounds.append(program.constraintBounds[row].map { $0 * factor })
    }
    self.scales = scales
    self.coefficients = coefficients
    self.bounds = bounds
  }

  /// The integers `factor·values` for the least factor that makes them integers.
  static func scaledToIntegers(_ values: [Rational]) -> ([ExactInteger], factor: ExactInteger) {
    let factor = values.reduce(ExactInteger.one) {
      .leastCommonMultiple($0, $1.denominatorInteger)
    }
    let integers = values.map {
      $0.numeratorInteger * factor.exactlyDivided(by: $0.denominatorInteger)
    }
    return (integers, factor)
  }
}
