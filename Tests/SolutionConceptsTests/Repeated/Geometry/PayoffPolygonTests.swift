import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct PayoffPolygonTests {
  /// Points on a small grid, with many ties and lines.
  private static func points(seed: UInt64) -> [PayoffPair] {
    var generator = Xoshiro256(seed: seed)
    return (0..<Int.random(in: 0...7, using: &generator)).map { _ in
      PayoffPair(
        Rational(Int.random(in: 0...4, using: &generator)),
        Rational(Int.random(in: 0...4, using: &generator))
      )
    }
  }

  private static let grid = (-1...5).flatMap { x in
    (-2...10).map { PayoffPair(Rational(x), Rational($0, 2)) }
  }

  /// Whether a point is a mixture of three of the points: Carathéodory's theorem.
  private func isMixture(_ point: PayoffPair, of points: [PayoffPair]) -> Bool {
    points.contains { a in
      points.contains { b in
        points.contains { c in isInTriangle(point, a, b, c) }
      }
    }
  }

  private func isInTriangle(
    _ p: PayoffPair,
    _ a: PayoffPair,
    _ b: PayoffPair,
    _ c: PayoffPair
  ) -> Bool {
    func turn(_ a: PayoffPair, _ b: PayoffPair) -> Int {
      ((b.first - a.first) * (p.second - a.second) - (b.second - a.second) * (p.first - a.first))
        .signum
    }
    let signs = [turn(a, b), turn(b, c), turn(c, a)]
    guard !(signs.contains(1) && signs.contains(-1)) else { return false }
    let (x, y) = ([a, b, c].map(\.first), [a, b, c].map(\.second))
    return x.contains { $0 <= p.first } && x.contains { $0 >= p.first }
      && y.contains { $0 <= p.second } && y.contains { $0 >= p.second }
  }

  @Test(arguments: seeds(12))
  func `hull, cut and distance against the definitions`(seed: UInt64) throws {
    let points = Self.points(seed: seed)
    let polygon = PayoffPolygon(hullOf: points)
    #expect(Set(polygon.vertices).isSubset(of: points))
    let cut = polygon.cut(atLeast: PayoffPair(Rational(3, 2), Rational(4, 3)))
    for point in Self.grid {
      let isInside = polygon.contains(point)
      #expect(isInside == isMixture(point, of: points))
      let isAbove = point.first >= Rational(3, 2) && point.second >= Rational(4, 3)
      #expect(cut.contains(point) == (isInside && isAbove))
      guard let distance = polygon.distance(to: point) else {
        #expect(points.isEmpty)
        continue
      }
      #expect((distance == 0) == isInside)
      #expect(touches(polygon, point, radius: distance))
      #expect(distance == 0 || !touches(polygon, point, radius: distance * Rational(99, 100)))
    }
    for (place, corner) in polygon.vertices.enumerated() {
      let others = polygon.vertices.enumerated().filter { $0.offset != place }.map(\.element)
      #expect(!PayoffPolygon(hullOf: others).contains(corner), "corners are extreme")
    }
    #expect(PayoffPolygon(hullOf: points.reversed()) == polygon)
  }

  /// Whether a square around a point meets the polygon.
  private func touches(_ polygon: PayoffPolygon, _ point: PayoffPair, radius: Rational) -> Bool {
    func turned(_ polygon: PayoffPolygon) -> PayoffPolygon {
      PayoffPolygon(hullOf: polygon.vertices.map { PayoffPair(-$0.first, -$0.second) })
    }
    let low = polygon.cut(atLeast: PayoffPair(point.first - radius, point.second - radius))
    let high = turned(low)
      .cut(atLeast: PayoffPair(-point.first - radius, -point.second - radius))
    return !high.isEmpty
  }

  @Test func `shapes without an inside`() throws {
    #expect(PayoffPolygon.empty.dimension == -1 && PayoffPolygon.empty.area == 0)
    let point = PayoffPolygon(hullOf: [PayoffPair(1, 2), PayoffPair(1, 2)])
    #expect(point.dimension == 0 && point.contains(PayoffPair(1, 2)))
    let segment = PayoffPolygon(hullOf: [PayoffPair(0, 0), PayoffPair(2, 4), PayoffPair(1, 2)])
    #expect(segment.dimension == 1 && segment.vertices.count == 2)
    #expect(segment.contains(PayoffPair(Rational(1, 2), 1)))
    #expect(!segment.contains(PayoffPair(3, 6)) && !segment.contains(PayoffPair(1, 1)))
    #expect(segment.cut(player: 0, atLeast: 1).vertices == [PayoffPair(1, 2), PayoffPair(2, 4)])
    #expect(segment.cut(player: 1, atLeast: 5).isEmpty)
    #expect(PayoffPolygon.empty.excess(of: segment) == nil)
    #expect(segment.excess(of: .empty) == 0)
    #expect(point.excess(of: segment) == 2)
    let square = PayoffPolygon(
      hullOf: [PayoffPair(0, 0), PayoffPair(1, 0), PayoffPair(0, 1), PayoffPair(1, 1)]
    )
    #expect(square.area == 1 && square.description == "{(0, 0), (1, 0), (1, 1), (0, 1)}")
  }

  @Test func `the simplest number between two`() {
    func simplest(_ lower: Rational, _ upper: Rational) -> Rational {
      .simplest(between: lower, and: upper)
    }
    #expect(simplest(Rational(1, 3), Rational(1, 3)) == Rational(1, 3))
    #expect(simplest(Rational(3, 10), Rational(4, 10)) == Rational(1, 3))
    #expect(simplest(Rational(-7, 2), Rational(-10, 3)) == Rational(-7, 2))
    #expect(simplest(-1, 5) == 0 && simplest(Rational(5, 2), 9) == 3)
    // The convergents of π.
    let pi: Rational = 3.14159265358979
    #expect(simplest(pi - 0.002, pi + 0.002) == Rational(22, 7))
    #expect(simplest(pi - 0.000001, pi + 0.000001) == Rational(355, 113))
    for below in 1...40 {
      for above in 0...below {
        let (lower, upper) = (Rational(above, below) - 0.01, Rational(above, below) + 0.013)
        let found = simplest(lower, upper)
        #expect(found >= lower && found <= upper)
        let shorter = (1..<100).first { q in
          (-q...2 * q).contains { Rational($0, q) >= lower && Rational($0, q) <= upper }
        }
        #expect(found.denominator == "\(shorter ?? 0)")
      }
    }
  }
}
