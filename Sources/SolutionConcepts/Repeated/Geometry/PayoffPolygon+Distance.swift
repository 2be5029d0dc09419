public import EquilibriaNumerics

extension PayoffPolygon {
  /// How far a pair lies from the set, in the payoff in which it is farther; zero inside.
  ///
  /// - Parameter point: A pair of payoffs.
  /// - Returns: The distance in the maximum norm; `nil` when the set is empty.
  public func distance(to point: PayoffPair) -> Rational? {
    if contains(point) { return .zero }
    if let only = vertices.first, vertices.count == 1 {
      return max((only.first - point.first).magnitude, (only.second - point.second).magnitude)
    }
    return sides.map { Self.distance(from: point, $0.from, $0.to) }.min()
  }

  /// How far the farthest pair of another set lies from this one.
  ///
  /// - Parameter other: Another set.
  /// - Returns: The distance in the maximum norm: zero when this set contains the other; `nil` when
  ///   this set is empty and the other is not.
  public func excess(of other: PayoffPolygon) -> Rational? {
    var largest = Rational.zero
    for vertex in other.vertices {
      guard let distance = distance(to: vertex) else { return nil }
      largest = max(largest, distance)
    }
    return largest
  }

  /// The distance of a point from a segment in the maximum norm.
  ///
  /// Along the segment it is convex and piecewise linear; its bends are at an end, where one
  /// difference vanishes, or where both are equal in magnitude.
  private static func distance(
    from point: PayoffPair,
    _ start: PayoffPair,
    _ end: PayoffPair
  ) -> Rational {
    let way = (end.first - start.first, end.second - start.second)
    let offset = (point.first - start.first, point.second - start.second)
    let bends = [
      (offset.0, way.0), (offset.1, way.1), (offset.0 - offset.1, way.0 - way.1),
      (offset.0 + offset.1, way.0 + way.1),
    ]
    let inner = bends.compactMap { above, below -> Rational? in
      guard !below.isZero else { return nil }
      let place = above / below
      return place > .zero && place < 1 ? place : nil
    }
    let values = ([.zero, 1] + inner).map { place in
      max((offset.0 - place * way.0).magnitude, (offset.1 - place * way.1).magnitude)
    }
    return values.reduce(values[0]) { min($0, $1) }
  }
}
