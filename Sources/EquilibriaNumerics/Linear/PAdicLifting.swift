internal import BigInt

/// Dixon's method: an exact solution from repeated solutions modulo one prime.
///
/// The inverse of A modulo a 31-bit prime p is computed once; each lifting step multiplies by it
/// and yields one more p-adic digit of the solution. Rational reconstruction over a growing common
/// denominator ends the work. Hadamard's inequality bounds the digits, so the result is proven.
///
/// > Source: Dixon (1982), *Exact solution of linear equations using p-adic expansions*,
/// > Numerische Mathematik 40.
struct PAdicLifting {
  let size: Int
  let field: ResidueField
  let matrix: [Int64]
  let inverse: [UInt32]

  /// `nil` when an entry is too large for the fast path, A is singular modulo every prime, or the
  /// stopwatch gives a reason to stop.
  init?(_ matrix: Matrix<ExactInteger>, stopwatch: Stopwatch? = nil) {
    guard let entries = Self.words(of: matrix) else { return nil }
    self.init(
      entries,
      size: matrix.rowCount,
      fields: ResidueField.fields,
      stopwatch: stopwatch
    )
  }

  /// `nil` when A is singular modulo each of the primes.
  ///
  /// - Parameters:
  ///   - entries: n² integers in row-major order with `n · max|A| ≤ 2⁶¹`.
  ///   - size: n.
  ///   - fields: The primes to try, in order.
  ///   - stopwatch: When to give up.
  private init?(
    _ entries: [Int64],
    size: Int,
    fields: [ResidueField],
    stopwatch: Stopwatch? = nil
  ) {
    for field in fields {
      if let inverse = field.inverse(of: entries, size: size, stopwatch: stopwatch) {
        self.size = size
        self.field = field
        self.matrix = entries
        self.inverse = inverse
        return
      }
    }
    return nil
  }

  /// The entries when `n · max|A| ≤ 2⁶¹`, which keeps every residual in one word.
  private static func words(of matrix: Matrix<ExactInteger>) -> [Int64]? {
    let entries = matrix.elements.compactMap(\.word)
    let largest = entries.reduce(0) { max($0, $1.magnitude) }
    let (bound, overflow) = largest.multipliedReportingOverflow(by: UInt64(matrix.rowCount))
    guard entries.count == matrix.elements.count, !overflow, bound <= 1 << 61 else { return nil }
    return entries
  }

  /// The solution of `A·x = b`; `nil` when b is too large for the fast path, or the stopwatch gives a
  /// reason to stop.
  func solve(
    _ rightSide: [ExactInteger],
    stopwatch: Stopwatch? = nil
  ) -> ExactLinearSystem.Solution? {
    let start = rightSide.compactMap(\.word)
    let largest = start.reduce(0) { max($0, $1.magnitude) }
    guard start.count == size, largest <= 1 << 61 else { return nil }
    if size == 0 { return ExactLinearSystem.Solution(numerators: [], denominator: .one) }

    let bounds = bounds(largestRightSide: largest)
    // More than 2·N·D values are needed to tell the fractions apart, and p > 2^30.999.
    let digitCount = (bounds.denominatorBits + bounds.numeratorBits + 1) * 1000 / 30_999 + 1
    let digits = field.lift(
      matrix: matrix,
      inverse: inverse,
      rightSide: start,
      digitCount: digitCount,
      stopwatch: stopwatch
    )
    guard digits.count == digitCount * size else { return nil }
    return RationalReconstruction(
      modulus: BigUInt(field.prime).power(digitCount),
      numeratorBound: BigUInt(1) << bounds.numeratorBits,
      denominatorBound: BigUInt(1) << bounds.denominatorBits
    )
    .solution(
      residues: (0..<size).lazy.map {
        BigUInt(words: field.words(ofDigits: digits, component: $0, stride: size))
      },
      stopwatch: stopwatch
    )
  }

  /// Powers of two that bound |det A| and every determinant of Cramer's rule.
  ///
  /// Hadamard: a determinant is at most the product of the lengths of its columns, or of its rows.
  /// No column is zero here, so replacing one of them by b adds at most the length of b.
  private func bounds(
    largestRightSide: UInt64
  ) -> (denominatorBits: Int, numeratorBits: Int) {
    var rows = [UInt128](repeating: 0, count: size)
    var columns = rows
    for i in 0..<size {
      for j in 0..<size {
        // n·max|A|² ≤ 2¹²².
        let magnitude = UInt128(matrix[i * size + j].magnitude)
        rows[i] += magnitude * magnitude
        columns[j] += magnitude * magnitude
      }
    }
    let columnBits = Self.lengthBits(columns)
    return (
      min(Self.lengthBits(rows), columnBits),
      columnBits + Self.bitLength(largestRightSide) + (Self.bitLength(size) + 1) / 2
    )
  }

  /// A power of two above the product of the square roots.
  private static func lengthBits(_ squares: [UInt128]) -> Int {
    (squares.reduce(0) { $0 + bitLength($1) } + 1) / 2
  }

  private static func bitLength(_ value: some FixedWidthInteger) -> Int {
    value.bitWidth - value.leadingZeroBitCount
  }
}

extension PAdicLifting {
  /// Whether A is shown to be singular by a vector v ≠ 0 with `A·v = 0`.
  ///
  /// A largest square part that is regular modulo p is solved for one more column; the result
  /// is then tried on all rows. `false` means that nothing was proved.
  static func provesSingular(_ matrix: Matrix<ExactInteger>) -> Bool {
    guard let entries = words(of: matrix) else { return false }
    let size = matrix.rowCount
    for field in ResidueField.fields {
      let (rows, columns) = field.rankProfile(of: entries, size: size)
      guard let extra = (0..<size).first(where: { !columns.contains($0) }) else { return false }
      let part = rows.flatMap { row in columns.map { entries[row * size + $0] } }
      let negated = rows.map { -matrix[$0, extra] }
      guard
        let lifting = PAdicLifting(part, size: rows.count, fields: [field]),
        let solution = lifting.solve(negated)
      else { return false }
      let vanishes = (0..<size).allSatisfy { row in
        var sum = matrix[row, extra] * solution.denominator
        for (column, numerator) in zip(columns, solution.numerators) {
          sum += matrix[row, column] * numerator
        }
        return sum.isZero
      }
      if vanishes { return true }
    }
    return false
  }
}
