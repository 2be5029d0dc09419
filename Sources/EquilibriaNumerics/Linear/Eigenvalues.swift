internal import RealModule

/// The eigenvalues of a real square matrix, in floating point.
///
/// > Source: Martin, Peters & Wilkinson (1970), *The QR algorithm for real Hessenberg matrices*;
/// > Francis (1961), *The QR transformation*.
package struct Eigenvalues: Sendable, Hashable {
  /// A complex number.
  package struct Value: Sendable, Hashable {
    package var real: Double
    package var imaginary: Double
  }

  /// The eigenvalues, each as often as it occurs; those with the largest real parts first.
  package let values: [Value]

  /// The most steps for one eigenvalue.
  private static let stepLimit = 90

  /// The eigenvalues of a matrix, or `nil` when they do not converge or an entry is not finite.
  package init?(of matrix: Matrix<Double>) {
    precondition(matrix.rowCount == matrix.columnCount, "only a square matrix has eigenvalues")
    guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
    let scale = matrix.elements.reduce(0) { max($0, $1.magnitude) }
    if scale == 0 {
      values = Array(repeating: Value(real: 0, imaginary: 0), count: matrix.rowCount)
      return
    }
    var reduction = HessenbergReduction(matrix.map { $0 / scale })
    guard let found = reduction.eigenvalues(stepLimit: Self.stepLimit) else { return nil }
    values = found.map { Value(real: $0.real * scale, imaginary: $0.imaginary * scale) }
      .sorted { left, right in
        left.real == right.real ? left.imaginary > right.imaginary : left.real > right.real
      }
  }
}

/// A matrix on its way to triangular form.
private struct HessenbergReduction {
  private var a: Matrix<Double>
  private let size: Int

  /// Reduces a matrix to Hessenberg form by elimination with pivoting.
  init(_ matrix: Matrix<Double>) {
    a = matrix
    size = matrix.rowCount
    for step in 1..<max(size - 1, 1) {
      var pivot = step
      for row in step..<size where a[row, step - 1].magnitude > a[pivot, step - 1].magnitude {
        pivot = row
      }
      let head = a[pivot, step - 1]
      if head == 0 { continue }
      if pivot != step {
        for column in (step - 1)..<size { exchange((pivot, column), (step, column)) }
        for row in 0..<size { exchange((row, pivot), (row, step)) }
      }
      for row in (step + 1)..<max(size, step + 1) where a[row, step - 1] != 0 {
        let factor = a[row, step - 1] / head
        a[row, step - 1] = 0
        for column in step..<size { a[row, column] -= factor * a[step, column] }
        for line in 0..<size { a[line, step] += factor * a[line, row] }
      }
    }
  }

  private mutating func exchange(_ first: (Int, Int), _ second: (Int, Int)) {
    let value = a[first.0, first.1]
    a[first.0, first.1] = a[second.0, second.1]
    a[second.0, second.1] = value
  }

  /// Splits off one eigenvalue or two at the lower end until none is left.
  mutating func eigenvalues(stepLimit: Int) -> [Eigenvalues.Value]? {
    var result: [Eigenvalues.Value] = []
    var last = size - 1
    var shift = 0.0
    var steps = 0
    while last >= 0 {
      let first = start(of: last)
      if first == last {
        result.append(Eigenvalues.Value(real: a[last, last] + shift, imaginary: 0))
        last -= 1
        steps = 0
      } else if first == last - 1 {
        result += pair(last, shift)
        last -= 2
        steps = 0
      } else {
        guard steps < stepLimit else { return nil }
        steps += 1
        shift += step(first, last, isExceptional: steps % 10 == 0)
      }
    }
    return result
  }

  /// The first row of the block that ends at a row: below it the matrix is as good as zero.
  private mutating func start(of last: Int) -> Int {
    var row = last
    while row >= 1 {
      let size = a[row - 1, row - 1].magnitude + a[row, row].magnitude
      let scale = size == 0 ? 1 : size
      if a[row, row - 1].magnitude <= scale * .ulpOfOne {
        a[row, row - 1] = 0
        break
      }
      row -= 1
    }
    return row
  }

  /// Both eigenvalues of the 2×2 block that ends at a row.
  private func pair(_ last: Int, _ shift: Double) -> [Eigenvalues.Value] {
    let (x, y) = (a[last, last], a[last - 1, last - 1])
    let product = a[last, last - 1] * a[last - 1, last]
    let half = 0.5 * (y - x)
    let square = half * half + product
    let root = square.magnitude.squareRoot()
    if square < 0 {
      return [root, -root].map { Eigenvalues.Value(real: x + shift + half, imaginary: $0) }
    }
    let large = half + (half < 0 ? -root : root)
    let other = large == 0 ? x + shift : x + shift - product / large
    return [x + shift + large, other].map { Eigenvalues.Value(real: $0, imaginary: 0) }
  }

  /// One double step of the QR method on rows `first` to `last`; returns what was subtracted from
  /// the diagonal.
  private mutating func step(_ first: Int, _ last: Int, isExceptional: Bool) -> Double {
    var (x, y) = (a[last, last], a[last - 1, last - 1])
    var w = a[last, last - 1] * a[last - 1, last]
    var shift = 0.0
    if isExceptional {
      shift = x
      for row in 0...last { a[row, row] -= x }
      let size = a[last, last - 1].magnitude + a[last - 1, last - 2].magnitude
      (x, y, w) = (0.75 * size, 0.75 * size, -0.4375 * size * size)
    }
    // The first column of (H − a)(H − b), from the lowest row where it is small enough to start.
    var (p, q, r) = (0.0, 0.0, 0.0)
    var start = last - 2
    while start >= first {
      let z = a[start, start]
      let (u, v) = (x - z, y - z)
      p = (u * v - w) / a[start + 1, start] + a[start, start + 1]
      q = a[start + 1, start + 1] - z - u - v
      r = a[start + 2, start + 1]
      let size = p.magnitude + q.magnitude + r.magnitude
      (p, q, r) = (p / size, q / size, r / size)
      if start == first { break }
      let small = a[start, start - 1].magnitude * (q.magnitude + r.magnitude)
      let around =
        a[start - 1, start - 1].magnitude + z.magnitude + a[start + 1, start + 1].magnitude
      if small <= .ulpOfOne * p.magnitude * around { break }
      start -= 1
    }
    for row in (start + 2)...last {
      a[row, row - 2] = 0
      if row > start + 2 { a[row, row - 3] = 0 }
    }
    for k in start..<last {
      chase(k, (start, first, last), &p, &q, &r)
    }
    return shift
  }

  /// Applies the reflection at row k of a double step.
  private mutating func chase(
    _ k: Int,
    _ range: (start: Int, first: Int, last: Int),
    _ p: inout Double,
    _ q: inout Double,
    _ r: inout Double
  ) {
    let isInner = k != range.last - 1
    var scale = 0.0
    if k != range.start {
      (p, q, r) = (a[k, k - 1], a[k + 1, k - 1], isInner ? a[k + 2, k - 1] : 0)
      scale = p.magnitude + q.magnitude + r.magnitude
      if scale != 0 { (p, q, r) = (p / scale, q / scale, r / scale) }
    }
    let norm = (p * p + q * q + r * r).squareRoot()
    let s = p < 0 ? -norm : norm
    if s == 0 { return }
    if k != range.start {
      a[k, k - 1] = -s * scale
    } else if range.first != range.start {
      a[k, k - 1] = -a[k, k - 1]
    }
    p += s
    let (x, y, z) = (p / s, q / s, r / s)
    q /= p
    r /= p
    for column in k...range.last {
      var sum = a[k, column] + q * a[k + 1, column]
      if isInner {
        sum += r * a[k + 2, column]
        a[k + 2, column] -= sum * z
      }
      a[k + 1, column] -= sum * y
      a[k, column] -= sum * x
    }
    for row in range.first...min(range.last, k + 3) {
      var sum = x * a[row, k] + y * a[row, k + 1]
      if isInner {
        sum += z * a[row, k + 2]
        a[row, k + 2] -= sum * r
      }
      a[row, k + 1] -= sum * q
      a[row, k] -= sum
    }
  }
}
