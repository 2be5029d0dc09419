/// `ẋᵢ = Σⱼ xⱼ[Fᵢ − Fⱼ]₊ − xᵢ Σⱼ [Fⱼ − Fᵢ]₊`.
struct SmithRule: KinkedRule {
  static var followsLogarithms: Bool { false }

  /// For each population and pair i > j, in the order (1, 0), (2, 0), (2, 1), …, whether i earns more.
  let signs: [[Bool]]

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    let isBetter = signs[population]
    for place in 0..<count { result[place] = 0 }
    var pair = 0
    for place in 0..<count {
      for other in 0..<place {
        // From the worse of the two to the better, in proportion to the difference.
        let gain = payoffs[place] - payoffs[other]
        let flow = gain * (isBetter[pair] ? shares[other] : shares[place])
        result[place] += flow
        result[other] -= flow
        pair += 1
      }
    }
  }

  static func switchCount(_ count: Int) -> Int { count * (count - 1) / 2 }

  static func switches(
    count: Int,
    shares: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    sizes: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    scales: UnsafeMutablePointer<Double>
  ) {
    var pair = 0
    for place in 0..<count {
      for other in 0..<place {
        values[pair] = payoffs[place] - payoffs[other]
        scales[pair] = sizes[place] + sizes[other]
        pair += 1
      }
    }
  }
}
