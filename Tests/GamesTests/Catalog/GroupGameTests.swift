import EquilibriaNumerics
import Games
import Testing

@Suite struct `Games of groups and markets` {
  @Test func `a public good pays as in theory case pgg-01`() throws {
    // n = 4, marginal return 0.4; k other contributors. Expected values of the case pgg-01.
    let game = try PublicGoodsGame(players: 4, marginalReturn: 0.4)
    let contributing: [Rational] = [0.4, 0.8, 1.2, 1.6]
    let keeping: [Rational] = [1, 1.4, 1.8, 2.2]
    for k in 0..<4 {
      let others = Array(repeating: PublicGoodsGame.Move.contribute, count: k)
      let rest = Array(repeating: PublicGoodsGame.Move.keep, count: 3 - k)
      #expect(game.payoffs(for: [.contribute] + others + rest)[0] == contributing[k])
      #expect(game.payoffs(for: [.keep] + others + rest)[0] == keeping[k])
    }
    #expect(try PublicGoodsGame(players: 4, multiplier: 1.6) == game)
    #expect(try pureNash(of: game.tabulated()) == [15])
  }

  @Test func `a threshold public good has 0 or 3 contributors, theory case schelling-01`() throws {
    let game = try ThresholdPublicGood(players: 5, threshold: 3, benefit: 2, cost: 1)
    let table = try game.tabulated()
    let counts = pureNash(of: table).map { index in
      table.profile(at: index).count { $0 == .contribute }
    }
    #expect(Set(counts) == [0, 3])
    // All profiles with three contributors, and the empty one: (5 choose 3) + 1.
    #expect(counts.count == 11)
    #expect(
      game.payoffs(for: [.contribute, .abstain, .contribute, .abstain, .abstain])
        == [-1, 0, -1, 0, 0]
    )
    #expect(
      game.payoffs(for: [.contribute, .contribute, .contribute, .abstain, .abstain])
        == [1, 1, 1, 2, 2]
    )
  }

  @Test(arguments: 2...6)
  func `a volunteer's dilemma has one equilibrium for each volunteer`(_ players: Int) throws {
    // Diekmann 1985: exactly one volunteers.
    let table = try VolunteersDilemma(players: players, benefit: 2, cost: 1).tabulated()
    let equilibria = pureNash(of: table)
    #expect(equilibria.count == players)
    for index in equilibria {
      #expect(table.profile(at: index).count { $0 == .volunteer } == 1)
    }
    #expect(table.payoffs(at: 0) == Array(repeating: 1, count: players))
    #expect(table.payoffs(at: table.space.profileCount - 1) == Array(repeating: 0, count: players))
  }

  @Test(arguments: [0.3, Rational(1, 3), 0.4, 0.99])
  func `minimum effort has all equal profiles, theory case D06`(_ cost: Rational) throws {
    let table = try MinimumEffortGame(players: 3, efforts: [1, 2, 3], cost: cost).tabulated()
    #expect(pureNash(of: table).map(table.profile(at:)) == [[1, 1, 1], [2, 2, 2], [3, 3, 3]])
    #expect(table.payoffs(for: [1, 2, 3]) == [1 - cost, 1 - 2 * cost, 1 - 3 * cost])
  }

  @Test func `the traveller's dilemma has one equilibrium, the lowest claims`() throws {
    // Basu 1994: claims 2 to 100, reward 2.
    let table = try TravellersDilemma().tabulated()
    #expect(pureNash(of: table).map(table.profile(at:)) == [[2, 2]])
    #expect(table.payoffs(for: [100, 99]) == [97, 101])
    #expect(table.payoffs(for: [50, 50]) == [50, 50])
    #expect(table.isSymmetric)
  }

  @Test func `the El Farol bar is full exactly`() throws {
    let table = try ElFarolBar(players: 5, capacity: 3).tabulated()
    let equilibria = pureNash(of: table)
    #expect(equilibria.count == 10)
    for index in equilibria { #expect(table.profile(at: index).count { $0 == .go } == 3) }
    #expect(table.payoffs(for: [.go, .go, .go, .go, .stay]) == [0, 0, 0, 0, 1])
    #expect(table.payoffs(for: [.go, .go, .go, .stay, .stay]) == [2, 2, 2, 1, 1])
  }

  @Test func `a congestion game follows its potential`() throws {
    // Rosenthal 1973: a deviation changes the potential by minus the change of the payoff.
    let game = try CongestionGame(
      costs: [[1, 4, 9], [2, 3, 4], [5, 5, 5]],
      bundles: [[[0], [1], [0, 1]], [[0, 2], [1]], [[2], [0], [1]]]
    )
    let table = try game.tabulated()
    let space = table.space
    for index in 0..<space.profileCount {
      for player in 0..<3 {
        let own = space.action(of: player, at: index)
        for action in 0..<space.counts[player] {
          let other = index + (action - own) * space.strides[player]
          let gain = table.payoffs[player][other] - table.payoffs[player][index]
          let rise =
            game.potential(of: table.profile(at: other))
            - game.potential(of: table.profile(at: index))
          #expect(gain == -rise)
        }
      }
    }
    let bundles = table.profile(at: 0)
    #expect(bundles.map(\.description) == ["0", "0+2", "2"])
    #expect(table.payoffs(at: 0) == [-4, -9, -5])
  }

  @Test func `one road fills up and the other does not`() throws {
    let game = try CongestionGame(players: 3, costs: [[1, 2, 3], [2, 2, 2]])
    let table = try game.tabulated()
    #expect(table.payoffs(at: 0) == [-3, -3, -3])
    // One or two drivers on the road that fills up: 3 + 3 profiles.
    #expect(pureNash(of: table).count == 6)
    #expect(
      failure { () throws(GameError) in try CongestionGame(players: 3, costs: [[1, 2]]) } != nil
    )
    #expect(
      failure { () throws(GameError) in
        try CongestionGame(costs: [[1, 2]], bundles: [[[0], [1]], [[0]]])
      } != nil
    )
    #expect(
      failure { () throws(GameError) in
        try CongestionGame(costs: [[1, 2]], bundles: [[[0], [0, 0]], [[0]]])
      } == .duplicateAction(player: 0, action: "0")
    )
  }

  @Test func `Blotto counts fields won and lost`() throws {
    let game = try ColonelBlotto(soldiers: [5, 4], fields: 3)
    let table = try game.tabulated()
    // Stars and bars: (7 choose 2) and (6 choose 2).
    #expect(table.space.counts == [21, 15])
    #expect(
      game.payoffs(for: [.init([3, 1, 1]), .init([0, 2, 2])]) == [-1, 1]
    )
    #expect(game.payoffs(for: [.init([2, 2, 1]), .init([2, 0, 2])]) == [0, 0])
    #expect(table.isConstantSum)
    #expect(try ColonelBlotto(soldiers: 5, fields: 3).tabulated().isSymmetric)
    #expect(
      failure { () throws(GameError) in try ColonelBlotto(soldiers: 1000, fields: 1000) } != nil
    )
    #expect(
      failure { () throws(GameError) in try ColonelBlotto(soldiers: .max, fields: .max) } != nil
    )
    #expect(
      failure { () throws(GameError) in try ColonelBlotto(soldiers: [1, 2, 3], fields: 2) }
        == .needsPlayers(expected: 2, found: 3)
    )
  }

  @Test func `Cournot on a grid has the continuous equilibrium and its neighbours`() throws {
    // a = 12, b = 1, c = 0: the continuum has q = 4; replies to 3 and to 5 tie on whole numbers.
    let table = try CournotGrid().tabulated()
    #expect(pureNash(of: table).map(table.profile(at:)) == [[3, 5], [4, 4], [5, 3]])
    #expect(table.payoffs(for: [4, 4]) == [16, 16])
    #expect(try CournotGrid(cost: 3).payoffs(for: [6, 6]) == [-18, -18])
  }

  @Test func `Bertrand on a grid has prices near the cost`() throws {
    // a = 12, c = 2. At 3 each firm earns 4.5 and undercutting earns 0; at 4 each earns 8 and
    // undercutting 9; at 2 nobody earns anything, nor can by moving alone.
    let table = try BertrandGrid().tabulated()
    #expect(pureNash(of: table).map(table.profile(at:)) == [[2, 2], [3, 3]])
    #expect(table.payoffs(for: [3, 3]) == [4.5, 4.5])
    #expect(table.payoffs(for: [4, 3]) == [0, 9])
  }
}
