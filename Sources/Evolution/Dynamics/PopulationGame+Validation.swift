internal import EquilibriaNumerics

extension PopulationGame {
  /// The most strategies for which samples of opponents are enumerated.
  static let largestSampleCount = 200_000

  /// Checks the parameters of a dynamic against their domains and the payoffs.
  func validate(_ dynamic: MeanDynamic) throws(EvolutionError) {
    switch dynamic {
    case .replicator, .brownVonNeumannNash, .smith, .bestResponse, .projection: break
    case .discreteReplicator(let background):
      let least = exact.flatMap(\.elements).min() ?? .zero
      try Self.require(
        background + least > .zero && background <= Self.largestPayoff,
        "background",
        background,
        "a number above \(-least), so that all fitnesses are positive, up to 1e100"
      )
    case .replicatorMutator(let mutation):
      try validate(mutation)
      for payoff in exact.flatMap(\.elements) {
        try Self.require(
          payoff >= .zero,
          "payoff",
          payoff,
          "a number from 0, because offspring are counted; add a constant to all payoffs"
        )
      }
    case .logit(let noise):
      try Self.require(noise > .zero, "noise", noise, "a number above 0")
    case .imitation(.linear(let slope)):
      try Self.require(
        slope > .zero && slope <= Self.largestPayoff,
        "slope",
        slope,
        "a number above 0, up to 1e100"
      )
    case .imitation(.fermi(let intensity)):
      try Self.require(
        intensity > .zero && intensity <= Self.largestPayoff,
        "intensity",
        intensity,
        "a number above 0, up to 1e100"
      )
    case .samplingBestResponse(let size): try validateSample(size, name: "sampleSize")
    case .bestExperiencedPayoff(let trials): try validateSample(trials, name: "trials")
    }
  }

  private func validate(_ mutation: MutationRule) throws(EvolutionError) {
    switch mutation {
    case .uniform(let rate):
      try Self.require(
        rate >= .zero && rate <= 1,
        "rate",
        rate,
        "a probability from 0 to 1"
      )
    case .matrix(let rows):
      guard counts.allSatisfy({ $0 == rows.count }), rows.allSatisfy({ $0.count == rows.count })
      else {
        throw .parameter(
          name: "mutation",
          value: "\(rows.count) rows of \(Set(rows.map(\.count)).sorted()) entries",
          domain: "\(counts[0]) rows and columns, one per strategy of each population"
        )
      }
      for (parent, row) in rows.enumerated() {
        for (child, probability) in row.enumerated() {
          try Self.require(
            probability >= .zero,
            "mutation[\(parent)][\(child)]",
            probability,
            "a probability from 0 to 1"
          )
        }
        let sum = row.reduce(Rational.zero, +)
        try Self.require(sum == 1, "mutation[\(parent)]", sum, "probabilities with sum 1")
      }
    }
  }

  private func validateSample(_ size: Int, name: String) throws(EvolutionError) {
    try Self.require(size >= 1, name, size, "a whole number from 1")
    for count in counts {
      // C(size + count − 1, count − 1) outcomes, counted up to the limit.
      var outcomes = 1.0
      for step in 1..<max(count, 1) { outcomes *= Double(size + step) / Double(step) }
      try Self.require(
        outcomes <= Double(Self.largestSampleCount),
        name,
        size,
        "a number of opponents with at most \(Self.largestSampleCount) different samples"
      )
    }
  }

  private static func require(
    _ isInDomain: Bool,
    _ name: String,
    _ value: some CustomStringConvertible,
    _ domain: String
  ) throws(EvolutionError) {
    if !isInDomain {
      throw .parameter(name: name, value: value.description, domain: domain)
    }
  }
}

extension ReplicatorMutatorRule {
  /// The rule for populations of given sizes; the mutation rule fits them.
  init(_ mutation: MutationRule, counts: [Int]) {
    mutations = counts.map { count in
      switch mutation {
      case .matrix(let rows): return rows.joined().map(\.doubleValue)
      case .uniform(let rate):
        let share = count > 1 ? (rate / Rational(count - 1)).doubleValue : 0
        let stay = count > 1 ? (1 - rate).doubleValue : 1
        return (0..<(count * count)).map { $0 / count == $0 % count ? stay : share }
      }
    }
  }
}
