internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// A best-response polytope in doubles that equal its integers up to a common power of two.
///
/// It owns the memory that the vector loops read, which never changes after the start.
final class FloatingPolytope: @unchecked Sendable {
  /// The polytope as the kernels see it; valid while this object lives.
  let kernel: ceq_polytope
  private let matrix: UnsafeMutablePointer<Double>
  private let transpose: UnsafeMutablePointer<Double>

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
    let largest = values.reduce(1, max)
    let least = values.reduce(largest, min)
    // Dividing by a power of two is exact.
    let unit = 2 * largest.binade
    matrix = .allocate(capacity: height * padded)
    matrix.initialize(repeating: 0, count: height * padded)
    transpose = .allocate(capacity: width * paddedHeight)
    transpose.initialize(repeating: 0, count: width * paddedHeight)
    for i in 0..<height {
      for j in 0..<width {
        matrix[i * padded + j] = values[i * width + j] / unit
        transpose[j * paddedHeight + i] = values[i * width + j] / unit
      }
    }
    kernel = ceq_polytope(
      rows: height,
      columns: width,
      matrix: matrix,
      width: padded,
      transpose: transpose,
      height: paddedHeight,
      total_bound: unit / least
    )
  }

  deinit {
    matrix.deallocate()
    transpose.deallocate()
  }

  private static func padded(_ count: Int) -> Int { (count + 3) & ~3 }
}
