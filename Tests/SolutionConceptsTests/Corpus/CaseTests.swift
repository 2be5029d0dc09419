import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct CaseTests {
  @Test(arguments: CaseFile.shared?.twoPlayer ?? [])
  func `two-player cases`(row: CaseFile.TwoPlayer) throws {
    let game = try row.game()
    let found = try game.nashEquilibria()
    #expect(found.compactMap(\.profile.pureActions) == row.pure)
    #expect(found.allSatisfy { $0.isPure == $0.isStrict })
    #expect(found.isComplete && (row.unique != true || found.count == 1))
    if let mixed = row.mixed {
      let profile = MixedProfile(
        try zip(mixed, game.actions).map { texts, actions in
          try MixedStrategy(actions: actions, probabilities: numbers(texts))
        }
      )
      let check = try game.check(nash: profile)
      #expect(check.isEquilibrium() && check.regret == 0)
      #expect(found.contains { $0.profile == profile })
      if let payoffs = row.mixedPayoffs { #expect(try check.payoffs == numbers(payoffs)) }
    }
    let device = try game.correlatedEquilibrium()
    if let mediated = row.mediated { #expect(device.value == Rational(mediated)) }
    let gain = try #require(device.gain(over: found))
    if let bestNash = row.bestNash { #expect(gain.bestNash == Rational(bestNash)) }
    #expect(gain.gain == device.value - gain.bestNash)
    if let expected = row.device {
      var found: [String: String] = [:]
      for entry in device.distribution.entries {
        found[entry.profile.map(String.init).joined(separator: ",")] =
          entry.probability.description
      }
      #expect(found == expected)
    }
    if let egalitarian = row.egalitarian {
      let fair = try game.correlatedEquilibrium(maximizing: .minimumPayoff)
      #expect(try fair.payoffs == numbers(egalitarian))
      #expect(fair.value == fair.payoffs.min())
    }
  }

  @Test func `the cases are there`() { #expect(CaseFile.shared?.twoPlayer.count == 9) }

  /// Case D06: costs move no equilibrium.
  @Test func `minimum effort`() throws {
    let row = try #require(CaseFile.shared).minimumEffort
    for cost in try numbers(row.costs) {
      let game = try MinimumEffortGame(players: row.players, efforts: row.efforts, cost: cost)
      let found = try game.nashEquilibria()
      #expect(found.compactMap(\.profile.pureActions) == row.pure)
      // The best mediator asks for the highest effort, for certain.
      let device = try game.correlatedEquilibrium()
      #expect(device.value == (1 - cost) * 9)
    }
  }

  /// Case schelling-01: nobody contributes, or exactly as many as are needed.
  @Test func `threshold public good`() throws {
    let row = try #require(CaseFile.shared).threshold
    let game = try ThresholdPublicGood(
      players: row.players,
      threshold: row.threshold,
      benefit: try #require(Rational(row.benefit)),
      cost: try #require(Rational(row.cost))
    )
    let counts = try game.nashEquilibria(using: .pureEnumeration).map { equilibrium in
      try #require(equilibrium.profile.pureActions).count { $0 == .contribute }
    }
    #expect(Set(counts).sorted() == row.contributors)
    #expect(counts.count { $0 == 3 } == 10, "three of five")
    #expect(counts.count { $0 == 0 } == 1)
  }

  /// Case pgg-01: keeping dominates, whatever the others do.
  @Test func `public goods`() throws {
    let row = try #require(CaseFile.shared).publicGoods
    let game = try PublicGoodsGame(
      players: row.players,
      marginalReturn: try #require(Rational(row.marginalReturn))
    )
    let (contributor, keeper) = (
      try numbers(row.contributorPayoffs), try numbers(row.keeperPayoffs)
    )
    for others in 0..<row.players {
      var profile = [PublicGoodsGame.Move](repeating: .keep, count: row.players)
      for player in 0..<others { profile[player + 1] = .contribute }
      #expect(game.payoffs(for: profile)[0] == keeper[others])
      profile[0] = .contribute
      #expect(game.payoffs(for: profile)[0] == contributor[others])
    }
    let found = try game.nashEquilibria()
    #expect(found.isComplete && found.method == "dominance")
    #expect(found.first?.profile.pureActions == Array(repeating: .keep, count: row.players))
    // Unique as it is, no mediator can do better.
    #expect(try game.correlatedEquilibrium(kind: .coarse).value == Rational(row.players))
  }
}
