import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct CorrelatedCheckTests {
  private typealias Move = Chicken.Move

  private func device(
    _ weights: [[Move]: Rational]
  ) throws -> JointDistribution<Move, Rational> { try JointDistribution(weights, in: game) }

  private let game: Chicken

  init() throws { game = try Chicken(temptation: 4, reward: 3, sucker: 1, punishment: 0) }

  @Test func `a moved probability breaks a binding incentive`() throws {
    let third = Rational(1, 3)
    let step = Rational(1, 1_000_000_000)
    let right = try device([
      [.swerve, .swerve]: third, [.swerve, .straight]: third, [.straight, .swerve]: third,
    ])
    #expect(try game.check(.correlated, right).isEquilibrium())
    // More of the best outcome, less of either other: told to swerve, somebody goes straight.
    for loser in [[Move.swerve, .straight], [.straight, .swerve]] {
      var weights: [[Move]: Rational] = [
        [.swerve, .swerve]: third + step, [.swerve, .straight]: third,
        [.straight, .swerve]: third,
      ]
      weights[loser] = third - step
      let check = try game.check(.correlated, try device(weights))
      #expect(check.regret == 2 * step)
      let deviation = try #require(check.bestDeviation)
      #expect(deviation.recommended == .swerve && deviation.action == .straight)
      #expect(!check.isEquilibrium() && check.isEquilibrium(within: 2 * step))
    }
    // A crash now and then tempts whoever is told to go straight.
    let crash = try device([[.straight, .straight]: 1])
    let check = try game.check(.correlated, crash)
    #expect(check.regret == 1)
    #expect(
      check.bestDeviations.map(\.description) == [
        "Player 1 gains 1 by playing Swerve when told Straight",
        "Player 2 gains 1 by playing Swerve when told Straight",
      ]
    )
    #expect(try game.check(.coarse, crash).bestDeviations.map(\.recommended) == [nil, nil])
  }

  @Test func `independent play of an equilibrium is correlated too, and of a profile is not`()
    throws
  {
    for seed in seeds(20) {
      let game = try randomGame([3, 3], -9...9, seed: seed)
      let nash = try #require(try game.nashEquilibria(using: .lemkeHowson).first)
      let joint = try JointDistribution(independent: nash.profile, in: game)
      for kind in [CorrelationKind.correlated, .coarse] {
        let check = try game.check(kind, joint)
        #expect(check.regret == 0 && check.payoffs == nash.payoffs)
      }
      let uniform = MixedProfile<Int, Rational>(
        game.actions.map { MixedStrategy(uniformOver: $0) }
      )
      let regret = try game.check(nash: uniform).regret
      let coarse = try game.check(.coarse, JointDistribution(independent: uniform, in: game))
      #expect(coarse.regret == regret, "committing unheard is a deviation like any other")
    }
  }

  @Test func `the certificate is not taken on trust`() throws {
    let found = try game.correlatedEquilibrium()
    let objective = CorrelatedObjective<Move>.totalPayoff
    #expect(try found.verify(in: game, maximizing: objective) == nil)
    let certificate = found.certificate
    func bound(
      _ multipliers: [MediationBound<Move, Rational>.Multiplier]
    ) throws -> Rational? {
      try game.check(
        bound: MediationBound(
          playerWeights: certificate.playerWeights,
          multipliers: multipliers,
          bound: certificate.bound
        ),
        maximizing: objective
      )
    }
    #expect(try bound(certificate.multipliers) == Rational(16, 3))
    #expect(!certificate.multipliers.isEmpty)
    // Dropping or changing a weight only weakens the bound; a negative one proves nothing.
    for place in certificate.multipliers.indices {
      let one = certificate.multipliers[place]
      func with(_ weight: Rational) -> [MediationBound<Move, Rational>.Multiplier] {
        var result = certificate.multipliers
        result[place] = .init(
          player: one.player,
          recommended: one.recommended,
          action: one.action,
          weight: weight
        )
        return result
      }
      #expect(try #require(try bound(with(0))) > Rational(16, 3))
      #expect(try #require(try bound(with(one.weight * 2))) > Rational(16, 3))
      #expect(try bound(with(-one.weight)) == nil)
    }
    #expect(try bound([]) == 6, "without incentives: the best profile")
    // The same proof for another game or objective fails in words.
    #expect(try found.verify(in: Chicken(), maximizing: objective) != nil)
    #expect(try found.verify(in: game, maximizing: .payoff(of: 0)) != nil)
    #expect(try found.verify(in: game, maximizing: .weightedPayoffs([1, 2])) != nil)
    // Recommendations mean nothing to players who commit before hearing them.
    #expect(try game.check(bound: certificate, maximizing: objective, kind: .coarse) == nil)
  }

  @Test func `multipliers of unknown players and actions are errors`() throws {
    let table = try randomGame([2, 2], 0...9, seed: 1)
    func bound(_ player: Int, _ told: Int?, _ action: Int) throws -> Rational? {
      try table.check(
        bound: MediationBound(
          playerWeights: [1, 1],
          multipliers: [.init(player: player, recommended: told, action: action, weight: 1)],
          bound: 0
        ),
        maximizing: .totalPayoff
      )
    }
    #expect(throws: SolutionError.self) { try bound(2, 0, 1) }
    #expect(throws: SolutionError.self) { try bound(-1, nil, 1) }
    #expect(throws: SolutionError.game(.unknownAction(player: 0, action: "5"))) {
      try bound(0, 5, 1)
    }
    #expect(throws: SolutionError.game(.unknownAction(player: 1, action: "7"))) {
      try bound(1, nil, 7)
    }
    #expect(try bound(1, nil, 1) != nil)
    let weightless = MediationBound<Int, Rational>(playerWeights: [], multipliers: [], bound: 0)
    #expect(try table.check(bound: weightless, maximizing: .minimumPayoff) == nil)
  }

  @Test func `a distribution of another game is refused`() throws {
    let other = try randomGame([2, 3], 0...9, seed: 1)
    let joint = try JointDistribution([[0, 0]: Rational(1)], in: other)
    let game = try randomGame([2, 2], 0...9, seed: 1)
    #expect(throws: GameError.wrongTableSize(player: 1, found: 3, expected: 2)) {
      try game.check(.correlated, joint)
    }
  }
}
