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

  static func switches(shares: ArraySlice<Double>, payoffs: [Double]) -> [Double] {
    let mean = zip(shares, payoffs).reduce(0) { $0 + $1.0 * $1.1 }
    return payoffs.map { $0 - mean }
  }

  static func scales(shares: ArraySlice<Double>, sizes: [Double]) -> [Double] {
    let mean = zip(shares, sizes).reduce(0) { $0 + $1.0.magnitude * $1.1 }
    return sizes.map { $0 + mean }
  }
}
