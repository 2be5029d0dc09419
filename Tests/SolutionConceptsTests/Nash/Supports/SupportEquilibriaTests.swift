import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct SupportEquilibriaTests {
  private func subsets(_ count: Int) -> [[Int]] {
    (1..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
  }

  /// The extreme strategies on a support against which the replies are best, by trying everything.
  private func naive(_ replies: [[Rational]], _ support: [Int], _ best: [Int]) -> Set<[Rational]> {
    let inside = replies.map { row in support.map { row[$0] } }
    // A vertex of the best-reply polyhedron of the smaller game is one of its face, and conversely.
    return Set(
      naiveVertices(inside).filter { x in
        Set(naiveBestReplies(inside, to: x)).isSuperset(of: best)
      }.map { x in
        (0..<replies[0].count).map { own in
          support.firstIndex(of: own).map { x[$0] } ?? .zero
        }
      }
    )
  }

  @Test(arguments: [[2, 2], [3, 2], [3, 3]], [0...1, 0...2, -99...99])
  func `every pair of supports, by brute force`(shape: [Int], range: ClosedRange<Int>) throws {
    for seed in seeds(3) {
      let game = try randomGame(shape, range, seed: seed)
      let (m, n) = (shape[0], shape[1])
      let a = (0..<m).map { i in (0..<n).map { game.payoffs[0][i * n + $0] } }
      let bTransposed = (0..<n).map { j in (0..<m).map { game.payoffs[1][$0 * n + j] } }
      for rows in subsets(m) {
        for columns in subsets(n) {
          let note = "\(shape) \(range) seed \(seed): \(rows) \(columns)"
          let set = try game.nashEquilibria(withSupports: [rows, columns])
          #expect(try set.verify(in: game) == nil, "\(note)")
          let x = naive(bTransposed, rows, columns)
          let y = naive(a, columns, rows)
          let isEmpty = x.isEmpty || y.isEmpty
          #expect(set.isEmpty == isEmpty && (set.obstacle != nil) == isEmpty, "\(note)")
          if isEmpty {
            #expect(set.center == nil && set.extremeProfiles.isEmpty)
            continue
          }
          #expect(Set(set.extremeStrategies[0].map(\.probabilities)) == x, "\(note)")
          #expect(Set(set.extremeStrategies[1].map(\.probabilities)) == y, "\(note)")
          for profile in set.extremeProfiles {
            #expect(regrets(game, profile.probabilities) == [0, 0], "\(note)")
          }
          let center = try #require(set.center)
          #expect(regrets(game, center.probabilities) == [0, 0], "\(note)")
          #expect(
            set.usesWholeSupports == (center.strategies.map(\.supportIndices) == [rows, columns])
          )
          #expect(set.isUnique == (x.count == 1 && y.count == 1))
        }
      }
    }
  }

  @Test func `a continuum is described by its ends`() throws {
    // Nobody cares: every profile is an equilibrium.
    let idle = try randomGame([3, 2], 1...1, seed: 1)
    let all = try idle.nashEquilibria(withSupports: [[0, 1, 2], [0, 1]])
    #expect(all.extremeStrategies.map(\.count) == [3, 2] && all.usesWholeSupports)
    // The column player accepts whatever is offered; threats make a segment of equilibria.
    let entry = try bimatrix([[(0, 2), (0, 2)], [(-1, -1), (1, 1)]])
    let segment = try entry.nashEquilibria(withSupports: [[0], [1, 0]])
    #expect(segment.supports == [[0], [0, 1]])
    #expect(
      segment.description
        == "{0} × {0, 1}: mixtures of 0; mixtures of 0, 1/2 0 + 1/2 1"
    )
    let none = try entry.nashEquilibria(withSupports: [[1], [0]])
    #expect(none.isEmpty && none.obstacle?.player == 0)
    #expect(
      none.description
        == "{1} × {0}: no equilibrium, player 1 always gains by moving 1/2 from 0, 1/2 to 1"
    )
  }

  @Test func `unsuitable supports are refused`() throws {
    let game = try randomGame([2, 3], 0...9, seed: 1)
    let rows: [([[Int]], GameError)] = [
      ([[0]], .wrongPlayerCount(found: 1, expected: 2)),
      ([[], [0]], .noActions(player: 0)),
      ([[0], [3]], .unknownAction(player: 1, action: "3")),
      ([[0, 0], [1]], .duplicateAction(player: 0, action: "0")),
    ]
    for (supports, error) in rows {
      #expect(throws: SolutionError.game(error)) {
        try game.nashEquilibria(withSupports: supports)
      }
    }
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.nashEquilibria(withSupports: [[0], [0], [0]])
    }
    #expect(throws: SolutionError.stopped(.timeLimit)) {
      try game.nashEquilibria(withSupports: [[0], [0]], limits: Limits(time: .zero))
    }
  }
}
