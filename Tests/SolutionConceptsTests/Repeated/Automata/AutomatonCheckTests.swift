import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AutomatonCheckTests {
  /// Case repeat-04: turns are subgame perfect at every discount factor, fair only in the limit.
  @Test func `turns in Bach or Stravinsky`() throws {
    let row = try #require(RepeatedCases.shared).turnTaking
    let game = try BachOrStravinsky(preferred: 3, other: 2)
    let turns: [[BachOrStravinsky.Move]] = [[.bach, .bach], [.stravinsky, .stravinsky]]
    let profile = try AutomatonProfile.turnTaking(among: turns, in: game)
    for (discount, payoffs) in zip(try numbers(row.discounts), row.payoffs) {
      let check = try game.check(automata: profile, discount: discount)
      #expect(check.isSubgamePerfect && check.isNash)
      #expect(try check.discountedAverages == numbers(payoffs))
      // From the other start the players change places.
      #expect(check.states.map(\.values)[1] == check.discountedAverages.reversed())
      #expect(check.limitAverages == [Rational(5, 2), Rational(5, 2)])
      #expect(check.path == [0, 1] && check.cycleStart == 0)
    }
    for discount in [0, Rational(1, 10), Rational(99, 100), Rational(999_999, 1_000_000)] {
      #expect(try game.check(automata: profile, discount: discount).isSubgamePerfect)
    }
    let all = try game.sustainableDiscounts(of: profile)
    #expect(all.intervals.map(\.description) == ["[0, 1)"])
    #expect(all.critical.rational == 0 && all.binding.isEmpty)
    #expect(try all.verify(profile, in: game) == nil)
  }

  @Test func `grim trigger at one half`() throws {
    let game = try PrisonersDilemma()
    let profile = try game.automata(.grimTrigger)
    let check = try game.check(automata: profile, discount: 0.5)
    #expect(check.isSubgamePerfect)
    #expect(check.states.count == 2)
    #expect(check.states[0].values == [3, 3] && check.states[1].values == [1, 1])
    #expect(check.states[0].slack(of: 0) == 0)
    #expect(check.states[1].slack(of: 1) == Rational(1, 2))
    #expect(
      check.description == """
        subgame perfect; discounted averages 3, 3; limit averages 3, 3
        binding: player 0 gains 0 by playing Defect instead of Cooperate in state (path, path)
        """
    )
    let below = try game.check(automata: profile, discount: 0.49)
    #expect(!below.isSubgamePerfect && !below.isNash)
    #expect(below.binding?.gain == Rational(1, 25))
    #expect(below.bestPlans[0].gain == Rational(1, 25))
    #expect(
      below.bestPlans[0].description
        == "player 0 gains 1/25 by playing Defect repeatedly"
    )
    // Unequal patience: only the impatient player is tempted.
    let uneven = try game.check(automata: profile, discounts: [0.9, 0.3])
    #expect(uneven.binding?.player == 1 && uneven.bestPlans[0].gain == 0)
  }

  @Test func `tit for tat is Nash, not subgame perfect`() throws {
    let game = try PrisonersDilemma()
    let check = try game.check(automata: game.automata(.titForTat), discount: 0.9)
    #expect(check.isNash && !check.isSubgamePerfect)
    #expect(check.states.count == 4)
    // After mutual defection it pays to cooperate once and start the echo: 0.9 · 5/1.9 > 1.
    #expect(check.binding?.state == ["Defect", "Defect"])
    #expect(check.binding?.gain == Rational(26, 19))
    let low = try game.check(automata: game.automata(.titForTat), discount: 0.6)
    // At 3/5 < 2/3 taking turns is better: (5 + 0.6 · 0)/1.6 = 3.125.
    #expect(low.bestPlans[0].gain == Rational(1, 8))
    #expect(low.bestPlans[0].lead == [] && low.bestPlans[0].cycle == [.defect, .cooperate])
  }

  /// Every deviation for some periods, after any history, followed by obedience.
  private func bestGain(
    of player: Int,
    by periods: Int,
    _ profile: AutomatonProfile<Int>,
    _ game: PayoffTable<Int>,
    from start: [Int],
    discount: Rational
  ) -> Rational {
    func actions(_ states: [Int]) -> [Int] {
      zip(profile.automata, states).map { $0.states[$1].action }
    }
    func after(_ states: [Int], _ actions: [Int]) -> [Int] {
      zip(profile.automata, states).map { $0.successors[$1][game.space.index(of: actions)] }
    }
    /// The truncated sum of obedience; the rest is known to be the same for all.
    func obey(_ states: [Int], _ horizon: Int) -> Rational {
      var (sum, weight, states) = (Rational.zero, 1 - discount, states)
      for _ in 0..<horizon {
        let played = actions(states)
        sum += weight * game.payoffs[player][game.space.index(of: played)]
        weight *= discount
        states = after(states, played)
      }
      return sum
    }
    func best(_ states: [Int], _ left: Int, _ horizon: Int) -> Rational {
      if left == 0 { return obey(states, horizon) }
      return game.actions[player].map { action in
        var played = actions(states)
        played[player] = action
        let now = (1 - discount) * game.payoffs[player][game.space.index(of: played)]
        return now + discount * best(after(states, played), left - 1, horizon - 1)
      }.max() ?? 0
    }
    let horizon = 24
    return best(start, periods, horizon) - obey(start, horizon)
  }

  @Test(arguments: seeds(18))
  func `random automata against simulation`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let counts = [[2, 2], [2, 3], [2, 2, 2]][Int(seed % 3)]
    let game = try randomGame(counts, 0...9, seed: seed)
    let profile = try AutomatonProfile(
      counts.indices.map { player in
        let size = Int.random(in: 1...3, using: &generator)
        return try Automaton(
          playing: game,
          as: player,
          title: "random",
          states: (0..<size).map {
            .init("\($0)", Int.random(in: 0..<counts[player], using: &generator))
          }
        ) { _, _ in Int.random(in: 0..<size, using: &generator) }
      }
    )
    let discount: Rational = [0.2, 0.5, 0.6][Int(seed / 3 % 3)]
    let check = try game.check(automata: profile, discount: discount)
    // What happens after twenty-four periods moves nothing by more than this.
    var tail = Rational(9)
    for _ in 0..<24 { tail *= discount }
    for state in check.states {
      let numbers = try zip(profile.automata, state.names).map { automaton, name in
        try #require(automaton.states.firstIndex { $0.name == name })
      }
      for deviation in state.deviations {
        let simulated = bestGain(
          of: deviation.player,
          by: 1,
          profile,
          game,
          from: numbers,
          discount: discount
        )
        #expect((simulated - max(deviation.gain, 0)).magnitude <= 2 * tail)
      }
    }
    // Many deviations from the start do not beat the best plan; and if no single one pays, none do.
    for plan in check.bestPlans {
      let simulated = bestGain(
        of: plan.player,
        by: counts.count == 2 ? 5 : 3,
        profile,
        game,
        from: profile.automata.map(\.initialState),
        discount: discount
      )
      #expect(simulated <= plan.gain + 2 * tail)
      #expect(!check.isSubgamePerfect || plan.gain == 0)
    }
    #expect(!check.isSubgamePerfect || check.isNash)
  }

  /// Equilibria in automata pay what the set of all equilibrium payoffs contains.
  @Test(arguments: [Rational(1, 4), Rational(1, 2), Rational(2, 3), Rational(9, 10)])
  func `automata pay equilibrium payoffs`(discount: Rational) throws {
    for game in [try PrisonersDilemma(), try PrisonersDilemma(temptation: 4, reward: 2)] {
      let set = try game.subgamePerfectPayoffs(discount: discount)
      for strategy in RepeatedStrategy.allCases {
        let check = try game.check(automata: game.automata(strategy), discount: discount)
        guard check.isSubgamePerfect else { continue }
        for state in check.states {
          #expect(set.contains(PayoffPair(state.values[0], state.values[1])) != false)
        }
      }
    }
  }

  @Test func `bad input`() throws {
    let game = try PrisonersDilemma()
    let profile = try game.automata(.titForTat)
    func message(_ discount: Rational) -> String? {
      do {
        _ = try game.check(automata: profile, discount: discount)
        return nil
      } catch { return error.description }
    }
    #expect(message(1) == "discount is 1; expected a discount factor from 0 to below 1")
    #expect(message(-0.5) == "discount is -1/2; expected a discount factor from 0 to below 1")
    #expect(message(0) == nil)
    #expect(throws: SolutionError.self) {
      try game.check(automata: profile, discounts: [0.5])
    }
    let other = try PayoffTable(
      actions: [[Optional<Int>.none], [Optional<Int>.none]],
      payoffs: [[1], [1]]
    )
    let alien = try AutomatonProfile([
      .always(Optional(1), in: PayoffTable(actions: [[1], [1]], payoffs: [[1], [1]]), as: 0),
      .always(Optional(1), in: PayoffTable(actions: [[1], [1]], payoffs: [[1], [1]]), as: 1),
    ])
    #expect(throws: SolutionError.self) { try other.check(automata: alien, discount: 0.5) }
  }
}
