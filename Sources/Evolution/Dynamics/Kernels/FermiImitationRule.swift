internal import RealModule

/// `d ln xᵢ/dt = Σⱼ xⱼ tanh(β(Fᵢ − Fⱼ)/2)`, which is `ψ(u) − ψ(−u)` for `ψ(u) = 1/(1 + e^{−βu})`.
struct FermiImitationRule: RevisionRule {
  static var followsLogarithms: Bool { true }

  let intensity: Double

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<count {
      var sum = 0.0
      for other in 0..<count where other != place {
        sum += shares[other] * Double.tanh(intensity * (payoffs[place] - payoffs[other]) / 2)
      }
      result[place] = sum
    }
  }
}
