import EquilibriaNumerics
import Testing

@Suite("Estimates")
struct EstimateTests {
  @Test("Independent values have the usual standard error", arguments: [100, 5_000, 50_000])
  func independent(_ count: Int) {
    var generator = Xoshiro256(seed: 4)
    var means = BatchMeans(count: count)
    for _ in 0..<count { means.add(generator.nextUnit()) }
    let estimate = means.estimate
    #expect(estimate.isWithin(4, standardErrorsOf: 0.5))
    #expect(estimate.interval.contains(estimate.mean))
    let wanted = (1.0 / 12 / Double(count)).squareRoot()
    #expect(estimate.standardError > wanted / 2 && estimate.standardError < 2 * wanted)
  }

  @Test("Fewer values than announced, and none")
  func partial() {
    var means = BatchMeans(count: 100_000)
    #expect(means.estimate.standardError == .infinity)
    for value in 0..<50 { means.add(Double(value)) }
    #expect(means.estimate.mean == 24.5 && means.estimate.standardError == .infinity)
    for value in 50..<1_000 { means.add(Double(value)) }
    #expect(means.estimate.mean == 499.5 && means.estimate.standardError < .infinity)
  }
}
