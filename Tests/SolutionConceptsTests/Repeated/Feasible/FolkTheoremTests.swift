import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct FolkTheoremTests {
  @Test func `Prisoner's Dilemma`() throws {
    let game = try PrisonersDilemma()
    let good = try game.folkTheorem(for: [3, 3])
    #expect(good.verdict == .sustainable && good.isStrictlyIndividuallyRational)
    #expect(
      good.reasons == [
        .theorem(.nashReversion), .theorem(.twoPlayers), .theorem(.fullDimension),
        .theorem(.nonEquivalentUtilities),
      ]
    )
    #expect(good.nashThreat?.payoffs == [1, 1])
    let low = try game.folkTheorem(for: [Rational(1, 2), 3])
    #expect(low.verdict == .impossible && low.reasons == [.belowMinmax(player: 0)])
    let high = try game.folkTheorem(for: [4, 4])
    #expect(high.verdict == .impossible && high.reasons == [.infeasible])
    let border = try game.folkTheorem(for: [1, 3])
    #expect(border.verdict == .undecided && border.reasons == [.atMinmax(player: 0)])
    let stage = try game.folkTheorem(for: [1, 1])
    #expect(stage.verdict == .sustainable && stage.reasons.first == .theorem(.stageEquilibria))
    for check in [good, low, high, border, stage] {
      #expect(try check.verify(in: game) == nil)
    }
    #expect(
      border.description == """
        (1, 3): undecided
          player 0 gets exactly the minmax value, where the theorems are silent
        """
    )
    #expect(throws: SolutionError.self) { try game.folkTheorem(for: [1]) }
  }

  /// Bach or Stravinsky at (8/5, 8/5): below the pure minmax value 2, above the mixed one 6/5.
  @Test func `the mode matters`() throws {
    let game = try BachOrStravinsky(preferred: 3, other: 2)
    let payoffs = [Rational(8, 5), Rational(8, 5)]
    let mixed = try game.folkTheorem(for: payoffs)
    #expect(mixed.verdict == .sustainable)
    #expect(try mixed.verify(in: game) == nil)
    let pure = try game.folkTheorem(for: payoffs, punishments: .pure)
    #expect(
      pure.reasons == [
        .theorem(.stageEquilibria), .theorem(.nashReversion), .belowMinmax(player: 0),
        .belowMinmax(player: 1),
      ]
    )
    #expect(pure.stageDraw.reduce(0) { $0 + $1.probability } == 1)
    #expect(pure.nashThreat?.payoffs == [Rational(6, 5), Rational(6, 5)])
    #expect(try pure.verify(in: game) == nil)
  }

  /// Fudenberg & Maskin (1986), example 3.
  ///
  /// Three players have the same payoffs, 1 when all choose the same of two actions. The minmax value
  /// is 0, but no equilibrium pays any less than 1/4.
  @Test func `three players with the same payoffs`() throws {
    let common: [Rational] = [1, 0, 0, 0, 0, 0, 0, 1]
    let game = try PayoffTable(
      actions: [[0, 1], [0, 1], [0, 1]],
      payoffs: [common, common, common]
    )
    let check = try game.folkTheorem(for: [0.125, 0.125, 0.125])
    #expect(check.verdict == .undecided && check.isStrictlyIndividuallyRational)
    #expect(check.dimension == 1)
    #expect(
      check.reasons == [
        .lowDimension(found: 1, players: 3), .equivalentUtilities(first: 0, second: 1),
        .equivalentUtilities(first: 0, second: 2), .equivalentUtilities(first: 1, second: 2),
      ]
    )
    #expect(try check.verify(in: game) == nil)
    let opposed = try PayoffTable(
      actions: game.actions,
      payoffs: [common, common.map { -$0 }, [0, 3, 5, 1, 2, 2, 7, 4]]
    )
    let other = try opposed.folkTheorem(for: [0.1, -0.1, 3])
    #expect(other.dimension == 2)
    #expect(!other.reasons.contains { if case .equivalentUtilities = $0 { true } else { false } })
    #expect(try other.verify(in: opposed) == nil)
  }

  @Test(arguments: seeds(12), [[2, 2], [3, 2], [2, 2, 2]])
  func `random verdicts hold`(seed: UInt64, counts: [Int]) throws {
    let game = try randomGame(counts, 0...5, seed: seed)
    var generator = Xoshiro256(seed: seed)
    for mode in PunishmentMode.allCases {
      let payoffs = counts.map { _ in Rational(Int.random(in: 2...8, using: &generator), 2) }
      let check = try game.folkTheorem(for: payoffs, punishments: mode)
      #expect(try check.verify(in: game) == nil)
      // Patience makes it an equilibrium payoff, if pure punishments are enough.
      guard counts.count == 2, mode == .pure, check.verdict == .sustainable,
        check.reasons.contains(.theorem(.twoPlayers))
      else { continue }
      let set = try game.subgamePerfectPayoffs(discount: Rational(999, 1000))
      #expect(set.contains(PayoffPair(payoffs[0], payoffs[1])) != false)
    }
  }
}
