import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct NashPortfolioTests {
  /// One exact equilibrium, its regret computed from the definition.
  @discardableResult
  private func expectEquilibrium(
    _ game: PayoffTable<Int>,
    _ note: String,
    using portfolio: NashPortfolio = .portfolio
  ) throws -> NashEquilibrium<Int, Rational> {
    let found = try game.nashEquilibria(using: portfolio)
    #expect(found.count == 1 && found.stopReason == nil && found.method == "portfolio", "\(note)")
    let equilibrium = try #require(found.first)
    let mixtures = equilibrium.profile.probabilities
    #expect(mixtures.allSatisfy { $0.reduce(.zero, +) == 1 && $0.allSatisfy { $0 >= .zero } })
    #expect(regrets(game, mixtures) == [0, 0], "\(note)")
    #expect(equilibrium.check == (try game.check(nash: equilibrium.profile)))
    return equilibrium
  }

  /// A floating equilibrium whose bound covers the true regret, within a share of the payoffs.
  private func expectFloating(
    _ game: PayoffTable<Int>,
    _ note: String,
    using portfolio: NashPortfolio = .portfolio
  ) throws {
    let found = try game.nashEquilibria(using: portfolio, over: Double.self)
    let equilibrium = try #require(found.first)
    let stored = try #require(equilibrium.profile.converted(to: Rational.self))
    let normalised = stored.probabilities.map { mixture in
      let sum = mixture.reduce(.zero, +)
      return mixture.map { $0 / sum }
    }
    for (player, regret) in regrets(game, normalised).enumerated() {
      let bound = try #require(equilibrium.check.bestDeviations[player].gain.exactValue)
      #expect(regret <= bound, "\(note), player \(player)")
      let values = game.payoffs[player]
      let range = try #require(values.max()) - (try #require(values.min()))
      #expect(regret <= range / 500_000_000, "\(note), player \(player)")
    }
  }

  private static let shapes = [
    [2, 2], [3, 3], [4, 4], [1, 4], [4, 1], [1, 1], [2, 5], [5, 2], [3, 4], [6, 3], [8, 8],
  ]

  @Test(arguments: shapes) func `random games`(shape: [Int]) throws {
    for seed in seeds(20) {
      let game = try randomGame(shape, -99...99, seed: seed)
      try expectEquilibrium(game, "\(shape) seed \(seed)")
      try expectFloating(game, "\(shape) seed \(seed)")
    }
  }

  @Test(arguments: shapes) func `degenerate games`(shape: [Int]) throws {
    for seed in seeds(40) {
      let game = try randomGame(shape, 0...2, seed: seed)
      try expectEquilibrium(game, "\(shape) seed \(seed)")
      try expectFloating(game, "\(shape) seed \(seed)")
    }
  }

  /// Nearly zero-sum games of few payoffs, every action three times: hardly any is solved by pure
  /// actions, and every basis is degenerate.
  @Test(arguments: seeds(30)) func `games with equal actions`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let rows = (0..<4).map { _ in (0..<5).map { _ in Int.random(in: -1...1, using: &generator) } }
    let columns = rows.map { row in
      row.map { $0 == 0 ? Int.random(in: -1...1, using: &generator) : -$0 }
    }
    let orders = [permutation(12, using: &generator), permutation(15, using: &generator)]
    func table(_ matrix: [[Int]]) -> [[Rational]] {
      orders[0].map { i in orders[1].map { Rational(matrix[i % 4][$0 % 5]) } }
    }
    let game = try PayoffTable(rows: table(rows), columns: table(columns))
    try expectEquilibrium(game, "seed \(seed)")
    try expectFloating(game, "seed \(seed)")
  }

  @Test(arguments: [5, 12, 18, 30]) func `payoffs that are nearly opposed`(size: Int) throws {
    let family = try CovariantGames(actionCounts: [size, size], correlation: -0.9)
    for seed in seeds(size < 20 ? 8 : 2) {
      let game = try family.makeGame(seed: seed)
      try expectEquilibrium(game, "size \(size) seed \(seed)")
      try expectFloating(game, "size \(size) seed \(seed)")
    }
  }

  /// Savani & von Stengel (2006): every Lemke–Howson path is exponentially long; the only
  /// equilibrium mixes all actions.
  @Test(arguments: [2, 4, 6, 8, 12, 16])
  func `hard dual cyclic games`(dimension: Int) throws {
    let game = try DualCyclicPolytopeGame(dimension: dimension).tabulated()
    let equilibrium = try expectEquilibrium(game, "dimension \(dimension)")
    for strategy in equilibrium.profile.strategies {
      #expect(strategy.supportIndices.count == dimension)
    }
    try expectFloating(game, "dimension \(dimension)")
  }

  @Test(arguments: [2, 4, 6, 8]) func `dual cyclic games of many equilibria`(dimension: Int) throws
  {
    let game = try DualCyclicPolytopeGame(dimension: dimension, labels: .manyEquilibria)
    try expectEquilibrium(game.tabulated(), "dimension \(dimension)")
  }

  /// Payoffs `d · 10ᵏ` with k from −9 to 9.
  @Test(arguments: seeds(20)) func `payoffs of wildly different sizes`(seed: UInt64) throws {
    for shape in [[3, 3], [4, 3], [6, 6]] {
      var generator = Xoshiro256(seed: seed)
      let game = try transformed(randomGame(shape, -9...9, seed: seed)) { _, _, payoff in
        let exponent = Int.random(in: -9...9, using: &generator)
        let power = (0..<abs(exponent)).reduce(Rational.one) { result, _ in result * 10 }
        return exponent < 0 ? payoff / power : payoff * power
      }
      try expectEquilibrium(game, "\(shape) seed \(seed)")
      try expectFloating(game, "\(shape) seed \(seed)")
    }
  }

  /// Payoffs beyond the range of doubles are no obstacle to an exact answer.
  @Test func `payoffs beyond doubles`() throws {
    let power = (0..<400).reduce(Rational.one) { result, _ in result * 10 }
    let game = try bimatrix([[(power, -1), (-power, 1)], [(-power, 1), (2 * power, -1)]])
    try expectEquilibrium(game, "10⁴⁰⁰")
  }

  @Test(arguments: [[1, 1], [2, 3], [4, 4]], [Rational(0), -7, Rational(1, 3)])
  func `all payoffs equal`(shape: [Int], payoff: Rational) throws {
    let zero = try randomGame(shape, 0...0, seed: 1)
    try expectEquilibrium(transformed(zero) { _, _, _ in payoff }, "constant \(payoff)")
  }

  @Test func `a row of zeros`() throws {
    let game = try bimatrix([[(1, -1), (-1, 1)], [(-1, 1), (1, -1)], [(0, 0), (0, 0)]])
    try expectEquilibrium(game, "zeros")
    try expectFloating(game, "zeros")
  }

  @Test func `one action on one side`() throws {
    for shape in [[1, 30], [30, 1]] {
      let equilibrium = try expectEquilibrium(randomGame(shape, -9...9, seed: 4), "\(shape)")
      #expect(equilibrium.isPure)
    }
  }

  @Test func `zero-sum games have their value`() throws {
    for seed in seeds(5) {
      let game = try ZeroSumGames(rows: 9, columns: 7).makeGame(seed: seed)
      let equilibrium = try expectEquilibrium(game, "seed \(seed)")
      #expect(equilibrium.payoffs[0] == (try game.zeroSumSolution().value))
    }
  }

  // MARK: Which equilibrium

  /// The smallest number of actions that both mix in some equilibrium, by brute force.
  @Test(arguments: seeds(30)) func `small supports come first`(seed: UInt64) throws {
    let game = try randomGame([5, 5], -999...999, seed: seed)
    let sizes = equilibriaBySupports(game).map { mixtures in
      mixtures.map { mixture in mixture.count { $0 > .zero } }.max() ?? 0
    }
    let smallest = try #require(sizes.min())
    for largest in 1...4 {
      let found = try expectEquilibrium(
        game,
        "\(seed)",
        using: NashPortfolio(largestSupport: largest)
      )
      let size = found.profile[0].supportIndices.count
      #expect(size == smallest || smallest > largest)
    }
  }

  @Test func `the same seed gives the same answer with any number of threads`() throws {
    let games = [
      try CovariantGames(actionCounts: [16, 14], correlation: -0.9).makeGame(seed: 4),
      // Large enough for several threads to be worth their start.
      try CovariantGames(actionCounts: [104, 104], correlation: 0).makeGame(seed: 3),
    ]
    for game in games {
      let answers = try [1, 2, 5, nil].map { threads in
        try game.nashEquilibria(using: NashPortfolio(seed: 7, threads: threads))
      }
      #expect(answers[0].count == 1)
      #expect(answers.allSatisfy { $0 == answers[0] })
    }
  }

  @Test func `other seeds may find other equilibria`() throws {
    let game = try CovariantGames(actionCounts: [12, 12], correlation: 0).makeGame(seed: 11)
    let found = try (0..<12).map { seed in
      try expectEquilibrium(
        game,
        "\(seed)",
        using: NashPortfolio(seed: UInt64(seed), largestSupport: 1)
      )
    }
    #expect(found.allSatisfy(\.isPure) || Set(found.map(\.profile)).count > 1)
  }

  /// Multiplying by a power of two is exact in doubles, so the search is the same.
  @Test(arguments: seeds(10)) func `units do not matter`(seed: UInt64) throws {
    let game = try randomGame([7, 6], -99...99, seed: seed)
    let scaled = try transformed(game) { player, _, payoff in payoff * (player == 0 ? 8 : 2) }
    let first = try expectEquilibrium(game, "seed \(seed)")
    #expect(try expectEquilibrium(scaled, "seed \(seed)").profile == first.profile)
  }

  @Test func `large games lose dominated actions first`() throws {
    // Rock, paper and scissors among sixty actions, of which all others are dominated.
    var generator = Xoshiro256(seed: 5)
    let places = [permutation(60, using: &generator), permutation(60, using: &generator)]
    let wins: [[Rational]] = [[0, -1, 1], [1, 0, -1], [-1, 1, 0]]
    func payoff(_ own: Int, _ other: Int) -> Rational {
      own >= 3 ? -5 - Rational(own, 100) : other >= 3 ? 2 : wins[own][other] + Rational(own, 10)
    }
    let game = try PayoffTable(
      rows: (0..<60).map { i in (0..<60).map { payoff(places[0][i], places[1][$0]) } },
      columns: (0..<60).map { i in (0..<60).map { payoff(places[1][$0], places[0][i]) } }
    )
    let equilibrium = try expectEquilibrium(game, "rock, paper, scissors")
    for (player, strategy) in equilibrium.profile.strategies.enumerated() {
      #expect(strategy.supportIndices.allSatisfy { places[player][$0] < 3 })
    }
  }

  // MARK: What is said about it

  @Test func `the list says what it holds`() throws {
    let single = try randomGame([1, 1], 5...5, seed: 1).nashEquilibria(using: .portfolio)
    #expect(single.isComplete)
    let dilemma = try bimatrix([[(2, 2), (0, 3)], [(3, 0), (1, 1)]])
    let pure = try dilemma.nashEquilibria(using: .portfolio)
    #expect(!pure.isComplete && pure.includesAllPure)
    let sexes = try bimatrix([[(2, 1), (0, 0)], [(0, 0), (1, 2)]])
    #expect(try !sexes.nashEquilibria(using: .portfolio).includesAllPure)
    let pennies = try bimatrix([[(1, -1), (-1, 1)], [(-1, 1), (1, -1)]])
    let mixed = try pennies.nashEquilibria(using: .portfolio)
    #expect(mixed.includesAllPure)
    #expect(
      mixed.description == """
        (1/2 0 + 1/2 1, 1/2 0 + 1/2 1)  payoffs 0, 0  exact
        1 equilibrium found; there may be more
        """
    )
  }

  @Test func `two players are needed`() throws {
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.nashEquilibria(using: .portfolio)
    }
  }

  // MARK: Limits

  /// A game without an equilibrium of one or two actions each, so that paths are needed.
  private func hardGame() throws -> PayoffTable<Int> {
    try CovariantGames(actionCounts: [12, 12], correlation: -0.9).makeGame(seed: 3)
  }

  @Test func `limits end the search with a reason`() throws {
    let game = try hardGame()
    for threads in [1, 2] {
      let noTime = NashPortfolio(limits: Limits(time: .zero), threads: threads)
      let stopped = try game.nashEquilibria(using: noTime)
      #expect(stopped.isEmpty && !stopped.isComplete && stopped.stopReason == .timeLimit)
      let floating = try game.nashEquilibria(using: noTime, over: Double.self)
      #expect(floating.isEmpty && floating.stopReason == .timeLimit)
      for pivots in [1, 3, 8] {
        let few = NashPortfolio(limits: Limits(iterations: pivots), threads: threads)
        let found = try game.nashEquilibria(using: few)
        #expect(found.isEmpty && found.stopReason == .iterationLimit)
        #expect(found.includesAllPure)
      }
    }
    let none = NashPortfolio(limits: Limits(iterations: 0))
    #expect(try game.nashEquilibria(using: none).stopReason == .iterationLimit)
    let enough = NashPortfolio(limits: Limits(time: .seconds(600), iterations: 1_000_000))
    try expectEquilibrium(game, "enough", using: enough)
  }

  @Test func `a cancelled task stops the search`() async throws {
    let game = try hardGame()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try game.nashEquilibria(using: .portfolio).stopReason
    }
    task.cancel()
    #expect(try await task.value == .cancelled)
  }
}
