/// The solution of `A·x = 1` up to a factor, in words: the short way for small solutions.
///
/// The bordered system `A·p − v·1 = 0, Σp = 1` has the solution `p = x/Σx`, whose fractions are
/// often far shorter than those of x and than any bound known beforehand. So a few p-adic digits
/// are computed, fractions are read off, and the result is proven by multiplying it out.
package struct WordProportions: Sendable {
  /// Integers w, proportional to x, below 2⁶¹ in magnitude.
  package let weights: [Int64]
  /// S > 0 with `A·w = S·1`, so that `x = w/S`.
  package let sum: Int128

  /// Four digits and fractions below 2⁶¹ fit together: 2·2⁶¹·2⁶¹ < p⁴ for p > 2³⁰·⁹⁹.
  private static let digitCount = 4
  private static let largest: UInt128 = 1 << 61

  /// `nil` when the solution is too long, when A may be singular, or when A is too large.
  ///
  /// A solution proves A regular: were A·n = 0 with n ≠ 0, then Σn ≠ 0, or (n, 0) would be in the
  /// kernel of the bordered matrix, which is regular modulo p; so n/Σn would be the only solution
  /// of the bordered system, with v = 0, while w/Σw is one with v ≠ 0.
  ///
  /// - Parameters:
  ///   - entries: The n² entries of A, row after row.
  ///   - size: n.
  package init?(_ entries: [Int64], size: Int) {
    precondition(entries.count == size * size, "the matrix is square")
    let width = size + 1
    let largestEntry = entries.reduce(1) { max($0, $1.magnitude) }
    // What keeps a residual in one word.
    guard size > 0, largestEntry <= (1 << 61) / UInt64(width) else { return nil }
    var bordered: [Int64] = []
    bordered.reserveCapacity(width * width)
    for row in 0..<size {
      bordered += entries[row * size..<(row + 1) * size]
      bordered.append(-1)
    }
    bordered += repeatElement(1, count: size)
    bordered.append(0)
    let field = ResidueField.fields[0]
    guard let inverse = field.inverse(of: bordered, size: width) else { return nil }
    var rightSide = [Int64](repeating: 0, count: width)
    rightSide[size] = 1
    let digits = field.lift(
      matrix: bordered,
      inverse: inverse,
      rightSide: rightSide,
      digitCount: Self.digitCount
    )
    guard
      let weights = Self.numerators(digits, field, count: size),
      let sum = Self.commonSum(entries, weights), sum != 0
    else { return nil }
    self.weights = sum > 0 ? weights : weights.map { -$0 }
    self.sum = abs(sum)
  }

  /// The numerators of the first fractions over one denominator, if all are small.
  private static func numerators(
    _ digits: [UInt32],
    _ field: ResidueField,
    count: Int
  ) -> [Int64]? {
    let prime = UInt128(field.prime)
    let modulus = prime * prime * prime * prime
    let stride = count + 1
    var denominator: UInt128 = 1
    // A numerator belongs to the denominator that was known when it was found.
    var found: [(numerator: Int128, denominator: UInt128)] = []
    found.reserveCapacity(count)
    for component in 0..<count {
      // The residue times the denominator, digit by digit, then as one number.
      var carry: UInt128 = 0
      var scaled: UInt128 = 0
      var power: UInt128 = 1
      for digit in 0..<digitCount {
        let sum = UInt128(digits[digit * stride + component]) * denominator + carry
        carry = sum / prime
        scaled += (sum - carry * prime) * power
        power *= prime
      }
      guard let (numerator, factor) = fraction(scaled, modulus) else { return nil }
      // Both factors are at most 2⁶¹.
      denominator *= factor
      guard denominator <= largest else { return nil }
      found.append((numerator, denominator))
    }
    var result: [Int64] = []
    result.reserveCapacity(count)
    for (numerator, known) in found {
      let (product, overflow) = numerator.multipliedReportingOverflow(
        by: Int128(denominator / known)
      )
      guard !overflow, product.magnitude <= largest else { return nil }
      result.append(Int64(product))
    }
    return result
  }

  /// The fraction with a given residue whose parts are at most 2⁶¹, by Euclid's algorithm.
  private static func fraction(
    _ residue: UInt128,
    _ modulus: UInt128
  ) -> (numerator: Int128, denominator: UInt128)? {
    if residue <= largest { return (Int128(residue), 1) }
    if modulus - residue <= largest { return (-Int128(modulus - residue), 1) }
    var (previous, current) = (modulus, residue)
    // The cofactors alternate in sign, and are at most the modulus over the previous remainder.
    var (previousFactor, factor) = (0 as UInt128, 1 as UInt128)
    var negative = false
    while current > largest {
      let (quotient, remainder) = previous.quotientAndRemainder(dividingBy: current)
      (previous, current) = (current, remainder)
      (previousFactor, factor) = (factor, previousFactor + quotient * factor)
      negative.toggle()
    }
    guard factor <= largest else { return nil }
    return (negative ? -Int128(current) : Int128(current), factor)
  }

  /// The sum `Σⱼ aᵢⱼ·wⱼ` if it is the same for all rows i.
  ///
  /// No overflow: n·|a| ≤ 2⁶¹ and |w| ≤ 2⁶¹.
  private static func commonSum(_ entries: [Int64], _ weights: [Int64]) -> Int128? {
    var common: Int128?
    for row in weights.indices {
      var sum: Int128 = 0
      for column in weights.indices {
        sum += Int128(entries[row * weights.count + column]) * Int128(weights[column])
      }
      if let common, common != sum { return nil }
      common = sum
    }
    return common
  }
}
