import Equilibria

extension BenchmarkCase {
  /// Populations and evolutionarily stable strategies.
  static let evolution: [BenchmarkCase] = [
    BenchmarkCase(
      "small-mutation",
      solvePopulation: { try $0.game.smallMutationLimit(under: $0.process) },
      answer: { Answer(shares: $0.shares) }
    ),
    BenchmarkCase(
      "stationary-law",
      solvePopulation: { try $0.game.stationaryLaw(under: $0.process) },
      answer: { Answer(law: $0.probabilities) }
    ),
    BenchmarkCase(
      "alpha-rank",
      solvePopulation: {
        try $0.game.alphaRank(intensity: $0.intensity, populationSize: $0.process.size)
      },
      answer: { Answer(shares: $0.shares) }
    ),
    BenchmarkCase(
      "simulation",
      solvePopulation: { population in
        var generator = Xoshiro256(seed: 1)
        return try population.game.simulate(
          population.process,
          from: population.initialCounts,
          steps: simulatedSteps,
          using: &generator
        )
      },
      answer: { Answer<Double>(shares: $0.meanShares) }
    ),
    BenchmarkCase(
      "evolutionary-stability",
      solve: { try $0.evolutionarilyStableStrategies(explainsOthers: false) },
      answer: { Answer(allStable: $0) }
    ),
    BenchmarkCase(
      "replicator",
      solve: { table in
        let path = try table.trajectory(
          of: .replicator,
          from: startingShares(count: table.actions[0].count),
          until: 100
        )
        return try path.shares(at: (0...1000).map { Double($0) / 10 })
      },
      answer: { Answer<Double>(path: $0, accuracy: 1e-9) }
    ),
  ]

  /// The number of steps of a simulation; the same as STEPS in `peers/populations.py`.
  private static let simulatedSteps = 1_000_000

  /// Shares in proportion to n, n − 1, …, 1; the same as `start` in `peers/trajectories.py`.
  private static func startingShares(count: Int) -> [Rational] {
    (0..<count).map { Rational(2 * (count - $0), count * (count + 1)) }
  }
}

extension Answer where Scalar == Rational {
  init(allStable strategies: EvolutionarilyStableStrategies<String>) {
    self.init(
      complete: strategies.isComplete,
      stable: strategies.map { $0.certificate.weights }
    )
  }
}
