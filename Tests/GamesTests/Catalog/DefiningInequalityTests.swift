import EquilibriaNumerics
import Games
import Testing

@Suite struct `Defining inequalities` {
  @Test func `Prisoner's Dilemma needs T > R > P > S`() {
    #expect(
      failingInequality { () throws(GameError) in try PrisonersDilemma(temptation: 3) }
        == "temptation > reward"
    )
    #expect(
      failingInequality { () throws(GameError) in try PrisonersDilemma(punishment: 3) }
        == "reward > punishment"
    )
    #expect(
      failingInequality { () throws(GameError) in try PrisonersDilemma(sucker: 1) }
        == "punishment > sucker"
    )
  }

  @Test func `Prisoner's Dilemma does not need 2R > T + S`() throws {
    let game = try PrisonersDilemma(temptation: 9, reward: 3, punishment: 1, sucker: 0)
    #expect(!SocialDilemmaFlags(game.outcomes).cooperationBeatsAlternation)
  }

  @Test func `Stag Hunt needs R > T ≥ P > S and allows T = P`() throws {
    #expect(
      failingInequality { () throws(GameError) in try StagHunt(stag: 3) } == "stag > hareAlone"
    )
    #expect(
      failingInequality { () throws(GameError) in try StagHunt(hare: 3.5) } == "hareAlone ≥ hare"
    )
    #expect(
      failingInequality { () throws(GameError) in try StagHunt(stagAlone: 3) }
        == "hare > stagAlone"
    )
    #expect(try StagHunt(hare: 3, hareAlone: 3).temptation == 3)
  }

  @Test func `Chicken needs T > R > S > P`() {
    #expect(
      failingInequality { () throws(GameError) in try Chicken(temptation: 6) }
        == "temptation > reward"
    )
    #expect(
      failingInequality { () throws(GameError) in try Chicken(sucker: 6) } == "reward > sucker"
    )
    #expect(
      failingInequality { () throws(GameError) in try Chicken(punishment: 2) }
        == "sucker > punishment"
    )
  }

  @Test func `Hawk–Dove needs 0 < V < C`() {
    #expect(failingInequality { () throws(GameError) in try HawkDove(value: 0) } == "value > 0")
    #expect(failingInequality { () throws(GameError) in try HawkDove(cost: 2) } == "cost > value")
  }

  @Test func `Deadlock, Harmony, Leader and Hero need their orders`() {
    let found = [
      failingInequality { () throws(GameError) in try Deadlock(temptation: 3) },
      failingInequality { () throws(GameError) in try Deadlock(reward: 3) },
      failingInequality { () throws(GameError) in try Deadlock(sucker: 2) },
      failingInequality { () throws(GameError) in try Harmony(reward: 3) },
      failingInequality { () throws(GameError) in try Harmony(temptation: 3) },
      failingInequality { () throws(GameError) in try Harmony(punishment: 2) },
      failingInequality { () throws(GameError) in try Leader(temptation: 3) },
      failingInequality { () throws(GameError) in try Leader(reward: 3) },
      failingInequality { () throws(GameError) in try Battle(punishment: 2) },
      failingInequality { () throws(GameError) in try Hero(temptation: 3) },
      failingInequality { () throws(GameError) in try Hero(punishment: 3) },
      failingInequality { () throws(GameError) in try Hero(reward: 2) },
    ]
    let expected = [
      "temptation > punishment", "punishment > reward", "reward > sucker",
      "reward > sucker", "sucker > temptation", "temptation > punishment",
      "temptation > sucker", "sucker > reward", "reward > punishment",
      "temptation > sucker", "sucker > punishment", "punishment > reward",
    ]
    #expect(found == expected)
  }

  @Test func `games of coordination and conflict need their inequalities`() {
    let found = [
      failingInequality { () throws(GameError) in try BachOrStravinsky(preferred: 1) },
      failingInequality { () throws(GameError) in try BachOrStravinsky(apart: 1) },
      failingInequality { () throws(GameError) in try CoordinationGame(payoffs: [1, 0]) },
      failingInequality { () throws(GameError) in try MatchingPennies(stake: 0) },
      failingInequality { () throws(GameError) in try RockPaperScissors(win: 0) },
      failingInequality { () throws(GameError) in try RockPaperScissors(loss: -1) },
      failingInequality { () throws(GameError) in try InspectionGame(wage: 2) },
      failingInequality { () throws(GameError) in try InspectionGame(inspection: 2) },
      failingInequality { () throws(GameError) in try InspectionGame(inspection: 0) },
      failingInequality { () throws(GameError) in try TravellersDilemma(highest: 2) },
      failingInequality { () throws(GameError) in try TravellersDilemma(reward: 1) },
    ]
    let expected = [
      "preferred > other", "other > apart", "payoffs[1] > 0", "stake > 0", "win > 0", "loss > 0",
      "wage > effort", "effort > inspection", "inspection > 0", "highest > lowest", "reward > 1",
    ]
    #expect(found == expected)
  }

  @Test func `games of groups and markets need their inequalities`() {
    let found = [
      failingInequality { () throws(GameError) in try PublicGoodsGame(endowment: 0) },
      failingInequality { () throws(GameError) in try PublicGoodsGame(marginalReturn: 1) },
      failingInequality { () throws(GameError) in try PublicGoodsGame(marginalReturn: 0.25) },
      failingInequality { () throws(GameError) in try ThresholdPublicGood(benefit: 1) },
      failingInequality { () throws(GameError) in try ThresholdPublicGood(cost: 0) },
      failingInequality { () throws(GameError) in try VolunteersDilemma(benefit: 1) },
      failingInequality { () throws(GameError) in try VolunteersDilemma(cost: 0) },
      failingInequality { () throws(GameError) in try MinimumEffortGame(cost: 0) },
      failingInequality { () throws(GameError) in try MinimumEffortGame(cost: 1) },
      failingInequality { () throws(GameError) in try ElFarolBar(enjoyable: 1) },
      failingInequality { () throws(GameError) in try ElFarolBar(crowded: 1) },
      failingInequality { () throws(GameError) in try CournotGrid(slope: 0) },
      failingInequality { () throws(GameError) in try CournotGrid(cost: 12) },
      failingInequality { () throws(GameError) in try CournotGrid(cost: -1) },
      failingInequality { () throws(GameError) in try BertrandGrid(cost: 12) },
      failingInequality { () throws(GameError) in try BertrandGrid(cost: -1) },
    ]
    let expected = [
      "endowment > 0", "marginalReturn < 1", "players · marginalReturn > 1", "benefit > cost",
      "cost > 0", "benefit > cost", "cost > 0", "cost > 0", "cost < 1", "enjoyable > home",
      "home > crowded", "slope > 0", "intercept > cost", "cost ≥ 0", "intercept > cost",
      "cost ≥ 0",
    ]
    #expect(found == expected)
  }

  @Test func `sizes and grids are checked before anything is allocated`() {
    #expect(refuses("players") { () throws(GameError) in try PublicGoodsGame(players: 1) })
    #expect(refuses("players") { () throws(GameError) in try PublicGoodsGame(players: .max) })
    #expect(
      refuses("players") { () throws(GameError) in
        try PublicGoodsGame(players: 0, multiplier: 2)
      }
    )
    #expect(refuses("threshold") { () throws(GameError) in try ThresholdPublicGood(threshold: 6) })
    #expect(refuses("threshold") { () throws(GameError) in try ThresholdPublicGood(threshold: 0) })
    #expect(refuses("capacity") { () throws(GameError) in try ElFarolBar(capacity: 5) })
    #expect(refuses("efforts") { () throws(GameError) in try MinimumEffortGame(efforts: [2, 1]) })
    #expect(refuses("options") { () throws(GameError) in try CoordinationGame(options: 0) })
    #expect(refuses("prices") { () throws(GameError) in try BertrandGrid(prices: [1, 1]) })
    #expect(refuses("quantities") { () throws(GameError) in try CournotGrid(quantities: [-1, 1]) })
    #expect(
      failure { () throws(GameError) in try CoordinationGame(options: .max) }
        == .tooLarge(counts: [.max, .max])
    )
    #expect(
      failure { () throws(GameError) in try TravellersDilemma(lowest: .min, highest: .max) }
        == .tooLarge(counts: [.max, .max])
    )
    #expect(
      failure { () throws(GameError) in try CoordinationGame(payoffs: []) }
        == .noActions(player: 0)
    )
  }

  @Test func `the message names the game, the inequality and the values`() {
    let error = failure { () throws(GameError) in try PrisonersDilemma(reward: 6) }
    #expect(
      error?.description
        == "not a Prisoner's Dilemma: temptation > reward is needed, "
        + "found temptation = 5, reward = 6"
    )
  }
}
