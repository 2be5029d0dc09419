import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct SmallSupportSearchTests {
  /// The equilibria of a size that a search proposes and exact arithmetic confirms.
  private func found(_ search: some SmallSupportSearch, in game: PayoffTable<Int>) -> [[[Rational]]]
  {
    var result: [[[Rational]]] = []
    for part in 0..<max(search.partCount, 0) {
      // Nothing is accepted, so the search goes through all of its proposals.
      let none: Int? = search.first(inPart: part, while: { true }) { pair in
        let mixtures = pair.mixtures(
          space: game.space,
          payoffs: game.payoffs,
          over: Rational.self
        )
        if let mixtures, regrets(game, mixtures) == [0, 0] { result.append(mixtures) }
        return nil
      }
      #expect(none == nil)
    }
    return result
  }

  private func supportSizes(_ mixtures: [[Rational]]) -> [Int] {
    mixtures.map { $0.count { $0 > .zero } }
  }

  private static let shapes = [[2, 2], [3, 3], [4, 5], [5, 4], [2, 6], [6, 2]]

  @Test(arguments: shapes) func `all pairs of pairs are found`(shape: [Int]) throws {
    for seed in seeds(25) {
      let game = try randomGame(shape, -999...999, seed: seed)
      let expected = equilibriaBySupports(game).filter { supportSizes($0) == [2, 2] }
      let proposals = found(PairSearch(ReplyTables(game)), in: game)
      #expect(Set(proposals) == Set(expected), "\(shape) seed \(seed)")
      #expect(proposals.count == expected.count)
    }
  }

  @Test(arguments: shapes, [1, 2, 3]) func `all supports of a size are found`(
    shape: [Int],
    size: Int
  ) throws {
    if shape.contains(where: { $0 < size }) { return }
    for seed in seeds(10) {
      let game = try randomGame(shape, -999...999, seed: seed)
      let expected = equilibriaBySupports(game).filter { supportSizes($0) == [size, size] }
      let proposals = found(SubsetSearch(ReplyTables(game), size: size), in: game)
      #expect(Set(proposals) == Set(expected), "\(shape) seed \(seed)")
      #expect(proposals.count == expected.count)
    }
  }

  @Test func `a search stops when it is told to`() throws {
    let tables = try ReplyTables(randomGame([6, 6], -9...9, seed: 1))
    for search in [PairSearch(tables), SubsetSearch(tables, size: 2)] as [any SmallSupportSearch] {
      for part in 0..<search.partCount {
        #expect(search.first(inPart: part, while: { false }) { $0 } == nil)
      }
    }
  }

  /// Only the actions that were asked for take part, under their own numbers.
  @Test func `tables of some actions keep their numbers`() throws {
    let game = try randomGame([4, 5], -99...99, seed: 8)
    let payoffs = game.payoffs.map { Rational.doubleValues(of: $0) }
    let tables = ReplyTables(payoffs: payoffs, columnCount: 5, actions: [[1, 3], [0, 2, 4]])
    #expect(tables.counts == [2, 3])
    for (i, row) in [1, 3].enumerated() {
      for (j, column) in [0, 2, 4].enumerated() {
        let scales = payoffs.map { PayoffScale($0) }
        #expect(tables.replies[0][j * 2 + i] == scales[0].share(payoffs[0][row * 5 + column]))
        #expect(tables.replies[1][i * 3 + j] == scales[1].share(payoffs[1][row * 5 + column]))
      }
    }
  }
}
