import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

@Suite("Selection between and within groups")
struct GroupSelectionTests {
  /// Random groups of given sizes, nested to a depth.
  private static func population(
    _ sizes: [Int],
    _ depth: Int,
    _ generator: inout Xoshiro256
  ) -> PricePopulation {
    func number(_ most: Int) -> Rational {
      Rational(Int.random(in: 0...most, using: &generator), 97)
    }
    return .group(
      sizes.map { size in
        depth > 1
          ? population(sizes, depth - 1, &generator)
          : .members(
            count: Rational(size),
            fitness: number(200) + 0.1,
            trait: number(97),
            traitAfter: number(97)
          )
      }
    )
  }

  @Test("The Price equation is an identity", arguments: EvolutionCase.group("multilevel"))
  func identity(_ row: EvolutionCase) throws {
    let sizes = try #require(row.inputs["sizes"]?.list).compactMap(\.int)
    var generator = Xoshiro256(seed: 77)
    for depth in 1...3 {
      let price = try PriceEquation(Self.population(sizes, depth, &generator))
      #expect(price.residual == 0)
      #expect(price.selection.count == depth)
      try row.expect("residual", price.residual.doubleValue)
    }
  }

  @Test("Altruists lose within groups and win between them")
  func altruists() throws {
    // Fitness 1 + 2·(share of altruists) − cost 0.5 of altruists, in groups of 10 and 90 percent.
    func group(_ share: Rational) -> PricePopulation {
      .group([
        .members(count: 100 * share, fitness: 0.5 + 2 * share, trait: 1, traitAfter: 1),
        .members(count: 100 * (1 - share), fitness: 1 + 2 * share, trait: 0, traitAfter: 0),
      ])
    }
    let price = try PriceEquation(.group([group(0.1), group(0.9)]))
    #expect(price.selection[0] > 0 && price.selection[1] < 0 && price.transmission == 0)
    #expect(price.change > 0 && price.residual == 0)
    #expect(throws: EvolutionError.self) { try PriceEquation(.group([])) }
    #expect(throws: EvolutionError.self) {
      try PriceEquation(.members(count: 1, fitness: 0, trait: 0, traitAfter: 0))
    }
    #expect(throws: EvolutionError.self) {
      try PriceEquation(.members(count: 0, fitness: 1, trait: 0, traitAfter: 0))
    }
  }

  // evolution.md A.6: n = 16 gives .74 to .79 with punishers and .12 without, over 1000 generations.
  @Test("Punishers keep up cooperation in groups of sixteen")
  func punishers() throws {
    func cooperation(_ hasPunishers: Bool) throws -> Estimate? {
      try CulturalGroupSelection(groups: 64, groupSize: 16, hasPunishers: hasPunishers)
        .cooperation(generations: 300, runs: 2, seed: 1)
    }
    let (with, without) = (
      try #require(try cooperation(true)), try #require(try cooperation(false))
    )
    #expect(without.mean < 0.3)
    #expect(with.mean > without.mean)
  }

  @Test("The same seed gives the same history")
  func determinism() throws {
    let model = try CulturalGroupSelection(groups: 8)
    let history = try model.history(generations: 50, seed: 3)
    #expect(history.count == 50 && history.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(history == (try model.history(generations: 50, seed: 3)))
    #expect(history != (try model.history(generations: 50, seed: 4)))
    let first = try model.cooperation(generations: 40, runs: 6, seed: 9)
    let again = try model.cooperation(generations: 40, runs: 6, seed: 9)
    #expect(first != nil && first == again)
    let limits = Limits(iterations: 39)
    #expect(try model.cooperation(generations: 40, runs: 6, seed: 9, limits: limits) == nil)
  }

  @Test("Parameters outside their domains are refused")
  func errors() throws {
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(groups: 7) }
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(groupSize: 1) }
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(migration: 1.5) }
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(cost: 0.9) }
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(punishmentLoss: 0.9) }
    #expect(throws: EvolutionError.self) { try CulturalGroupSelection(cost: -.infinity) }
    #expect(throws: EvolutionError.self) {
      try CulturalGroupSelection().cooperation(generations: 1, runs: 2, seed: 1)
    }
  }
}
