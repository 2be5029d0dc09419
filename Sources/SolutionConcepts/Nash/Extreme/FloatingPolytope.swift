internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// A best-response polytope in doubles that equal its integers up to a power of two per column.
///
/// It owns the memory that the vector loops read, which never changes after the start.
final class FloatingPolytope: @unchecked Sendable {
  /// The polytope as the kernels see it; valid while this object lives.
  let kernel: ceq_polytope
  private let matrix: UnsafeMutablePointer<Double>
  private let transpose: UnsafeMutablePointer<Double>
  private let largestWeights: UnsafeMutablePointer<Double>

  /// `nil` when an integer is too large to be a double, or the polytope is too wide.
  init?(_ integers: Matrix<ExactInteger>) {
    let (height, width) = (integers.rowCount, integers.columnCount)
    let (padded, paddedHeight) = (Self.padded(width + 1), Self.padded(height))
    guard max(padded, paddedHeight) <= Int(CEQ_LARGEST_WIDTH) else { return nil }
    var values: [Double] = []
    values.reserveCapacity(width * height)
    for entry in integers.elements {
      guard let word = entry.word, let value = Double(exactly: word) else { return nil }
      values.append(value)
    }
    matrix = .allocate(capacity: height * padded)
    matrix.initialize(repeating: 0, count: height * padded)
    transpose = .allocate(capacity: width * paddedHeight)
    transpose.initialize(repeating: 0, count: width * paddedHeight)
    largestWeights = .allocate(capacity: width)
    largestWeights.initialize(repeating: 0, count: width)
    for j in 0..<width {
      let largest = (0..<height).reduce(1) { max($0, values[$1 * width + j]) }
      // Dividing by a power of two is exact; it only changes the unit of the weight.
      let unit = 2 * largest.binade
      for i in 0..<height {
        matrix[i * padded + j] = values[i * width + j] / unit
        transpose[j * paddedHeight + i] = values[i * width + j] / unit
      }
      // A little more than the quotient, which is rounded.
      largestWeights[j] = unit / largest * 1.000001
    }
    kernel = ceq_polytope(
      rows: height,
      columns: width,
      matrix: matrix,
      width: padded,
      transpose: transpose,
      height: paddedHeight,
      largest_weights: largestWeights
    )
  }

  deinit {
    matrix.deallocate()
    transpose.deallocate()
    largestWeights.deallocate()
  }

  private static func padded(_ count: Int) -> Int { (count + 3) & ~3 }
}
