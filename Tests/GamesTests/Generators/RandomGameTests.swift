import EquilibriaNumerics
import Games
import Testing

@Suite struct `Random games` {
  @Test func `the same seed gives the same game and another seed another`() throws {
    let families: [any GameGenerator] = [
      try RandomGames(actionCounts: [3, 4]),
      try RandomGames(actionCounts: [2, 2, 2], payoffs: .twoDigits),
      try ZeroSumGames(rows: 3, columns: 4),
      try SymmetricGames(options: 4),
      try UnitVectorGames(rows: 4, columns: 5),
      try CoordinationGames(players: 3, options: 3),
      try DominanceSolvableGames(actionCounts: [4, 3]),
      try CovariantGames(actionCounts: [3, 3], correlation: -0.5),
    ]
    for family in families {
      #expect(try family.makeGame(seed: 7) == family.makeGame(seed: 7))
      #expect(try family.makeGame(seed: 7).payoffs != family.makeGame(seed: 8).payoffs)
      var generator = Xoshiro256(seed: 7)
      let first = try family.makeGame(using: &generator)
      #expect(try family.makeGame(using: &generator).payoffs != first.payoffs)
    }
  }

  @Test func `games of a seed never change`() throws {
    // Golden: recorded from the first release. Published experiments name games by their seed.
    let uniform = try RandomGames(actionCounts: [2, 2]).makeGame(seed: 1)
    #expect(uniform.payoffs == GoldenGames.uniform)
    let whole = try RandomGames(actionCounts: [2, 2], payoffs: .integers(-9...9))
    #expect(try whole.makeGame(seed: 1).payoffs == GoldenGames.integers)
    let checksums = [
      try checksum(ZeroSumGames(rows: 5, columns: 5).makeGame(seed: 2)),
      try checksum(SymmetricGames(options: 5).makeGame(seed: 2)),
      try checksum(UnitVectorGames(rows: 5, columns: 5).makeGame(seed: 2)),
      try checksum(CoordinationGames(options: 5).makeGame(seed: 2)),
      try checksum(DominanceSolvableGames(actionCounts: [4, 4, 2]).makeGame(seed: 2)),
    ]
    #expect(checksums == GoldenGames.checksums)
  }

  @Test func `payoffs stay in range and reach its ends`() throws {
    let game = try RandomGames(actionCounts: [30, 30], payoffs: .integers(-2...3))
      .makeGame(seed: 3)
    #expect(Set(game.payoffs.joined()) == [-2, -1, 0, 1, 2, 3])
    let fine = try RandomGames(actionCounts: [30, 30]).makeGame(seed: 3)
    for payoff in fine.payoffs.joined() {
      #expect(payoff >= 0 && payoff <= 1)
      #expect((payoff * 1_000_000).isInteger)
    }
    #expect(Set(fine.payoffs.joined()).count > 1_700)
  }

  @Test func `payoffs are uniform`() throws {
    // 10 000 draws of a die: χ² with 5 degrees of freedom exceeds 20.5 with probability 0.001.
    let game = try RandomGames(actionCounts: [100, 50], payoffs: .integers(1...6))
      .makeGame(seed: 4)
    let draws = Array(game.payoffs.joined())
    let expected = Double(draws.count) / 6
    let statistic = (1...6).reduce(0.0) { sum, face in
      let difference = Double(draws.count { $0 == Rational(face) }) - expected
      return sum + difference * difference / expected
    }
    #expect(statistic < 20.5)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `zero-sum and symmetric games are so`(_ seed: UInt64) throws {
    let contest = try ZeroSumGames(rows: 3, columns: 5).makeGame(seed: seed)
    for index in 0..<15 { #expect(contest.payoffs(at: index).reduce(0, +) == 0) }
    #expect(contest.space.counts == [3, 5])
    let symmetric = try SymmetricGames(options: 4).makeGame(seed: seed)
    #expect(symmetric.isSymmetric)
    #expect(Set(symmetric.payoffs[0]).count > 8)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `unit vector games have one 1 in each column`(_ seed: UInt64) throws {
    let game = try UnitVectorGames(rows: 3, columns: 6).makeGame(seed: seed)
    let rows = game.matrix(of: 0)
    for column in 0..<6 {
      let entries = (0..<3).map { rows[$0, column] }
      #expect(entries.sorted() == [0, 0, 1])
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `agreements are strict equilibria of coordination games`(_ seed: UInt64) throws {
    for range in [PayoffRange.unitInterval, try .integers(0...1)] {
      let game = try CoordinationGames(players: 3, options: 3, payoffs: range)
        .makeGame(seed: seed)
      for player in 0..<3 {
        let agreeing = (0..<3).map { game.payoffs[player][game.space.index(of: [$0, $0, $0])] }
        let others = (0..<27).filter { Set(game.profile(at: $0)).count > 1 }
          .map { game.payoffs[player][$0] }
        #expect(try #require(agreeing.min()) > #require(others.max()))
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `dominance-solvable games reduce to one profile`(_ seed: UInt64) throws {
    for counts in [[2, 2], [5, 4], [3, 1], [3, 3, 3]] {
      for range in [PayoffRange.unitInterval, try .integers(0...1)] {
        let game = try DominanceSolvableGames(actionCounts: counts, payoffs: range)
          .makeGame(seed: seed)
        let left = iteratedElimination(of: game)
        #expect(left.allSatisfy { $0.count == 1 })
        // What is left is the only equilibrium in pure strategies.
        #expect(pureNash(of: game) == [game.space.index(of: left.compactMap(\.first))])
      }
    }
  }

  @Test func `dominance is iterated, not dominance of one action over all others`() throws {
    let family = try DominanceSolvableGames(actionCounts: [4, 4])
    let survivors = try (0..<50 as Range<UInt64>).map { seed in
      let game = try family.makeGame(seed: seed)
      let rows = game.matrix(of: 0)
      // Rows that some other row beats everywhere.
      return (0..<4).count { row in
        !(0..<4).contains { better in (0..<4).allSatisfy { rows[better, $0] > rows[row, $0] } }
      }
    }
    #expect(survivors.contains { $0 >= 3 })
  }

  @Test(arguments: [(2, -1.0), (2, -0.4), (2, 0.0), (2, 0.7), (2, 1.0), (3, -0.5), (4, 0.25)])
  func `covariant payoffs have the given correlation`(players: Int, correlation: Double) throws {
    // 4096 profiles. The standard error of a correlation is about (1 − ρ²)/64, that of a mean 1/64
    // and that of a variance √2/64; the bounds are five of them.
    let actions = [2: 64, 3: 16, 4: 8][players] ?? 2
    let game = try CovariantGames(
      actionCounts: Array(repeating: actions, count: players),
      correlation: Rational(correlation)
    ).makeGame(seed: 11)
    let samples = game.payoffs.map { $0.map(\.doubleValue) }
    let count = Double(game.space.profileCount)
    #expect(count == 4096)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / count }
    let centred = samples.map { values in
      let average = mean(values)
      #expect(abs(average) < 5.0 / 64)
      return values.map { $0 - average }
    }
    func covariance(_ i: Int, _ j: Int) -> Double {
      mean(zip(centred[i], centred[j]).map { $0 * $1 })
    }
    for i in 0..<players {
      #expect(abs(covariance(i, i) - 1) < 5 * 1.4143 / 64)
      for j in 0..<i {
        let found = covariance(i, j) / (covariance(i, i) * covariance(j, j)).squareRoot()
        #expect(abs(found - correlation) < 5 * (1 - correlation * correlation) / 64 + 1e-6)
      }
    }
  }

  @Test func `extreme correlations are common payoffs and zero sums`() throws {
    let common = try CovariantGames(actionCounts: [3, 3, 3], correlation: 1).makeGame(seed: 5)
    #expect(common.payoffs[0] == common.payoffs[1] && common.payoffs[0] == common.payoffs[2])
    let opposed = try CovariantGames(actionCounts: [3, 3, 3], correlation: Rational(-1, 2))
      .makeGame(seed: 5)
    for index in 0..<27 {
      // Each of three payoffs is rounded by half a millionth at most.
      #expect(opposed.payoffs(at: index).reduce(0, +).magnitude <= 0.000002)
    }
  }

  @Test func `parameters out of range are refused`() {
    #expect(throws: GameError.self) { try CovariantGames(actionCounts: [2, 2], correlation: 1.01) }
    #expect(throws: GameError.self) {
      try CovariantGames(actionCounts: [2, 2, 2], correlation: -0.51)
    }
    #expect(throws: GameError.needsPlayers(expected: 2, found: 1)) {
      try CovariantGames(actionCounts: [2], correlation: 0)
    }
    #expect(throws: GameError.noPlayers) { try RandomGames(actionCounts: []) }
    #expect(throws: GameError.noActions(player: 1)) { try ZeroSumGames(rows: 1, columns: 0) }
    #expect(throws: GameError.self) { try SymmetricGames(options: 1 << 14) }
    #expect(throws: GameError.self) { try CoordinationGames(options: 2, payoffs: .integers(3...3)) }
    #expect(throws: GameError.self) {
      try DominanceSolvableGames(actionCounts: [2, 2], payoffs: .integers(3...3))
    }
    #expect(throws: GameError.self) { try PayoffRange(0...1, decimals: 10) }
    #expect(throws: GameError.self) { try PayoffRange(0...(1 << 40)) }
  }
}

/// Payoffs recorded once, so that a change of any generator is noticed.
///
/// The uniform and whole numbers were also computed by an independent implementation of
/// xoshiro256** and of Lemire's method.
enum GoldenGames {
  static let uniform: [[Rational]] = [
    [0.702922, 0.520437, 0.574106, 0.391328], [0.697179, 0.143572, 0.071045, 0.381184],
  ]
  static let integers: [[Rational]] = [[4, 0, 1, -2], [4, -7, -8, -2]]
  static let checksums: [UInt64] = [
    9_908_739_702_084_007_556, 7_388_511_371_605_683_109, 13_156_610_398_917_656_004,
    9_062_273_183_239_833_368, 2_590_818_885_249_435_120,
  ]
}
