internal import EquilibriaNumerics

/// The shares of all populations over time, in the form in which they were computed.
enum TrajectoryCurve: Sendable, Hashable {
  /// Integrated with error control.
  case smooth(SmoothCurve)
  /// Straight lines towards best replies, exact.
  case pieces([BestResponsePiece])
  /// One state per generation, the shares of all populations one after another.
  case generations([[Double]])

  /// The shares of some strategies at each of some times that the curve covers.
  ///
  /// - Parameters:
  ///   - places: The strategies' places in the shares of all populations, one after another.
  ///   - times: The times.
  /// - Returns: One row per time, with one share per strategy.
  func shares(of places: Range<Int>, at times: [Double]) -> [[Double]] {
    switch self {
    case .smooth(let curve): curve.shares(of: places, at: times)
    case .pieces(let pieces):
      times.map { Array(BestResponsePiece.shares(at: $0, in: pieces)[places]) }
    case .generations(let states):
      times.map { Array(states[min(max(Int($0), 0), states.count - 1)][places]) }
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

  /// The shares of the strategies in a range of places, at each of some times.
  func shares(of places: Range<Int>, at times: [Double]) -> [[Double]] {
    var reader = ShareReader(self)
    let absent = Array(repeating: 0.0, count: places.count)
    let present = strategies.enumerated().filter { places.contains($0.element) }
    return times.map { time in
      reader.read(at: time)
      var row = absent
      for (coordinate, place) in present {
        row[place - places.lowerBound] = reader.share(coordinate)
      }
      return row
    }
  }

  /// The place of each coordinate's strategy among the strategies of all populations.
  private var strategies: [Int] {
    var result: [Int] = []
    var first = 0
    for (support, count) in zip(supports, counts) {
      result += support.map { first + $0 }
      first += count
    }
    return result
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
