import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct LemkeHowsonTests {
  /// Every label must lead to an exact equilibrium; the regret is computed from the definition.
  private func expectEquilibria(_ game: PayoffTable<Int>, _ note: String) throws {
    let labels = game.space.counts[0] + game.space.counts[1]
    for label in 0..<labels {
      let found = try game.nashEquilibria(using: LemkeHowson(droppedLabel: label))
      #expect(found.count == 1 && found.stopReason == nil, "\(note), label \(label)")
      let equilibrium = try #require(found.first)
      let mixtures = equilibrium.profile.probabilities
      #expect(mixtures.allSatisfy { $0.reduce(.zero, +) == 1 && $0.allSatisfy { $0 >= .zero } })
      #expect(regrets(game, mixtures) == [0, 0], "\(note), label \(label)")
      #expect(equilibrium.regret == 0)
      #expect(equilibrium.check == (try game.check(nash: equilibrium.profile)))
    }
  }

  private static let shapes = [
    [2, 2], [3, 3], [4, 4], [1, 4], [4, 1], [1, 1], [2, 5], [5, 2], [3, 4], [6, 3],
  ]

  @Test(arguments: shapes)
  func `random games, all labels`(shape: [Int]) throws {
    for seed in seeds(20) {
      try expectEquilibria(randomGame(shape, -99...99, seed: seed), "\(shape) seed \(seed)")
    }
  }

  @Test(arguments: shapes)
  func `degenerate games, all labels`(shape: [Int]) throws {
    for seed in seeds(20) {
      try expectEquilibria(randomGame(shape, 0...2, seed: seed), "\(shape) seed \(seed)")
      try expectEquilibria(randomGame(shape, 0...1, seed: seed), "\(shape) seed \(seed)")
    }
  }

  @Test(arguments: [[1, 1], [2, 3], [4, 4]], [Rational(0), -7, Rational(1, 3)])
  func `all payoffs equal`(shape: [Int], payoff: Rational) throws {
    let zero = try randomGame(shape, 0...0, seed: 1)
    try expectEquilibria(transformed(zero) { _, _, _ in payoff }, "constant \(payoff)")
  }

  /// Payoffs `d · 10ᵏ` with k from −9 to 9.
  private func wildGame(_ shape: [Int], seed: UInt64) throws -> PayoffTable<Int> {
    var generator = Xoshiro256(seed: seed)
    return try transformed(randomGame(shape, -9...9, seed: seed)) { _, _, payoff in
      let exponent = Int.random(in: -9...9, using: &generator)
      let power = (0..<abs(exponent)).reduce(Rational.one) { result, _ in result * 10 }
      return exponent < 0 ? payoff / power : payoff * power
    }
  }

  @Test(arguments: seeds(20)) func `payoffs of wildly different sizes`(seed: UInt64) throws {
    let game = try wildGame([4, 3], seed: seed)
    try expectEquilibria(game, "seed \(seed)")
    for label in 0..<7 {
      let found = try game.nashEquilibria(
        using: LemkeHowson(droppedLabel: label),
        over: Double.self
      )
      let equilibrium = try #require(found.first)
      // The bound must cover the true regret of the profile as stored.
      let stored = try #require(equilibrium.profile.converted(to: Rational.self))
      let normalised = stored.probabilities.map { mixture in
        let sum = mixture.reduce(.zero, +)
        return mixture.map { $0 / sum }
      }
      for (player, regret) in regrets(game, normalised).enumerated() {
        let bound = try #require(equilibrium.check.bestDeviations[player].gain.exactValue)
        #expect(regret <= bound, "label \(label), player \(player)")
        let values = game.payoffs[player]
        let range = try #require(values.max()) - (try #require(values.min()))
        #expect(regret <= range / 1_000_000_000, "label \(label), player \(player)")
      }
    }
  }

  @Test(arguments: seeds(10))
  func `one player's payoffs may be tiny and the other's huge`(seed: UInt64) throws {
    let game = try transformed(randomGame([5, 5], -99...99, seed: seed)) { player, _, payoff in
      player == 0 ? payoff * 1_000_000_000 : payoff / 1_000_000_000
    }
    for label in [0, 4, 5, 9] {
      let found = try game.nashEquilibria(
        using: LemkeHowson(droppedLabel: label),
        over: Double.self
      )
      let equilibrium = try #require(found.first)
      let gains = equilibrium.check.bestDeviations.map(\.gain)
      #expect(gains[0] <= 198e9 * 1e-9)
      #expect(gains[1] <= 198e-9 * 1e-9)
    }
  }

  @Test(arguments: seeds(20)) func `exact and floating paths agree`(seed: UInt64) throws {
    let game = try randomGame([6, 5], -999...999, seed: seed)
    for label in 0..<11 {
      let exact = try game.nashEquilibria(using: LemkeHowson(droppedLabel: label))
      let floating = try game.nashEquilibria(
        using: LemkeHowson(droppedLabel: label),
        over: Double.self
      )
      let (one, two) = (try #require(exact.first), try #require(floating.first))
      for (first, second) in zip(one.profile.probabilities, two.profile.probabilities) {
        for (p, q) in zip(first, second) { #expect(abs(p.doubleValue - q) < 1e-9) }
      }
      #expect(two.regret < 1e-6)
      #expect(one.regret.doubleValue <= two.regret)
    }
  }

  /// Relabelling turns the path of a label into the path of the same action.
  @Test(arguments: seeds(20)) func `relabelling permutes the equilibrium`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([4, 3], -999...999, seed: seed)
    let orders = [permutation(4, using: &generator), permutation(3, using: &generator)]
    let shuffled = try reordered(game, orders)
    let swapped = try exchanged(game)
    for label in 0..<7 {
      let side = label < 4 ? 0 : 1
      let action = label - 4 * side
      let place = try #require(orders[side].firstIndex(of: action))
      let original = try game.nashEquilibria(using: LemkeHowson(droppedLabel: label))
      let moved = try shuffled.nashEquilibria(using: LemkeHowson(droppedLabel: 4 * side + place))
      let mirrored = try swapped.nashEquilibria(
        using: LemkeHowson(droppedLabel: side == 0 ? 3 + action : action)
      )
      let profile = try #require(original.first).profile
      let second = try #require(moved.first).profile
      let third = try #require(mirrored.first).profile
      for player in 0..<2 {
        for action in game.actions[player] {
          #expect(second[player][action] == profile[player][action])
          #expect(third[1 - player][action] == profile[player][action])
        }
      }
    }
  }

  @Test(arguments: seeds(20)) func `positive affine changes keep the equilibrium`(
    seed: UInt64
  ) throws {
    let game = try randomGame([3, 4], 0...9, seed: seed)
    let changed = try transformed(game) { player, _, payoff in
      player == 0 ? payoff * Rational(7, 3) - 1000 : payoff / 12 + Rational(1, 7)
    }
    for label in 0..<7 {
      let algorithm = LemkeHowson(droppedLabel: label)
      let before = try game.nashEquilibria(using: algorithm).map(\.profile)
      #expect(try changed.nashEquilibria(using: algorithm).map(\.profile) == before)
    }
  }

  @Test func `errors name the players and the label`() throws {
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.nashEquilibria(using: .lemkeHowson)
    }
    let game = try randomGame([2, 3], 0...9, seed: 1)
    for label in [-1, 5] {
      #expect(
        throws: SolutionError.game(
          .invalidParameter(name: "droppedLabel", value: "\(label)", domain: "0 to 4")
        )
      ) {
        try game.nashEquilibria(using: LemkeHowson(droppedLabel: label))
      }
    }
  }

  @Test func `limits end the path with a reason`() throws {
    let game = try randomGame([6, 6], -99...99, seed: 3)
    let noTime = LemkeHowson(limits: Limits(time: .zero))
    let noPivots = LemkeHowson(limits: Limits(iterations: 0))
    #expect(try game.nashEquilibria(using: noTime).stopReason == .timeLimit)
    #expect(try game.nashEquilibria(using: noPivots).stopReason == .iterationLimit)
    let floating = try game.nashEquilibria(using: noTime, over: Double.self)
    #expect(floating.isEmpty && !floating.isComplete && floating.stopReason == .timeLimit)
    #expect(floating.description == "0 equilibria found; there may be more")
  }

  @Test func `a cancelled task stops the path`() async throws {
    let game = try randomGame([6, 6], -99...99, seed: 3)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try game.nashEquilibria(using: .lemkeHowson).stopReason
    }
    task.cancel()
    #expect(try await task.value == .cancelled)
  }

  @Test func `a game of single actions has one equilibrium, all there is`() throws {
    let found = try randomGame([1, 1], 5...5, seed: 1).nashEquilibria(using: .lemkeHowson)
    #expect(found.isComplete)
    #expect(found.description == "(0, 0)  payoffs 5, 5  exact\n1 equilibrium: all there are")
  }
}
