@testable import EquilibriaNumerics
import Testing

struct ToleranceTests {
  @Test func `the allowance grows with the numbers`() {
    let tolerance = Tolerance(absolute: 0.5, relative: 0.25)
    #expect(tolerance.allowance(at: 0) == 0.5)
    #expect(tolerance.allowance(at: 4) == 1.5)
  }

  @Test func `the documented defaults`() {
    #expect(Tolerance.standard == Tolerance(absolute: 1e-9, relative: 1e-9))
    #expect(Tolerance(absolute: 0).relative == 1e-9)
  }
}
