/// `ẋᵢ = Σⱼ xⱼ[Fᵢ − Fⱼ]₊ − xᵢ Σⱼ [Fⱼ − Fᵢ]₊`.
struct SmithRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<count { result[place] = 0 }
    for place in 0..<count {
      for other in 0..<place {
        // From the worse of the two to the better, in proportion to the difference.
        let gain = payoffs[place] - payoffs[other]
        let flow = gain > 0 ? shares[other] * gain : shares[place] * gain
        result[place] += flow
        result[other] -= flow
      }
    }
  }
}
