extension ResidueField {
  /// The p-adic digits of the solution of `A·x = b`: `digits[step · n + component]`.
  ///
  /// - Parameters:
  ///   - matrix: A, n² integers in row-major order with `n · max|A| ≤ 2⁶¹`.
  ///   - inverse: The inverse of A modulo p.
  ///   - rightSide: b, n integers of magnitude at most 2⁶¹.
  ///   - digitCount: How many digits of every component.
  ///   - stopwatch: When to give up.
  /// - Returns: `digitCount · n` digits below p; none when the stopwatch gave a reason to stop.
  func lift(
    matrix: [Int64],
    inverse: [UInt32],
    rightSide: [Int64],
    digitCount: Int,
    stopwatch: Stopwatch? = nil
  ) -> [UInt32] {
    let size = rightSide.count
    precondition(
      matrix.count == size * size && inverse.count == size * size,
      "A and its inverse have n² entries"
    )
    var residual = rightSide
    var reduced = [UInt32](repeating: 0, count: size)
    let divisor = primeInverse
    return [UInt32](unsafeUninitializedCapacity: digitCount * size) { digits, count in
      matrix.withUnsafeBufferPointer { matrix in
        inverse.withUnsafeBufferPointer { inverse in
          reduced.withUnsafeMutableBufferPointer { reduced in
            guard
              let matrix = matrix.baseAddress, let inverse = inverse.baseAddress,
              let target = reduced.baseAddress, let digits = digits.baseAddress
            else { return }
            // Rows start at i·n with i < n, digit rows at step·n with step < digitCount.
            for step in 0..<digitCount {
              if step.isMultiple(of: 8), ExactLinearSystem.isOver(stopwatch) { return }
              for i in 0..<size { target[i] = residue(residual[i]) }
              let row = digits + step * size
              for i in 0..<size {
                row[i] = dot(inverse + i * size, target, count: size)
              }
              // (r − A·digits)/p is an integer of magnitude at most 2⁶¹ + 2³⁰, so computing it
              // modulo 2⁶⁴ is exact, whatever the products overflow on the way.
              for i in 0..<size {
                let sum = Self.wrappingDot(matrix + i * size, row, count: size)
                residual[i] = (residual[i] &- sum) &* divisor
              }
            }
            count = digitCount * size
          }
        }
      }
    }
  }

  /// `Σ_j left[j]·right[j]` modulo 2⁶⁴.
  @inline(__always)
  private static func wrappingDot(
    _ left: UnsafePointer<Int64>,
    _ right: UnsafePointer<UInt32>,
    count: Int
  ) -> Int64 {
    var sum: Int64 = 0
    for j in 0..<count { sum &+= left[j] &* Int64(right[j]) }
    return sum
  }

  /// The number with the given base-p digits, as 64-bit words, lowest first.
  ///
  /// - Parameters:
  ///   - digits: The digits of all components, `digits[step · stride + component]`.
  ///   - component: Which component to read.
  ///   - stride: The number of components.
  /// - Returns: The words; the last one is not zero.
  func words(ofDigits digits: [UInt32], component: Int, stride: Int) -> [UInt] {
    let count = digits.count / stride
    // Two digits at a time: p² < 2⁶².
    let square = UInt(prime * prime)
    // 31 bits hold a digit.
    let capacity = (count * 31 + 63) / 64 + 1
    return [UInt](unsafeUninitializedCapacity: capacity) { words, used in
      var step = (count + 1) / 2 * 2
      while step > 0 {
        step -= 2
        let low = UInt(digits[step * stride + component])
        let high = step + 1 < count ? UInt(digits[(step + 1) * stride + component]) : 0
        var carry = low + high * UInt(prime)
        // After k digits the number is below p^k, which `capacity` words hold.
        for index in 0..<used {
          let (top, bottom) = words[index].multipliedFullWidth(by: square)
          let (sum, overflow) = bottom.addingReportingOverflow(carry)
          words[index] = sum
          carry = top &+ (overflow ? 1 : 0)
        }
        if carry != 0 {
          words.initializeElement(at: used, to: carry)
          used += 1
        }
      }
    }
  }
}
