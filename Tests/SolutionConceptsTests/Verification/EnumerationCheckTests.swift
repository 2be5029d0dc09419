import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

/// Every kind of wrong list must be refused.
@Suite struct EnumerationCheckTests {
  typealias List = NashEquilibria<Int, Rational>
  typealias Component = EquilibriumComponent<Rational>

  /// The extreme equilibria of a game with a continuum and an isolated equilibrium.
  private func sample() throws -> (PayoffTable<Int>, List) {
    let game = try PayoffTable(
      rows: [[1, 0, 0], [1, 0, 0], [0, 0, 2]],
      columns: [[1, 0, 0], [1, 1, 0], [0, 0, 2]]
    )
    return (game, try game.nashEquilibria(using: .vertexEnumeration))
  }

  private func list(
    _ found: List,
    _ equilibria: [NashEquilibrium<Int, Rational>]? = nil,
    _ components: [Component]?
  ) -> List {
    List(
      equilibria ?? found.equilibria,
      method: found.method,
      isComplete: true,
      components: components
    )
  }

  private func equilibrium(
    _ game: PayoffTable<Int>,
    _ mixtures: [[Rational]]
  ) -> NashEquilibrium<Int, Rational> {
    let profile = MixedProfile<Int, Rational>(
      mixtures.enumerated().map { MixedStrategy(trusted: $1, over: game.actions[$0]) }
    )
    let arrays = PayoffArrays<Rational>(game)
    return NashEquilibrium(profile, check: NashCheck(profile, of: game, arrays: arrays))
  }

  @Test func `the right list is accepted`() throws {
    let (game, found) = try sample()
    let check = try game.check(enumeration: found)
    #expect(check.isAccepted && check.isProvenComplete)
    #expect(check.description == "accepted, nothing is missing")
    let quick = try game.check(enumeration: found, largestBasisCount: 3)
    #expect(quick.isAccepted && !quick.isProvenComplete)
  }

  @Test func `a missing equilibrium is named`() throws {
    let (game, found) = try sample()
    for number in found.indices {
      var shorter = found.equilibria
      let removed = shorter.remove(at: number)
      let check = try game.check(enumeration: list(found, shorter, []))
      #expect(check.problems.contains(.missing(removed.profile.probabilities)))
    }
  }

  @Test func `a profile that is no equilibrium, twice the same, and one in between`() throws {
    let (game, found) = try sample()
    let wrong = equilibrium(game, [[0, 0, 1], [1, 0, 0]])
    var check = try game.check(
      enumeration: list(found, found.equilibria + [wrong], found.components)
    )
    #expect(check.problems == [.notAnEquilibrium(found.count)])
    check = try game.check(
      enumeration: list(found, found.equilibria + [found[0]], found.components)
    )
    #expect(check.problems == [.repeated(0, found.count)])
    let half = Rational(1, 2)
    let between = equilibrium(game, [[half, half, 0], [1, 0, 0]])
    check = try game.check(
      enumeration: list(found, found.equilibria + [between], found.components)
    )
    #expect(check.problems == [.notExtreme(found.count)])
  }

  @Test func `wrong components`() throws {
    let (game, found) = try sample()
    let components = try #require(found.components)
    #expect(try game.check(enumeration: list(found, nil, nil)).problems == [.componentsMissing])
    // Two components as one.
    let joined = Component(
      members: components.flatMap(\.members).sorted(),
      subsets: components.flatMap(\.subsets),
      index: 1
    )
    #expect(try !game.check(enumeration: list(found, nil, [joined])).isAccepted)
    // One component as its points.
    let split = found.indices.map { number in
      Component(
        members: [number],
        subsets: [NashSubset(members: [number], dimension: 0, payoffRanges: [0...1, 0...1])],
        index: number == 0 ? 1 : 0
      )
    }
    #expect(try !game.check(enumeration: list(found, nil, split)).isAccepted)
    // A component left out.
    #expect(
      try !game.check(enumeration: list(found, nil, Array(components.dropLast()))).isAccepted
    )
  }

  @Test func `wrong subsets and indices`() throws {
    let (game, found) = try sample()
    let components = try #require(found.components)
    let place = try #require(components.firstIndex { !$0.isSinglePoint })
    let continuum = components[place]
    func check(_ component: Component) throws -> EnumerationCheck {
      var changed = components
      changed[place] = component
      return try game.check(enumeration: list(found, nil, changed))
    }
    let smaller = Component(
      members: continuum.members,
      subsets: continuum.subsets.map {
        NashSubset(
          members: Array($0.members.prefix(1)),
          dimension: 0,
          payoffRanges: $0.payoffRanges
        )
      },
      index: continuum.index
    )
    #expect(try check(smaller).problems.contains(.wrongComponent(place)))
    let flat = Component(
      members: continuum.members,
      subsets: continuum.subsets.map {
        NashSubset(members: $0.members, dimension: 0, payoffRanges: $0.payoffRanges)
      },
      index: continuum.index
    )
    #expect(try check(flat).problems.contains(.wrongComponent(place)))
    let shifted = Component(
      members: continuum.members,
      subsets: continuum.subsets,
      index: continuum.index + 2
    )
    #expect(try check(shifted).problems == [.wrongIndexSum(3)])
    let point = try #require(components.firstIndex { $0.isSinglePoint })
    var changed = components
    changed[point] = Component(
      members: components[point].members,
      subsets: components[point].subsets,
      index: -components[point].index
    )
    #expect(
      try game.check(enumeration: list(found, nil, changed)).problems.contains(.wrongIndex(point))
    )
  }
}
