internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// A best-response polytope in floating numbers that equal its integers up to a power of two per
/// column.
///
/// It owns the memory that the vector loops read, which never changes after the start.
final class FloatingPolytope: @unchecked Sendable {
  /// The polytope as the kernels see it; valid while this object lives.
  let kernel: ceq_polytope
  private let matrix: UnsafeMutablePointer<Double>
  private let transpose: UnsafeMutablePointer<Double>
  private let largestWeights: UnsafeMutablePointer<Double>

  /// `nil` when an integer has too many bits for the precision, or the polytope is too wide.
  init?(_ integers: Matrix<ExactInteger>, _ precision: FloatingPrecision) {
    let (height, width, parts) = (integers.rowCount, integers.columnCount, precision.parts)
    let (padded, paddedHeight) = (Self.padded(width + 1), Self.padded(height))
    guard max(padded, paddedHeight) <= Int(CEQ_LARGEST_WIDTH) else { return nil }
    var values: [[Double]] = []
    values.reserveCapacity(width * height)
    for entry in integers.elements {
      guard let value = Self.parts(of: entry, count: parts) else { return nil }
      values.append(value)
    }
    matrix = .allocate(capacity: height * parts * padded)
    matrix.initialize(repeating: 0, count: height * parts * padded)
    transpose = .allocate(capacity: width * parts * paddedHeight)
    transpose.initialize(repeating: 0, count: width * parts * paddedHeight)
    largestWeights = .allocate(capacity: width)
    largestWeights.initialize(repeating: 0, count: width)
    for j in 0..<width {
      let largest = (0..<height).reduce(1) { max($0, values[$1 * width + j][0]) }
      // Dividing by a power of two is exact; it only changes the unit of the weight.
      let unit = 2 * largest.binade
      for i in 0..<height {
        for (part, value) in values[i * width + j].enumerated() {
          matrix[(i * parts + part) * padded + j] = value / unit
          transpose[(j * parts + part) * paddedHeight + i] = value / unit
        }
      }
      // A little more than the quotient, which is rounded.
      largestWeights[j] = unit / largest * 1.000001
    }
    kernel = ceq_polytope(
      rows: height,
      columns: width,
      parts: parts,
      matrix: matrix,
      width: padded,
      transpose: transpose,
      height: paddedHeight,
      largest_weights: largestWeights
    )
  }

  /// A positive integer as an exact sum of doubles, each below 2⁻⁵² of the one before; `nil` when
  /// they are too few.
  private static func parts(of integer: ExactInteger, count: Int) -> [Double]? {
    var parts = [Double](repeating: 0, count: count)
    if let word = integer.word, let value = Double(exactly: word) {
      parts[0] = value
      return parts
    }
    var rest = integer
    for part in parts.indices {
      let shift = max(rest.bitCount - 53, 0)
      let head = rest.shifted(left: -shift)
      guard let word = head.word else { return nil }
      parts[part] = Double(sign: .plus, exponent: shift, significand: Double(word))
      rest -= head.shifted(left: shift)
    }
    return rest.isZero ? parts : nil
  }

  deinit {
    matrix.deallocate()
    transpose.deallocate()
    largestWeights.deallocate()
  }

  /// The sign of the determinant of a block, −1 or 1; 0 when rounding hides it.
  func determinantSign(rows: [Int], columns: [Int]) -> Int {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * rows.count) { buffer in
      _ = buffer.initialize(from: (rows + columns).lazy.map { Int32($0) })
      guard let base = buffer.baseAddress else { return 0 }
      return withUnsafePointer(to: kernel) {
        // Both halves have `rows.count` entries.
        Int(ceq_determinant_sign($0, base, base + rows.count, rows.count))
      }
    }
  }

  private static func padded(_ count: Int) -> Int { (count + 3) & ~3 }
}
