@testable import EquilibriaNumerics
import Testing

struct OrderedFieldTests {
  @Test func `exact and floating numbers convert through one protocol`() {
    #expect(convert(Rational(1, 3), to: Rational.self) == Rational(1, 3))
    #expect(convert(Rational(1, 3), to: Double.self) == 1.0 / 3)
    #expect(Rational(1, 3).exactValue == Rational(1, 3))
    #expect((0.5 as Double).exactValue == Rational(1, 2))
    #expect((0.1 as Double).exactValue == Rational(exactly: 0.1 as Double))
    #expect(Double.nan.exactValue == nil)
    #expect(Double.infinity.exactValue == nil)
    #expect(Rational.arithmetic == .exact)
    #expect(Double.arithmetic == .floating)
  }

  private func convert<Scalar: OrderedField>(_ value: Rational, to type: Scalar.Type) -> Scalar {
    Scalar(value)
  }
}
