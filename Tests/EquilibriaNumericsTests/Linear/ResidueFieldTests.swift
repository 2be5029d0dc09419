import BigInt
import Testing

@testable import EquilibriaNumerics

struct ResidueFieldTests {
  @Test(arguments: ResidueField.fields)
  func `the modulus is a prime just below 2³¹`(field: ResidueField) {
    #expect(field.prime == (1 << 31) - field.complement)
    var divisor: UInt64 = 2
    while divisor * divisor <= field.prime, field.prime % divisor != 0 { divisor += 1 }
    #expect(divisor * divisor > field.prime)
    #expect(Int64(field.prime) &* field.primeInverse == 1)
  }

  @Test(arguments: ResidueField.fields)
  func `reduction is the remainder of any word`(field: ResidueField) {
    var numbers = EdgeNumbers(seed: field.prime)
    let edges: [UInt64] = [
      0, 1, field.prime - 1, field.prime, field.prime + 1, 1 << 31, 1 << 62, .max, .max - 1,
      2 * field.prime - 1, 2 * field.prime, (field.prime - 1) * (field.prime - 1), 1 << 63,
    ]
    for value in edges + (0..<2_000).map({ _ in UInt64(bitPattern: numbers.word()) }) {
      #expect(field.reduced(value) == value % field.prime)
      let signed = Int64(bitPattern: value)
      let expected = BigInt(signed).modulus(BigInt(field.prime))
      #expect(BigInt(field.residue(signed)) == expected)
    }
  }

  @Test(arguments: ResidueField.fields)
  func `inverses and row operations`(field: ResidueField) {
    let largest = UInt32(field.prime - 1)
    // All products at their largest, for counts around the blocks of four.
    for count in [0, 1, 3, 4, 5, 64, 1_000, 1_001] {
      let row = [UInt32](repeating: largest, count: count)
      // (−1)·(−1) summed `count` times.
      #expect(field.dot(row, row, count: count) == UInt32(count))
      var target = [UInt32](repeating: .max, count: count)
      field.addMultiple(of: row, times: field.prime - 1, to: &target, count: count)
      let expected = (UInt64(UInt32.max) + 1) % field.prime
      #expect(target.allSatisfy { field.reduced(UInt64($0)) == expected })
    }
    for value in [1, 2, 3, field.prime / 2, field.prime - 1] {
      #expect(field.product(value, field.inverse(value)) == 1)
    }
  }

  @Test(arguments: 1...9)
  func `a matrix times its inverse is the unit matrix`(size: Int) {
    var numbers = EdgeNumbers(seed: UInt64(950 + size))
    let field = ResidueField.fields[size % 4]
    for _ in 0..<20 {
      let entries = (0..<size * size).map { _ in numbers.integer(-2...2) }
      let rank = field.rankProfile(of: entries, size: size).rows.count
      guard let inverse = field.inverse(of: entries, size: size) else {
        #expect(rank < size)
        continue
      }
      #expect(rank == size)
      for i in 0..<size {
        for j in 0..<size {
          let sum = (0..<size).reduce(0 as Int64) {
            ($0 + entries[i * size + $1] * Int64(inverse[$1 * size + j])) % Int64(field.prime)
          }
          #expect(field.residue(sum) == (i == j ? 1 : 0))
        }
      }
    }
  }

  @Test func `digits are read back as a number`() {
    var numbers = EdgeNumbers(seed: 960)
    for count in [1, 2, 3, 4, 7, 30, 65] {
      for field in ResidueField.fields {
        let digits = (0..<3 * count).map { index in
          index % 3 == 2 ? UInt32(field.prime - 1) : field.residue(numbers.word())
        }
        for component in 0..<3 {
          let expected = (0..<count).reversed().reduce(BigUInt(0)) {
            $0 * BigUInt(field.prime) + BigUInt(digits[$1 * 3 + component])
          }
          let words = field.words(ofDigits: digits, component: component, stride: 3)
          #expect(BigUInt(words: words) == expected)
        }
      }
    }
  }
}
