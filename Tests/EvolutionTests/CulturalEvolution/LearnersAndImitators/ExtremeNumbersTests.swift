import EquilibriaNumerics
import Evolution
import Testing

@Suite("Learners and imitators with extreme numbers")
struct ExtremeNumbersTests {
  private static func power(_ exponent: Int) -> Rational { 1 / Rational(10).raised(to: -exponent) }

  // q*ⁿ = κ / (2γ + κ(1 − 2γ)) and eigenvalue −(1 − q)·n·κ·(2γ + κ(1 − 2γ)) / 2γ, by hand.
  @Test(
    "Shares and eigenvalues are close in proportion",
    arguments: [
      (cost: -40, change: -1, n: 3), (-60, -1, 3), (-300, -1, 3), (-400, -1, 3), (-60, -1, 1),
      (0, -16, 3), (0, -18, 3), (0, -20, 3), (0, -80, 10), (0, -20, 1_000), (-20, -20, 2),
    ]
  )
  func mixtures(_ row: (cost: Int, change: Int, n: Int)) throws {
    let (kappa, gamma) = (Self.power(row.cost) / 2, Self.power(row.change))
    let model = try LearnersAndImitatorsTests.model(kappa, gamma, row.n)
    let found = model.equilibrium
    #expect(found.regime == .mixture && model.verify(model.equilibria) == nil)
    let share = found.imitators.enclosure
    let rest = 1 - share
    #expect(share.width <= share.lower / 1_000_000_000)
    #expect(rest.width <= rest.lower / 1_000_000_000)
    let blind = kappa / (2 * gamma + kappa * (1 - 2 * gamma))
    #expect(found.blindness == blind)
    if row.n < 20 {
      #expect(share.lower.raised(to: row.n) <= blind && blind <= share.upper.raised(to: row.n))
    }
    let factor = -Rational(row.n) * kappa * (2 * gamma + kappa * (1 - 2 * gamma)) / (2 * gamma)
    let wanted = factor * (1 - (share.lower + share.upper) / 2)
    #expect(found.eigenvalue.sign == -1)
    #expect(found.eigenvalue.width <= wanted.magnitude / 1_000_000)
    #expect((found.eigenvalue.lower - wanted).magnitude <= wanted.magnitude / 1_000_000)
    let optimum = model.welfareOptimum
    #expect(model.verify(optimum) && optimum.gain.sign == 1 && optimum.loss == optimum.gain)
    #expect(optimum.imitators.enclosure.upper < share.lower)
    #expect(optimum.gain.width <= optimum.gain.lower / 1_000_000)
  }

  @Test("Costs beyond floating numbers let imitators take over")
  func costly() throws {
    let found = try LearnersAndImitatorsTests.model(Self.power(-400), 0.1, 1).equilibrium
    #expect(found.regime == .mixture && found.imitators.exact != nil)
    let model = try LearnersAndImitatorsTests.model(1 / Self.power(-400), 0.1, 2)
    #expect(model.regime == .imitation && model.welfareOptimum.imitators.exact == 1)
  }
}
