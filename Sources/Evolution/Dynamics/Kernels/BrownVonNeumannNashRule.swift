/// `ẋᵢ = [Fᵢ − F̄]₊ − xᵢ Σⱼ [Fⱼ − F̄]₊`.
struct BrownVonNeumannNashRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    var mean = 0.0
    for place in 0..<count { mean += shares[place] * payoffs[place] }
    var total = 0.0
    for place in 0..<count {
      let excess = max(payoffs[place] - mean, 0)
      result[place] = excess
      total += excess
    }
    for place in 0..<count { result[place] -= shares[place] * total }
  }
}
