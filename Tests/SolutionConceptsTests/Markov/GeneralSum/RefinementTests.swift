import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// Equilibria near policies given with a few digits.
@Suite struct RefinementTests {
  /// institutions.md D.4: β and μ, from two digits of them.
  @Test(arguments: [true, false])
  func `Maskin and Tirole's equilibria from two digits`(isKinked: Bool) throws {
    let discount = 0.9
    let game = try MaskinTiroleDuopoly(discount: 0.9)
    let square = discount * discount
    let beta = (5 + discount) / (5 * discount + 9 * square)
    let mu =
      (3 * square - 1) * (1 + square + square * square)
      / (8 + 7 * square + 2 * square * square + 3 * square * square * square)
    var reactions = (isKinked ? [3, 3, 1, 3, 3, 3, 3] : [0, 0, 1, 2, 3, 4, 4]).map { target in
      (0...6).map { $0 == target ? 1 : 0 } as [Double]
    }
    if isKinked {
      reactions[1] = [0, 0.52, 0, 0.48, 0, 0, 0]
    } else {
      reactions[0] = [0.22, 0, 0, 0, 0, 0.78, 0]
    }
    let table = try game.tabulated()
    let rough = try StationaryPolicy<MaskinTiroleDuopoly.Action, Double>(
      probabilities: reactions.map { [$0, [1]] } + reactions.map { [[1], $0] },
      for: table
    )
    let found = try #require(try table.stationaryEquilibrium(near: rough))
    let probability =
      isKinked ? found.policy.probabilities[1][0][1] : found.policy.probabilities[0][0][0]
    #expect(isClose(probability, isKinked ? beta : mu, within: 1e-12))
    #expect(found.regret < 1e-11)
    let exact = try #require(
      try table.stationaryEquilibrium(near: rough, over: Rational.self)
    )
    #expect(exact.regret == 0)
    if isKinked {
      #expect(exact.policy.probabilities[1][0][1] == Rational(118, 10) / Rational(2358, 100))
    }
  }

  @Test func `far from any equilibrium there is none`() throws {
    let game = try NoSDEGame().tabulated()
    let uniform = StationaryPolicy<_, Double>(uniformFor: game)
    #expect(try game.stationaryEquilibrium(near: uniform, within: 0.01) == nil)
    let found = try game.stationaryEquilibrium(near: uniform, within: 0.3)
    #expect(isClose(try #require(found).policy.probabilities[0][0][1], 2.0 / 3, within: 1e-12))
    let pure = try StationaryPolicy<_, Double>(pure: [[0, 0], [0, 0]], for: game)
    #expect(try game.stationaryEquilibrium(near: pure) == nil)
  }

  @Test func `a threshold that is no small probability is refused`() throws {
    let game = try NoSDEGame().tabulated()
    let uniform = StationaryPolicy<_, Double>(uniformFor: game)
    for negligible in [-0.1, 0.5, .nan] {
      #expect(throws: SolutionError.self) {
        try game.stationaryEquilibrium(near: uniform, negligible: negligible)
      }
    }
  }
}
