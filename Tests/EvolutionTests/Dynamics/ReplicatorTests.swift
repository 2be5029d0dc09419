import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import RealModule
import Testing

@Suite("The replicator dynamic")
struct ReplicatorTests {
  @Test("Rock–Paper–Scissors with a stable centre (case DYN-02)")
  func spiral() throws {
    let row = try DynamicsCases.named("DYN-02")
    let path = try DynamicsCases.game(row).trajectory(
      of: .replicator,
      from: DynamicsCases.start(row.inputs["x0"]),
      until: try #require(row.inputs["t"].double)
    )
    #expect(DynamicsCases.difference(path.end, row.expected["x"].doubles) < row.tol)
    #expect(path.errorEstimate < 1e-9)
    #expect(path.stopReason == nil)
    #expect(path.conserved == nil)
  }

  @Test("Two basins in Zeeman's game (case DYN-03)", arguments: 0..<2)
  func zeeman(_ place: Int) throws {
    let row = try DynamicsCases.named("DYN-03")
    let path = try DynamicsCases.game(row).trajectory(
      of: .replicator,
      from: DynamicsCases.start(row.inputs["x0"].list[place]),
      until: try #require(row.inputs["t"].double)
    )
    let expected = row.expected["x"].list[place].doubles
    #expect(DynamicsCases.difference(path.end, expected) < row.tol)
    // Logarithms keep the digits of tiny shares: another accuracy gives the same ones.
    let other = try DynamicsCases.game(row).trajectory(
      of: .replicator,
      from: DynamicsCases.start(row.inputs["x0"].list[place]),
      until: 20,
      accuracy: TrajectoryAccuracy(relative: 1e-12)
    )
    for (share, value) in zip(path.end, other.end) {
      #expect((share - value).magnitude < 1e-9 * value)
    }
  }

  @Test("Zero-sum cycles conserve the product of shares (case DYN-04)")
  func conserved() throws {
    let row = try DynamicsCases.named("DYN-04")
    let game = try DynamicsCases.rockPaperScissors(win: 1, lose: 1)
    let path = try game.trajectory(
      of: .replicator,
      from: DynamicsCases.start(row.inputs["x0"]),
      until: try #require(row.inputs["t"].double)
    )
    let product = path.end.reduce(1, *)
    let expected = try #require(row.expected["product"].double)
    #expect(abs(product - expected) < row.tol)
    let conserved = try #require(path.conserved)
    let third = Rational(1, 3)
    #expect(conserved.exponents == [[third, third, third]])
    #expect(abs(conserved.logarithm - Double.log(0.018) / 3) < 1e-12)
    #expect(conserved.largestDrift < 1e-9)
  }

  /// x(t) = ½(1 + √(u₀²e^{−t}/(1 − u₀² + u₀²e^{−t}))), with u = 2x − 1.
  static func hawkShare(_ start: Double, _ time: Double) -> Double {
    let square = (2 * start - 1) * (2 * start - 1)
    let part = square * Double.exp(-time)
    return 0.5 * (1 + (part / (1 - square + part)).squareRoot())
  }

  @Test("Hawk–Dove has a closed form, at steps and between them")
  func closedForm() throws {
    let path = try DynamicsCases.hawkDove().trajectory(
      of: .replicator,
      from: [0.9, 0.1],
      until: 3
    )
    // Source: theory of evolution, table B.3.
    #expect(abs(path.end[0] - 0.642577415472) < 1e-11)
    for step in 0...60 {
      let time = Double(step) / 20
      let share = try path.shares(at: time)[0]
      #expect(abs(share - Self.hawkShare(0.9, time)) < 1e-10)
    }
    #expect(abs(path.shares()[0][0] - 0.9) < 1e-15)
  }

  @Test("The accuracy asked for is reached", arguments: [1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
  func accuracy(_ error: Double) throws {
    let path = try DynamicsCases.hawkDove().trajectory(
      of: .replicator,
      from: [0.9, 0.1],
      until: 3,
      accuracy: TrajectoryAccuracy(relative: error, absolute: error / 100)
    )
    let actual = abs(path.end[0] - Self.hawkShare(0.9, 3))
    #expect(actual <= max(path.errorEstimate, 1e-15))
    #expect(path.errorEstimate < 100 * error)
  }

  @Test("Relabelling, shifting columns and scaling time", arguments: 1...5)
  func properties(_ seed: UInt64) throws {
    let size = 2 + Int(seed) % 4
    let game = try DynamicsCases.random(size: size, seed: seed)
    let start = DynamicsCases.randomShares(size: size, seed: seed + 100)
    let path = try game.trajectory(of: .replicator, from: start, until: 1)
    // Reversed names, reversed shares.
    let order = Array((0..<size).reversed())
    let reversed = try SymmetricGame(
      order.map { row in order.map { game.matrix[row, $0] } }
    )
    let mirror = try reversed.trajectory(
      of: .replicator,
      from: order.map { start[$0] },
      until: 1
    )
    #expect(DynamicsCases.difference(path.end, order.map { mirror.end[$0] }) < 1e-9)
    // A constant in each column changes nothing; a factor of all payoffs is one of time.
    let shifted = try SymmetricGame(
      (0..<size).map { row in
        (0..<size).map { 2 * game.matrix[row, $0] + Rational($0 * 7 - 3) }
      }
    )
    let other = try shifted.trajectory(of: .replicator, from: start, until: 0.5)
    #expect(DynamicsCases.difference(path.end, other.end) < 1e-9)
    #expect(abs(path.end.reduce(0, +) - 1) < 1e-14)
  }

  @Test("Linear imitation is the replicator dynamic at another speed")
  func imitation() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let slow = try game.trajectory(
      of: .imitation(.linear(slope: 0.25)),
      from: [0.6, 0.3, 0.1],
      until: 8
    )
    let path = try game.trajectory(of: .replicator, from: [0.6, 0.3, 0.1], until: 2)
    #expect(DynamicsCases.difference(slow.end, path.end) < 1e-10)
    // tanh(βu/2) ≈ βu/2 for weak imitation.
    let weak = try game.trajectory(
      of: .imitation(.fermi(intensity: 0.0002)),
      from: [0.6, 0.3, 0.1],
      until: 20_000
    )
    #expect(DynamicsCases.difference(weak.end, path.end) < 1e-6)
  }

  @Test("Absent strategies stay absent, pure states stay")
  func faces() throws {
    let game = try DynamicsCases.rockPaperScissors(win: 2, lose: 1)
    let edge = try game.trajectory(of: .replicator, from: [0.5, 0.5, 0], until: 50)
    #expect(edge.end[2] == 0)
    #expect(edge.end[1] > 1 - 1e-9)
    let pure = try game.trajectory(of: .replicator, from: [0, 1, 0], until: 50)
    #expect(pure.end == [0, 1, 0])
  }

  @Test("Matching Pennies circles in two populations")
  func roles() throws {
    let pennies = try PayoffTable(
      actions: [["H", "T"], ["H", "T"]],
      payoffs: [[1, -1, -1, 1], [-2, 2, 2, -2]]
    )
    let path = try pennies.trajectory(
      of: .replicator,
      fromRoles: [[0.7, 0.3], [0.4, 0.6]],
      until: 20
    )
    let conserved = try #require(path.conserved)
    #expect(conserved.largestDrift < 1e-9)
    #expect(conserved.exponents == [[0.5, 0.5], [0.25, 0.25]])
    #expect(path.end(ofPopulation: 1).count == 2)
    // In coordination games the same holds with a negative factor.
    let coordination = try PayoffTable(
      actions: [["A", "B"], ["A", "B"]],
      payoffs: [[2, 0, 0, 1], [1, 0, 0, 2]]
    )
    let hill = try coordination.trajectory(
      of: .replicator,
      fromRoles: [[0.3, 0.7], [0.6, 0.4]],
      until: 5
    )
    let drift = try #require(hill.conserved).largestDrift
    #expect(drift < 1e-9)
  }

  @Test("Extreme payoffs give numbers, not NaN")
  func extreme() throws {
    let large: Rational = 1e90
    let game = try SymmetricGame([[0, -large, large], [large, 0, -large], [-large, large, 0]])
    let path = try game.trajectory(
      of: .replicator,
      from: [0.6, 0.3, 0.1],
      until: 1,
      accuracy: TrajectoryAccuracy(stepLimit: 300)
    )
    #expect(path.stopReason == .iterationLimit)
    #expect(path.end.allSatisfy { $0.isFinite })
    let dominated = try SymmetricGame([[large, large], [0, 0]])
    let end = try dominated.trajectory(of: .replicator, from: [0.001, 0.999], until: 1).end
    #expect(end == [1, 0])
    let tiny = try SymmetricGame([[0, 1e-300], [1e-300, 0]])
    let still = try tiny.trajectory(of: .replicator, from: [0.1, 0.9], until: 1)
    #expect(abs(still.end[0] - 0.1) < 1e-15)
  }
}
