import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct SupportEnumerationTests {
  private func profiles(_ found: NashEquilibria<Int, Rational>) -> Set<[[Rational]]> {
    Set(found.map(\.profile.probabilities))
  }

  private static let shapes = [[1, 1], [1, 3], [2, 2], [3, 2], [3, 3], [2, 4], [4, 3]]

  @Test(arguments: shapes)
  func `equal sizes agree with brute force on random games`(shape: [Int]) throws {
    for seed in seeds(15) {
      let game = try randomGame(shape, -99...99, seed: seed)
      let found = try game.nashEquilibria(using: .supportEnumeration)
      #expect(profiles(found) == Set(equilibriaBySupports(game)), "\(shape) seed \(seed)")
      #expect(Set(found.map(\.profile)).count == found.count)
      #expect(found.stopReason == nil && found.includesAllPure)
      if found.isComplete { #expect(profiles(found) == naiveExtremeEquilibria(game)) }
      #expect(found.allSatisfy { $0.regret == 0 && $0.check.payoffs.count == 2 })
    }
  }

  @Test func `random games are proven complete, with an odd number of equilibria`() throws {
    var complete = 0
    for seed in seeds(40) {
      let found = try randomGame([3, 4], -999...999, seed: seed)
        .nashEquilibria(using: .supportEnumeration)
      if found.isComplete {
        complete += 1
        #expect(found.count % 2 == 1)
      }
    }
    #expect(complete >= sampleCount(40) * 9 / 10)
  }

  @Test(arguments: shapes, [0...1, 0...2])
  func `every pair finds every extreme equilibrium of degenerate games`(
    shape: [Int],
    range: ClosedRange<Int>
  ) throws {
    for seed in seeds(15) {
      let game = try randomGame(shape, range, seed: seed)
      let expected = naiveExtremeEquilibria(game)
      let all = try game.nashEquilibria(using: SupportEnumeration(supports: .all))
      #expect(profiles(all) == expected, "\(shape) seed \(seed)")
      #expect(all.count == expected.count)
      #expect(all.isComplete == areIsolated(expected), "\(shape) seed \(seed)")
      // Equal sizes may miss some, but then they must not claim to be complete.
      let equal = try game.nashEquilibria(using: .supportEnumeration)
      #expect(profiles(equal).isSubset(of: expected))
      if equal.isComplete {
        #expect(all.isComplete && profiles(equal) == expected, "\(shape) seed \(seed)")
      }
      let unproven = try game.nashEquilibria(
        using: SupportEnumeration(provesCompleteness: false)
      )
      #expect(profiles(unproven) == profiles(equal) && !unproven.isComplete)
    }
  }

  @Test func `ties that hide no equilibrium do not spoil the proof`() throws {
    // Against the first row both columns are equally good, but the first row is dominated.
    let game = try bimatrix([[(0, 1), (0, 1)], [(1, 0), (1, 2)]])
    let found = try game.nashEquilibria(using: .supportEnumeration)
    #expect(found.isComplete && found.count == 1)
    // Here the column player is indifferent and the rows do not mind: the first row is weakly best.
    let tied = try bimatrix([[(1, 1), (1, 1)], [(0, 0), (2, 1)]])
    let open = try tied.nashEquilibria(using: .supportEnumeration)
    #expect(!open.isComplete && open.count >= 2)
  }

  /// Theorem: a diagonal game of size d has 2ᵈ − 1 equilibria.
  @Test func `diagonal games`() throws {
    for size in 1...5 {
      let rows = (0..<size).map { i in (0..<size).map { Rational($0 == i ? i + 1 : 0) } }
      let found = try PayoffTable(rows: rows, columns: rows)
        .nashEquilibria(using: .supportEnumeration)
      #expect(found.count == 1 << size - 1 && found.isComplete)
    }
  }

  /// 75 equilibria: von Stengel (1999), *New maximal numbers of equilibria in bimatrix games*.
  @Test func `the six by six game with 75 equilibria`() throws {
    let a: [[Rational]] = [
      [9504, -660, 19976, -20526, 1776, -8976], [-111771, 31680, -130944, 168124, -8514, 52764],
      [397584, -113850, 451176, -586476, 29216, -178761],
      [171204, -45936, 208626, -263076, 14124, -84436],
      [1303104, -453420, 1227336, -1718376, 72336, -461736],
      [737154, -227040, 774576, -1039236, 48081, -300036],
    ]
    let bTransposed: [[Rational]] = [
      [72336, -461736, 1227336, -1718376, 1303104, -453420],
      [48081, -300036, 774576, -1039236, 737154, -227040],
      [29216, -178761, 451176, -586476, 397584, -113850],
      [14124, -84436, 208626, -263076, 171204, -45936],
      [1776, -8976, 19976, -20526, 9504, -660],
      [-8514, 52764, -130944, 168124, -111771, 31680],
    ]
    let b = (0..<6).map { row in bTransposed.map { $0[row] } }
    let game = try PayoffTable(rows: a, columns: b)
    let found = try game.nashEquilibria(using: SupportEnumeration(provesCompleteness: false))
    #expect(found.count == 75)
  }

  @Test(arguments: seeds(10)) func `sizes and pairs are parts of the whole`(seed: UInt64) throws {
    let game = try randomGame([3, 4], -9...9, seed: seed)
    let all = try game.nashEquilibria(using: SupportEnumeration(supports: .all))
    // A closure may add extreme equilibria with smaller supports, which have their own sizes.
    var union: Set<[[Rational]]> = []
    for rows in 1...3 {
      for columns in 1...4 {
        let part = try game.nashEquilibria(
          using: SupportEnumeration(supports: .sizes(rows, columns))
        )
        let exact = profiles(all).filter { profile in
          profile[0].filter { !$0.isZero }.count == rows
            && profile[1].filter { !$0.isZero }.count == columns
        }
        #expect(profiles(part).isSuperset(of: exact))
        #expect(!part.isComplete && part.stopReason == nil)
        union.formUnion(profiles(part))
      }
    }
    #expect(union == profiles(all))
    for equilibrium in all {
      let supports = equilibrium.profile.strategies.map(\.supportIndices)
      let own = try game.nashEquilibria(
        using: SupportEnumeration(supports: .pair(supports[0].reversed(), supports[1]))
      )
      #expect(own.contains { $0.profile == equilibrium.profile })
    }
  }

  @Test(arguments: seeds(10)) func `relabelling and rescaling`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([3, 3], -3...3, seed: seed)
    let orders = [permutation(3, using: &generator), permutation(3, using: &generator)]
    func all(_ game: PayoffTable<Int>) throws -> NashEquilibria<Int, Rational> {
      try game.nashEquilibria(using: SupportEnumeration(supports: .all))
    }
    let original = try all(game)
    let shuffled = try all(reordered(game, orders))
    let back = Set(
      shuffled.map { equilibrium in
        equilibrium.profile.strategies.map { strategy in (0..<3).map { strategy[$0] } }
      }
    )
    #expect(back == profiles(original) && shuffled.isComplete == original.isComplete)
    let scaled = try transformed(game) { player, _, payoff in
      payoff * Rational(player + 2, 7) - Rational(player + 1, 3)
    }
    #expect(try all(scaled).map(\.profile) == original.map(\.profile))
    let swapped = try all(exchanged(game))
    #expect(Set(swapped.map { Array($0.profile.probabilities.reversed()) }) == profiles(original))
  }

  @Test func `floating results carry a bound`() throws {
    let game = try randomGame([4, 4], -99...99, seed: 3)
    let exact = try game.nashEquilibria(using: .supportEnumeration)
    let floating = try game.nashEquilibria(using: .supportEnumeration, over: Double.self)
    #expect(exact.count == floating.count && exact.isComplete == floating.isComplete)
    for (one, two) in zip(exact, floating) {
      #expect(two.regret < 1e-9)
      for (p, q) in zip(one.profile.probabilities.joined(), two.profile.probabilities.joined()) {
        #expect(abs(p.doubleValue - q) < 1e-12)
      }
    }
  }

  @Test func `limits end the work early, honestly`() throws {
    let game = try randomGame([6, 6], -99...99, seed: 1)
    let whole = try game.nashEquilibria(using: .supportEnumeration)
    #expect(whole.isComplete)
    for pairs in [0, 1, 40] {
      let part = try game.nashEquilibria(
        using: SupportEnumeration(limits: Limits(iterations: pairs))
      )
      #expect(part.stopReason == .iterationLimit && !part.isComplete)
      #expect(profiles(part).isSubset(of: profiles(whole)))
      #expect(part.includesAllPure == (pairs >= 40))
    }
    let late = try game.nashEquilibria(
      using: SupportEnumeration(supports: .all, limits: Limits(time: .zero))
    )
    #expect(late.stopReason == .timeLimit && late.isEmpty)
  }

  @Test func `unsuitable games and supports are refused`() throws {
    let three = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.nashEquilibria(using: .supportEnumeration)
    }
    let game = try randomGame([2, 3], 0...9, seed: 1)
    let selections: [SupportEnumeration.Selection] = [
      .sizes(0, 1), .sizes(3, 1), .sizes(2, 4), .pair([], [0]), .pair([0], [3]),
      .pair([0, 0], [1]),
      .pair([-1], [1]),
    ]
    for selection in selections {
      #expect(throws: SolutionError.self, "\(selection)") {
        try game.nashEquilibria(using: SupportEnumeration(supports: selection))
      }
    }
  }

  /// Zero rows, equal rows and huge games of one value: the closure is the whole simplex.
  @Test func `all payoffs equal`() throws {
    let game = try randomGame([3, 2], 5...5, seed: 1)
    let all = try game.nashEquilibria(using: SupportEnumeration(supports: .all))
    #expect(all.count == 6 && all.allSatisfy(\.isPure) && !all.isComplete)
    let equal = try game.nashEquilibria(using: .supportEnumeration)
    #expect(!equal.isComplete && equal.includesAllPure)
  }
}
