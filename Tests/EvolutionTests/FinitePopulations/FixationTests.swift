import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("Fixation in finite populations")
struct FixationTests {
  static func hawkDove() throws -> SymmetricGame<String> {
    try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
  }

  @Test("Constant fitness", arguments: ["FIN-01", "FIN-02"])
  func constant(_ id: String) throws {
    let row = try ESSCases.named(id)
    let ratio = try #require(row.inputs["r"].rational)
    let size = Int(try #require(row.inputs["N"].double))
    let expected = try #require(row.expected["rho"].double)
    let closed = try FixationProbability(relativeFitness: ratio.doubleValue, size: size)
    #expect(abs(closed.probability - expected) <= 1e-11 * expected)
    // The same as a game whose payoffs do not depend on the opponent, in a Moran process.
    let game = try SymmetricGame([[ratio, ratio], [1, 1]])
    let moran = try PopulationProcess(size: size, revision: .moran(.linear(weight: 1)))
    let summed = try game.fixationProbability(of: 0, into: 1, under: moran)
    #expect(abs(summed.logarithm - closed.logarithm) < 1e-12)
    let exact = try game.exactFixationProbability(of: 0, into: 1, size: size)
    #expect(abs(exact.doubleValue - expected) <= 1e-11 * expected)
  }

  @Test("Near r = 1 nothing is lost")
  func neutral() throws {
    #expect(
      try FixationProbability(relativeFitness: 1, size: 7).probability.rounded(toPlaces: 15)
        == (1.0 / 7).rounded(toPlaces: 15)
    )
    // ρ = 1/N + (N − 1)/(2N)·(r − 1) + …
    let close = try FixationProbability(relativeFitness: 1 + 0x1p-40, size: 100)
    let expected = 0.01 * (1 + 99.0 / 2 * 0x1p-40)
    #expect(abs(close.probability - expected) < 3e-17)
  }

  @Test("Exact frequency-dependent probabilities")
  func exact() throws {
    // Source: exact rational sum for Hawk–Dove with two added to all payoffs, N = 10.
    let game = try SymmetricGame([[1, 4], [2, 3]])
    #expect(
      try game.exactFixationProbability(of: 0, into: 1, size: 10) == Rational(1_299_078, 6_944_731)
    )
    #expect(
      try game.exactFixationProbability(of: 1, into: 0, size: 10) == Rational(937_365, 6_944_731)
    )
    let moran = try PopulationProcess(size: 10, revision: .moran(.linear(weight: 1)))
    let floating = try game.fixationProbability(of: 0, into: 1, under: moran)
    #expect(abs(floating.probability - 1_299_078.0 / 6_944_731) < 1e-15)
  }

  @Test("Pairwise comparison in Hawk–Dove (case FIN-04)")
  func comparison() throws {
    let row = try ESSCases.named("FIN-04")
    let game = try Self.hawkDove()
    let process = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1))
    let hawk = try game.fixationProbability(of: "Hawk", into: "Dove", under: process)
    let dove = try game.fixationProbability(of: "Dove", into: "Hawk", under: process)
    #expect(abs(hawk.probability - (try #require(row.expected["rhoH"].double))) < row.tol)
    #expect(abs(dove.probability - (try #require(row.expected["rhoD"].double))) < row.tol)
    // ρ_H/ρ_D = e^{2β}
    #expect(abs(hawk.logarithm - dove.logarithm - 2) < 1e-12)
  }

  @Test("Strong selection keeps logarithms (case FIN-05)", arguments: 0..<3)
  func strong(_ place: Int) throws {
    let row = try ESSCases.named("FIN-05")
    let process = try PopulationProcess(
      size: 100,
      revision: .pairwiseComparison(intensity: row.inputs["betas"].doubles[place])
    )
    let game = try Self.hawkDove()
    let dove = try game.fixationProbability(of: "Dove", into: "Hawk", under: process)
    let hawk = try game.fixationProbability(of: "Hawk", into: "Dove", under: process)
    #expect(abs(dove.logarithm - row.expected["logRhoD"].doubles[place]) < row.tol)
    #expect(abs(hawk.logarithm - row.expected["logRhoH"].doubles[place]) < row.tol)
    #expect(hawk.isFavoured && !dove.isFavoured)
  }

  @Test("Conditional and unconditional times of a neutral mutant")
  func times() throws {
    // Source: Antal & Scheuring (2006): a neutral Moran mutant that wins takes N(N − 1) steps.
    let game = try SymmetricGame([[1, 1], [1, 1]])
    for size in [2, 5, 40] {
      let process = try PopulationProcess(size: size, revision: .moran(.linear(weight: 0)))
      let times = try game.fixationTimes(of: 0, into: 1, under: process)
      #expect(abs(times.conditional / Double(size * (size - 1)) - 1) < 1e-12)
      let harmonic = (1..<size).reduce(0.0) { $0 + 1 / Double($1) }
      #expect(abs(times.absorption / (Double(size) * harmonic) - 1) < 1e-12)
    }
    let strong = try PopulationProcess(size: 100, revision: .pairwiseComparison(intensity: 1000))
    let times = try Self.hawkDove().fixationTimes(of: "Dove", into: "Hawk", under: strong)
    #expect(times.logAbsorption.isFinite && times.logConditional.isFinite)
    #expect(times.logAbsorption > 1000)
  }

  @Test("The gradient of selection")
  func gradient() throws {
    // β small: T⁺ − T⁻ ≈ k(N − k)/(N(N − 1))·tanh(β(π_H − π_D)/2).
    let size = 10
    let process = try PopulationProcess(size: size, revision: .pairwiseComparison(intensity: 0.3))
    let gradient = try Self.hawkDove()
      .selectionGradient(of: "Hawk", against: "Dove", under: process)
    #expect(gradient.count == size + 1)
    for hawks in 1..<size {
      let k = Double(hawks)
      let hawk = (-(k - 1) + 2 * (10 - k)) / 9
      let dove = (10 - k - 1) / 9
      let expected = k * (10 - k) / 90 * Double.tanh(0.15 * (hawk - dove))
      #expect(abs(gradient[hawks] - expected) < 1e-15)
    }
    #expect(gradient[0] == 0 && gradient[10] == 0)
  }

  @Test("A Wright–Fisher population agrees with a direct solution")
  func wrightFisher() throws {
    // N = 2: from one mutant, both ends are reached in one draw or the state is kept.
    let game = try SymmetricGame([[2, 2], [1, 1]])
    let process = try PopulationProcess(size: 2, revision: .wrightFisher(.linear(weight: 1)))
    let found = try game.fixationProbability(of: 0, into: 1, under: process)
    // A parent is a mutant with probability 2/3: 4/9 against 1/9.
    #expect(abs(found.probability - 0.8) < 1e-14)
    let neutral = try PopulationProcess(size: 30, revision: .wrightFisher(.linear(weight: 0)))
    let chance = try game.fixationProbability(of: 0, into: 1, under: neutral)
    #expect(abs(chance.probability - 1.0 / 30) < 1e-14)
    let strong = try PopulationProcess(
      size: 20,
      revision: .wrightFisher(.exponential(intensity: 300))
    )
    let lost = try game.fixationProbability(of: 1, into: 0, under: strong)
    #expect(lost.logarithm.isFinite && lost.logarithm < -3000)
  }

  @Test("Parameters outside their domain are named")
  func domains() throws {
    #expect(throws: EvolutionError.self) { try PopulationProcess(size: 1) }
    #expect(throws: EvolutionError.self) {
      try PopulationProcess(size: 10, revision: .pairwiseComparison(intensity: .nan))
    }
    #expect(throws: EvolutionError.self) {
      try PopulationProcess(size: 10, mutation: .init(rate: 1.5))
    }
    #expect(throws: EvolutionError.self) {
      try PopulationProcess(size: 10, revision: .moran(.linear(weight: 2)))
    }
    #expect(throws: EvolutionError.self) {
      try FixationProbability(relativeFitness: -1, size: 10)
    }
    let process = try PopulationProcess(size: 10, revision: .moran(.linear(weight: 1)))
    #expect(throws: EvolutionError.self) {
      try Self.hawkDove().fixationProbability(of: "Hawk", into: "Dove", under: process)
    }
    #expect(throws: EvolutionError.game(.unknownAction(player: 0, action: "Owl"))) {
      try Self.hawkDove().fixationProbability(of: "Owl", into: "Dove", under: process)
    }
  }

  @Test("The one-third law for finite populations (case FIN-06)")
  func oneThird() throws {
    let row = try ESSCases.named("FIN-06")
    let payoffs = try ["a", "b", "c", "d"].map { try #require(row.inputs[$0].rational) }
    let game = try SymmetricGame([[payoffs[0], payoffs[1]], [payoffs[2], payoffs[3]]])
    let process = try PopulationProcess(
      size: 50,
      revision: .moran(.linear(weight: Rational(1, 10_000_000)))
    )
    let verdicts = try game.finitePopulationStability(under: process)
    let slope = try #require(row.expected["weakSelectionSlope"].double)
    #expect(
      abs(verdicts[1].challenges[0].weakSelectionMargin.doubleValue / -6 - slope) < row.tol
    )
    #expect(verdicts[1].isStableUnderWeakSelection)
    // The exact probability has that slope.
    let exact = try game.exactFixationProbability(
      of: 0,
      into: 1,
      size: 50,
      weight: Rational(1, 10_000_000)
    )
    let measured = (exact * 50 - 1) * 10_000_000
    #expect(abs(measured.doubleValue - slope) < 1e-4)
    #expect((measured > .zero) == row.expected["favoursA"].truth)
    #expect(verdicts[1].isStable)
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = Double.pow(10, places)
    return (self * scale).rounded() / scale
  }
}
