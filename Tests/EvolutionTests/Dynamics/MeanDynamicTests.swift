import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("Mean dynamics")
struct MeanDynamicTests {
  private func hawks(_ dynamic: MeanDynamic, until time: Double = 3) throws -> Double {
    try DynamicsCases.hawkDove().trajectory(of: dynamic, from: [0.9, 0.1], until: time).end[0]
  }

  @Test("Brown–von Neumann–Nash (case DYN-06)")
  func brownVonNeumannNash() throws {
    let row = try DynamicsCases.named("DYN-06")
    let path = try DynamicsCases.game(row).trajectory(
      of: .brownVonNeumannNash,
      from: DynamicsCases.start(row.inputs["x0"]),
      until: try #require(row.inputs["t"].double)
    )
    let expected = try #require(row.expected["xH"].double)
    #expect(abs(path.end[0] - expected) < row.tol)
    #expect(path.simplexError < 1e-12)
  }

  @Test("Closed forms in Hawk–Dove")
  func closedForms() throws {
    // Smith: x = 1/(2 + (1/x₀ − 2)e^{−t}). Source: theory of evolution, table B.3.
    let smith = 1 / (2 + (1 / 0.9 - 2) * Double.exp(-3))
    #expect(abs(smith - 0.511314147747) < 1e-12)
    let found = try hawks(.smith)
    #expect(abs(found - smith) < 1e-10)
    // Projection: ẋ = (1 − 2x)/2.
    let projected = try hawks(.projection)
    #expect(abs(projected - 0.5 - 0.4 * Double.exp(-3)) < 1e-10)
    // A sample of one or two: ẋ = 1 − 2x, because a tie of payoffs counts one half.
    for dynamic in [
      MeanDynamic.samplingBestResponse(sampleSize: 1), .samplingBestResponse(sampleSize: 2),
      .bestExperiencedPayoff(trials: 1),
    ] {
      let share = try hawks(dynamic)
      #expect(abs(share - 0.5 - 0.4 * Double.exp(-6)) < 1e-10)
    }
  }

  @Test(
    "Kinks of the rates cost no accuracy",
    arguments: [MeanDynamic.smith, .brownVonNeumannNash]
  )
  func kinks(_ dynamic: MeanDynamic) throws {
    // A cycle crosses many kinks; the same end at different accuracies.
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let path = try game.trajectory(of: dynamic, from: [0.6, 0.3, 0.1], until: 10)
    let fine = try game.trajectory(
      of: dynamic,
      from: [0.6, 0.3, 0.1],
      until: 10,
      accuracy: TrajectoryAccuracy(relative: 1e-12, absolute: 1e-14)
    )
    #expect(path.stopReason == nil)
    #expect(DynamicsCases.difference(path.end, fine.end) < 1e-10)
    #expect(path.errorEstimate < 1e-9)
    // Near the equilibrium rounding errors do not stop the path.
    let long = try game.trajectory(of: dynamic, from: [0.6, 0.3, 0.1], until: 300)
    #expect(long.stopReason == nil)
    // Small steps by hand: Heun's method.
    func rates(_ x: [Double]) -> [Double] {
      let payoffs = [2 * x[2] - x[1], 2 * x[0] - x[2], 2 * x[1] - x[0]]
      let mean = zip(x, payoffs).reduce(0) { $0 + $1.0 * $1.1 }
      let excess = payoffs.map { max($0 - mean, 0) }
      return (0..<3).map { place in
        if dynamic == .brownVonNeumannNash {
          return excess[place] - x[place] * excess.reduce(0, +)
        }
        return (0..<3).reduce(0.0) { sum, other in
          let gain = payoffs[place] - payoffs[other]
          return sum + (gain > 0 ? x[other] * gain : x[place] * gain)
        }
      }
    }
    var x = [0.6, 0.3, 0.1]
    let step = 1.0 / 1024
    for _ in 0..<1024 {
      let first = rates(x)
      let second = rates(zip(x, first).map { $0 + step * $1 })
      for place in 0..<3 { x[place] += step * (first[place] + second[place]) / 2 }
    }
    let one = try path.shares(at: 1)
    #expect(DynamicsCases.difference(x, one) < 1e-6)
  }

  @Test("Best experienced payoff in the Prisoner's Dilemma")
  func experience() throws {
    // With one trial cooperation wins with probability x(1 − x): ẋ = −x².
    let path = try DynamicsCases.prisonersDilemma().trajectory(
      of: .bestExperiencedPayoff(trials: 1),
      from: [0.8, 0.2],
      until: 10
    )
    let expected = 1 / (1 / 0.8 + 10)
    #expect(abs(path.end[0] - expected) < 1e-11)
    // Equal payoffs are tied: ẋ = ½ − x.
    let flat = try SymmetricGame([[1, 1], [1, 1]])
    let half = try flat.trajectory(of: .bestExperiencedPayoff(trials: 3), from: [1, 0], until: 2)
    #expect(abs(half.end[0] - 0.5 - 0.5 * Double.exp(-2)) < 1e-11)
    let three = try SymmetricGame([[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    for dynamic in [
      MeanDynamic.bestExperiencedPayoff(trials: 2), .samplingBestResponse(sampleSize: 3),
    ] {
      let path = try three.trajectory(of: dynamic, from: [1, 0, 0], until: 1)
      let expected = (1 + 2 * Double.exp(-1)) / 3
      #expect(abs(path.end[0] - expected) < 1e-11)
    }
  }

  @Test("Rounding errors of sums do not grow in sampling dynamics")
  func sums() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    for dynamic in [
      MeanDynamic.bestExperiencedPayoff(trials: 2), .samplingBestResponse(sampleSize: 3),
    ] {
      let path = try game.trajectory(of: dynamic, from: [0.6, 0.3, 0.1], until: 60)
      #expect(path.simplexError < 1e-12)
      #expect(path.errorEstimate < 1e-9)
    }
  }

  @Test("Samples are counted as by brute force", arguments: 1...3)
  func samples(_ size: Int) throws {
    // The rate at the start, over all sequences of opponents.
    let game = try DynamicsCases.random(size: 3, seed: 5)
    let start = DynamicsCases.randomShares(size: 3, seed: 6)
    var expected = start.map { -$0 }
    var sequences: [[Int]] = [[]]
    for _ in 0..<size { sequences = sequences.flatMap { rest in (0..<3).map { rest + [$0] } } }
    for sequence in sequences {
      let probability = sequence.reduce(Rational.one) { $0 * start[$1] }
      let totals = (0..<3).map { row in sequence.reduce(Rational.zero) { $0 + game.matrix[row, $1] }
      }
      let best = (0..<3).filter { totals[$0] == totals.max() }
      for place in best { expected[place] += probability / Rational(best.count) }
    }
    let time = 0x1p-20
    let path = try game.trajectory(
      of: .samplingBestResponse(sampleSize: size),
      from: start,
      until: time
    )
    for place in 0..<3 {
      let rate = (path.end[place] - start[place].doubleValue) / time
      #expect(abs(rate - expected[place].doubleValue) < 1e-5)
    }
  }

  @Test("Generations (discrete replicator)")
  func generations() throws {
    // Source: theory of evolution, table B.3.
    let path = try DynamicsCases.rockPaperScissors(win: 2, lose: 1).trajectory(
      of: .discreteReplicator(background: 5),
      from: [0.6, 0.3, 0.1],
      until: 100
    )
    let expected = [0.287396380510, 0.320750939025, 0.391852680465]
    #expect(DynamicsCases.difference(path.end, expected) < 1e-11)
    #expect(path.times.count == 101)
    #expect(path.errorEstimate < 1e-12)
    let between = try path.shares(at: 7.5)
    #expect(between == path.shares()[7])
    // Zero-sum cycles move outwards, unlike in continuous time.
    let circle = try DynamicsCases.rockPaperScissors(win: 1, lose: 1).trajectory(
      of: .discreteReplicator(background: 5),
      from: [0.34, 0.33, 0.33],
      until: 200
    )
    let products = circle.shares().map { $0.reduce(1, *) }
    #expect(zip(products, products.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test("Logit and replicator–mutator paths end at their rest points (cases DYN-07, DYN-08)")
  func perturbed() throws {
    let logit = try DynamicsCases.named("DYN-07")
    let end = try DynamicsCases.game(logit).trajectory(
      of: .logit(noise: try #require(logit.inputs["eta"].rational)),
      from: [0.5, 0.5],
      until: 40
    ).end
    let expected = try #require(logit.expected["xC"].double)
    #expect(abs(end[0] - expected) < logit.tol)
    let mutator = try DynamicsCases.named("DYN-08")
    let rate = try #require(mutator.inputs["mu"].rational)
    let game = try DynamicsCases.game(mutator)
    let uniform = try game.trajectory(
      of: .replicatorMutator(.uniform(rate: rate)),
      from: [0.5, 0.5],
      until: 60
    )
    let share = try #require(mutator.expected["xC"].double)
    #expect(abs(uniform.end[0] - share) < mutator.tol)
    let rows = try game.trajectory(
      of: .replicatorMutator(.matrix([[1 - rate, rate], [rate, 1 - rate]])),
      from: [0.5, 0.5],
      until: 60
    )
    #expect(rows.end == uniform.end)
  }

  static let all: [MeanDynamic] = [
    .replicator, .brownVonNeumannNash, .smith, .logit(noise: 0.5), .bestResponse, .projection,
    .imitation(.fermi(intensity: 2)), .samplingBestResponse(sampleSize: 2),
    .bestExperiencedPayoff(trials: 2), .discreteReplicator(background: 30),
    .imitation(.linear(slope: 0.5)),
  ]

  @Test("Shares stay shares, names do not matter", arguments: all)
  func properties(_ dynamic: MeanDynamic) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let size = 3
      let game = try DynamicsCases.random(size: size, seed: seed)
      let start = DynamicsCases.randomShares(size: size, seed: seed + 50)
      let path = try game.trajectory(of: dynamic, from: start, until: 2)
      #expect(path.stopReason == nil)
      #expect(path.simplexError < 1e-10)
      for shares in path.shares() {
        #expect(abs(shares.reduce(0, +) - 1) < 1e-10)
        #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
      }
      let order = [2, 0, 1]
      let renamed = try SymmetricGame(order.map { row in order.map { game.matrix[row, $0] } })
      let other = try renamed.trajectory(of: dynamic, from: order.map { start[$0] }, until: 2)
      #expect(DynamicsCases.difference(order.map { path.end[$0] }, other.end) < 1e-7)
    }
  }

  @Test("Two populations with equal shares in a symmetric game move like one", arguments: all)
  func roles(_ dynamic: MeanDynamic) throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let start: [Rational] = [0.6, 0.3, 0.1]
    let one = try game.trajectory(of: dynamic, from: start, until: 1)
    let two = try game.trajectory(of: dynamic, fromRoles: [start, start], until: 1)
    #expect(DynamicsCases.difference(one.end, two.end) < 1e-9)
    #expect(DynamicsCases.difference(one.end, two.end(ofPopulation: 1)) < 1e-9)
  }

  @Test("Extreme payoffs give numbers, not NaN", arguments: all)
  func extreme(_ dynamic: MeanDynamic) throws {
    let large: Rational = 1e60
    let game = try SymmetricGame([[0, -large, 2], [2, 0, -1], [-large, large, 0]])
    var law = dynamic
    if case .discreteReplicator = dynamic { law = .discreteReplicator(background: 1e61) }
    let path = try game.trajectory(
      of: law,
      from: [0.6, 0.3, 0.1],
      until: 1,
      accuracy: TrajectoryAccuracy(stepLimit: 500)
    )
    #expect(path.end.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(abs(path.end.reduce(0, +) - 1) < 1e-9)
  }
}
