/// One pivot of an integer dictionary held in 64-bit words.
///
/// Every division is known to be exact, so it is a shift and a multiplication by the inverse of the
/// divisor's odd part modulo 2⁶⁴.
struct WordPivot {
  /// The old denominator, positive.
  private let divisor: Int64
  private let shift: Int64
  private let inverse: Int64

  init(divisor: Int64) {
    precondition(divisor > 0, "the denominator is positive")
    self.divisor = divisor
    shift = Int64(divisor.trailingZeroBitCount)
    let odd = divisor >> shift
    // Newton: each step doubles the number of correct low bits, from 3 to 96.
    var inverse = odd
    for _ in 0..<5 { inverse = inverse &* (2 &- odd &* inverse) }
    self.inverse = inverse
  }

  /// Exchanges the basic quantity of a row with the nonbasic one of a column.
  ///
  /// - Parameters:
  ///   - words: The dictionary, `rowCount · width` words in row-major order; undefined after
  ///     a failure.
  ///   - width: The number of columns.
  ///   - row: The pivot row.
  ///   - column: The pivot column.
  /// - Returns: Whether every new entry fits in 64 bits.
  func apply(to words: inout [Int64], width: Int, row: Int, column: Int) -> Bool {
    let pivot = words[row * width + column]
    let rowCount = words.count / width
    // |pivot| must fit as the new denominator.
    guard pivot != .min else { return false }
    return words.withUnsafeMutableBufferPointer { words in
      // Rows start at i·width with i < rowCount, columns are below width.
      let head = words.extracting(row * width..<(row + 1) * width)
      for i in 0..<rowCount where i != row {
        let target = words.extracting(i * width..<(i + 1) * width)
        let (factor, overflow) =
          pivot < 0
          ? (0 as Int64).subtractingReportingOverflow(target[column])
          : (target[column], false)
        if overflow { return false }
        if factor == 0 && abs(pivot) == divisor { continue }
        guard update(target, head, pivot: abs(pivot), factor: factor) else { return false }
        target[column] = factor
      }
      if pivot > 0 {
        for j in 0..<width {
          let (negated, overflow) = (0 as Int64).subtractingReportingOverflow(head[j])
          if overflow && j != column { return false }
          head[j] = negated
        }
      }
      head[column] = pivot < 0 ? -divisor : divisor
      return true
    }
  }

  /// `target = (target · pivot − factor · head) / divisor`.
  @inline(__always)
  private func update(
    _ target: UnsafeMutableBufferPointer<Int64>,
    _ head: UnsafeMutableBufferPointer<Int64>,
    pivot: Int64,
    factor: Int64
  ) -> Bool {
    for j in 0..<target.count {
      let (left, overflowLeft) = target[j].multipliedReportingOverflow(by: pivot)
      let (right, overflowRight) = factor.multipliedReportingOverflow(by: head[j])
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      if !(overflowLeft || overflowRight || overflow) {
        target[j] = (difference &>> shift) &* inverse
      } else {
        // Neither product exceeds 2¹²⁶.
        let wide = Int128(target[j]) * Int128(pivot) - Int128(factor) * Int128(head[j])
        let quotient = Int64(truncatingIfNeeded: wide >> Int128(shift)) &* inverse
        guard Int128(quotient) * Int128(divisor) == wide else { return false }
        target[j] = quotient
      }
    }
    return true
  }
}
