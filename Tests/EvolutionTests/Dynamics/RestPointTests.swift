import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("States of rest")
struct RestPointTests {
  @Test("Zeeman's game: an attractor that is not evolutionarily stable")
  func zeeman() throws {
    let game = try SymmetricGame([[0, 6, -4], [-3, 0, 5], [-1, 3, 0]])
    let points = try game.restPoints(of: .replicator)
    #expect(points.isComplete)
    #expect(!points.mayHaveContinua)
    let third = Rational(1, 3)
    let inner = try #require(points.first { $0.exactShares == [[third, third, third]] })
    // Source: theory of evolution, section B.1: −⅓ ± i√2/3.
    let leading = try #require(inner.eigenvalues?.first)
    #expect(abs(leading.real + 1.0 / 3) < 1e-14)
    #expect(abs(leading.imaginary - 2.0.squareRoot() / 3) < 1e-14)
    #expect(inner.stability == .asymptoticallyStable)
    #expect(inner.argument == .exactEigenvalues)
    let corner = try #require(points.first { $0.exactShares == [[1, 0, 0]] })
    #expect(corner.stability == .asymptoticallyStable)
    #expect(points.filter { $0.stability == .asymptoticallyStable }.count == 2)
  }

  @Test("A centre and its period (case DYN-04)")
  func centre() throws {
    let row = try DynamicsCases.named("DYN-04")
    let game = try DynamicsCases.rockPaperScissors(win: 1, lose: 1)
    let points = try game.restPoints(of: .replicator)
    #expect(points.count == 4)
    let inner = try #require(points.first { $0.exactShares?[0][0] == Rational(1, 3) })
    #expect(inner.stability == .neutral)
    #expect(inner.argument == .conservedQuantity)
    let speed = try #require(inner.eigenvalues?.first).imaginary
    let period = try #require(row.expected["smallPeriod"].double)
    #expect(abs(2 * Double.pi / speed - period) < 1e-12)
    for corner in points.prefix(3) { #expect(corner.stability == .unstable) }
    // Generations move outwards.
    let discrete = try game.restPoints(of: .discreteReplicator(background: 5))
    let middle = try #require(discrete.first { $0.exactShares?[0][0] == Rational(1, 3) })
    #expect(middle.stability == .unstable)
    #expect(try #require(middle.margin) < 0)
  }

  @Test("Perturbed dynamics in the Prisoner's Dilemma (cases DYN-07, DYN-08)")
  func perturbed() throws {
    let logit = try DynamicsCases.named("DYN-07")
    let points = try DynamicsCases.game(logit).restPoints(of: .logit(noise: 1))
    #expect(points.count == 1)
    let point = try #require(points.first)
    let expected = try #require(logit.expected["xC"].double)
    #expect(abs(point.shares[0][0] - expected) < 1e-14)
    #expect(point.residual <= 1e-12)
    #expect(point.stability == .asymptoticallyStable)
    // d/dx of 1/(1 + e^{1 + x}) − x.
    let slope = -expected * (1 - expected) - 1
    let found = try #require(point.eigenvalues?.first).real
    #expect(abs(found - slope) < 1e-10)
    let mutator = try DynamicsCases.named("DYN-08")
    let rest = try DynamicsCases.game(mutator).restPoints(
      of: .replicatorMutator(.uniform(rate: 0.01))
    )
    let share = try #require(mutator.expected["xC"].double)
    #expect(rest.contains { abs($0.shares[0][0] - share) < 1e-13 })
    #expect(rest.filter { $0.stability == .asymptoticallyStable }.count == 1)
  }

  @Test("Logit has three states of rest in a coordination game with little noise")
  func coordination() throws {
    let game = try SymmetricGame([[1, 0], [0, 1]])
    let few = try game.restPoints(of: .logit(noise: 0.1))
    #expect(few.map(\.stability) == [.asymptoticallyStable, .unstable, .asymptoticallyStable])
    #expect(abs(few[1].shares[0][0] - 0.5) < 1e-12)
    // Above η = ½ only the middle is left.
    let many = try game.restPoints(of: .logit(noise: 0.6))
    #expect(many.count == 1)
    #expect(many[0].stability == .asymptoticallyStable)
  }

  @Test(
    "Equilibria are where these dynamics rest",
    arguments: [MeanDynamic.brownVonNeumannNash, .smith, .bestResponse, .projection]
  )
  func equilibria(_ dynamic: MeanDynamic) throws {
    let hawkDove = try DynamicsCases.hawkDove().restPoints(of: dynamic)
    #expect(hawkDove.count == 1)
    #expect(hawkDove[0].exactShares == [[0.5, 0.5]])
    #expect(hawkDove[0].stability == .asymptoticallyStable)
    #expect(hawkDove[0].argument == .evolutionaryStability)
    #expect(hawkDove[0].residual <= 1e-15)
    let coordination = try SymmetricGame([[1, 0], [0, 2]]).restPoints(of: dynamic)
    #expect(coordination.count == 3)
    #expect(coordination.filter { $0.stability == .unstable }.count == 1)
    let cycle = try DynamicsCases.rockPaperScissors(win: 1, lose: 1).restPoints(of: dynamic)
    #expect(cycle.count == 1)
    #expect(
      cycle[0].stability == (dynamic == .projection ? .undecided : .asymptoticallyStable)
    )
    let flat = try SymmetricGame([[1, 1], [1, 1]]).restPoints(of: dynamic)
    #expect(flat.mayHaveContinua)
  }

  @Test("Two roles")
  func roles() throws {
    let bos = try PayoffTable(
      actions: [["B", "S"], ["B", "S"]],
      payoffs: [[2, 0, 0, 1], [1, 0, 0, 2]]
    )
    let points = try bos.roleRestPoints(of: .replicator)
    #expect(points.count == 5)
    #expect(points.filter { $0.stability == .asymptoticallyStable }.count == 2)
    let inner = try #require(points.first { $0.exactShares?[0][0] == Rational(2, 3) })
    #expect(inner.stability == .unstable)
    let smith = try bos.roleRestPoints(of: .smith)
    #expect(smith.filter { $0.argument == .strictEquilibrium }.count == 2)
    let logit = try bos.roleRestPoints(of: .logit(noise: 0.1))
    #expect(logit.count == 3)
    let pennies = try PayoffTable(
      actions: [["H", "T"], ["H", "T"]],
      payoffs: [[1, -1, -1, 1], [-1, 1, 1, -1]]
    )
    let centre = try pennies.roleRestPoints(of: .replicator)
    #expect(centre.filter { $0.stability == .neutral }.count == 1)
    #expect(!centre.mayHaveContinua)
    let tied = try PayoffTable(
      actions: [["H", "T"], ["H", "T"]],
      payoffs: [[1, 1, 0, 1], [0, 0, 0, 1]]
    )
    #expect(try tied.roleRestPoints(of: .replicator).mayHaveContinua)
  }

  @Test("Verdicts agree with trajectories", arguments: 1...6)
  func trajectories(_ seed: UInt64) throws {
    let game = try DynamicsCases.random(size: 3, seed: seed)
    for dynamic in [MeanDynamic.replicator, .logit(noise: 1)] {
      for point in try game.restPoints(of: dynamic)
      where point.stability == .asymptoticallyStable && (point.margin ?? 0) > 0.3 {
        // A small step towards the middle, then back.
        let shares = point.shares[0].map { 0.997 * $0 + 0.001 }
        let whole = shares.map { Rational(Int(($0 * 1e9).rounded()), 1_000_000_000) }
        let rest = 1 - whole.dropFirst().reduce(.zero, +)
        let path = try game.trajectory(
          of: dynamic,
          from: [rest] + whole.dropFirst(),
          until: 40
        )
        #expect(DynamicsCases.difference(path.end, point.shares[0]) < 1e-4)
      }
    }
  }

  @Test("Imitation rests where the replicator dynamic does, at its own speed")
  func imitation() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let replicator = try game.restPoints(of: .replicator)
    let linear = try game.restPoints(of: .imitation(.linear(slope: 3)))
    let fermi = try game.restPoints(of: .imitation(.fermi(intensity: 3)))
    #expect(replicator.map(\.exactShares) == linear.map(\.exactShares))
    #expect(replicator.map(\.stability) == fermi.map(\.stability))
    let inner = try #require(replicator.last?.eigenvalues?.first)
    let fast = try #require(linear.last?.eigenvalues?.first)
    let half = try #require(fermi.last?.eigenvalues?.first)
    #expect(abs(fast.real - 3 * inner.real) < 1e-12)
    #expect(abs(half.imaginary - 1.5 * inner.imaginary) < 1e-12)
  }

  @Test("Points are checked again from the payoffs", arguments: MeanDynamicTests.all)
  func verification(_ dynamic: MeanDynamic) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let game = try DynamicsCases.random(size: 3, seed: seed)
      let points = try game.restPoints(of: dynamic)
      #expect(!points.isEmpty)
      #expect(try points.verify(in: game))
      // Another game has other states of rest.
      let other = try DynamicsCases.random(size: 3, seed: seed + 70)
      let isInner = points.contains { $0.shares[0].allSatisfy { $0 > 0 } }
      if isInner { #expect(try !points.verify(in: other)) }
      let roles = try game.roleRestPoints(of: dynamic)
      #expect(try roles.verify(in: game))
    }
  }

  @Test("The search stops at its limits")
  func limits() throws {
    let game = try DynamicsCases.random(size: 6, seed: 3)
    let partial = try game.restPoints(of: .replicator, limits: Limits(iterations: 4))
    #expect(partial.stopReason == .iterationLimit)
    #expect(!partial.isComplete)
    #expect(partial.count <= 4)
    #expect(throws: EvolutionError.self) { try game.restPoints(of: .logit(noise: 0)) }
  }
}
