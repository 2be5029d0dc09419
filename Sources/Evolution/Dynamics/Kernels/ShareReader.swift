internal import EquilibriaNumerics
internal import RealModule

/// Reads the shares of a smooth curve at many times without an array for each.
struct ShareReader {
  private let path: DensePath
  private let counts: [Int]
  private let isLogarithmic: Bool

  /// The coordinates at the last time asked for, and then their shares on the supports.
  private var memory: [Double]
  private let count: Int

  init(_ curve: SmoothCurve) {
    path = curve.path
    counts = curve.supports.map(\.count)
    isLogarithmic = curve.isLogarithmic
    count = curve.path.dimension
    memory = curve.path.end + curve.path.end
  }

  /// A coordinate at the last time asked for.
  func coordinate(_ place: Int) -> Double { memory[place] }

  /// A share at the last time asked for, by the number of its coordinate.
  func share(_ place: Int) -> Double { memory[count + place] }

  /// Moves to a time.
  mutating func read(at time: Double) {
    let (path, counts, isLogarithmic, count) = (path, counts, isLogarithmic, count)
    memory.withUnsafeMutableBufferPointer { memory in
      guard let state = memory.baseAddress else { return }
      path.evaluate(at: time, into: state)
      var first = 0
      for size in counts {
        let (from, into) = (state + first, state + count + first)
        if isLogarithmic {
          PopulationField<ReplicatorRule>.normalize(from, size, into)
        } else {
          var sum = 0.0
          for place in 0..<size {
            into[place] = max(from[place], 0)
            sum += into[place]
          }
          for place in 0..<size { into[place] /= sum }
        }
        first += size
      }
    }
  }

  /// The largest difference of a share between two curves over the same supports.
  mutating func largestDifference(at time: Double, from other: inout ShareReader) -> Double {
    read(at: time)
    other.read(at: time)
    var result = 0.0
    for place in 0..<count {
      result = max(result, (share(place) - other.share(place)).magnitude)
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
      for place in first..<last where share(place) > share(top) { top = place }
      let scale = coordinate(top) - Double.log(share(top))
      for place in first..<last { sum += weights[place] * (coordinate(place) - scale) }
      first = last
    }
    return sum
  }
}
