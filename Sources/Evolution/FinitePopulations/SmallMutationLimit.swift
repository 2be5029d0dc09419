public import EquilibriaNumerics
public import Games
internal import RealModule

/// The long run of a finite population when mutations are so rare that each is settled before the
/// next.
///
/// The population moves between single strategies: from r to s with weight ρ(r → s)/(n − 1), the
/// probability that one s-mutant takes over. Logarithms and state reduction keep every share to
/// full relative accuracy, however small.
///
/// > Source: Fudenberg & Imhof (2006), *Imitation processes with small mutations*; Grassmann,
/// > Taksar & Heyman (1985).
public struct SmallMutationLimit<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies, in the game's order.
  public let strategies: [Action]

  /// `ln ρ`, one row per resident and one column per mutant; 0 on the diagonal.
  public let logFixation: Matrix<Double>

  /// The natural logarithm of the share of time at each strategy.
  public let logShares: [Double]

  /// The largest relative difference between what flows into a strategy and what flows out.
  public let imbalance: Double

  /// The share of time at each strategy.
  public var shares: [Double] { logShares.map { Double.exp($0) } }

  /// The share of time at a strategy; zero for one that the game does not have.
  public subscript(action: Action) -> Double {
    strategies.firstIndex(of: action).map { Double.exp(logShares[$0]) } ?? 0
  }

  init(strategies: [Action], logFixation: Matrix<Double>) throws(EvolutionError) {
    self.strategies = strategies
    self.logFixation = logFixation
    var chain = StateReduction<LogWeight>(count: strategies.count)
    for row in strategies.indices {
      for column in strategies.indices where column != row {
        chain[row, column] = LogWeight(log: logFixation[row, column])
      }
    }
    let law = try chain.irreducibleLaw().map(\.log)
    let total = logSumExp(law)
    logShares = law.map { $0 - total }
    imbalance = Self.imbalance(of: logShares, logRates: logFixation)
  }

  /// The largest relative difference between inflow and outflow of a state.
  static func imbalance(of logShares: [Double], logRates: Matrix<Double>) -> Double {
    var worst = 0.0
    for state in logShares.indices {
      let others = logShares.indices.filter { $0 != state }
      if others.isEmpty { continue }
      let inflow = logSumExp(others.map { logShares[$0] + logRates[$0, state] })
      let outflow = logShares[state] + logSumExp(others.map { logRates[state, $0] })
      worst = max(worst, Double.expMinusOne(inflow - outflow).magnitude)
    }
    return worst
  }
}

extension SmallMutationLimit: CustomStringConvertible {
  /// One strategy and its share of time per line.
  public var description: String {
    strategies.indices.map { place in
      "\(strategies[place]): \(probabilityText(log: logShares[place]))"
    }.joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// The share of time that a finite population spends at each strategy when mutations are rare.
  ///
  /// - Parameter process: How the population changes; its mutation rate plays no part, as the limit
  ///   is taken.
  /// - Returns: The shares, with their logarithms.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or gives a fitness that is not
  ///   positive.
  /// - Complexity: O(n²N + n³) for n strategies.
  public func smallMutationLimit(
    under process: PopulationProcess
  ) throws(EvolutionError) -> SmallMutationLimit<Action> {
    let game = try SymmetricGame(self)
    var logFixation = Matrix(repeating: 0.0, rowCount: game.count, columnCount: game.count)
    for resident in 0..<game.count {
      for mutant in 0..<game.count where mutant != resident {
        logFixation[resident, mutant] =
          try game.fixation(of: mutant, into: resident, under: process).logarithm
      }
    }
    return try SmallMutationLimit(strategies: game.strategies, logFixation: logFixation)
  }

  /// The exact limit of rare mutations followed by strong selection, β → ∞.
  ///
  /// It holds for every rule that replaces one member at a time by `e^{βπ}`: pairwise comparison,
  /// and the Moran process with exponential fitness.
  ///
  /// - Parameters:
  ///   - size: The number of members, at least 2.
  ///   - selfPlay: Whether a member's payoff counts a meeting with itself.
  /// - Returns: The limit shares, exact, and how fast the others vanish.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or the size is out of its domain.
  /// - Complexity: O(n²N + n³) rational operations.
  public func strongSelectionLimit(
    size: Int,
    selfPlay: PopulationProcess.SelfPlay = .excluded
  ) throws(EvolutionError) -> StrongSelectionLimit<Action> {
    let process = try PopulationProcess(size: size, selfPlay: selfPlay)
    let game = try SymmetricGame(self)
    var chain = StateReduction<LeadingTerm>(count: game.count)
    for resident in 0..<game.count {
      for mutant in 0..<game.count where mutant != resident {
        let contest = PairContest(
          game,
          mutant: mutant,
          resident: resident,
          size: process.size,
          selfPlay: selfPlay
        )
        chain[resident, mutant] = contest.strongSelectionFixation()
      }
    }
    return StrongSelectionLimit(strategies: game.strategies, law: try chain.irreducibleLaw())
  }
}

extension PairContest {
  /// The leading term of `1/Σₖ e^{−β·(sum of k advantages)}` in `x = e^{−β}`.
  func strongSelectionFixation() -> LeadingTerm {
    var sum = LeadingTerm.zero
    for count in 0..<size {
      sum = sum + LeadingTerm(coefficient: .one, exponent: cumulativeAdvantage(count))
    }
    return LeadingTerm.one / sum
  }
}

/// Where a finite population is under rare mutations when selection is strong, exactly.
public struct StrongSelectionLimit<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies, in the game's order.
  public let strategies: [Action]

  /// The limit of the share of time at each strategy.
  public let shares: [Rational]

  /// How fast each share vanishes: it falls like `e^{−β·cost}`; zero for those that stay.
  public let costs: [Rational]

  init(strategies: [Action], law: [LeadingTerm]) {
    self.strategies = strategies
    let least = law.map(\.exponent).min() ?? .zero
    costs = law.map { $0.exponent - least }
    let weights = law.map { $0.exponent == least ? $0.coefficient : .zero }
    let total = weights.reduce(.zero, +)
    shares = weights.map { $0 / total }
  }
}

extension StrongSelectionLimit: CustomStringConvertible {
  /// One strategy per line: its limit share, or how fast the share vanishes.
  public var description: String {
    strategies.indices.map { place in
      costs[place].isZero
        ? "\(strategies[place]): \(shares[place])"
        : "\(strategies[place]): vanishes like e^(−\(costs[place])β)"
    }.joined(separator: "\n")
  }
}
