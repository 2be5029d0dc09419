import CaseFiles
import EquilibriaNumerics
import Evolution
import RealModule
import SolutionConcepts
import Testing

@Suite("Continuous traits")
struct SingularStrategyTests {
  static func snowdrift(_ row: ESSCases.Case) throws -> PolynomialInvasionFitness {
    func number(_ key: String) throws -> Rational { try #require(row.inputs[key].rational) }
    return try PolynomialInvasionFitness(
      snowdriftBenefit: (linear: number("b1"), quadratic: number("b2")),
      cost: (linear: number("c1"), quadratic: number("c2")),
      traits: 0...1
    )
  }

  @Test("The continuous snowdrift game", arguments: ESSCases.group("adaptive"))
  func snowdrift(_ row: ESSCases.Case) throws {
    let model = try Self.snowdrift(row)
    let found = try model.singularStrategies()
    #expect(found.count == 1)
    let singular = try #require(found.first)
    #expect(singular.exactTrait?.rational == Rational(3, 5))
    #expect(abs(singular.trait - (try #require(row.expected["xStar"].double))) < row.tol)
    let numbers = ["convergenceStability", "evolutionaryStability"].map { row.expected[$0].double }
    #expect(abs(singular.convergence - (try #require(numbers[0]))) < 1e-12)
    #expect(abs(singular.curvature - (try #require(numbers[1]))) < 1e-12)
    let isBranching = row.expected["type"].text == "branching"
    #expect(singular.kind == (isBranching ? .branchingPoint : .continuouslyStable))
    // The closure-based search agrees.
    let floating = try model.floating().singularStrategies()
    #expect(floating.count == 1)
    #expect(abs(floating[0].trait - 0.6) < 1e-9)
    #expect(floating[0].kind == singular.kind)
    #expect(abs(floating[0].convergence - singular.convergence) < 1e-6)
    #expect(floating[0].hasMutualInvasibility == singular.hasMutualInvasibility)
  }

  @Test("Irrational singular strategies are exact")
  func irrational() throws {
    // f(y|x) = (y − x)(x² − 2x + 1/2): D(x) = x² − 2x + 1/2, with the root 1 − √½ below 1.
    let model = try PolynomialInvasionFitness(
      coefficients: [[0, -0.5, 2, -1], [0.5, -2, 1]],
      traits: 0...1
    )
    let found = try model.singularStrategies()
    #expect(found.count == 1)
    #expect(found[0].exactTrait?.rational == nil)
    #expect(abs(found[0].trait - (1 - 0.5.squareRoot())) < 1e-9)
    // The model is linear in the mutant's trait: no second-order verdict.
    #expect(found[0].kind == .degenerate)
  }

  @Test("All kinds are told apart", arguments: [(-1, -1), (-1, 1), (1, -1), (1, 1)])
  func kinds(_ row: (convergence: Int, curvature: Int)) throws {
    // f = q(y − ½)²/2 + m(y − ½)(x − ½) + …: curvature q, convergence q + m.
    let curvature = Double(row.curvature)
    let mixed = Double(row.convergence) * 3 - curvature
    let model = try InvasionFitness(traits: 0...1) { mutant, resident in
      let (y, x) = (mutant - 0.5, resident - 0.5)
      return curvature * y * y / 2 + mixed * y * x
    }
    let found = try model.singularStrategies(gridSize: 37)
    #expect(found.count == 1)
    #expect(abs(found[0].trait - 0.5) < 1e-12)
    let expected: SingularStrategy.Kind =
      switch row {
      case (-1, -1): .continuouslyStable
      case (-1, _): .branchingPoint
      case (_, -1): .gardenOfEden
      default: .repeller
      }
    #expect(found[0].kind == expected)
    #expect(found[0].isConvergenceStable == (row.convergence < 0))
  }

  @Test("A closure with exponentials")
  func learning() throws {
    // Individual improvement a with cost ca²/2, c = V = 1, γ = 1/10: a* = .282375696128, a CSS.
    // Source: the first-order condition is a quadratic with this positive root.
    let rate = 0.1
    let model = try InvasionFitness(traits: 0.01...0.99) { mutant, resident in
      -(1 - mutant) * rate / (resident + rate - resident * rate) - mutant * mutant / 2
    }
    let found = try model.singularStrategies()
    #expect(found.count == 1)
    #expect(abs(found[0].trait - 0.282375696128) < 1e-9)
    #expect(found[0].kind == .continuouslyStable)
  }

  @Test("The plot has the sign of growth, and its contour crosses the diagonal at the strategy")
  func plot() throws {
    let model = try Self.snowdrift(try ESSCases.named("CSS-01"))
    let plot = try model.floating().invasibilityPlot(gridSize: 20)
    for (row, mutant) in plot.traits.enumerated() {
      for (column, resident) in plot.traits.enumerated() {
        let growth = model.growth(of: Rational(mutant), among: Rational(resident))
        #expect(plot.signs[row][column] == growth.signum)
      }
    }
    #expect(plot.contours.count == 1)
    // (y − x)·(b₂ − c₂)(y + x) + 2b₂x(y − x) + (b₁ − c₁)(y − x): a straight line off the diagonal.
    for point in plot.contours[0] {
      let line = 0.2 * (point.mutant + point.resident) - 2.8 * point.resident + 1.44
      // Dividing by y − x costs digits near the diagonal.
      #expect(abs(line) < 1e-8)
    }
  }

  @Test("Closed contours end where they began")
  func closed() throws {
    let model = try InvasionFitness(traits: -1...1) { mutant, resident in
      (mutant - resident) * (mutant * mutant + resident * resident - 0.3)
    }
    let contours = try model.invasibilityPlot(gridSize: 30).contours
    #expect(contours.count == 1)
    #expect(contours[0].first == contours[0].last)
    for point in contours[0] {
      #expect(abs(point.mutant * point.mutant + point.resident * point.resident - 0.3) < 1e-9)
    }
  }

  @Test("Parameters outside their domain are named")
  func domains() throws {
    #expect(throws: EvolutionError.self) { try InvasionFitness(traits: 1...1) { $0 + $1 } }
    let model = try InvasionFitness(traits: 0...1) { mutant, _ in 1 / (mutant - mutant) }
    #expect(throws: EvolutionError.self) { try model.singularStrategies() }
    #expect(throws: EvolutionError.self) { try model.invasibilityPlot(gridSize: 0) }
    #expect(throws: EvolutionError.self) {
      try PolynomialInvasionFitness(coefficients: [[1]], traits: 0...1).singularStrategies()
    }
  }
}
