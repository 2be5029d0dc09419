import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct MinmaxTests {
  /// Theory notes C.4: pure 2, mixed 6/5.
  @Test func `Bach or Stravinsky`() throws {
    let game = try BachOrStravinsky(preferred: 3, other: 2)
    #expect(try game.minmaxValues(by: .pure).map(\.value) == [2, 2])
    #expect(
      try game.minmaxValues(by: .independent).map(\.value) == [Rational(6, 5), Rational(6, 5)]
    )
    let value = try game.minmaxValue(of: 0)
    #expect(value == (try game.minmaxValue(of: 0, by: .independent)))
    #expect(value.description == "player 0 held to 6/5 by independent (2/5 Bach + 3/5 Stravinsky)")
    let pennies = try MatchingPennies()
    #expect(try pennies.minmaxValues(by: .pure).map(\.value) == [1, 1])
    #expect(try pennies.minmaxValues(by: .correlated).map(\.value) == [0, 0])
  }

  /// Two opponents who cannot mix together punish less.
  @Test func `joint mixtures are stronger than independent ones`() throws {
    // Player 0 wins 1 by answering 0 to (0, 0) or 1 to (1, 1), and nothing otherwise.
    let payoffs: [Rational] = [1, 0, 0, 0, 0, 0, 0, 1]
    let zero = [Rational](repeating: 0, count: 8)
    let game = try PayoffTable(
      actions: [[0, 1], [0, 1], [0, 1]],
      payoffs: [payoffs, zero, zero]
    )
    #expect(try game.minmaxValue(of: 0, by: .correlated).value == 0)
    #expect(try game.minmaxValue(of: 0, by: .pure).value == 0)
    // Player 0 wins 1 by answering 0 when they match and 1 when they differ: half of the time
    // whatever independent opponents do if one of them is fair, and never less.
    let matching = try PayoffTable(
      actions: [[0, 1], [0, 1], [0, 1]],
      payoffs: [[1, 0, 0, 1, 0, 1, 1, 0], zero, zero]
    )
    let value = try matching.minmaxValue(of: 0, by: .independent)
    #expect(value.value == Rational(1, 2))
    #expect(try matching.minmaxValue(of: 0, by: .pure).value == 1)
    // Three answers name a pair of actions and lose 1 when it comes: jointly −1/3 is optimal, while
    // independent opponents with p and q make it min(pq, p(1 − q), (1 − p)q): p = q = 1/2, −1/4.
    let triple = try PayoffTable(
      actions: [[0, 1, 2], [0, 1], [0, 1]],
      payoffs: [
        [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0], Array(repeating: 0, count: 12),
        Array(repeating: 0, count: 12),
      ]
    )
    #expect(try triple.minmaxValue(of: 0, by: .correlated).value == Rational(-1, 3))
    let bounds = try triple.minmaxValue(of: 0, by: .independent)
    #expect(bounds.lower == Rational(-1, 3) && bounds.upper == Rational(-1, 4))
    #expect(bounds.value == nil)
  }

  @Test(arguments: seeds(12), [[2, 2], [3, 4], [2, 2, 2], [2, 3, 2]])
  func `certificates and order`(seed: UInt64, counts: [Int]) throws {
    let game = try randomGame(counts, 0...9, seed: seed)
    for player in counts.indices {
      let values = try PunishmentMode.allCases.map { try game.minmaxValue(of: player, by: $0) }
      for value in values { #expect(try value.verify(in: game) == nil) }
      let (pure, independent, correlated) = (values[0], values[1], values[2])
      #expect(correlated.lower == correlated.upper && pure.lower == pure.upper)
      #expect(correlated.lower <= independent.upper && independent.upper <= pure.lower)
      #expect(counts.count > 2 || independent.value == correlated.value)
      // From the definition.
      let others = (0..<game.space.profileCount).map { index in
        index - game.space.action(of: player, at: index) * game.space.strides[player]
      }
      let replies = Dictionary(grouping: game.payoffs[player].indices) { others[$0] }
        .mapValues { $0.map { game.payoffs[player][$0] }.max() ?? 0 }
      #expect(pure.value == replies.values.min())
      // No stage equilibrium pays less.
      for equilibrium in try game.nashEquilibria(using: .pureEnumeration) {
        #expect(equilibrium.payoffs[player] >= pure.lower)
      }
      // A wrong certificate is refused.
      let other = try transformed(game) { 2 * $2 + 1 }
      for value in values { #expect(try value.verify(in: other) != nil) }
    }
  }

  @Test func `bad input`() throws {
    let game = try PrisonersDilemma()
    #expect(throws: SolutionError.self) { try game.minmaxValue(of: 2) }
    let alone = try PayoffTable(actions: [[0, 1]], payoffs: [[1, 2]])
    let error = #expect(throws: SolutionError.self) { try alone.minmaxValue(of: 0) }
    #expect(
      error?.description
        == "the number of players is 1; expected 2 or more, for somebody to be held down by others"
    )
  }
}
