import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts
import Testing

@Suite struct RefinementAnalysisTests {
  /// Myerson (1978), figure 2: three pure equilibria, two perfect, one proper.
  private static func myerson() throws -> PayoffTable<Int> {
    try PayoffTable(symmetric: [[1, 0, -9], [0, 0, -7], [-9, -7, -7]])
  }

  private static func refined(_ game: PayoffTable<Int>) throws -> RefinedEquilibria<Int> {
    let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
    let refined = try game.refinements(of: equilibria)
    #expect(try refined.verify(of: equilibria, in: game) == nil)
    return refined
  }

  @Test func `perfect but not proper`() throws {
    let game = try Self.myerson()
    func refinements(_ action: Int) throws -> NashRefinements<Int> {
      try game.refinements(of: MixedProfile(pure: [action, action], in: game))
    }
    let strict = try refinements(0)
    #expect(strict.isStrict && strict.proper == .yes(.regular) && strict.index == 1)
    let middle = try refinements(1)
    #expect(middle.perfect == .yes(.undominated))
    #expect(middle.proper == .no(.noLexicographicBeliefs))
    #expect(middle.essential == .unknown(.componentsUnknown))
    let last = try refinements(2)
    #expect(last.perfect == .no(.dominated) && last.proper == .no(.dominated))
    #expect(last.essential == .no(.dominated) && last.isUndominated == false)
    #expect(
      middle.description == """
        (1, 1)  not quasi-strict
          perfect    yes: undominated
          proper     no: no lexicographic beliefs fit
          essential  unknown: not all equilibria are known
        """
    )
    let all = try Self.refined(game)
    #expect(all.filter { $0.isUndominated == true }.count == 2)
    #expect(all.filter { $0.proper.isSatisfied == true }.map(\.profile.pureActions) == [[0, 0]])
  }

  /// Selten (1975): the second equilibrium rests on a threat that no tremble supports.
  @Test func `dominated equilibria of the smallest games`() throws {
    let game = try bimatrix([[(1, 1), (0, 0)], [(0, 0), (0, 0)]])
    let refined = try Self.refined(game)
    #expect(refined.map(\.profile.pureActions) == [[0, 0], [1, 1]])
    #expect(refined.map(\.isStrict) == [true, false])
    #expect(refined.map(\.isUndominated) == [true, false])
    // The indices sum to one, so the second has none and is not essential.
    #expect(refined.map(\.index) == [1, 0])
    #expect(refined.map(\.essential) == [.yes(.regular), .no(.dominated)])
    guard case .dominated(let mixture) = refined[1].dominance[0] else {
      Issue.record("not dominated")
      return
    }
    #expect(mixture.pureAction == 0)
  }

  @Test func `continua and their undominated parts`() throws {
    // Entry deterrence: the incumbent may fight with at least 1/2 when nobody enters.
    let game = try bimatrix([[(2, 2), (0, 0)], [(1, 4), (1, 4)]])
    let refined = try Self.refined(game)
    let subsets = try #require(refined.subsets)
    #expect(subsets.map(\.members.count).sorted() == [1, 2])
    let continuum = try #require(subsets.first { $0.members.count == 2 })
    #expect(continuum.isUndominated == false && continuum.undominatedMembers.isEmpty)
    #expect(continuum.members.allSatisfy { refined[$0].essential == .no(.dominated) })
    // When nothing matters everything is perfect, proper and part of one continuum.
    let idle = try Self.refined(bimatrix([[(0, 0), (0, 0)], [(0, 0), (0, 0)]]))
    #expect(idle.allSatisfy { $0.proper == .yes(.lexicographicBeliefs) })
    #expect(idle.allSatisfy { $0.essential == .unknown(.notIsolated) })
    #expect(idle.subsets?.map(\.isUndominated) == [true])
    #expect(idle.subsets?[0].undominatedMembers == [0, 1, 2, 3])
  }

  @Test(arguments: [([2, 2], 0...1), ([2, 3], 0...2), ([3, 3], 0...2), ([3, 3], -9...9)])
  func `theorems hold in random games`(shape: [Int], range: ClosedRange<Int>) throws {
    for seed in seeds(20) {
      let game = try randomGame(shape, range, seed: seed)
      let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
      let refined = try Self.refined(game)
      let components = try #require(equilibria.components)
      for (number, refinement) in refined.enumerated() {
        #expect(refinement.isStrict == equilibria[number].isStrict)
        #expect(refinement.isQuasiStrict == equilibria[number].isQuasiStrict)
        let component = try #require(components.first { $0.members.contains(number) })
        // Jansen (1981): regular means isolated and quasi-strict.
        let isRegular = component.isSinglePoint && refinement.isQuasiStrict
        #expect(refinement.isRegular == isRegular)
        #expect(refinement.index == (component.isSinglePoint ? component.index : nil))
        if refinement.isRegular { #expect(refinement.isUndominated == true) }
        if refinement.proper.isSatisfied == true { #expect(refinement.isUndominated == true) }
        // van Damme (1991), chapter 3: with two actions each, perfect means proper.
        if shape == [2, 2] {
          #expect(refinement.proper.isSatisfied == refinement.perfect.isSatisfied)
        }
      }
      #expect(refined.contains { $0.isUndominated == true }, "Selten (1975): existence")
      let subsets = try #require(refined.subsets)
      for subset in subsets where subset.isUndominated == true {
        #expect(subset.undominatedMembers == subset.members)
      }
    }
  }

  @Test func `what is undominated survives weak dominance of actions`() throws {
    for seed in seeds(15) {
      let game = try randomGame([3, 4], 0...2, seed: seed)
      let once = try IteratedElimination(dominance: .weak, limits: Limits(iterations: 1))
        .apply(to: game)
      for refinement in try Self.refined(game) {
        guard let actions = refinement.profile.pureActions else { continue }
        let survives = actions.indices.allSatisfy {
          once.survivingActions[$0].contains(actions[$0])
        }
        #expect(refinement.isUndominated == survives)
      }
    }
  }

  @Test func `solvers agree`() throws {
    for seed in seeds(10) {
      let game = try randomGame([4, 3], 0...2, seed: seed)
      let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
      let refined = try game.refinements(of: equilibria)
      let other = try RefinementAnalysis().refinements(
        of: equilibria,
        in: game,
        solver: ExactSimplex()
      )
      #expect(refined.map(\.isUndominated) == other.map(\.isUndominated))
      #expect(refined.map(\.proper) == other.map(\.proper))
    }
  }

  @Test func `limits leave statements open`() throws {
    let game = try Self.myerson()
    let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
    let hurried = try RefinementAnalysis(limits: Limits(time: .zero))
      .refinements(of: equilibria, in: game)
    #expect(try hurried.verify(of: equilibria, in: game) == nil)
    #expect(hurried.contains { $0.perfect == .unknown(.stopped(.timeLimit)) })
    let narrow = try RefinementAnalysis(largestOrderCount: 1)
      .refinements(of: MixedProfile(pure: [1, 1], in: game), in: game)
    #expect(narrow.proper == .unknown(.tooManyOrders(1)))
    #expect(narrow.perfect == .yes(.undominated))
  }

  @Test func `the only perfect equilibrium is proper`() throws {
    // The second actions tie in the equilibrium and are dominated; existence decides.
    let game = try bimatrix([[(1, 1), (1, 0)], [(1, 0), (0, 0)]])
    let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
    let refined = try RefinementAnalysis(largestOrderCount: 0)
      .refinements(of: equilibria, in: game)
    #expect(try refined.verify(of: equilibria, in: game) == nil)
    let perfect = refined.filter { $0.isUndominated == true }
    #expect(perfect.map(\.profile.pureActions) == [[0, 0]])
    #expect(perfect.map(\.proper) == [.yes(.onlyPerfect)])
    #expect(try Self.refined(game).map(\.proper).contains(.yes(.lexicographicBeliefs)))
  }

  @Test func `other profiles are refused`() throws {
    let game = try Self.myerson()
    let error = #expect(throws: SolutionError.self) {
      try game.refinements(of: MixedProfile(pure: [0, 1], in: game))
    }
    #expect(error?.description.contains("is not an equilibrium") == true)
    let three = try randomGame([2, 2, 2], 0...0, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.refinements(of: MixedProfile(pure: [0, 0, 0], in: three))
    }
  }
}
