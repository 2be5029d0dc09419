import EquilibriaNumerics
import Evolution
import Testing

@Suite("The stationary law of accuracy")
struct StationaryLawTests {
  // evolution.md A.1.4: exact rationals.
  @Test("Moments of the error, as published")
  func moments() throws {
    let law = try StationaryLaw(ratio: Rational(5, 6), switchProbability: 0.1)
    #expect(
      law.errorMoments(through: 4) == [
        1, Rational(1, 4), Rational(5, 44), Rational(325, 5104), Rational(68125, 1_712_392),
      ]
    )
    #expect(law.variance == Rational(9, 176))
    #expect(law.mean == Rational(3, 4))
    #expect(law.moments(through: 2) == [1, 0.75, 0.75 * 0.75 + Rational(9, 176)])
  }

  @Test("The second moment has a closed form", arguments: [Rational(1, 3), 0.5, 0.9])
  func closedForm(_ ratio: Rational) throws {
    for gamma in [Rational(1, 10), 0.5, 0.95] {
      let moments = try StationaryLaw(ratio: ratio, switchProbability: gamma)
        .errorMoments(through: 2)
      let square = ratio * ratio
      #expect(moments[2] == gamma * square * (1 - 2 * moments[1]) / (1 - square))
    }
  }

  @Test("The law at equilibrium is exact where the share is irrational")
  func equilibrium() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, 3)
    let law = try #require(try model.stationaryLawAtEquilibrium())
    #expect(law.ratio == Rational(5, 6) && law.mean == 0.75)
    let taken = try LearnersAndImitatorsTests.model(2, 0.1, 3)
    #expect(try taken.stationaryLawAtEquilibrium() == nil)
    #expect(throws: EvolutionError.self) { try taken.stationaryLaw(imitators: 1) }
    let several = try LearnersAndImitatorsTests.model(0.5, 0.1, 3, environment: .states(3))
    #expect(throws: EvolutionError.self) { try several.stationaryLaw(imitators: 0.5) }
  }

  @Test("Kinds of laws")
  func kinds() throws {
    func law(_ ratio: Rational, _ gamma: Rational) throws -> StationaryLaw {
      try StationaryLaw(ratio: ratio, switchProbability: gamma)
    }
    #expect(try law(0.5, 0).kind == .pointMass(accuracy: 1))
    #expect(try law(0, 0.5).kind == .pointMass(accuracy: 1))
    #expect(try law(0.5, 1).kind == .pointMass(accuracy: Rational(2, 3)))
    #expect(try law(0.3, 0.1).kind == .singular)
    #expect(try abs(law(0.3, 0.1).dimensionBound - 0.2700) < 1e-4)
    // γ^γ (1 − γ)^(1 − γ) is .7225 at γ = .1 and .8199 at γ = .05.
    #expect(try law(0.722, 0.1).kind == .singular)
    #expect(try law(0.723, 0.1).kind == .continuous)
    #expect(try law(0.8198, 0.05).kind == .singular)
    #expect(try law(0.82, 0.05).kind == .continuous)
    #expect(try law(0.8, Rational("0.0501") ?? 0).kind == .singular)
    #expect(try law(0.5, 0.1).variance > 0)
    #expect(try law(0.5, 1).variance == 0)
  }

  @Test("Perfect samples have the moments of the law", arguments: [Rational(3, 10), 0.5, 0.9])
  func samples(_ ratio: Rational) throws {
    let law = try StationaryLaw(ratio: ratio, switchProbability: 0.2)
    let draws = law.samples(count: 20_000, seed: 5)
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let deviation = law.variance.doubleValue.squareRoot()
    #expect(abs(mean - law.mean.doubleValue) < 4 * deviation / 20_000.0.squareRoot())
    #expect(abs(variance / law.variance.doubleValue - 1) < 0.08)
    #expect(draws == law.samples(count: 20_000, seed: 5))
  }

  @Test("Bounds of the distribution hold for samples", arguments: [Rational(2, 5), 0.5, 0.8, 0.9])
  func distribution(_ ratio: Rational) throws {
    let law = try StationaryLaw(ratio: ratio, switchProbability: 0.3)
    let draws = law.samples(count: 10_000, seed: 8)
    for step in [3, 10, 14, 18] {
      let value = Rational(step, 20)
      let bounds = law.probability(ofAccuracyAtMost: value, within: Rational(1, 100))
      #expect(bounds.width <= Rational(1, 20))
      let share = Double(draws.count { $0 <= value.doubleValue }) / 10_000
      #expect(share > bounds.lower.doubleValue - 0.02 && share < bounds.upper.doubleValue + 0.02)
    }
    #expect(law.probability(ofAccuracyAtMost: 1).lower == 1)
    #expect(law.probability(ofAccuracyAtMost: 1 - ratio).upper == 0)
  }

  @Test("The uniform law is exact everywhere")
  func uniform() throws {
    let law = try StationaryLaw(ratio: 0.5, switchProbability: 0.5)
    for step in 0...16 {
      let value = Rational(1, 2) + Rational(step, 32)
      let bounds = law.probability(ofAccuracyAtMost: value, within: Rational(1, 1 << 40))
      #expect(bounds.exact == Rational(step, 16))
    }
    #expect(try law.quantile(0.25).contains(0.625))
    #expect(throws: EvolutionError.self) { try law.quantile(1.5) }
  }

  @Test("Ratios and chances outside their domains are refused")
  func errors() {
    #expect(throws: EvolutionError.self) { try StationaryLaw(ratio: 1, switchProbability: 0.5) }
    #expect(throws: EvolutionError.self) { try StationaryLaw(ratio: 0.5, switchProbability: 2) }
  }
}
