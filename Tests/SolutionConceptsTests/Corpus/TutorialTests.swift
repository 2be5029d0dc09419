import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

/// The games that every introduction plays, with the answers it gives.
@Suite struct TutorialTests {
  @Test func `the game of Chicken`() throws {
    let game = try Chicken(temptation: 4, reward: 3, sucker: 1, punishment: 0)
    let found = try game.nashEquilibria()
    #expect(found.map(\.payoffs) == [[1, 4], [4, 1], [2, 2]])
    #expect(
      found.map(\.profile.pureActions) == [[.swerve, .straight], [.straight, .swerve], nil]
    )
    let device = try game.correlatedEquilibrium(maximizing: .totalPayoff)
    #expect(device.value == Rational(16, 3))
    let third = Rational(1, 3)
    #expect(device.distribution[[.swerve, .swerve]] == third)
    #expect(device.distribution[[.swerve, .straight]] == third)
    #expect(device.distribution[[.straight, .swerve]] == third)
    #expect(device.distribution[[.straight, .straight]] == 0)
    #expect(try device.verify(in: game, maximizing: .totalPayoff) == nil)
    let gain = try #require(device.gain(over: found))
    #expect(gain.bestNash == 5 && gain.gain == third && gain.isExact)
    #expect(
      found.description == """
        (Swerve, Straight)  payoffs 1, 4  exact
        (Straight, Swerve)  payoffs 4, 1  exact
        (1/2 Swerve + 1/2 Straight, 1/2 Swerve + 1/2 Straight)  payoffs 2, 2  exact
        3 equilibria: all there are
        """
    )
    #expect(
      device.description == """
        total 16/3  payoffs 8/3, 8/3  exact
        1/3  (Swerve, Swerve)
        1/3  (Swerve, Straight)
        1/3  (Straight, Swerve)
        """
    )
  }

  /// Aumann (1974), example 2.7: (6, 2, 7, 0).
  @Test func `Aumann's Chicken`() throws {
    let game = try Chicken(temptation: 7, reward: 6, sucker: 2, punishment: 0)
    let device = try game.correlatedEquilibrium()
    #expect(device.value == Rational(21, 2))
    #expect(device.payoffs == [Rational(21, 4), Rational(21, 4)])
    let floating: CorrelatedEquilibrium<Chicken.Move, Double> = try CorrelatedProgram()
      .solve(game, maximizing: .totalPayoff, over: Double.self)
    #expect(floating.certificate.bound >= 10.5 && floating.certificate.bound < 10.5 + 1e-9)
  }

  @Test func `the game Bach or Stravinsky`() throws {
    let game = try BachOrStravinsky(preferred: 3, other: 2)
    let device = try game.correlatedEquilibrium(maximizing: .minimumPayoff)
    #expect(device.value == Rational(5, 2))
    #expect(device.payoffs == [Rational(5, 2), Rational(5, 2)])
    #expect(device.certificate.playerWeights.reduce(0, +) == 1)
    let gain = try #require(device.gain(over: try game.nashEquilibria()))
    #expect(gain.bestNash == 2 && gain.gain == Rational(1, 2))
    let own = try game.correlatedEquilibrium(maximizing: .payoff(of: 1))
    #expect(own.payoffs == [2, 3])
  }

  @Test func `Prisoner's Dilemma`() throws {
    let found = try PrisonersDilemma().nashEquilibria()
    #expect(found.isComplete && found.count == 1)
    #expect(found.map(\.profile.pureActions) == [[.defect, .defect]])
    #expect(found.map(\.isStrict) == [true])
    #expect(
      found.description == "(Defect, Defect)  payoffs 1, 1  exact\n1 equilibrium: all there are"
    )
    let trace = try PrisonersDilemma().eliminatingDominated()
    #expect(
      trace.description == """
        round 1: Player 1 drops Cooperate, dominated by Defect
        round 1: Player 2 drops Cooperate, dominated by Defect
        survivors: {Defect} × {Defect}
        """
    )
  }

  @Test func `Matching Pennies and Rock-Paper-Scissors`() throws {
    let pennies = try MatchingPennies().zeroSumSolution()
    #expect(pennies.value == 0 && pennies.gap == 0)
    #expect(pennies.profile.probabilities == [[0.5, 0.5], [0.5, 0.5]])
    let third = Rational(1, 3)
    let scissors = try RockPaperScissors().zeroSumSolution()
    #expect(scissors.profile.probabilities == [[third, third, third], [third, third, third]])
    let mixed = try RockPaperScissors().nashEquilibria()
    #expect(mixed.first?.profile.probabilities == [[third, third, third], [third, third, third]])
  }

  /// Shapley (1964): the only equilibrium pays 1/3 each; a mediator who avoids the diagonal, 1/2.
  @Test func `Shapley's game needs a mediator`() throws {
    let game = ShapleysGame()
    let device = try game.correlatedEquilibrium()
    let found = try game.nashEquilibria()
    #expect(device.value > (try #require(found.first).payoffs.reduce(0, +)))
    #expect(try device.verify(in: game, maximizing: .totalPayoff) == nil)
  }

  /// Moulin & Vial (1978): every correlated equilibrium is a coarse one.
  @Test func `a coarse device is worth at least a correlated one`() throws {
    let game = try bimatrix([
      [(3, 3), (1, 1), (4, 1)],
      [(1, 4), (5, 2), (0, 0)],
      [(1, 1), (0, 0), (2, 5)],
    ])
    let coarse = try game.correlatedEquilibrium(kind: .coarse)
    let correlated = try game.correlatedEquilibrium()
    #expect(coarse.value >= correlated.value)
    #expect(try game.check(.coarse, correlated.distribution).regret == 0)
  }
}
