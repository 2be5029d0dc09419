internal import EquilibriaNumerics
internal import RealModule

/// The shares of all populations over time, in the form in which they were computed.
enum TrajectoryCurve: Sendable, Hashable {
  /// Integrated with error control.
  case smooth(SmoothCurve)
  /// Straight lines towards best replies, exact.
  case pieces([BestResponsePiece])
  /// One state per generation, the shares of all populations one after another.
  case generations([[Double]])

  /// The shares of all populations, one after another, at a time that the curve covers.
  func shares(at time: Double) -> [Double] {
    switch self {
    case .smooth(let curve): curve.shares(at: time)
    case .pieces(let pieces): BestResponsePiece.shares(at: time, in: pieces)
    case .generations(let states): states[min(max(Int(time), 0), states.count - 1)]
    }
  }
}

/// A path in coordinates, and how to get shares from it.
struct SmoothCurve: Sendable, Hashable {
  /// The path of the coordinates.
  let path: DensePath

  /// The strategies that the coordinates stand for, for each population; all others have share 0.
  let supports: [[Int]]

  /// The number of strategies of each population.
  let counts: [Int]

  /// Whether coordinates are logarithms of shares up to a constant per population.
  let isLogarithmic: Bool

  /// The shares of all populations, one after another.
  func shares(at time: Double) -> [Double] { shares(of: path.state(at: time)) }

  /// The shares that coordinates stand for; small negative ones become zero, and sums become 1.
  func shares(of state: [Double]) -> [Double] {
    var result: [Double] = []
    var first = 0
    for (support, count) in zip(supports, counts) {
      let part = Array(state[first..<(first + support.count)])
      first += support.count
      var shares = Array(repeating: 0.0, count: count)
      let values = isLogarithmic ? Self.normalized(part) : Self.cleaned(part)
      for (place, value) in zip(support, values) { shares[place] = value }
      result += shares
    }
    return result
  }

  private static func cleaned(_ shares: [Double]) -> [Double] {
    let positive = shares.map { max($0, 0) }
    let sum = positive.reduce(0, +)
    return positive.map { $0 / sum }
  }

  private static func normalized(_ logarithms: [Double]) -> [Double] {
    let largest = logarithms.max() ?? 0
    let weights = logarithms.map { Double.exp($0 - largest) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How far coordinates are from being shares: the largest error of a sum, or negative share.
  func simplexError(of state: [Double]) -> Double {
    if isLogarithmic { return 0 }
    var worst = 0.0
    var first = 0
    for support in supports {
      let part = state[first..<(first + support.count)]
      first += support.count
      worst = max(worst, (part.reduce(0, +) - 1).magnitude, -(part.min() ?? 0))
    }
    return worst
  }
}
