import EquilibriaNumerics
import Testing

@Suite("Certified roots")
struct CertifiedRootTests {
  @Test("Roots of a product of linear factors are found exactly")
  func rational() {
    // (x − 1/3)(x − 1/2)(x − 9/10)
    let factors = [Rational(1, 3), Rational(1, 2), Rational(9, 10)].map {
      SparsePolynomial([(1, 1), (0, -$0)])
    }
    let polynomial = factors[0] * factors[1] * factors[2]
    let roots = polynomial.rootsInUnitInterval
    #expect(roots.map(\.exact) == [Rational(1, 3), Rational(1, 2), Rational(9, 10)])
    #expect(roots.allSatisfy { $0.isRoot(of: polynomial) })
  }

  @Test("Roots of 1/2 are enclosed closely", arguments: [2, 3, 10, 1_000, 100_000])
  func powers(_ exponent: Int) throws {
    let polynomial = SparsePolynomial([(exponent, 1), (0, Rational(-1, 2))])
    let roots = polynomial.rootsInUnitInterval
    let root = try #require(roots.first)
    #expect(roots.count == 1 && root.proof == .rises && root.isRoot(of: polynomial))
    #expect(root.enclosure.width < 1e-13)
    #expect(abs(root.doubleValue.raised(to: exponent) - 0.5) < 1e-9)
  }

  @Test("Double roots touch, and pairs that nearly meet are told apart")
  func double() {
    let square = SparsePolynomial([(2, 1), (1, -2 * Rational(3, 10)), (0, 0.09)])
    let roots = square.rootsInUnitInterval
    #expect(roots.count == 1)
    #expect(roots[0].proof == .touches && roots[0].enclosure.contains(0.3))
    #expect(!roots[0].isRoot(of: square))
    let pair = square - SparsePolynomial(Rational(1, 1_000_000_000_000))
    let two = pair.rootsInUnitInterval
    #expect(two.map(\.proof) == [.falls, .rises] || two.map(\.proof) == [.vanishes, .vanishes])
    #expect((square + SparsePolynomial(Rational(1, 1_000_000))).rootsInUnitInterval.isEmpty)
  }

  @Test("Roots at the ends are no roots inside")
  func ends() {
    // x²(1 − x)
    let polynomial = SparsePolynomial([(2, 1), (3, -1)])
    #expect(polynomial.rootsInUnitInterval.isEmpty)
    #expect(SparsePolynomial(.zero).rootsInUnitInterval.isEmpty)
    #expect(SparsePolynomial(3).rootsInUnitInterval.isEmpty)
  }

  @Test("A checker rejects bounds without a root, and a turned proof")
  func checker() throws {
    let polynomial = SparsePolynomial([(2, 1), (0, Rational(-1, 2))])
    let root = try #require(polynomial.rootsInUnitInterval.first)
    let shifted = Enclosure(lower: root.enclosure.upper, upper: root.enclosure.upper + 0.1)
    #expect(!CertifiedRoot(enclosure: shifted, proof: .rises).isRoot(of: polynomial))
    #expect(!CertifiedRoot(enclosure: root.enclosure, proof: .falls).isRoot(of: polynomial))
    #expect(!CertifiedRoot(enclosure: root.enclosure, proof: .vanishes).isRoot(of: polynomial))
    #expect(!CertifiedRoot(0.7).isRoot(of: polynomial))
    #expect(root.complement.enclosure.contains(1 - root.enclosure.lower))
    #expect(root.complement.proof == .falls)
  }

  @Test("Enclosures hold the results of exact arithmetic")
  func enclosures() {
    var generator = Xoshiro256(seed: 2)
    for _ in 0..<200 {
      func number() -> Rational { Rational(Int.random(in: -50...50, using: &generator), 7) }
      func around(_ value: Rational) -> Enclosure {
        Enclosure(lower: value - Rational(1, 1 << 30), upper: value + Rational(1, 1 << 30))
      }
      let (a, b) = (number(), number())
      #expect((around(a) + around(b)).contains(a + b))
      #expect((around(a) - around(b)).contains(a - b))
      #expect((around(a) * around(b)).contains(a * b))
      if !b.isZero { #expect(around(a).divided(by: around(b))?.contains(a / b) == true) }
      let power = around(a.magnitude + 1).raised(to: 20)
      #expect(power.contains((a.magnitude + 1).raised(to: 20)))
    }
    #expect(Enclosure(3).divided(by: Enclosure(lower: -1, upper: 1)) == nil)
    #expect(Enclosure(Rational(1, 3)).description == "1/3")
  }

  @Test("Rounding keeps to its side", arguments: [-1, 1])
  func rounding(_ sign: Int) {
    let value = Rational(sign) * Rational(1, 3).raised(to: 200)
    let (down, up) = (value.rounded(up: false, toBits: 64), value.rounded(up: true, toBits: 64))
    #expect(down < value && value < up)
    #expect((up - down) / value.magnitude < Rational(1, 1 << 60))
    #expect(Rational(5, 7).rounded(up: true, toBits: 64) == Rational(5, 7))
  }
}
