import EquilibriaNumerics
import Evolution
import Testing

@Suite("Bifurcation diagrams")
struct BifurcationDiagramTests {
  @Test("Thresholds of the niche are events along the chance of change")
  func niche() throws {
    let niche = try CulturalNicheTests.niche(0.3, 0.1, 0.1)
    let diagram = try niche.diagram(over: .switchProbability, from: 0.01, through: 0.5, count: 21)
    #expect(diagram.events.map(\.kind) == [.entersAtOne, .entersAtZero])
    let wanted = [Rational(1, 21), Rational(1, 3)]
    for (event, threshold) in zip(diagram.events, wanted) {
      #expect(event.parameter.contains(threshold) && event.parameter.width < 1e-9)
    }
    #expect(diagram.branches.count == 3 && diagram.folds.isEmpty)
    let inner = diagram.branches[2]
    #expect(abs((inner.points.first?.state.share.doubleValue ?? 0) - 1) < 1e-6)
    #expect(abs(inner.points.last?.state.share.doubleValue ?? 1) < 1e-6)
    #expect(inner.points.allSatisfy { $0.state.stability == .stable })
    #expect(try niche.verify(diagram) == nil)
    #expect(try CulturalNicheTests.niche(0.31, 0.1, 0.1).verify(diagram) != nil)
    #expect(
      diagram.events.map(\.description).first == "near 1/21: a mixture passes through share 1"
    )
  }

  @Test("Mixtures of punishers vanish in a fold")
  func fold() throws {
    let model = try PunishmentTests.model(16)
    let diagram = try model.diagram(over: .punishmentLoss, from: 0, through: 1, count: 4)
    // Without fear everybody who punishes is invaded; with much fear reluctance dies out.
    #expect(diagram.events.map(\.kind) == [.entersAtOne, .fold])
    #expect(try model.verify(diagram) == nil)
    #expect(diagram.events.map(\.mixturesAbove) == [2, 0])
    let fold = try #require(diagram.folds.first)
    #expect(fold.parameter.width < 1e-9)
    #expect(fold.description.contains("two mixtures vanish"))
    // At the fold the advantage of punishers has a minimum of zero.
    let there = try model.with(.punishmentLoss, fold.parameter.lower).punishersAmongReluctant()
    #expect(abs((there.fold?.doubleValue ?? 0) - fold.share) < 1e-3)
    #expect(abs(there.smallestAdvantage?.doubleValue ?? 1) < 1e-6)
    let above = try model.with(.punishmentLoss, fold.parameter.upper).punishersAmongReluctant()
    #expect(above.stableMixtures.isEmpty && above.equilibria.count == 2)
  }

  @Test("The number observed moves the share, and nothing else")
  func observed() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, 1)
    let diagram = try model.diagram(over: .observed, from: 1, through: 12)
    #expect(diagram.events.isEmpty && diagram.branches.count == 3)
    let shares = diagram.branches[1].points.map(\.state.share.doubleValue)
    #expect(shares.count == 12 && abs(shares[2] - 0.941036028881) < 1e-9)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    let costs = try model.diagram(over: .learningCost, from: 0.5, through: 1.5, count: 9)
    #expect(costs.events.map(\.kind) == [.entersAtOne])
    #expect(costs.events[0].parameter.contains(1))
  }

  @Test("Ranges are checked")
  func errors() throws {
    let model = try LearnersAndImitatorsTests.model(0.5, 0.1, 1)
    #expect(throws: EvolutionError.self) {
      try model.diagram(over: .switchProbability, from: 0.5, through: 0.5)
    }
    #expect(throws: EvolutionError.self) {
      try model.diagram(over: .switchProbability, from: 0.5, through: 1.5)
    }
    #expect(throws: EvolutionError.self) { try model.with(.observed, 1.5) }
    #expect(throws: EvolutionError.self) { try PunishmentTests.model(3).with(.groupSize, 2.5) }
  }
}
