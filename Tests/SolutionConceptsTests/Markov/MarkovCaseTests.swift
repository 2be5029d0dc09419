import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// The published and derived solutions of the catalogue's Markov games.
@Suite struct MarkovCaseTests {
  /// Case markov-03: the unique stationary equilibrium, exact.
  @Test func `NoSDE's equilibrium`() throws {
    let game = try NoSDEGame().tabulated()
    let policy = try StationaryPolicy<NoSDEGame.Move, Rational>(
      probabilities: [
        [[Rational(1, 3), Rational(2, 3)], [1]], [[1], [Rational(7, 12), Rational(5, 12)]],
      ],
      for: game
    )
    let check = try game.check(stationary: policy)
    #expect(check.isEquilibrium() && check.regret == 0 && check.oneShotRegret == 0)
    #expect(check.values == [[4, Rational(16, 3)], [Rational(16, 3), 4]])
    for (player, state) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      let wanted = try MarkovCases.number("markov-03", "V", "\(player)", "\(state)")
      #expect(isClose(check.values[player][state].doubleValue, wanted))
    }
  }

  /// Case markov-03: what half and half leaves on the table, and no pure equilibrium.
  @Test func `NoSDE's other policies`() throws {
    let game = try NoSDEGame().tabulated()
    let half = try game.check(stationary: StationaryPolicy<_, Rational>(uniformFor: game))
    #expect(half.gaps.map { $0[0] } == [0.5, 0.3])
    let wanted = try MarkovCases.numbers("markov-03", "exploitabilityAtHalf")
    #expect(half.initialRegrets.map(\.doubleValue) == wanted)
    for choices in [(0, 0), (0, 1), (1, 0), (1, 1)] {
      let pure = try StationaryPolicy<NoSDEGame.Move, Rational>(
        pure: [[choices.0, 0], [0, choices.1]],
        for: game
      )
      #expect(try !game.check(stationary: pure).isEquilibrium())
    }
  }

  /// Case markov-05: kinked demand, exact for a rational β.
  @Test(arguments: [0.9, 0.75, Rational(5, 9)] as [Rational])
  func `Maskin and Tirole's kinked demand`(discount: Rational) throws {
    let game = try MaskinTiroleDuopoly(discount: discount).tabulated()
    let beta = (5 + discount) / (5 * discount + 9 * discount * discount)
    if discount == 0.9 {
      #expect(isClose(beta.doubleValue, try MarkovCases.number("markov-05", "beta")))
    }
    var reactions = [3, 3, 1, 3, 3, 3, 3].map { target in
      (0...6).map { $0 == target ? 1 : .zero } as [Rational]
    }
    reactions[1] = [0, beta, 0, 1 - beta, 0, 0, 0]
    let policy = try StationaryPolicy<_, Rational>(
      probabilities: reactions.map { [$0, [1]] } + reactions.map { [[1], $0] },
      for: game
    )
    let check = try game.check(stationary: policy)
    #expect(check.regret == 0)
    let focal = try #require(game.number(of: MaskinTiroleDuopoly.State(mover: 0, standing: 3)))
    #expect(check.values[0][focal] == Rational(1, 8) / (1 - discount))
    #expect(check.values[1][focal] == check.values[0][focal])
    // A little more war, and relenting at once would be better.
    reactions[1] = [0, beta - 0.01, 0, 1.01 - beta, 0, 0, 0]
    let off = try StationaryPolicy<_, Rational>(
      probabilities: reactions.map { [$0, [1]] } + reactions.map { [[1], $0] },
      for: game
    )
    #expect(try !game.check(stationary: off).isEquilibrium())
  }

  /// institutions.md D.4: the Edgeworth cycle with its exact μ.
  @Test func `Maskin and Tirole's price war`() throws {
    let discount: Rational = 0.9
    let game = try MaskinTiroleDuopoly(discount: discount).tabulated()
    let square = discount * discount
    let above = (3 * square - 1) * (1 + square + square * square)
    let below = 8 + 7 * square + 2 * square * square + 3 * square * square * square
    let mu = above / below
    #expect(isClose(mu.doubleValue, 0.212742, within: 1e-6))
    var reactions = [0, 0, 1, 2, 3, 4, 4].map { target in
      (0...6).map { $0 == target ? 1 : .zero } as [Rational]
    }
    reactions[0] = [mu, 0, 0, 0, 0, 1 - mu, 0]
    let policy = try StationaryPolicy<_, Rational>(
      probabilities: reactions.map { [$0, [1]] } + reactions.map { [[1], $0] },
      for: game
    )
    #expect(try game.check(stationary: policy).regret == 0)
  }

  /// Case markov-09: the value of two states in turn, R = (1, 0), δ = ½.
  @Test func `reward timing`() throws {
    func values(_ rewards: [Rational]) throws -> [Rational] {
      var rows = TransitionRows(stateCount: 2)
      try rows.append(certain: 1)
      try rows.append(certain: 0)
      let game = try TabularMarkovGame(
        states: [0, 1],
        actions: [[[0]], [[0]]],
        rewards: [rewards],
        transitions: rows,
        horizon: .discounted([0.5])
      )
      return try game.optimalDecisions().values
    }
    let current = try values([1, 0])
    let arrival = try values([0, 1])
    #expect(current == [Rational(4, 3), Rational(2, 3)])
    for state in 0..<2 {
      #expect(arrival[state] == (current[state] - [1, 0][state]) / 0.5)
      let wanted = try MarkovCases.number("markov-09", "arrival", "\(state)")
      #expect(isClose(arrival[state].doubleValue, wanted))
    }
  }

  /// Case altar-01.
  @Test func `the altar is worth a visit`() throws {
    let answer = try AltarForaging().optimalDecisions()
    #expect(answer.actions[0] == .visit)
    let known = try MarkovCases.number("altar-01", "V_known")
    let unknown = try MarkovCases.number("altar-01", "V_unknown")
    #expect(isClose(answer.values[0].doubleValue, unknown))
    #expect(isClose(answer.values[1].doubleValue, known))
    #expect(answer.gap == 0)
    let threshold = try MarkovCases.number("altar-01", "piStar")
    for (factor, move) in [(0.999, AltarForaging.Move.guess), (1.001, .visit)] {
      let game = try AltarForaging(sanctionProbability: Rational(threshold * factor))
      #expect(try game.optimalDecisions(over: Double.self).actions[0] == move)
    }
  }

  /// Case spur-01: the pure stationary equilibria of every rule; none is missing or too many is
  /// left to the solvers.
  @Test(arguments: [
    (PoisonBerries.Rule.none, "PPPP", "PPPP", 3.25), (.important, "PPPP", "PPPP", 3.25),
    (.important, "TZTZ", "TTZZ", 2.4), (.silly, "SZSZ", "SSZZ", 2), (.silly, "PPPP", "PPPP", 3.25),
  ])
  func `poison and taboo`(
    rule: PoisonBerries.Rule,
    first: String,
    second: String,
    value: Rational
  ) throws {
    let game = try PoisonBerries(rule: rule).tabulated()
    let moves = Array("SPTZ")
    let choices = try zip(first, second).map { pair in
      [try #require(moves.firstIndex(of: pair.0)), try #require(moves.firstIndex(of: pair.1))]
    }
    let check = try game.check(stationary: StationaryPolicy<_, Rational>(pure: choices, for: game))
    #expect(check.regret == 0)
    #expect(check.values.map { $0[0] } == [value, value])
  }

  /// Case commons-01: the tragedy, and what two agents could have.
  @Test func `the commons`() throws {
    let game = try CommonsHarvestPatch().tabulated()
    let tragedy = try game.check(
      stationary: StationaryPolicy<_, Rational>(
        pure: Array(repeating: [1, 1], count: 5),
        for: game
      )
    )
    #expect(tragedy.regret == 0)
    let sum = tragedy.values.map { $0[4] }.reduce(0, +)
    #expect(isClose(sum.doubleValue, try MarkovCases.number("commons-01", "mpeSum"), within: 1e-6))
    let best = try game.check(
      stationary: StationaryPolicy<_, Rational>(
        pure: [[0, 0], [0, 0], [0, 1], [1, 1], [1, 1]],
        for: game
      )
    )
    let optimum = best.values.map { $0[4] }.reduce(0, +)
    let wanted = try MarkovCases.number("commons-01", "socialOptimum")
    #expect(isClose(optimum.doubleValue, wanted, within: 1e-6))
    #expect(!best.isEquilibrium())
  }

  /// Case fish-01: the closed forms hold on the grid.
  @Test func `the fish war`() throws {
    let game = try FishWar()
    let share = FishWar.equilibriumShare(fleets: 2, elasticity: 0.5, discount: 0.9)
    let fair = FishWar.cooperativeShare(fleets: 2, elasticity: 0.5, discount: 0.9)
    #expect(share == Rational(11, 31) && fair == 0.275)
    #expect(isClose(share.doubleValue, try MarkovCases.number("fish-01", "shareMPE")))
    #expect(isClose(fair.doubleValue, try MarkovCases.number("fish-01", "shareCoop")))
    let table = try game.tabulated()
    func check(_ share: Rational) throws -> MarkovCheck<Rational, Double> {
      let index = try #require(game.shares.firstIndex(of: share))
      return try table.check(
        stationary: StationaryPolicy(
          pure: Array(repeating: [index, index], count: table.stateCount),
          for: table
        )
      )
    }
    let war = try check(share)
    let peace = try check(fair)
    #expect(war.isEquilibrium(within: 1e-8))
    #expect(!peace.isEquilibrium(within: 0.1))
    let full = table.stateCount - 1
    let gain = peace.values[0][full] - war.values[0][full]
    #expect(isClose(gain, try MarkovCases.number("fish-01", "valueGainPerPlayer"), within: 1e-8))
    #expect(isClose(game.stock(at: full), 1))
  }

  /// institutions.md D.4: with the values (0, ±1/9) every stage has that value.
  @Test func `loaded scissors`() throws {
    let game = try LoadedRockPaperScissors().tabulated()
    let ninth = Rational(1, 9)
    let values = [[0, ninth, -ninth], [0, -ninth, ninth]]
    for state in 0..<3 {
      let stage = try game.stageGame(inState: state, continuing: values).zeroSumSolution()
      #expect(stage.value == values[0][state])
      if state == 0 {
        #expect(
          stage.rowStrategy.probabilities
            == [Rational(199, 540), Rational(161, 540), Rational(1, 3)]
        )
      }
    }
  }

  /// Case markov-01 and institutions.md D.4: Big Match and the absorbing game.
  @Test func `absorbing games`() throws {
    for discount in [0.9, 0.5, 0.99] as [Rational] {
      let patience = 1 / (1 - discount)
      let game = try BigMatch(discount: discount).tabulated()
      let values = [patience / 2, patience, 0]
      let stage = game.stageGame(inState: 0, continuing: [values, values.map { -$0 }])
      let answer = try stage.zeroSumSolution()
      #expect(answer.value == values[0])
      #expect(answer.rowStrategy.probabilities[0] == (1 - discount) / (2 - discount))
      #expect(answer.columnStrategy.probabilities == [0.5, 0.5])
    }
    for (discount, average) in [(0.75, Rational(2, 3)), (0.99, Rational(10, 11))]
      as [(Rational, Rational)]
    {
      let patience = 1 / (1 - discount)
      let game = try AbsorbingGame(discount: discount).tabulated()
      let values = [average * patience, patience, patience, 0]
      let stage = game.stageGame(inState: 0, continuing: [values, values.map { -$0 }])
      #expect(try stage.zeroSumSolution().value == values[0])
    }
  }

  @Test func `the stopping game's value is irrational`() throws {
    let game = try StoppingGame().tabulated()
    let value = 2 * 2.0.squareRoot() - 2
    let exact = try #require(Rational(exactly: value))
    let stage = game.stageGame(inState: 0, continuing: [[exact, 0], [-exact, 0]])
    #expect(isClose(try stage.zeroSumSolution().value.doubleValue, value, within: 1e-15))
  }

  /// Hu & Wellman (2003): 100·.99³ when nobody is in the way.
  @Test func `the race across the grid`() throws {
    let game = try GridGame(.ownGoals).tabulated()
    // Player 2 goes up, then left.
    let choices = game.states.indices.map { state in
      let moves = game.actions[state][1]
      return [0, moves.firstIndex(of: .up) ?? moves.firstIndex(of: .left) ?? 0]
    }
    let policy = try StationaryPolicy<_, Rational>(pure: choices, for: game)
    let response = try game.bestResponse(of: 0, against: policy)
    let start = try #require(game.number(of: .play(0, 2)))
    #expect(response.values[start] == 97.0299)
    #expect(response.gap == 0)
  }

  /// Case repeat-01: grim is subgame perfect from ½ on; tit-for-tat never is, but a Nash
  /// equilibrium from 2/3 on.
  @Test func `cooperation in the repeated dilemma`() throws {
    func check(
      discount: Rational,
      _ cooperates: (Int, Int) -> Bool
    ) throws -> MarkovCheck<PrisonersDilemma.Move, Rational> {
      let round = try PrisonersDilemma(temptation: 5, reward: 3, punishment: 1, sucker: 0)
      let game = try RepeatedGameWithMemory(round, memory: 1, discount: discount).tabulated()
      let choices = game.states.map { state in
        (0..<2).map { player in
          let last =
            state.rounds.last?.map { $0 == PrisonersDilemma.cooperation ? 0 : 1 } ?? [0, 0]
          return cooperates(last[player], last[1 - player]) ? 0 : 1
        }
      }
      return try game.check(stationary: StationaryPolicy(pure: choices, for: game))
    }
    let grim = { (own: Int, other: Int) in own == 0 && other == 0 }
    #expect(try check(discount: 0.5, grim).isEquilibrium())
    #expect(try !check(discount: 0.49, grim).isEquilibrium())
    let titForTat = { (_: Int, other: Int) in other == 0 }
    #expect(try check(discount: Rational(2, 3), titForTat).isInitialEquilibrium())
    #expect(try !check(discount: 0.66, titForTat).isInitialEquilibrium())
    #expect(try !check(discount: 0.7, titForTat).isEquilibrium())
  }
}
