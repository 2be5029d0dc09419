internal import EquilibriaNumerics

/// The extreme rays of a cone in the positive orthant, cut by one hyperplane after another.
///
/// The cone is `{x ≥ 0, a·x = 0 …, c·x ≤ 0 …}`. A cut keeps the rays on its good side and adds the
/// point where it crosses each edge, an edge being a pair of rays whose common tight inequalities
/// no third ray shares. Everything is in integers, so degenerate cones need no care.
///
/// > Source: Motzkin, Raiffa, Thompson & Thrall (1953), *The double description method*; Fukuda &
/// > Prodon (1996), *Double description method revisited*, proposition 7.
struct ConeRays {
  private struct Ray {
    var weights: [ExactInteger]
    /// The numbers of the inequalities that hold with equality, as bits.
    var tight: [UInt64]
  }

  private var rays: [Ray]
  private var inequalityCount: Int

  /// The orthant.
  init(dimension: Int) {
    rays = (0..<dimension).map { axis in
      let weights = (0..<dimension).map { $0 == axis ? ExactInteger.one : .zero }
      let others = (0..<dimension).filter { $0 != axis }
      return Ray(weights: weights, tight: others.reduce(into: []) { Self.insert($1, into: &$0) })
    }
    inequalityCount = dimension
  }

  /// The extreme rays, each in lowest terms.
  var weights: [[ExactInteger]] { rays.map(\.weights) }

  /// Cuts the cone with `coefficients·x = 0` or `coefficients·x ≤ 0`.
  ///
  /// - Returns: Why the work stopped, with the cone then of no more use; `nil` when it is done.
  mutating func cut(
    by coefficients: [ExactInteger],
    isEquation: Bool,
    _ stopwatch: Stopwatch
  ) -> StopReason? {
    let values = rays.map { ray in
      zip(coefficients, ray.weights).reduce(ExactInteger.zero) { $0 + $1.0 * $1.1 }
    }
    let mark = isEquation ? nil : inequalityCount
    var kept: [Ray] = []
    for (ray, value) in zip(rays, values)
    where value.signum == 0 || (value.signum < 0 && !isEquation) {
      kept.append(ray)
      if let mark, value.isZero { Self.insert(mark, into: &kept[kept.count - 1].tight) }
    }
    for (first, above) in values.enumerated() where above.signum > 0 {
      if let reason = stopwatch.reasonToStop() { return reason }
      for (second, below) in values.enumerated() where below.signum < 0 {
        guard let common = commonEdge(first, second) else { continue }
        let crossing = zip(rays[first].weights, rays[second].weights).map { high, low in
          above * low - below * high
        }
        var ray = Ray(weights: crossing.inLowestTerms, tight: common)
        if let mark { Self.insert(mark, into: &ray.tight) }
        kept.append(ray)
      }
    }
    rays = kept
    if !isEquation { inequalityCount += 1 }
    return nil
  }

  /// What two rays have in common; `nil` when a third ray shares it and they span no edge.
  private func commonEdge(_ first: Int, _ second: Int) -> [UInt64]? {
    let common = zip(rays[first].tight, rays[second].tight).map { $0 & $1 }
    for third in rays.indices where third != first && third != second {
      let tight = rays[third].tight
      let isShared = common.indices.allSatisfy {
        common[$0] & ~($0 < tight.count ? tight[$0] : 0) == 0
      }
      if isShared { return nil }
    }
    return common
  }

  private static func insert(_ bit: Int, into words: inout [UInt64]) {
    while words.count <= bit / 64 { words.append(0) }
    words[bit / 64] |= 1 << UInt64(bit % 64)
  }
}

extension [ExactInteger] {
  /// The integers divided by their greatest common divisor.
  var inLowestTerms: [ExactInteger] {
    let divisor = reduce(ExactInteger.zero) { .greatestCommonDivisor($0, $1) }
    return divisor.isZero || divisor == .one ? self : map { $0.exactlyDivided(by: divisor) }
  }
}
