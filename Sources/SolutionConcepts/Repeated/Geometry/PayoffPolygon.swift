public import EquilibriaNumerics

/// A convex set of payoff pairs with exact corners: a polygon, a segment, a point, or nothing.
///
/// ```swift
/// let polygon = PayoffPolygon(hullOf: [PayoffPair(0, 0), PayoffPair(2, 0), PayoffPair(0, 2)])
/// polygon.contains(PayoffPair(1, 1))      // true: the border belongs to the set
/// ```
///
/// > Source: Andrew (1979), *Another efficient algorithm for convex hulls in two dimensions*.
public struct PayoffPolygon: Sendable, Hashable {
  /// The corners counter-clockwise, from the one with the lowest first payoff (and among those the
  /// lowest second); no three lie on a line.
  public let vertices: [PayoffPair]

  /// The empty set.
  public static let empty = PayoffPolygon(hullOf: [])

  /// The smallest convex set that contains given points.
  ///
  /// - Parameter points: Any points, in any order.
  public init(hullOf points: some Sequence<PayoffPair>) {
    let sorted = Set(points).sorted()
    guard sorted.count > 2 else {
      vertices = sorted
      return
    }
    func chain(_ points: some Sequence<PayoffPair>) -> [PayoffPair] {
      var chain: [PayoffPair] = []
      for point in points {
        while chain.count >= 2,
          Self.turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0
        {
          chain.removeLast()
        }
        chain.append(point)
      }
      chain.removeLast()
      return chain
    }
    vertices = chain(sorted) + chain(sorted.reversed())
  }

  /// 1 when a, b, c turn left, −1 when they turn right, 0 when they lie on a line.
  static func turn(_ a: PayoffPair, _ b: PayoffPair, _ c: PayoffPair) -> Int {
    let factors = [
      (b.first - a.first, c.second - a.second), (a.second - b.second, c.first - a.first),
    ]
    return Rational.signOfSum(count: 2) { factors[$0] }
  }

  /// Whether no pair belongs to the set.
  public var isEmpty: Bool { vertices.isEmpty }

  /// 2 for a polygon, 1 for a segment, 0 for a point, −1 for the empty set.
  public var dimension: Int { min(vertices.count, 3) - 1 }

  /// The area; zero for a segment or a point.
  public var area: Rational {
    guard let origin = vertices.first else { return .zero }
    let parts = zip(vertices.dropFirst(), vertices.dropFirst(2)).map { a, b in
      (a.first - origin.first) * (b.second - origin.second)
        - (a.second - origin.second) * (b.first - origin.first)
    }
    return parts.reduce(.zero, +) / 2
  }

  /// The lowest payoff of a player in the set; `nil` when it is empty.
  ///
  /// - Parameter player: 0 or 1.
  /// - Returns: The lowest payoff.
  public func leastPayoff(of player: Int) -> Rational? { vertices.map { $0[player] }.min() }

  /// The highest payoff of a player in the set; `nil` when it is empty.
  ///
  /// - Parameter player: 0 or 1.
  /// - Returns: The highest payoff.
  public func greatestPayoff(of player: Int) -> Rational? { vertices.map { $0[player] }.max() }

  /// The sides as pairs of corners, counter-clockwise; a segment has one, a point none.
  var sides: [(from: PayoffPair, to: PayoffPair)] {
    switch vertices.count {
    case 0, 1: []
    case 2: [(vertices[0], vertices[1])]
    default: vertices.indices.map { (vertices[$0], vertices[($0 + 1) % vertices.count]) }
    }
  }

  /// Whether a pair belongs to the set; its border does.
  ///
  /// - Parameter point: A pair of payoffs.
  /// - Returns: The exact answer.
  public func contains(_ point: PayoffPair) -> Bool {
    switch vertices.count {
    case 0: return false
    case 1: return vertices[0] == point
    case 2:
      return Self.turn(vertices[0], vertices[1], point) == 0
        && vertices[0] <= point && point <= vertices[1]
    default: return sides.allSatisfy { Self.turn($0.from, $0.to, point) >= 0 }
    }
  }

  /// Whether every pair of another set belongs to this one.
  ///
  /// - Parameter other: Another set.
  /// - Returns: The exact answer.
  public func contains(_ other: PayoffPolygon) -> Bool { other.vertices.allSatisfy(contains) }
}

extension PayoffPolygon: CustomStringConvertible {
  /// The corners: `{(1, 1), (13/3, 1), (3, 3), (1, 13/3)}`.
  public var description: String {
    "{" + vertices.map(\.description).joined(separator: ", ") + "}"
  }
}
