import Testing

@testable import Charts

/// Numbers for readers.
struct NumberTextTests {
  @Test(
    arguments: [
      (0.1 + 0.2, 1, "0.3"), (-0.04, 1, "0.0"), (1234567.891, 2, "1,234,567.89"),
      (-1234, 0, "−1,234"), (999.96, 1, "1,000.0"), (0.05, 2, "0.05"),
    ] as [(Double, Int, String)]
  )
  func `fixed decimals`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test(
    arguments: [
      (1.5e-7, 1, "1.5e−7"), (0, 1, "0.0e+0"), (9.96e20, 1, "1.0e+21"), (-2e10, 0, "−2e+10"),
    ] as [(Double, Int, String)]
  )
  func `powers of ten`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.scientific(value, decimals: decimals) == text)
  }

  @Test(
    arguments: [
      (1, 0), (9.99, 0), (10, 1), (0.1, -1), (0.099, -2), (1000, 3), (1e-300, -300), (1e300, 300),
      (999.9999999999999, 2), (0, 0),
    ] as [(Double, Int)]
  )
  func `exponents`(value: Double, exponent: Int) {
    #expect(NumberText.exponent(of: value) == exponent)
    #expect(NumberText.exponent(of: -value) == exponent)
  }

  @Test func `rounding gives the shortest decimal and no negative zero`() {
    #expect(NumberText.rounded(0.1 + 0.2, decimals: 7).description == "0.3")
    #expect(NumberText.rounded(-1e-9, decimals: 7).sign == .plus)
    #expect(NumberText.rounded(123_456, decimals: -3) == 123_000)
    #expect(NumberText.pixels(12.0) == "12")
    #expect(NumberText.pixels(1e300) == "1000000")
  }

  @Test(
    arguments: [
      (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0...0.7, ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]),
      (-3...12, ["−2", "0", "2", "4", "6", "8", "10", "12"]),
      (0...5000, ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]),
      (0...2e-9, ["0.0e+0", "5.0e−10", "1.0e−9", "1.5e−9", "2.0e−9"]),
      (0.31...0.33, ["0.310", "0.315", "0.320", "0.325", "0.330"]),
    ] as [(ClosedRange<Double>, [String])]
  )
  func `ticks are round`(domain: ClosedRange<Double>, labels: [String]) {
    #expect(Ticks(in: domain).labels == labels)
  }

  @Test(
    arguments: [0...1, -3...12, 1e-200...3e-200, 0...9e200, 1_000_000...1_000_001]
      as [ClosedRange<Double>]
  )
  func `ticks are few and inside`(domain: ClosedRange<Double>) {
    let ticks = Ticks(in: domain)
    let slack = (domain.upperBound - domain.lowerBound) * 1e-6
    #expect((2...9).contains(ticks.values.count))
    #expect(ticks.values == ticks.values.sorted())
    #expect(Set(ticks.labels).count == ticks.labels.count)
    for value in ticks.values {
      #expect(value >= domain.lowerBound - slack && value <= domain.upperBound + slack)
    }
  }
}
