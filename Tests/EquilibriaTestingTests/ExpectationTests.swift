import Equilibria
import EquilibriaTesting
import Testing

@Suite("Expectations for users' tests")
struct ExpectationTests {
  private func chicken() throws -> Chicken {
    try Chicken(temptation: 4, reward: 3, sucker: 1, punishment: 0)
  }

  @Test func `a true equilibrium passes in silence`() throws {
    let game = try chicken()
    expectNashEquilibrium([.straight, .swerve], of: game)
    let half = MixedStrategy<Chicken.Move, Rational>(uniformOver: game.actions[0])
    expectNashEquilibrium(MixedProfile([half, half]), of: game)
    let device = try game.correlatedEquilibrium()
    expectCorrelatedEquilibrium(device.distribution, of: game)
    expectCoarseCorrelatedEquilibrium(device.distribution, of: game)
  }

  @Test func `a failure names the player, the deviation and the gain`() throws {
    let game = try chicken()
    withKnownIssue {
      expectNashEquilibrium([.swerve, .swerve], of: game)
    } matching: { issue in
      let text = issue.comments.map(\.rawValue).joined()
      return text.contains("Player 1 gains 1 by playing Straight")
        && text.contains("(Swerve, Swerve) is not a Nash equilibrium")
    }
  }

  @Test func `a tempting recommendation is named`() throws {
    let game = try chicken()
    let device = try JointDistribution<Chicken.Move, Rational>(
      [[.swerve, .swerve]: 0.5, [.straight, .straight]: 0.5],
      in: game
    )
    withKnownIssue {
      expectCorrelatedEquilibrium(device, of: game)
    } matching: { issue in
      let text = issue.comments.map(\.rawValue).joined()
      return text.contains("gains 1/2 by playing") && text.contains("when told")
    }
    withKnownIssue {
      expectCoarseCorrelatedEquilibrium(device, of: game)
    } matching: { issue in
      issue.comments.map(\.rawValue).joined().contains("coarse correlated equilibrium")
    }
  }

  @Test func `an allowance forgives small gains only`() throws {
    let game = try chicken()
    let almost = try MixedStrategy<Chicken.Move, Double>(
      actions: game.actions[0],
      probabilities: [0.5001, 0.4999]
    )
    let profile = MixedProfile([almost, almost])
    expectNashEquilibrium(profile, of: game, within: 0.001)
    withKnownIssue { expectNashEquilibrium(profile, of: game, within: 1e-9) }
  }

  @Test func `a profile of another game is an issue, not a crash`() throws {
    let game = try chicken()
    let other = MixedStrategy<Chicken.Move, Rational>(uniformOver: [.swerve])
    withKnownIssue {
      expectNashEquilibrium(MixedProfile([other]), of: game)
    } matching: { issue in
      issue.comments.map(\.rawValue).joined().contains("cannot be checked")
    }
  }

  @Test func `every shipped solver conforms`() throws {
    try expectConformance(of: ExactSimplex())
    try expectConformance(of: DefaultLinearSolver())
  }
}
