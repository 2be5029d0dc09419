import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AutomatonTests {
  private typealias Move = PrisonersDilemma.Move

  /// What a profile of automata does after some histories.
  private func play(
    _ profile: AutomatonProfile<Move>,
    deviations: [Int: Move] = [:],
    periods: Int
  ) throws -> String {
    var states = profile.automata.map(\.initialState)
    var text = ""
    for period in 0..<periods {
      var actions = zip(profile.automata, states).map { $0.states[$1].action }
      if let deviation = deviations[period] { actions[0] = deviation }
      text += actions.map { $0 == .cooperate ? "C" : "D" }.joined() + " "
      let automaton = profile.automata[0]
      let index = automaton.space.index(
        of: try actions.map { try #require(Move.allCases.firstIndex(of: $0)) }
      )
      states = zip(profile.automata, states).map { $0.successors[$1][index] }
    }
    return String(text.dropLast())
  }

  @Test func `built-in strategies`() throws {
    let game = try PrisonersDilemma()
    let once: [Int: Move] = [1: .defect]
    let rows: [(RepeatedStrategy, String, String)] = [
      (.grimTrigger, "CC CC CC CC CC", "CC DC DD DD DD"),
      (.titForTat, "CC CC CC CC CC", "CC DC CD DC CD"),
      (.titForTwoTats, "CC CC CC CC CC", "CC DC CC CC CC"),
      (.winStayLoseShift, "CC CC CC CC CC", "CC DC DD CC CC"),
      (.alternation, "CD DC CD DC CD", "CD DC CD DC CD"),
      (.alwaysDefect, "DD DD DD DD DD", "DD DD DD DD DD"),
    ]
    #expect(Set(rows.map(\.0)) == Set(RepeatedStrategy.allCases))
    for (strategy, path, after) in rows {
      let profile = try game.automata(strategy)
      #expect(try play(profile, periods: 5) == path)
      #expect(try play(profile, deviations: once, periods: 5) == after)
    }
    let alternation = try game.automata(.alternation)
    #expect(
      try play(alternation, deviations: [0: .defect], periods: 5) == "DD DD DD DD DD"
    )
    let patient = try game.automata(.titForTwoTats)
    #expect(
      try play(patient, deviations: [1: .defect, 2: .defect, 3: .defect], periods: 6)
        == "CC DC DC DD CD DC"
    )
    #expect(alternation.description == "alternation")
    #expect(patient.title == "tit for two tats by all")
    let mixed = try AutomatonProfile([
      .always(.defect, in: game, as: 0),
      .titForTat(in: game, as: 1, cooperation: .cooperate, defection: .defect),
    ])
    #expect(mixed.title == "always Defect against tit for tat")
  }

  @Test func `bad automata`() throws {
    let game = try PrisonersDilemma()
    func states(_ count: Int) -> [Automaton<Move>.State] {
      (0..<count).map { .init("\($0)", .cooperate) }
    }
    func message(
      _ states: [Automaton<Move>.State],
      player: Int = 0,
      start: Int = 0,
      next: Int = 0
    ) -> String? {
      do {
        _ = try Automaton(
          playing: game,
          as: player,
          title: "mine",
          states: states,
          initialState: start
        ) { _, _ in next }
        return nil
      } catch { return "\(error)" }
    }
    #expect(message(states(1), player: 2) == "player is 2; expected 0 to 1")
    #expect(message([]) == "the number of states of mine is 0; expected 1 or more")
    #expect(message(states(1), start: 1) == "initialState is 1; expected a state of mine, 0 to 0")
    #expect(
      message(states(2), next: -1)
        == "the state after 0 and [Cooperate, Cooperate] is -1; expected a state of mine, 0 to 1"
    )
    #expect(throws: GameError.unknownAction(player: 0, action: "7")) {
      try Automaton.always(7, in: bimatrix([[(0, 0)]]), as: 0)
    }
    let one = try Automaton<Move>.always(.defect, in: game, as: 1)
    #expect(throws: GameError.self) { try AutomatonProfile([one, one]) }
    #expect(throws: GameError.wrongPlayerCount(found: 1, expected: 2)) {
      try AutomatonProfile([one])
    }
    #expect(throws: GameError.noPlayers) { try AutomatonProfile<Move>([]) }
    #expect(throws: GameError.self) {
      try AutomatonProfile<Move>.turnTaking(among: [], in: game)
    }
    #expect(throws: GameError.self) {
      try AutomatonProfile<Move>.turnTaking(among: [[.defect]], in: game)
    }
    let crowd = try PublicGoodsGame(players: 3, marginalReturn: 0.5)
    #expect(throws: GameError.needsPlayers(expected: 2, found: 3)) {
      try Automaton.titForTat(in: crowd, as: 0, cooperation: .contribute, defection: .keep)
    }
  }
}
