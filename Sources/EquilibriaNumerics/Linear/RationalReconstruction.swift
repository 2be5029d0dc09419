internal import BigInt

/// Fractions from their residues: the inverse of reducing `numerator/denominator` modulo M.
///
/// With |numerator| ≤ N, 0 < denominator ≤ D and 2·N·D < M at most one fraction has a given residue.
///
/// > Source: Wang (1981), *A p-adic algorithm for univariate partial fractions*; von zur Gathen and
/// > Gerhard, *Modern Computer Algebra*, theorem 5.26.
struct RationalReconstruction {
  /// M.
  let modulus: BigUInt
  /// N.
  let numeratorBound: BigUInt
  /// D.
  let denominatorBound: BigUInt

  /// The vector with the given residues, over its least common denominator.
  ///
  /// The components of a solution of `A·x = b` mostly share one denominator, so it is found once
  /// and each further component only costs a multiplication.
  ///
  /// - Parameters:
  ///   - residues: Every component of x modulo M, where N bounds `|det A|·|x|` and D bounds
  ///     `|det A|`.
  ///   - stopwatch: When to give up.
  /// - Returns: `nil` when no vector within the bounds has these residues, or the stopwatch gives a
  ///   reason to stop.
  func solution(
    residues: some Sequence<BigUInt>,
    stopwatch: Stopwatch? = nil
  ) -> ExactLinearSystem.Solution? {
    let half = modulus >> 1
    var common = BigUInt(1)
    var factors: [BigUInt] = []
    // A numerator belongs to the product of the factors that were known when it was found.
    var found: [(numerator: BigInt, known: Int)] = []
    for residue in residues {
      if ExactLinearSystem.isOver(stopwatch) { return nil }
      let scaled = factors.isEmpty ? residue : residue * common % modulus
      let negative = scaled > half
      let magnitude = negative ? modulus - scaled : scaled
      if magnitude <= numeratorBound {
        // numerator·det ≡ common·(det·x) holds modulo M and both sides are below M/2: equality.
        found.append((BigInt(sign: negative ? .minus : .plus, magnitude: magnitude), factors.count))
        continue
      }
      let (numerator, factor) = fraction(scaled)
      common *= factor
      guard !factor.isZero, common <= denominatorBound else { return nil }
      factors.append(factor)
      found.append((numerator, factors.count))
    }
    var missing = BigUInt(1)
    var known = factors.count
    var numerators: [ExactInteger] = []
    for (numerator, count) in found.reversed() {
      while known > count {
        known -= 1
        missing *= factors[known]
      }
      let complete = count == factors.count
      numerators.append(ExactInteger(complete ? numerator : numerator * BigInt(missing)))
    }
    return ExactLinearSystem.Solution(
      numerators: numerators.reversed(),
      denominator: ExactInteger(BigInt(common))
    )
  }

  /// Euclid's algorithm stopped at the first remainder within N: `numerator ≡ residue · factor`.
  private func fraction(_ residue: BigUInt) -> (numerator: BigInt, factor: BigUInt) {
    var (previous, current) = (modulus, residue)
    // The cofactors alternate in sign, so their magnitudes only grow.
    var (previousFactor, factor) = (BigUInt(0), BigUInt(1))
    var negative = false
    while current > numeratorBound {
      let (quotient, remainder) = previous.quotientAndRemainder(dividingBy: current)
      (previous, current) = (current, remainder)
      (previousFactor, factor) = (factor, previousFactor + quotient * factor)
      negative.toggle()
    }
    return (BigInt(sign: negative ? .minus : .plus, magnitude: current), factor)
  }
}
