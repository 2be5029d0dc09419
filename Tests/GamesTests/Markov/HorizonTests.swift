import EquilibriaNumerics
import Games
import Testing

@Suite struct HorizonTests {
  @Test(arguments: [
    (Horizon.discounted(0.9, players: 2), "discounted by 9/10"),
    (.discounted([0.9, 0.5]), "discounted by 9/10, 1/2"),
    (.finite(steps: 10, players: 2), "10 periods"),
    (.finite(steps: 1, discount: 0.5, players: 1), "1 period, discounted by 1/2"),
    (.average, "long-run average"),
  ])
  func `descriptions`(horizon: Horizon, text: String) { #expect(horizon.description == text) }

  @Test func `discount factors`() {
    #expect(Horizon.discounted(0.9, players: 3).discounts == [0.9, 0.9, 0.9])
    #expect(Horizon.finite(steps: 2, players: 1).discounts == [1])
    #expect(Horizon.average.discounts == nil)
  }
}
