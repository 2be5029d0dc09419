import EquilibriaNumerics
import Games
import SolutionConcepts
import Testing

@Suite struct AbreuSannikovTests {
  /// The example of Abreu & Sannikov (2014); the corners as published with QuantEcon.
  @Test func `the example of Abreu and Sannikov`() throws {
    let game = try bimatrix([
      [(16, 9), (3, 13), (0, 3)], [(21, 1), (10, 4), (-1, 0)], [(9, 0), (5, -4), (-5, -15)],
    ])
    let set = try game.subgamePerfectPayoffs(discount: 0.3)
    #expect(try set.verify(in: game) == nil)
    let published = [
      (1.12568240, 2.8), (7.33770472, 0), (7.86308964, 0), (19.7917977, 2.8),
      (15.5630896, 9.1), (7.33770472, 10.9826253),
    ]
    for polygon in [set.outer, set.inner] {
      #expect(polygon.vertices.count == published.count)
      for (corner, expected) in zip(polygon.vertices, published) {
        #expect(abs(corner.first.doubleValue - expected.0) < 1e-7)
        #expect(abs(corner.second.doubleValue - expected.1) < 1e-7)
      }
    }
    #expect(try #require(set.gap) < Rational(1, 1_000_000_000))
    #expect(set.outer.contains(set.inner) && set.stopReason == nil)
  }

  /// The Prisoner's Dilemma (9, 1, 10, 3) at δ = 9/10, as published with QuantEcon.
  @Test func `a patient dilemma`() throws {
    let game = try PrisonersDilemma(temptation: 10, reward: 9, punishment: 3, sucker: 1)
    let set = try game.subgamePerfectPayoffs(discount: 0.9)
    #expect(set.isExact && set.stopReason == nil && set.gap == 0)
    #expect(
      set.description
        == "equilibrium payoffs at discount 9/10: exactly {(3, 3), (39/4, 3), (9, 9), (3, 39/4)}"
    )
    #expect(try set.verify(in: game) == nil)
    #expect(set.generation[2].description == "(9, 9): (Cooperate, Cooperate), then (9, 9)")
  }

  /// Theory notes C.4: leaving mutual defection is possible from 1/4 on, and grim play from 1/2 on.
  @Test func `the dilemma by patience`() throws {
    let game = try PrisonersDilemma()
    func polygon(_ points: [(Rational, Rational)]) -> PayoffPolygon {
      PayoffPolygon(hullOf: points.map { PayoffPair($0.0, $0.1) })
    }
    let alone = polygon([(1, 1)])
    let turns = polygon([(1, 1), (1, 4), (4, 1)])
    let third = Rational(13, 3)
    let full = polygon([(1, 1), (third, 1), (3, 3), (1, third)])
    let rows: [(Rational, PayoffPolygon)] = [
      (0, alone), (0.2, alone), (0.24, alone), (0.25, turns), (0.3, turns), (0.49, turns),
      (0.5, full), (0.7, full), (0.99, full),
    ]
    for (discount, expected) in rows {
      let set = try game.subgamePerfectPayoffs(discount: discount)
      #expect(try set.verify(in: game) == nil)
      #expect(set.inner == expected, "at \(discount)")
      #expect(try #require(set.gap) < Rational(1, 1_000_000))
      #expect(set.isExact || expected == turns)
    }
    let set = try game.subgamePerfectPayoffs(discount: 0.3)
    #expect(set.contains(PayoffPair(2, 2)) == true)
    #expect(set.contains(PayoffPair(3, 3)) == false)
    #expect(set.contains(PayoffPair(Rational(1, 2), 2)) == false)
  }

  /// Without equilibria in pure actions the answer is the empty set; as in QuantEcon's tests.
  @Test func `no equilibrium in pure actions`() throws {
    let game = try bimatrix([[(1, -1), (-1, 2)], [(-2, 2), (1, 0)]])
    let set = try game.subgamePerfectPayoffs(discount: 0.05)
    #expect(set.outer.isEmpty && set.inner.isEmpty && set.isExact)
    #expect(try set.verify(in: game) == nil)
    #expect(set.description == "equilibrium payoffs at discount 1/20: none in pure actions")
  }

  /// At discount 0 exactly the stage equilibria in pure actions are left.
  @Test(arguments: seeds(10))
  func `no patience`(seed: UInt64) throws {
    let game = try randomGame([3, 3], 0...5, seed: seed)
    let set = try game.subgamePerfectPayoffs(discount: 0)
    let stage = try game.nashEquilibria(using: .pureEnumeration)
    #expect(set.isExact)
    #expect(
      set.outer
        == PayoffPolygon(hullOf: stage.map { PayoffPair($0.payoffs[0], $0.payoffs[1]) })
    )
  }

  @Test(arguments: seeds(14))
  func `certificates and properties`(seed: UInt64) throws {
    let discount: Rational = [0.3, 0.6, 0.9][Int(seed % 3)]
    let game = try randomGame([2 + Int(seed % 2), 2 + Int(seed / 2 % 2)], 0...9, seed: seed)
    let set = try game.subgamePerfectPayoffs(discount: discount)
    #expect(try set.verify(in: game) == nil)
    #expect(set.outer.contains(set.inner))
    #expect(try #require(set.gap) < Rational(1, 1_000_000))
    // Patience helps, with public draws.
    let later = try game.subgamePerfectPayoffs(discount: (discount + 1) / 2)
    #expect(later.outer.contains(set.inner))
    // Stage equilibria stay.
    for equilibrium in try game.nashEquilibria(using: .pureEnumeration) {
      let payoffs = PayoffPair(equilibrium.payoffs[0], equilibrium.payoffs[1])
      #expect(set.contains(payoffs) == true)
    }
    // Individually rational and feasible.
    let minmax = try game.minmaxValues(by: .pure).map(\.lower)
    let rational = try game.feasiblePayoffs().individuallyRational(above: minmax)
    let excess = try #require(rational?.excess(of: set.outer) ?? set.outer.excess(of: .empty))
    #expect(excess < Rational(1, 1_000_000_000))
    // Exchanging the players exchanges the payoffs.
    let mirrored = try exchanged(game).subgamePerfectPayoffs(discount: discount)
    func turned(_ polygon: PayoffPolygon) -> PayoffPolygon {
      PayoffPolygon(hullOf: polygon.vertices.map { PayoffPair($0.second, $0.first) })
    }
    #expect(set.outer.contains(turned(mirrored.inner)))
    #expect(turned(mirrored.outer).contains(set.inner))
  }

  /// The operator of Abreu, Pearce & Stacchetti on plain polygons, in doubles, as a second method.
  private func naiveSet(
    _ game: PayoffTable<Int>,
    discount: Double,
    rounds: Int
  ) -> [(Double, Double)] {
    let (m, n) = (game.space.counts[0], game.space.counts[1])
    let a = game.payoffs[0].map(\.doubleValue)
    let b = game.payoffs[1].map(\.doubleValue)
    func exact(_ points: [(Double, Double)]) -> PayoffPolygon {
      PayoffPolygon(
        hullOf: points.compactMap { x, y in
          guard let x = Rational(exactly: x), let y = Rational(exactly: y) else { return nil }
          return PayoffPair(x, y)
        }
      )
    }
    var set = exact(Array(zip(a, b)))
    for _ in 0..<rounds {
      let worst = (0..<2).map { set.leastPayoff(of: $0)?.doubleValue ?? 0 }
      var points: [(Double, Double)] = []
      for i in 0..<m {
        for j in 0..<n {
          let (x, y) = (a[i * n + j], b[i * n + j])
          let gain = (
            (0..<m).reduce(x) { max($0, a[$1 * n + j]) } - x,
            (0..<n).reduce(y) { max($0, b[i * n + $1]) } - y
          )
          let factor = (1 - discount) / discount
          let part = exact(
            set.cut(
              atLeast: PayoffPair(
                Rational(binary: worst[0] + factor * gain.0 - 1e-12),
                Rational(binary: worst[1] + factor * gain.1 - 1e-12)
              )
            ).vertices.map { ($0.first.doubleValue, $0.second.doubleValue) }
          )
          for w in part.vertices {
            points.append(
              (
                (1 - discount) * x + discount * w.first.doubleValue,
                (1 - discount) * y + discount * w.second.doubleValue
              )
            )
          }
        }
      }
      set = exact(points)
    }
    return set.vertices.map { ($0.first.doubleValue, $0.second.doubleValue) }
  }

  @Test(arguments: seeds(8))
  func `two operators agree`(seed: UInt64) throws {
    let game = try randomGame([2, 2], 0...9, seed: seed + 40)
    let set = try game.subgamePerfectPayoffs(discount: 0.4)
    let naive = naiveSet(game, discount: 0.4, rounds: 30)
    // It shrinks to the same set from outside.
    for corner in set.inner.vertices {
      let hull = PayoffPolygon(
        hullOf: naive.map { PayoffPair(Rational(binary: $0.0), Rational(binary: $0.1)) }
      )
      #expect(try #require(hull.distance(to: corner)).doubleValue < 1e-6)
    }
    for point in naive {
      let pair = PayoffPair(Rational(binary: point.0), Rational(binary: point.1))
      #expect(try #require(set.outer.distance(to: pair)).doubleValue < 1e-6)
    }
    #expect(naive.isEmpty == set.outer.isEmpty)
  }

  @Test func `limits and wrong proofs`() throws {
    let game = try PrisonersDilemma()
    let partial = try game.subgamePerfectPayoffs(
      discount: 0.3,
      using: AbreuSannikov(limits: Limits(iterations: 3))
    )
    #expect(partial.stopReason == .iterationLimit && partial.rounds.count == 4)
    #expect(try partial.verify(in: game) == nil)
    let none = try game.subgamePerfectPayoffs(
      discount: 0.3,
      using: AbreuSannikov(limits: Limits(time: .zero))
    )
    #expect(none.stopReason == .timeLimit && none.rounds.count == 1)
    #expect(none.inner.vertices == [PayoffPair(1, 1)])
    #expect(try none.verify(in: game) == nil)
    let coarse = try game.subgamePerfectPayoffs(
      discount: 0.3,
      using: AbreuSannikov(precision: 12)
    )
    #expect(try coarse.verify(in: game) == nil)
    #expect(try #require(coarse.gap) < Rational(1, 10))
    // A proof for one game is none for another, nor for another discount factor.
    let other = try PrisonersDilemma(temptation: 6)
    #expect(try partial.verify(in: other) == "the first round lacks a feasible payoff")
    let greedy = SubgamePerfectPayoffs<PrisonersDilemma.Move>(
      discount: 0.3,
      outer: partial.outer,
      inner: PayoffPolygon(hullOf: [PayoffPair(3, 3)]),
      rounds: partial.rounds,
      generation: [
        GeneratedPayoff(
          payoffs: PayoffPair(3, 3),
          profile: [.cooperate, .cooperate],
          continuation: PayoffPair(3, 3),
          slacks: PayoffPair(Rational(-7, 5), Rational(-7, 5))
        )
      ],
      stopReason: nil
    )
    #expect(try greedy.verify(in: game) == "player 0 deviates from the play of (3, 3)")
    let hasty = SubgamePerfectPayoffs<PrisonersDilemma.Move>(
      discount: 0.3,
      outer: PayoffPolygon(hullOf: [PayoffPair(1, 1)]),
      inner: .empty,
      rounds: [
        partial.rounds[0],
        OuterRound(
          set: PayoffPolygon(hullOf: [PayoffPair(1, 1)]),
          threats: PayoffPair(1, 1)
        ),
      ],
      generation: [],
      stopReason: nil
    )
    #expect(try hasty.verify(in: game)?.hasPrefix("round 1 lacks") == true)
  }

  @Test func `bad input`() throws {
    let game = try PrisonersDilemma()
    func message(_ discount: Rational, precision: Int = 40) -> String? {
      do {
        _ = try game.subgamePerfectPayoffs(
          discount: discount,
          using: AbreuSannikov(precision: precision)
        )
        return nil
      } catch { return error.description }
    }
    #expect(message(1) == "discount is 1; expected a discount factor from 0 to below 1")
    #expect(message(-0.1) == "discount is -1/10; expected a discount factor from 0 to below 1")
    #expect(
      message(0.5, precision: 4) == "precision is 4; expected a number of bits from 12 to 1000"
    )
    let three = try randomGame([2, 2, 2], 0...1, seed: 1)
    #expect(throws: SolutionError.game(.needsPlayers(expected: 2, found: 3))) {
      try three.subgamePerfectPayoffs(discount: 0.5)
    }
  }
}
