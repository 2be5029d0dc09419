internal import RealModule

/// `ẋᵢ = e^{Fᵢ/η}/Σⱼ e^{Fⱼ/η} − xᵢ`.
struct LogitRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  let noise: Double

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    var largest = payoffs[0]
    for place in 1..<max(count, 1) { largest = max(largest, payoffs[place]) }
    var sum = 0.0
    for place in 0..<count {
      // The difference first: the quotient may be −∞, never NaN.
      let weight = Double.exp((payoffs[place] - largest) / noise)
      result[place] = weight
      sum += weight
    }
    for place in 0..<count { result[place] = result[place] / sum - shares[place] }
  }
}
