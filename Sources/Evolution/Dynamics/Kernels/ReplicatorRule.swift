/// `d ln xᵢ/dt = speed·(Fᵢ − F̄)`.
struct ReplicatorRule: RevisionRule {
  static var followsLogarithms: Bool { true }

  let speed: Double

  @inline(__always)
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
    for place in 0..<count { result[place] = speed * (payoffs[place] - mean) }
  }
}
