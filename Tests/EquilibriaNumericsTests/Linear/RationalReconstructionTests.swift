import BigInt
import Testing

@testable import EquilibriaNumerics

struct RationalReconstructionTests {
  private let modulus = BigUInt(2_147_483_647).power(6)

  @Test func `every fraction within the bounds comes back`() throws {
    var numbers = EdgeNumbers(seed: 1_001)
    let bound = BigUInt(1) << 64
    for _ in 0..<200 {
      // Components of one system: numerators over divisors of one determinant.
      let determinant = BigInt(numbers.integer(1...(1 << 62)))
      let fractions = (0..<5).map { index in
        Fraction(index == 0 ? 0 : BigInt(numbers.word()), determinant)
      }
      let residues = try fractions.map { fraction in
        let inverse = try #require(fraction.denominator.inverse(BigInt(modulus)))
        return (fraction.numerator * inverse).modulus(BigInt(modulus)).magnitude
      }
      let reconstruction = RationalReconstruction(
        modulus: modulus,
        numeratorBound: bound,
        denominatorBound: BigUInt(1) << 63
      )
      let solution = try #require(reconstruction.solution(residues: residues))
      #expect(fractions.indices.map { Fraction(solution.rational($0)) } == fractions)
    }
  }

  @Test func `a residue without a fraction within the bounds is refused`() {
    let reconstruction = RationalReconstruction(
      modulus: modulus,
      numeratorBound: 1_000,
      denominatorBound: 1_000
    )
    // Only 10⁶ of 2¹⁸⁶ residues belong to such a fraction.
    #expect(reconstruction.solution(residues: [BigUInt(7).power(60) % modulus]) == nil)
  }
}
