/// `ẋᵢ = Fᵢ − mean of F over S` for i in S and 0 elsewhere: the projection dynamic while S, the
/// strategies that are free to change, stays the same.
struct ProjectionRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  /// The free strategies of each population.
  let free: [[Int]]

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<count { result[place] = 0 }
    let free = free[population]
    var sum = 0.0
    for place in free { sum += payoffs[place] }
    let mean = sum / Double(free.count)
    for place in free { result[place] = payoffs[place] - mean }
  }

  /// The strategies that may change at given shares and payoffs: those in use, and those of the
  /// others that earn more than the mean of all that may change, the best first.
  ///
  /// > Source: Lahkar & Sandholm (2008), equation (7) for the projection on the tangent cone.
  static func free(_ shares: [Double], _ payoffs: [Double]) -> [Int] {
    var result = shares.indices.filter { shares[$0] > 0 }
    var sum = result.reduce(0) { $0 + payoffs[$1] }
    let rest = shares.indices.filter { shares[$0] <= 0 }
      .sorted { payoffs[$0] == payoffs[$1] ? $0 < $1 : payoffs[$0] > payoffs[$1] }
    for place in rest {
      guard payoffs[place] > sum / Double(result.count) else { break }
      sum += payoffs[place]
      result.append(place)
    }
    return result.sorted()
  }
}
