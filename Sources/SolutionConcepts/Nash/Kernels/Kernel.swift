internal import CEquilibriaKernels

/// The C loops behind the portfolio, with their bounds checked.
enum Kernel {
  /// `result += Σ amountsₖ · (line linesₖ of the matrix)` for the first `count` k.
  static func accumulate(
    _ amounts: [Double],
    _ lines: [Int],
    count: Int,
    of matrix: [Double],
    stride: Int,
    width: Int,
    to result: inout [Double]
  ) {
    precondition(width <= stride && result.count >= width, "a line fits")
    precondition(lines.count >= count && amounts.count >= count, "one amount per line")
    for k in 0..<count {
      precondition(lines[k] >= 0 && (lines[k] + 1) * stride <= matrix.count, "lines exist")
    }
    result.withUnsafeMutableBufferPointer { result in
      // Every named line lies inside the matrix.
      ceq_accumulate(matrix, stride, width, lines, amounts, count, result.baseAddress)
    }
  }

  /// `result += amount · line`.
  static func addMultiple(of line: [Double], _ amount: Double, to result: inout [Double]) {
    precondition(line.count == result.count, "equal lengths")
    result.withUnsafeMutableBufferPointer { result in
      // Both have `result.count` entries.
      ceq_add_multiples(result.baseAddress, result.count, 1, result.count, [amount], line)
    }
  }

  /// The product of the first `height` rows with the vector, both cut to `width`.
  static func dots(
    _ matrix: [Double],
    stride: Int,
    height: Int,
    _ vector: [Double],
    width: Int,
    into result: inout [Double]
  ) {
    precondition(width <= stride && height * stride <= matrix.count, "the rows exist")
    precondition(vector.count >= width && result.count >= height, "one product per row")
    result.withUnsafeMutableBufferPointer { result in
      // All rows lie inside the matrix.
      ceq_dots(matrix, stride, height, width, vector, result.baseAddress)
    }
  }

  /// Adds `factorsᵢ · head` to row i for the first `height` rows and `width` columns.
  static func addMultiples(
    of head: [Double],
    width: Int,
    factors: [Double],
    height: Int,
    to matrix: inout [Double],
    stride: Int
  ) {
    precondition(width <= stride && width <= head.count, "a row fits")
    precondition(height <= factors.count && height * stride <= matrix.count, "the rows exist")
    matrix.withUnsafeMutableBufferPointer { matrix in
      // All rows lie inside the matrix.
      ceq_add_multiples(matrix.baseAddress, stride, height, width, factors, head)
    }
  }

  /// How far each value can change before it is zero; infinity where it does not fall.
  ///
  /// - Returns: The least of these.
  static func steps(
    _ values: [Double],
    _ changes: [Double],
    negligible: Double,
    into steps: inout [Double]
  ) -> Double {
    precondition(values.count == changes.count && steps.count == values.count, "equal lengths")
    return steps.withUnsafeMutableBufferPointer { steps in
      // All three have `values.count` entries.
      ceq_steps(values, changes, negligible, steps.baseAddress, values.count)
    }
  }

  /// Pivots a square condensed table.
  static func pivot(_ table: inout [Double], size: Int, row: Int, column: Int) {
    precondition(table.count == size * size && row < size && column < size, "a square table")
    table.withUnsafeMutableBufferPointer { table in
      // Row and column lie inside.
      guard let base = table.baseAddress else { return }
      ceq_pivot(Int(CEQ_DOUBLE), base, size, size, row, column)
    }
  }
}
