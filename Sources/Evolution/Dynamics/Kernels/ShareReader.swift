internal import EquilibriaNumerics
internal import RealModule

/// Reads the shares of a smooth curve at many times without an array for each.
struct ShareReader {
  private let path: DensePath
  private let counts: [Int]
  private let isLogarithmic: Bool

  /// The coordinates at the last time asked for, and their shares on the supports.
  private(set) var state: [Double]
  private(set) var shares: [Double]

  init(_ curve: SmoothCurve) {
    path = curve.path
    counts = curve.supports.map(\.count)
    isLogarithmic = curve.isLogarithmic
    state = curve.path.end
    shares = curve.path.end
  }

  /// Moves to a time.
  mutating func read(at time: Double) {
    path.evaluate(at: time, into: &state)
    var first = 0
    for count in counts {
      let last = first + count
      var sum = 0.0
      if isLogarithmic {
        var largest = -Double.infinity
        for place in first..<last { largest = max(largest, state[place]) }
        for place in first..<last { shares[place] = Double.exp(state[place] - largest) }
      } else {
        for place in first..<last { shares[place] = max(state[place], 0) }
      }
      for place in first..<last { sum += shares[place] }
      for place in first..<last { shares[place] /= sum }
      first = last
    }
  }

  /// The largest difference of a share between two curves over the same supports.
  mutating func largestDifference(at time: Double, from other: inout ShareReader) -> Double {
    read(at: time)
    other.read(at: time)
    var result = 0.0
    for place in shares.indices {
      result = max(result, (shares[place] - other.shares[place]).magnitude)
    }
    return result
  }

  /// `Σ wᵢ ln xᵢ` at the last time asked for, in logarithmic coordinates.
  func weightedLogarithms(_ weights: [Double]) -> Double {
    var sum = 0.0
    var first = 0
    for count in counts {
      let last = first + count
      // ln xᵢ = yᵢ − s, with the same s for all; taken where the share is largest.
      var top = first
      for place in first..<last where shares[place] > shares[top] { top = place }
      let scale = state[top] - Double.log(shares[top])
      for place in first..<last { sum += weights[place] * (state[place] - scale) }
      first = last
    }
    return sum
  }
}
