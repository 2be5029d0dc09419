import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct EquilibriumBoxTests {
  private let game: TabularMarkovGame<NoSDEGame.State, NoSDEGame.Move>

  init() throws { game = try NoSDEGame().tabulated() }

  /// A box around given midpoints.
  private func box(
    first: Double = 2.0 / 3,
    second: Double = 5.0 / 12,
    radius: Double = 1e-6,
    valueRadius: Double = 1e-5,
    shift: Double = 0
  ) -> EquilibriumBox {
    func around(_ value: Double, _ radius: Double) -> ClosedRange<Double> {
      (value - radius)...(value + radius)
    }
    return EquilibriumBox(
      probabilities: [
        [[around(1 - first, radius), around(first, 2 * radius)], [1...1]],
        [[1...1], [around(1 - second, 2 * radius), around(second, radius)]],
      ],
      values: [[4, 16.0 / 3], [16.0 / 3, 4]].map { $0.map { around($0 + shift, valueRadius) } }
    )
  }

  /// Case markov-03.
  @Test func `a box around the equilibrium is a proof`() throws {
    let check = try game.check(box: box())
    #expect(check.isProof && check.reach < 1 && check.leastProbability > 0.3)
    #expect(check.leastLoss == .infinity)
    #expect(check.description == "the box contains exactly one equilibrium")
  }

  @Test func `boxes beside it are none`() throws {
    #expect(try !game.check(box: box(first: 2.0 / 3 + 1e-5)).isProof)
    #expect(try !game.check(box: box(second: 0.5)).isProof)
    #expect(try !game.check(box: box(shift: 0.001)).isProof)
    #expect(try !game.check(box: box(radius: 0)).isProof)
    #expect(try !game.check(box: box(radius: 0.5)).isProof)
  }

  /// Everybody keeps: the equations hold at one point, but sending is better.
  @Test func `better actions not in use are noticed`() throws {
    let policy = try StationaryPolicy<_, Rational>(pure: [[0, 0], [0, 0]], for: game)
    let values = try game.values(of: policy).values
    let box = EquilibriumBox(
      probabilities: [[[1...1, 0...0], [1...1]], [[1...1], [1...1, 0...0]]],
      values: values.map { $0.map { ($0.doubleValue - 1e-9)...($0.doubleValue + 1e-9) } }
    )
    let check = try game.check(box: box)
    #expect(check.reach < 1 && check.leastLoss < 0 && !check.isProof)
    #expect(check.description == "an action not in use may be better")
  }

  @Test func `boxes of other shapes are refused`() throws {
    let good = box()
    for bad in [
      EquilibriumBox(probabilities: [], values: good.values),
      EquilibriumBox(probabilities: good.probabilities, values: [good.values[0]]),
      EquilibriumBox(probabilities: good.probabilities.reversed(), values: good.values),
      EquilibriumBox(
        probabilities: [[[0...0, 0...0], [1...1]], good.probabilities[1]],
        values: good.values
      ),
    ] {
      #expect(throws: SolutionError.self) { try game.check(box: bad) }
    }
  }

  /// Random games: boxes of solvers are proofs, and no longer once they are moved.
  @Test(arguments: 0..<10)
  func `moved boxes prove nothing`(seed: UInt64) throws {
    let game = try RandomMarkovGames(stateCount: 3, actionCounts: [3, 2], branching: 2)
      .makeGame(seed: seed)
    let found = try #require(try game.stationaryEquilibria(using: .logit).first)
    let box = try #require(found.box)
    #expect(try game.check(box: box).isProof)
    let width = 4 * box.valueWidth
    var values = box.values
    values[1][2] =
      (values[1][2].lowerBound + width)...(values[1][2].upperBound + width)
    let moved = EquilibriumBox(probabilities: box.probabilities, values: values)
    #expect(try !game.check(box: moved).isProof)
  }
}
