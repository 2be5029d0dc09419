import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct RefinementCheckTests {
  private let game: PayoffTable<Int>
  private let strict: NashRefinements<Int>
  private let tied: NashRefinements<Int>
  private let dominated: NashRefinements<Int>

  init() throws {
    // Myerson (1978), figure 2, except that the last action costs nothing in (1, 1), which makes
    // that equilibrium proper; (0, 0) is strict and (2, 2) is dominated.
    game = try PayoffTable(symmetric: [[1, 0, -9], [0, 0, -7], [-9, 0, -7]])
    strict = try game.refinements(of: MixedProfile(pure: [0, 0], in: game))
    tied = try game.refinements(of: MixedProfile(pure: [1, 1], in: game))
    dominated = try game.refinements(of: MixedProfile(pure: [2, 2], in: game))
  }

  private func changed(
    _ old: NashRefinements<Int>,
    profile: MixedProfile<Int, Rational>? = nil,
    isStrict: Bool? = nil,
    isQuasiStrict: Bool? = nil,
    isRegular: Bool? = nil,
    index: Int?? = nil,
    dominance: [DominanceVerdict<Int>]? = nil,
    perfect: RefinementVerdict? = nil,
    proper: RefinementVerdict? = nil,
    beliefs: LexicographicBeliefs?? = nil,
    essential: RefinementVerdict? = nil
  ) throws -> String? {
    try NashRefinements(
      profile: profile ?? old.profile,
      isStrict: isStrict ?? old.isStrict,
      isQuasiStrict: isQuasiStrict ?? old.isQuasiStrict,
      isRegular: isRegular ?? old.isRegular,
      index: index ?? old.index,
      dominance: dominance ?? old.dominance,
      perfect: perfect ?? old.perfect,
      proper: proper ?? old.proper,
      beliefs: beliefs ?? old.beliefs,
      essential: essential ?? old.essential
    ).verify(in: game)
  }

  @Test func `right answers pass`() throws {
    for right in [strict, tied, dominated] {
      #expect(try right.verify(in: game) == nil)
      #expect(try changed(right) == nil)
    }
    #expect(tied.proper == .yes(.lexicographicBeliefs))
  }

  @Test func `wrong profiles and kinds are found`() throws {
    #expect(try changed(strict, profile: MixedProfile(pure: [0, 1], in: game)) != nil)
    #expect(try changed(strict, profile: tied.profile) != nil)
    #expect(try changed(strict, isStrict: false) == "strict is wrong")
    #expect(try changed(strict, isQuasiStrict: false) == "quasi-strict is wrong")
    #expect(try changed(tied, isQuasiStrict: true) == "quasi-strict is wrong")
    #expect(try changed(strict, isRegular: false) == "regular is wrong")
    #expect(try changed(tied, isRegular: true) == "regular is wrong")
    #expect(try changed(strict, index: -1) == "the index is wrong")
    #expect(try changed(strict, index: .some(nil)) == "the index is wrong")
  }

  @Test func `wrong proofs about dominance are found`() throws {
    let actions = [0, 1, 2]
    let uniform = MixedStrategy<Int, Rational>(uniformOver: actions)
    func with(_ verdict: DominanceVerdict<Int>, _ old: NashRefinements<Int>) throws -> String? {
      try changed(old, dominance: [verdict, old.dominance[1]])
    }
    for pure in actions {
      let strategy = try MixedStrategy<Int, Rational>(pure: pure, among: actions)
      #expect(try with(.undominated(bestReplyTo: strategy), strict)?.contains("rules") == true)
      #expect(try with(.dominated(by: strategy), strict) != nil)
    }
    #expect(try with(.undominated(bestReplyTo: uniform), dominated)?.contains("reply") == true)
    #expect(try with(.dominated(by: uniform), tied)?.contains("worse somewhere") == true)
    #expect(try with(.dominated(by: dominated.profile[0]), dominated)?.contains("never") == true)
    let inflated = MixedStrategy(trusted: [2, 2, 2] as [Rational], over: actions)
    #expect(try with(.dominated(by: inflated), dominated)?.contains("no strategy") == true)
    #expect(try with(.undominated(bestReplyTo: inflated), strict)?.contains("no strategy") == true)
    let short = MixedStrategy(trusted: [1] as [Rational], over: [0])
    #expect(try with(.undominated(bestReplyTo: short), strict)?.contains("no strategy") == true)
    #expect(try changed(strict, dominance: [strict.dominance[0]]) != nil)
  }

  @Test func `verdicts that do not follow are found`() throws {
    for old in [strict, tied, dominated] {
      let wrong: RefinementVerdict =
        old.isUndominated == true ? .no(.dominated) : .yes(.undominated)
      #expect(try changed(old, perfect: wrong) == "perfect does not follow from dominance")
      let turned: RefinementVerdict =
        old.isUndominated == true ? .no(.dominated) : .yes(.regular)
      #expect(try changed(old, proper: turned)?.contains("proper does not follow") == true)
      #expect(try changed(old, essential: turned)?.contains("essential does not") == true)
      #expect(try changed(old, proper: .yes(.indexZero)) != nil)
      #expect(try changed(old, essential: .yes(.index(0))) != nil)
    }
    #expect(try changed(strict, proper: .no(.noLexicographicBeliefs)) != nil)
    // Beliefs that fit are there.
    #expect(try changed(tied, proper: .no(.noLexicographicBeliefs)) != nil)
    #expect(try changed(tied, essential: .yes(.index(1))) != nil)
  }

  @Test func `wrong beliefs are found`() throws {
    let levels = try #require(tied.beliefs).levels
    func with(_ change: (inout [[[Rational]]]) -> Void) throws -> String? {
      var copy = levels
      change(&copy)
      return try changed(tied, beliefs: .some(LexicographicBeliefs(levels: copy)))
    }
    #expect(try with { _ in } == nil)
    #expect(try changed(tied, beliefs: .some(nil)) == "there are no beliefs")
    #expect(try with { $0.removeLast() } != nil)
    #expect(try with { $0[0].removeAll() } != nil)
    #expect(try with { $0[0][0] = [1, 0, 0] } != nil)
    #expect(try with { $0[0][1].removeLast() } != nil)
    #expect(try with { $0[1].removeSubrange(1...) }?.contains("never likely") == true)
    #expect(try with { $0[1][1] = $0[1][1].map { -$0 } } != nil)
    // All mistakes at once: then the dearest is as likely as the others.
    let rash: [[[Rational]]] = [[[0, 1, 0], [1, 0, 1]], [[0, 1, 0], [1, 0, 1]]]
    #expect(try with { $0 = rash }?.contains("likes action") == true)
  }

  @Test func `wrong lists are found`() throws {
    let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
    let refined = try game.refinements(of: equilibria)
    #expect(try refined.verify(of: equilibria, in: game) == nil)
    let pure = try game.nashEquilibria(using: .pureEnumeration)
    #expect(try refined.verify(of: pure, in: game) != nil)
    let other = try transformed(game) { _, _, payoff in -payoff }
    #expect(try refined.verify(of: equilibria, in: other) != nil)
  }
}
