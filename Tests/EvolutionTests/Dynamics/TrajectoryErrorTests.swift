import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import Testing

@Suite("Errors of trajectories")
struct TrajectoryErrorTests {
  static func error(
    _ dynamic: MeanDynamic = .replicator,
    from start: [Rational] = [0.5, 0.5],
    until time: Double = 1
  ) throws -> EvolutionError? {
    let game = try DynamicsCases.hawkDove()
    do throws(EvolutionError) {
      _ = try game.trajectory(of: dynamic, from: start, until: time)
      return nil
    } catch { return error }
  }

  @Test("Starts are checked exactly and the entry is named")
  func starts() throws {
    let negative = try Self.error(from: [-0.1, 1.1])
    #expect(
      negative
        == .parameter(name: "start[0]", value: "-1/10", domain: "a share from 0 to 1")
    )
    let sum = try Self.error(from: [0.5, 0.4])
    #expect(
      sum
        == .parameter(name: "start", value: "shares with sum 9/10", domain: "shares with sum 1")
    )
    let short = try Self.error(from: [1])
    #expect(
      short
        == .parameter(name: "start", value: "1 shares", domain: "2 shares, one per strategy")
    )
    let game = try DynamicsCases.hawkDove()
    #expect(throws: EvolutionError.self) {
      try game.trajectory(of: .smith, fromRoles: [[1, 0]], until: 1)
    }
    do throws(EvolutionError) {
      _ = try game.trajectory(of: .smith, fromRoles: [[1, 0], [2, -1]], until: 1)
      Issue.record("a negative share was accepted")
    } catch {
      #expect(error.description == "start[1][1] is -1; expected a share from 0 to 1")
    }
  }

  @Test(
    "Parameters outside their domain are named",
    arguments: [
      (MeanDynamic.logit(noise: 0), "noise"), (.logit(noise: -1), "noise"),
      (.discreteReplicator(background: 1), "background"),
      (.imitation(.linear(slope: 0)), "slope"),
      (.imitation(.fermi(intensity: -2)), "intensity"),
      (.replicatorMutator(.uniform(rate: 2)), "rate"),
      (.replicatorMutator(.uniform(rate: 0.1)), "payoff"),
      (.replicatorMutator(.matrix([[1]])), "mutation"),
      (.replicatorMutator(.matrix([[1, 0], [0.5, 0.4]])), "mutation[1]"),
      (.replicatorMutator(.matrix([[2, -1], [0, 1]])), "mutation[0][1]"),
      (.samplingBestResponse(sampleSize: 0), "sampleSize"),
      (.samplingBestResponse(sampleSize: 1_000_000), "sampleSize"),
      (.bestExperiencedPayoff(trials: -1), "trials"),
    ]
  )
  func parameters(_ row: (MeanDynamic, String)) throws {
    guard case .parameter(let name, _, _) = try Self.error(row.0) else {
      Issue.record("\(row.0) was accepted")
      return
    }
    #expect(name == row.1)
  }

  @Test("Times, accuracies and payoffs have domains")
  func others() throws {
    for time in [-1, Double.infinity, .nan] {
      guard case .parameter("until", _, _) = try Self.error(until: time) else {
        Issue.record("time \(time) was accepted")
        continue
      }
    }
    let path = try DynamicsCases.hawkDove().trajectory(
      of: .replicator,
      from: [0.5, 0.5],
      until: 1
    )
    #expect(throws: EvolutionError.self) { try path.shares(at: 1.5) }
    #expect(throws: EvolutionError.self) { try path.shares(at: .nan) }
    #expect(throws: EvolutionError.self) { try TrajectoryAccuracy(relative: 0) }
    #expect(throws: EvolutionError.self) { try TrajectoryAccuracy(absolute: 1) }
    #expect(throws: EvolutionError.self) { try TrajectoryAccuracy(stepLimit: 0) }
    let huge = try SymmetricGame([[0, 1e200], [0, 0]])
    #expect(throws: EvolutionError.self) {
      try huge.trajectory(of: .replicator, from: [0.5, 0.5], until: 1)
    }
    // Not symmetric: the second player's payoffs are not those of the first with roles exchanged.
    let pennies = try PayoffTable(
      actions: [["H", "T"], ["H", "T"]],
      payoffs: [[1, -1, -1, 1], [-1, 1, 1, -1]]
    )
    #expect(throws: EvolutionError.self) {
      try pennies.trajectory(of: .replicator, from: [0.5, 0.5], until: 1)
    }
  }

  @Test("Work ends at its limits with what there is")
  func limits() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 1, lose: 1)
    let stopped = try game.trajectory(
      of: .replicator,
      from: [0.6, 0.3, 0.1],
      until: 100,
      limits: Limits(time: .zero)
    )
    #expect(stopped.stopReason == .timeLimit)
    #expect(stopped.endTime < 100)
    #expect(DynamicsCases.difference(stopped.end, [0.6, 0.3, 0.1]) < 1e-15)
    let short = try game.trajectory(
      of: .smith,
      from: [0.6, 0.3, 0.1],
      until: 100,
      accuracy: TrajectoryAccuracy(stepLimit: 5)
    )
    #expect(short.stopReason == .iterationLimit)
  }
}
