/// `ẋᵢ = [Fᵢ − F̄]₊ − xᵢ Σⱼ [Fⱼ − F̄]₊`.
struct BrownVonNeumannNashRule: KinkedRule {
  static var followsLogarithms: Bool { false }

  /// For each population, which strategies earn more than the mean.
  let signs: [[Bool]]

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    let isAbove = signs[population]
    var mean = 0.0
    for place in 0..<count { mean += shares[place] * payoffs[place] }
    var total = 0.0
    for place in 0..<count {
      let excess = isAbove[place] ? payoffs[place] - mean : 0
      result[place] = excess
      total += excess
    }
    for place in 0..<count { result[place] -= shares[place] * total }
  }

  static func switchCount(_ count: Int) -> Int { count }

  static func switches(
    count: Int,
    shares: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    sizes: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    scales: UnsafeMutablePointer<Double>
  ) {
    var (mean, size) = (0.0, 0.0)
    for place in 0..<count {
      mean += shares[place] * payoffs[place]
      size += shares[place].magnitude * sizes[place]
    }
    for place in 0..<count {
      values[place] = payoffs[place] - mean
      scales[place] = sizes[place] + size
    }
  }
}
