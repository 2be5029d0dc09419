import CaseFiles
import EquilibriaNumerics
import Institutions
import Testing

@Suite("Reward diagnostics: indifference points")
struct IndifferencePointTests {
  /// Case knox-01.
  @Test func `probabilities of the case file`() throws {
    let file = try InstitutionCase.named("knox-01")
    let triples = try #require(file.inputs["triples"]?.list)
    let wanted = try #require(file.expected["p"]?.list)
    for (triple, wanted) in zip(triples, wanted) {
      let rewards = try #require(triple.list?.compactMap { $0.rational })
      let point = IndifferencePoint(failure: rewards[0], inaction: rewards[1], success: rewards[2])
      #expect(point.isValid)
      let found = try #require(point.probability).doubleValue
      let expected = try #require(wanted.double)
      #expect(abs(found - expected) <= file.tolerance)
    }
  }

  /// Theory notes C.1.
  @Test func `trips of 12 km imply a distance per crash`() {
    let point = IndifferencePoint(failure: -100, inaction: 0, success: 10)
    #expect(point.probability == Rational(1, 11))
    #expect(point.distancePerFailure(trip: 12) == 132)
    #expect(point.description == "tries if failure has probability 1/11 or less")
    // At that risk both are worth the same.
    #expect(Rational(1, 11) * -100 + Rational(10, 11) * 10 == 0)
  }

  @Test func `reversed preferences are named`() {
    let never = IndifferencePoint(failure: -1, inaction: 2, success: 1)
    #expect(never.reversals == [.inactionOverSuccess] && never.probability == nil)
    let reckless = IndifferencePoint(failure: 0, inaction: -1, success: 1)
    #expect(reckless.reversals == [.failureOverInaction])
    #expect(reckless.distancePerFailure(trip: 1) == nil)
    let absurd = IndifferencePoint(failure: 1, inaction: 1, success: 1)
    #expect(absurd.reversals == IndifferencePoint.Reversal.allCases)
    #expect(absurd.description == "invalid: inactionOverSuccess, failureOverInaction")
  }

  /// Positive affine transformations of rewards do not matter.
  @Test func `the unit of rewards does not matter`() {
    let point = IndifferencePoint(failure: -100, inaction: -5, success: 100)
    let scaled = IndifferencePoint(failure: -293, inaction: -8, success: 307)
    #expect(point.probability == scaled.probability)
  }
}
