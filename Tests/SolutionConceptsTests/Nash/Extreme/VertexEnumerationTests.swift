import EquilibriaNumerics
import Games
import Synchronization
import Testing

@testable import SolutionConcepts

/// A two-player game whose only payoffs on the diagonal are 1, 2, …, n for both.
private func diagonalGame(_ size: Int) throws -> PayoffTable<Int> {
  let rows = (0..<size).map { i in (0..<size).map { $0 == i ? Rational(i + 1) : .zero } }
  return try PayoffTable(rows: rows, columns: rows)
}

@Suite struct VertexEnumerationTests {
  /// Every subset of a coordination game's actions carries one equilibrium: 2ⁿ − 1 of them.
  @Test(arguments: 1...6) func `a diagonal game has an equilibrium per support`(size: Int) throws {
    let found = try diagonalGame(size).nashEquilibria(using: .vertexEnumeration)
    #expect(found.count == (1 << size) - 1 && found.isComplete)
    let components = try #require(found.components)
    #expect(components.map(\.members) == found.indices.map { [$0] })
    for (equilibrium, component) in zip(found, components) {
      let size = equilibrium.profile[0].support.count
      #expect(component.index == (size.isMultiple(of: 2) ? -1 : 1))
      #expect(component.isEssential && component.isSinglePoint && component.dimension == 0)
    }
    #expect(found.first?.isPure == true, "small supports come first")
  }

  @Test(arguments: [([2, 2], 1), ([3, 3], 2), ([4, 3], 2), ([2, 6], 1), ([5, 5], 50)])
  func `the checker proves lists complete`(shape: [Int], highest: Int) throws {
    for seed in seeds(12) {
      let game = try randomGame(shape, 0...highest, seed: seed)
      let found = try game.nashEquilibria(using: .vertexEnumeration)
      #expect(found.isComplete && found.stopReason == nil)
      let check = try game.check(enumeration: found)
      #expect(check.isAccepted && check.isProvenComplete, "seed \(seed): \(check)")
      #expect(Set(equilibriaBySupports(game)).isSubset(of: found.map(\.profile.probabilities)))
    }
  }

  @Test(arguments: [([7, 7], 3), ([9, 11], 9), ([12, 8], 100), ([10, 10], 1)])
  func `doubles with proofs and integers agree, with one worker and two`(
    shape: [Int],
    highest: Int
  ) throws {
    for seed in seeds(3) {
      let game = try randomGame(shape, 0...highest, seed: seed)
      let polytopes = BestResponsePolytopes(game, actions: shape.map { Array(0..<$0) })
      let lists = [1, 2, 3].flatMap { workers in
        let search = ExtremeSearch(
          polytopes: polytopes,
          stopwatch: Stopwatch(.none),
          largestBasisCount: .max,
          workerCount: workers
        )
        let floating = [FloatingPrecision.double, .doubleDouble].compactMap { precision in
          if case .finished(let outcome) = search.floatingRun(precision) { outcome } else { nil }
        }
        return ([search.exactRun()] + floating).map { (outcome: ExtremeSearch.Outcome) in
          #expect(outcome.stopReason == nil)
          let list = ExtremeList(
            outcome.pairs.pairs,
            actions: shape.map { Array(0..<$0) },
            counts: shape
          )
          #expect(list.pairs.reduce(0) { $0 + $1.index } == 1)
          return list.pairs.map { $0.mixtures + [[Rational($0.index)]] }
        }
      }
      #expect(lists.allSatisfy { $0 == lists[0] }, "seed \(seed)")
    }
  }

  @Test func `relabelling and rescaling permute the answer`() throws {
    for seed in seeds(6) {
      let game = try randomGame([5, 4], 0...4, seed: seed)
      let found = try game.nashEquilibria(using: .vertexEnumeration)
      let (rows, columns) = ([3, 1, 4, 0, 2], [2, 0, 3, 1])
      let scaled = game.payoffs.enumerated().map { player, payoffs in
        rows.flatMap { i in
          columns.map { j in
            // A positive factor, and an amount that depends on the other player's action only.
            Rational(3, 7) * payoffs[i * 4 + j] + Rational(player == 0 ? j * j : 5 - i)
          }
        }
      }
      let twin = try PayoffTable(actions: game.actions, payoffs: scaled)
      let other = try twin.nashEquilibria(using: .vertexEnumeration)
      let back = Set(
        other.map { equilibrium -> [[Rational]] in
          var mixtures = equilibrium.profile.probabilities
          for (place, row) in rows.enumerated() {
            mixtures[0][row] = equilibrium.profile[0].probabilities[place]
          }
          for (place, column) in columns.enumerated() {
            mixtures[1][column] = equilibrium.profile[1].probabilities[place]
          }
          return mixtures
        }
      )
      #expect(back == Set(found.map(\.profile.probabilities)))
      #expect(
        other.components?.map(\.members.count).sorted()
          == found.components?.map(\.members.count).sorted()
      )
    }
  }

  @Test func `a continuum is a component with its subsets`() throws {
    // Player 0 is indifferent against the first column; both pure equilibria there are connected.
    let game = try PayoffTable(rows: [[1, 0], [1, 0]], columns: [[1, 0], [1, 1]])
    let found = try game.nashEquilibria(using: .vertexEnumeration)
    let component = try #require(found.components?.first)
    #expect(found.components?.count == 1 && component.index == 1)
    #expect(component.dimension == 1 && component.subsets.count == 2)
    #expect(component.payoffRanges == [0...1, 1...1])
    #expect(
      found.description.hasSuffix(
        "the extreme ones of all there are, which form 1 connected component"
      )
    )
  }

  @Test(arguments: [[1, 1], [1, 5], [5, 1], [3, 70], [40, 2]])
  func `odd shapes`(shape: [Int]) throws {
    let game = try randomGame(shape, 0...9, seed: 3)
    let found = try game.nashEquilibria(using: .vertexEnumeration)
    #expect(found.isComplete && !found.isEmpty && found.allSatisfy { $0.regret == 0 })
    #expect(found.components?.reduce(0) { $0 + $1.index } == 1)
    if shape.contains(1) {
      let check = try game.check(enumeration: found)
      #expect(check.isAccepted && check.isProvenComplete)
    }
  }

  @Test func `payoffs that do not matter make every pair of pure strategies extreme`() throws {
    let game = try randomGame([6, 5], 0...0, seed: 1)
    let found = try game.nashEquilibria(using: .vertexEnumeration)
    #expect(found.count == 30 && found.components?.count == 1)
    let subset = try #require(found.components?.first?.subsets)
    #expect(subset.count == 1 && subset[0].dimension == 9)
  }

  @Test func `payoffs of very different scale`() throws {
    let (tiny, huge) = (Rational(1, 1_000_000_000), Rational(1_000_000_000))
    let game = try PayoffTable(
      rows: [[huge, tiny, 0], [0, huge + tiny, tiny], [tiny, 0, huge]],
      columns: [[tiny, 0, huge], [huge, tiny, 0], [0, huge, tiny]]
    )
    let found = try game.nashEquilibria(using: .vertexEnumeration)
    let check = try game.check(enumeration: found)
    #expect(check.isAccepted && check.isProvenComplete)
  }

  @Test func `limits give the pure equilibria and a reason`() throws {
    let game = try CovariantGames(actionCounts: [30, 30], correlation: 0.2).makeGame(seed: 4)
    let pure = try game.nashEquilibria(using: .pureEnumeration)
    for limits in [Limits(time: .zero), Limits(iterations: 40)] {
      let found = try game.nashEquilibria(using: VertexEnumeration(limits: limits))
      #expect(!found.isComplete && found.includesAllPure && found.components == nil)
      #expect(found.stopReason == (limits.time == nil ? .iterationLimit : .timeLimit))
      #expect(Set(pure.map(\.profile)).isSubset(of: found.map(\.profile)))
      #expect(try game.check(enumeration: found).isAccepted)
    }
    let bounded = try game.nashEquilibria(using: VertexEnumeration(largestBasisCount: 100))
    #expect(bounded.stopReason == .memoryLimit)
    #expect(try #require(bounded.statistics).basisCount < 110, "two workers")
  }

  @Test func `long work reports its progress`() throws {
    let game = try CovariantGames(actionCounts: [30, 30], correlation: 0).makeGame(seed: 4)
    let reports = Mutex<[Progress]>([])
    let limited = VertexEnumeration(
      limits: Limits(time: .milliseconds(400)),
      removesDominatedActions: false
    )
    let found = try game.nashEquilibria(using: limited) { report in
      reports.withLock { $0.append(report) }
    }
    #expect(found.stopReason == .timeLimit)
    let seen = reports.withLock { $0 }
    #expect(!seen.isEmpty && seen.allSatisfy { $0.stage == "visiting vertices" && $0.done > 0 })
  }

  @Test func `three players are an error`() throws {
    let game = try randomGame([2, 2, 2], 0...9, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try game.nashEquilibria(using: .vertexEnumeration)
    }
  }
}
