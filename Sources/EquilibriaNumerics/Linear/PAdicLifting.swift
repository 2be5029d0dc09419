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
  /// Primes below 2³¹: a product of two residues, and two such products, fit in 64 bits.
  static let primes: [UInt64] = [2_147_483_647, 2_147_483_629, 2_147_483_587, 2_147_483_579]

  let size: Int
  let prime: UInt64
  let matrix: [Int64]
  let inverse: [UInt64]
  let largestEntry: UInt64

  /// `nil` when an entry is too large for the fast path or A is singular modulo every prime.
  init?(_ matrix: Matrix<ExactInteger>) {
    let entries = matrix.elements.compactMap(\.word)
    let largest = entries.reduce(0) { max($0, $1.magnitude) }
    guard entries.count == matrix.elements.count, largest < 1 << 31 else { return nil }
    size = matrix.rowCount
    self.matrix = entries
    largestEntry = largest
    for prime in Self.primes {
      if let inverse = Self.invert(entries, size: size, modulo: prime) {
        self.prime = prime
        self.inverse = inverse
        return
      }
    }
    return nil
  }

  /// The solution of `A·x = b`; `nil` when b is too large for the fast path.
  func solve(_ rightSide: [ExactInteger]) -> ExactLinearSystem.Solution? {
    let start = rightSide.compactMap(\.word)
    let largest = start.reduce(0) { max($0, $1.magnitude) }
    guard start.count == size, largest < 1 << 61 else { return nil }
    // |det A| and every numerator of Cramer's rule stay below these powers of two.
    let columnBits = Double(UInt64.bitWidth - largestEntry.leadingZeroBitCount)
    let rootBits = Double(Int.bitWidth - size.leadingZeroBitCount) / 2
    let determinantBits = Int((columnBits + rootBits).rounded(.up)) * size + 1
    let numeratorBits = determinantBits + 64
    let digitCount = (determinantBits + numeratorBits + 2) / 30 + 1

    let digits = lift(start, digitCount: digitCount)
    let modulus = BigInt(prime).power(digitCount)
    return reconstruct(
      digits,
      digitCount: digitCount,
      modulus: modulus,
      numeratorBound: BigInt(1) << numeratorBits,
      denominatorBound: BigInt(1) << determinantBits
    )
  }

  /// The p-adic digits of every component: `digits[step · size + component]`.
  private func lift(_ rightSide: [Int64], digitCount: Int) -> [UInt64] {
    var residual = rightSide
    var digits: [UInt64] = []
    digits.reserveCapacity(digitCount * size)
    var reduced = [UInt64](repeating: 0, count: size)
    for _ in 0..<digitCount {
      for i in 0..<size {
        let remainder = residual[i] % Int64(prime)
        reduced[i] = UInt64(remainder < 0 ? remainder + Int64(prime) : remainder)
      }
      let first = digits.count
      for i in 0..<size {
        digits.append(modularDot(row: i, reduced))
      }
      for i in 0..<size {
        var sum = Int128(residual[i])
        let base = i * size
        var partial: Int64 = 0
        // |A| and the digits are below 2³¹, so one product is below 2⁶² and adds to 2⁶³ at most.
        for j in 0..<size {
          let product = matrix[base + j] * Int64(digits[first + j])
          let (next, overflow) = partial.addingReportingOverflow(product)
          if overflow {
            sum -= Int128(partial)
            partial = product
          } else {
            partial = next
          }
        }
        sum -= Int128(partial)
        residual[i] = Int64(sum / Int128(prime))
      }
    }
    return digits
  }

  private func modularDot(row: Int, _ vector: [UInt64]) -> UInt64 {
    let base = row * size
    var sum: UInt64 = 0
    for j in 0..<size {
      // Both factors are below 2³¹ and the running sum below 2⁶³: no overflow, few divisions.
      sum &+= inverse[base + j] &* vector[j]
      if sum >= 1 << 63 { sum %= prime }
    }
    return sum % prime
  }

  private func reconstruct(
    _ digits: [UInt64],
    digitCount: Int,
    modulus: BigInt,
    numeratorBound: BigInt,
    denominatorBound: BigInt
  ) -> ExactLinearSystem.Solution? {
    var common = BigInt(1)
    var numerators: [BigInt] = []
    let base = BigInt(prime)
    let powers = Self.powers(of: base, upTo: digitCount)
    for component in 0..<size {
      let column = (0..<digitCount).map { BigInt(digits[$0 * size + component]) }
      let value = Self.assemble(column[...], powers: powers)
      var scaled = (value * common) % modulus
      if scaled > modulus >> 1 { scaled -= modulus }
      if scaled.magnitude <= numeratorBound.magnitude {
        numerators.append(scaled)
        continue
      }
      guard
        let (numerator, extra) = Self.fraction(
          scaled < 0 ? scaled + modulus : scaled,
          modulo: modulus,
          numeratorBound: numeratorBound
        )
      else { return nil }
      numerators = numerators.map { $0 * extra }
      numerators.append(numerator)
      common *= extra
      guard common <= denominatorBound else { return nil }
    }
    return ExactLinearSystem.Solution(
      numerators: numerators.map { ExactInteger($0) },
      denominator: ExactInteger(common)
    )
  }

  /// `base^(2^k)` for every level of the divide-and-conquer assembly.
  private static func powers(of base: BigInt, upTo count: Int) -> [BigInt] {
    var result = [base]
    var reach = 1
    while reach < count {
      result.append(result[result.count - 1] * result[result.count - 1])
      reach *= 2
    }
    return result
  }

  /// The number with the given base-p digits, lowest first.
  private static func assemble(_ digits: ArraySlice<BigInt>, powers: [BigInt]) -> BigInt {
    if digits.count == 1 { return digits[digits.startIndex] }
    var level = 0
    while 1 << (level + 1) < digits.count { level += 1 }
    let middle = digits.startIndex + 1 << level
    let split = min(middle, digits.endIndex)
    return assemble(digits[digits.startIndex..<split], powers: powers)
      + assemble(digits[split...], powers: powers) * powers[level]
  }

  /// Euclid's algorithm stopped half way: `numerator / denominator ≡ value` modulo `modulus`.
  private static func fraction(
    _ value: BigInt,
    modulo modulus: BigInt,
    numeratorBound: BigInt
  ) -> (BigInt, BigInt)? {
    var (previous, current) = (modulus, value)
    var (previousFactor, factor) = (BigInt(0), BigInt(1))
    while current > numeratorBound {
      let (quotient, remainder) = previous.quotientAndRemainder(dividingBy: current)
      (previous, current) = (current, remainder)
      (previousFactor, factor) = (factor, previousFactor - quotient * factor)
    }
    guard factor != 0 else { return nil }
    return factor < 0 ? (-current, -factor) : (current, factor)
  }

  /// Gauss–Jordan inversion modulo a prime; `nil` when singular.
  private static func invert(
    _ entries: [Int64],
    size: Int,
    modulo prime: UInt64
  ) -> [UInt64]? {
    let modulus = Int64(prime)
    var rows = (0..<size).map { i in
      (0..<size).map { j in
        let remainder = entries[i * size + j] % modulus
        return UInt64(remainder < 0 ? remainder + modulus : remainder)
      } + (0..<size).map { $0 == i ? 1 as UInt64 : 0 }
    }
    for step in 0..<size {
      guard let pivot = (step..<size).first(where: { rows[$0][step] != 0 }) else { return nil }
      rows.swapAt(step, pivot)
      let scale = power(rows[step][step], prime - 2, modulo: prime)
      let head = rows[step].map { $0 * scale % prime }
      rows[step] = head
      for i in 0..<size where i != step && rows[i][step] != 0 {
        let factor = prime - rows[i][step]
        rows[i].withUnsafeMutableBufferPointer { row in
          for j in step..<(size + step + 1) { row[j] = (row[j] + factor * head[j]) % prime }
        }
      }
    }
    return rows.flatMap { $0[size...] }
  }

  private static func power(_ base: UInt64, _ exponent: UInt64, modulo prime: UInt64) -> UInt64 {
    var (result, factor, rest) = (1 as UInt64, base % prime, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor % prime }
      factor = factor * factor % prime
      rest >>= 1
    }
    return result
  }
}
