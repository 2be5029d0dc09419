/// `ẋᵢ = Σⱼ xⱼFⱼQⱼᵢ − xᵢF̄`.
struct ReplicatorMutatorRule: RevisionRule {
  static var followsLogarithms: Bool { false }

  /// The probability that an offspring of j plays i, at `j·count + i`, for each population.
  let mutations: [[Double]]

  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    let mutations = mutations[population]
    var mean = 0.0
    for place in 0..<count {
      mean += shares[place] * payoffs[place]
      result[place] = 0
    }
    for parent in 0..<count {
      let births = shares[parent] * payoffs[parent]
      for child in 0..<count { result[child] += births * mutations[parent * count + child] }
    }
    for place in 0..<count { result[place] -= shares[place] * mean }
  }
}
