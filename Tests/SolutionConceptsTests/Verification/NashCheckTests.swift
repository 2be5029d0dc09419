import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct NashCheckTests {
  private let thirds = [Rational(1, 3), Rational(1, 3), Rational(1, 3)]

  private func profile(_ mixtures: [[Rational]]) throws -> MixedProfile<Int, Rational> {
    MixedProfile(
      try mixtures.map { try MixedStrategy(actions: Array($0.indices), probabilities: $0) }
    )
  }

  @Test(arguments: seeds(30)) func `any moved probability is found out`(seed: UInt64) throws {
    // A single completely mixed equilibrium: any other mixture is none.
    let game = try PayoffTable(zeroSum: [[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    #expect(try game.check(nash: profile([thirds, thirds])).isEquilibrium())
    var generator = Xoshiro256(seed: seed)
    let step = Rational(1, Int.random(in: 4...1_000_000_000, using: &generator))
    let player = Int.random(in: 0..<2, using: &generator)
    let order = permutation(3, using: &generator)
    var mixtures = [thirds, thirds]
    mixtures[player][order[0]] += step
    mixtures[player][order[1]] -= step
    let check = try game.check(nash: profile(mixtures))
    #expect(!check.isEquilibrium())
    #expect(check.regret == regrets(game, mixtures).max())
    #expect(check.regret > .zero)
    #expect(!check.isEquilibrium(within: check.regret / 2))
    #expect(check.isEquilibrium(within: check.regret))
    let deviation = try #require(check.bestDeviation)
    #expect(deviation.player == 1 - player && deviation.gain == check.regret)
  }

  @Test(arguments: [[3, 3], [2, 2, 3], [2, 2, 2, 2], [4]])
  func `regrets of any profile, exact and floating`(counts: [Int]) throws {
    var generator = Xoshiro256(seed: 7)
    for seed in seeds(20) {
      let game = try randomGame(counts, -99...99, seed: seed)
      let mixtures = counts.map { count in
        let weights = (0..<count).map { _ in Rational(Int.random(in: 1...9, using: &generator)) }
        let sum = weights.reduce(.zero, +)
        return weights.map { $0 / sum }
      }
      let truth = regrets(game, mixtures)
      let exact = try profile(mixtures)
      let check = try game.check(nash: exact)
      #expect(check.bestDeviations.map(\.gain) == truth)
      #expect(check.regret == truth.max())
      let floating = try game.check(nash: try #require(exact.converted(to: Double.self)))
      for (bound, regret) in zip(floating.bestDeviations, truth) {
        #expect(bound.gain >= regret.doubleValue && bound.gain < regret.doubleValue + 1e-9)
      }
    }
  }

  @Test func `wrong actions and wrong players are refused`() throws {
    let game = try randomGame([2, 3], 0...9, seed: 1)
    let halves = [Rational(1, 2), Rational(1, 2)]
    #expect(throws: GameError.wrongPlayerCount(found: 1, expected: 2)) {
      try game.check(nash: profile([halves]))
    }
    #expect(throws: GameError.wrongTableSize(player: 1, found: 2, expected: 3)) {
      try game.check(nash: profile([halves, halves]))
    }
    let renamed = MixedProfile([
      try MixedStrategy(actions: [1, 0], probabilities: halves),
      MixedStrategy(uniformOver: [0, 1, 2]),
    ])
    let error = #expect(throws: GameError.self) { try game.check(nash: renamed) }
    #expect(
      error?.description
        == "the action set of player 0 is [1, 0]; expected the game's, [0, 1], in its order"
    )
  }

  @Test func `a pure profile that is none names the deviation`() throws {
    let game = try PrisonersDilemma()
    let check = try game.check(
      nash: MixedProfile<_, Rational>(pure: [.cooperate, .defect], in: game)
    )
    #expect(!check.isEquilibrium() && check.regret == 1)
    #expect(check.bestDeviation?.description == "Player 1 gains 1 by playing Defect")
  }

  @Test func `two strategies prove only the bounds they guarantee`() throws {
    let game = try MatchingPennies()
    let actions = MatchingPennies.Move.allCases
    let fair = MixedStrategy<MatchingPennies.Move, Rational>(uniformOver: actions)
    let biased = try MixedStrategy(
      actions: actions,
      probabilities: [Rational(501, 1000), Rational(499, 1000)]
    )
    let right = try game.check(zeroSum: MixedProfile([fair, fair]))
    #expect(right.gap == 0 && right.value == 0)
    for profile in [MixedProfile([fair, biased]), MixedProfile([biased, fair])] {
      let wrong = try game.check(zeroSum: profile)
      #expect(wrong.gap == Rational(1, 500))
      #expect(wrong.lowerValue <= 0 && wrong.upperValue >= 0)
    }
    let hunt = try StagHunt()
    let hunters = MixedStrategy<StagHunt.Move, Rational>(uniformOver: StagHunt.Move.allCases)
    #expect(throws: SolutionError.self) {
      try hunt.check(zeroSum: MixedProfile([hunters, hunters]))
    }
  }
}
