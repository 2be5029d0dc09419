import EquilibriaNumerics
import Games
@testable import SolutionConcepts
import Testing

@Suite struct SymmetricCheckTests {
  /// The first action against itself and the last two, which are the same, against themselves.
  private let game: PayoffTable<Int>
  private let right: SymmetricEquilibria<Int, Rational>

  init() throws {
    game = try PayoffTable(symmetric: [[1, 0, 0], [0, 2, 2], [0, 2, 2]])
    right = try game.symmetricEquilibria()
  }

  private func changed(
    equilibria: [NashEquilibrium<Int, Rational>]? = nil,
    components: [SymmetricComponent<Rational>]?
  ) throws -> String? {
    try SymmetricEquilibria(
      equilibria: equilibria ?? right.equilibria,
      isComplete: true,
      stopReason: nil,
      components: components,
      statistics: right.statistics
    ).verify(in: game)
  }

  @Test func `the right answer passes`() throws {
    #expect(right.components?.map(\.members) == [[0], [1, 2], [3, 4]])
    #expect(right.components?.map(\.dimension) == [0, 1, 1])
    #expect(right.components?.map(\.index) == [1, 1, -1])
    #expect(try right.verify(in: game) == nil)
  }

  @Test func `wrong answers are found`() throws {
    let components = try #require(right.components)
    #expect(try changed(components: Array(components.dropLast()))?.contains("divide") == true)
    let doubled = right.equilibria + [right.equilibria[0]]
    #expect(try changed(equilibria: doubled, components: nil)?.contains("repeated") == true)
    for (place, old) in components.enumerated() {
      func with(_ faces: [[Int]], index: Int) throws -> String? {
        var copy = components
        copy[place] = SymmetricComponent(
          members: old.members,
          faces: faces.map { SymmetricFace(members: $0, dimension: 0, payoffRange: 0...0) },
          index: index
        )
        return try changed(components: copy)
      }
      let faces = old.faces.map(\.members)
      #expect(try with(faces, index: old.index) == nil)
      #expect(try with(faces, index: old.index + 1) == "the indices sum to 2")
      #expect(try with([], index: old.index)?.contains("union") == true)
    }
    let all = SymmetricComponent<Rational>(
      members: Array(0..<5),
      faces: [SymmetricFace(members: Array(0..<5), dimension: 2, payoffRange: 0...2)],
      index: 1
    )
    #expect(try changed(components: [all])?.contains("mixtures of a face") == true)
  }

  @Test func `profiles that are not symmetric equilibria are found`() throws {
    func with(_ actions: [Int]) throws -> String? {
      let profile = try MixedProfile<Int, Rational>(pure: actions, in: game)
      let other = NashEquilibrium(profile, check: try game.check(nash: profile))
      return try changed(equilibria: [other], components: nil)
    }
    #expect(try with([1, 1]) == nil)
    #expect(try with([1, 2])?.contains("is not symmetric") == true)
    let lone = try PayoffTable(symmetric: [[0, 1], [1, 0]])
    let profile = try MixedProfile<Int, Rational>(pure: [0, 0], in: lone)
    let wrong = SymmetricEquilibria(
      equilibria: [NashEquilibrium(profile, check: try lone.check(nash: profile))],
      isComplete: false,
      stopReason: nil,
      components: nil,
      statistics: right.statistics
    )
    #expect(try wrong.verify(in: lone)?.contains("is not an equilibrium") == true)
  }
}
