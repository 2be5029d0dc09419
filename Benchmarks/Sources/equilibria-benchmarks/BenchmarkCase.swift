import Equilibria

/// One solver call that can be timed.
struct BenchmarkCase: Sendable {
  /// The name that requests use.
  let name: String

  /// Solves a game some times; the result is one line of JSON.
  let run: @Sendable (_ game: BenchmarkGame, _ repeats: Int) throws -> String

  /// A case from a solver call for payoff tables and what it reports.
  ///
  /// - Parameters:
  ///   - name: The name that requests use.
  ///   - solve: The call that is timed.
  ///   - answer: What to report of its result; not timed.
  init<Result, Scalar: OrderedField>(
    _ name: String,
    solve: @escaping @Sendable (PayoffTable<String>) throws -> Result,
    answer: @escaping @Sendable (Result) -> Answer<Scalar>
  ) {
    self.name = name
    run = { game, repeats in
      let table = try game.table
      return try Platform.encode(measure(repeats: repeats, { try solve(table) }, answer: answer))
    }
  }

  /// A case from a solver call for Markov games and what it reports.
  ///
  /// - Parameters:
  ///   - name: The name that requests use.
  ///   - solveMarkov: The call that is timed.
  ///   - answer: What to report of its result; not timed.
  init<Result, Scalar: OrderedField>(
    _ name: String,
    solveMarkov: @escaping @Sendable (TabularMarkovGame<String, String>) throws -> Result,
    answer: @escaping @Sendable (Result) -> Answer<Scalar>
  ) {
    self.name = name
    run = { game, repeats in
      let markov = try game.markov
      return try Platform.encode(
        measure(repeats: repeats, { try solveMarkov(markov) }, answer: answer)
      )
    }
  }

  /// A case from a solver call for finite populations and what it reports.
  ///
  /// - Parameters:
  ///   - name: The name that requests use.
  ///   - solvePopulation: The call that is timed.
  ///   - answer: What to report of its result; not timed.
  init<Result, Scalar: OrderedField>(
    _ name: String,
    solvePopulation: @escaping @Sendable (BenchmarkPopulation) throws -> Result,
    answer: @escaping @Sendable (Result) -> Answer<Scalar>
  ) {
    self.name = name
    run = { game, repeats in
      let population = try game.population
      return try Platform.encode(
        measure(repeats: repeats, { try solvePopulation(population) }, answer: answer)
      )
    }
  }

  /// A case from a call for legal orders and what it reports.
  ///
  /// - Parameters:
  ///   - name: The name that requests use.
  ///   - checkOrder: The call that is timed.
  ///   - answer: What to report of its result; not timed.
  init<Result, Scalar: OrderedField>(
    _ name: String,
    checkOrder: @escaping @Sendable (LegalOrder) throws -> Result,
    answer: @escaping @Sendable (Result) -> Answer<Scalar>
  ) {
    self.name = name
    run = { game, repeats in
      let order = try game.order
      return try Platform.encode(
        measure(repeats: repeats, { try checkOrder(order) }, answer: answer)
      )
    }
  }
}

extension BenchmarkCase {
  /// Every case; a new solver adds a line to one of the lists and a row in `rows.py`.
  static let all: [BenchmarkCase] = once + markov + evolution + institutions

  /// Games that are played once.
  private static let once: [BenchmarkCase] = [
    BenchmarkCase(
      "zero-sum-floating",
      solve: { try ZeroSumProgram().solve($0, over: Double.self) },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "zero-sum-exact",
      solve: { try ZeroSumProgram().solve($0, over: Rational.self) },
      answer: { Answer($0) }
    ),
    // The same program as ours, without a prepared basis: GLPK as it comes.
    BenchmarkCase(
      "glpk-plain",
      solve: {
        try ZeroSumProgram(denseThreshold: 0, preparationThreshold: .max).solve(
          $0,
          over: Double.self
        )
      },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "correlated-total-floating",
      solve: {
        try CorrelatedProgram().solve($0, maximizing: .totalPayoff, over: Double.self)
      },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "correlated-total-exact",
      solve: {
        try CorrelatedProgram().solve($0, maximizing: .totalPayoff, over: Rational.self)
      },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "pure-nash",
      solve: { try $0.nashEquilibria(using: .pureEnumeration, over: Rational.self) },
      answer: { Answer(pure: $0) }
    ),
    BenchmarkCase(
      "lemke-howson-floating",
      solve: { try $0.nashEquilibria(using: .lemkeHowson, over: Double.self) },
      answer: { Answer(firstOf: $0) }
    ),
    BenchmarkCase(
      "lemke-howson-exact",
      solve: { try $0.nashEquilibria(using: .lemkeHowson, over: Rational.self) },
      answer: { Answer(firstOf: $0) }
    ),
    BenchmarkCase(
      "vertex-enumeration",
      solve: { try $0.nashEquilibria(using: .vertexEnumeration, over: Rational.self) },
      answer: { Answer(all: $0) }
    ),
    BenchmarkCase(
      "portfolio",
      solve: { try $0.nashEquilibria(using: .portfolio, over: Rational.self) },
      answer: { Answer(firstOf: $0) }
    ),
  ]

  /// Markov games.
  private static let markov: [BenchmarkCase] = [
    BenchmarkCase(
      "markov-zero-sum",
      solveMarkov: {
        try $0.zeroSumSolution(using: DampedNewton(precision: 1e-8), over: Double.self)
      },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "markov-decision",
      solveMarkov: { try $0.optimalDecisions(using: .policyIteration, over: Double.self) },
      answer: { Answer($0) }
    ),
    BenchmarkCase(
      "markov-logit",
      solveMarkov: { try $0.stationaryEquilibria(using: .logit) },
      answer: { Answer(firstOf: $0) }
    ),
    BenchmarkCase(
      "markov-tracing",
      solveMarkov: { try $0.stationaryEquilibria(using: LogarithmicTracing()) },
      answer: { Answer(firstOf: $0) }
    ),
    BenchmarkCase(
      "markov-automatic",
      solveMarkov: { try $0.stationaryEquilibria(using: .automatic) },
      answer: { Answer(firstOf: $0) }
    ),
  ]
}
