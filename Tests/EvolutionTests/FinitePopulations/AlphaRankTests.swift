import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import Testing

@Suite("α-rank")
struct AlphaRankTests {
  @Test("Single-population cases", arguments: ["STO-03", "STO-04"])
  func single(_ id: String) throws {
    let row = try ESSCases.named(id)
    let game = try SymmetricGame(row.inputs["M"].matrix)
    let rank = try game.alphaRank(
      intensity: try #require(row.inputs["alpha"].double),
      populationSize: Int(try #require(row.inputs["m"].double))
    )
    for (share, expected) in zip(rank.shares, row.expected["pi"].doubles) {
      #expect(abs(share - expected) < row.tol)
    }
    #expect(rank.imbalance < 1e-12)
  }

  @Test("Both conventions of a battle of wills are reported as sets that are never left")
  func reducible() throws {
    let game = try BachOrStravinsky(preferred: 3, other: 2)
    let rank = try game.alphaRankOfProfiles(intensity: 100)
    let sets = rank.sinks.map { $0.map { rank.states[$0] } }
    #expect(sets == [[[.bach, .bach]], [[.stravinsky, .stravinsky]]])
    // Logarithms of 10⁴ have an absolute error of 10⁻¹².
    #expect(abs(rank.shares[0] - 0.5) < 1e-10 && abs(rank.shares[3] - 0.5) < 1e-10)
    let limit = try game.alphaRankLimitOfProfiles()
    #expect(limit.shares == [0.5, 0, 0, 0.5])
  }

  @Test("A population per player, where most states are not neighbours", arguments: 0..<4)
  func profiles(_ seed: Int) throws {
    var generator = Xoshiro256(seed: UInt64(seed))
    func matrix() -> [[Rational]] {
      (0..<3).map { _ in (0..<3).map { _ in Rational(Int.random(in: -9...9, using: &generator)) } }
    }
    let game = try PayoffTable(rows: matrix(), columns: matrix())
    let rank = try game.alphaRankOfProfiles(intensity: 1, populationSize: 20)
    #expect(abs(rank.shares.reduce(0, +) - 1) < 1e-12)
    #expect(rank.imbalance < 1e-10)
    let steep = try game.alphaRankOfProfiles(intensity: 1000, populationSize: 20)
    let limit = try game.alphaRankLimitOfProfiles(populationSize: 20)
    for (share, exact) in zip(steep.shares, limit.shares) {
      #expect(abs(share - exact.doubleValue) < 1e-8)
    }
    #expect(limit.sinks.map(\.states) == rank.sinks)
  }

  @Test("Large intensities neither overflow nor vanish")
  func extremes() throws {
    let game = try SymmetricGame([[0, -0.5, 1], [0.5, 0, -0.1], [-1, 0.1, 0]])
    let rank = try game.alphaRank(intensity: 1e6)
    #expect(rank.logShares.allSatisfy { $0.isFinite })
    let limit = try game.alphaRankLimit()
    #expect(limit.sinks.map(\.states) == [[0, 1, 2]])
    for (share, exact) in zip(rank.shares, limit.shares) {
      #expect(abs(share - exact.doubleValue) < 1e-9)
    }
    #expect(limit.sinks[0].shares == limit.shares)
  }

  @Test("Parameters outside their domain are named")
  func domains() throws {
    let game = try SymmetricGame([[1, 0], [0, 1]])
    #expect(throws: EvolutionError.self) { try game.alphaRank(intensity: -1) }
    #expect(throws: EvolutionError.self) { try game.alphaRank(intensity: .infinity) }
    #expect(throws: EvolutionError.self) { try game.alphaRank(intensity: 1, populationSize: 1) }
  }
}
