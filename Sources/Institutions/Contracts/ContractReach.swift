public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// What a family of contracts with one number to choose can and cannot reach.
///
/// A rich space of contracts reaches the optimum in every equilibrium. A small one may not: where it
/// makes the equilibrium unique that need not be the optimum, and where the optimum is an equilibrium it
/// need not be the only one. Only pure equilibria are looked at, stationary ones in games over time;
/// where several of them have the same welfare and differ in who does what, there usually is a mixed one
/// as well, with another.
public struct ContractReach: Sendable, Hashable {
  /// One contract of the family, and its pure equilibria.
  public struct Point: Sendable, Hashable {
    /// The number that was chosen.
    public let parameter: Rational

    /// The different welfares of the pure equilibria, in increasing order.
    public let welfares: [Rational]

    /// Whether all pure equilibria were found.
    public let isComplete: Bool

    /// The welfare, when all pure equilibria have the same.
    public var certainWelfare: Rational? {
      isComplete && welfares.count == 1 ? welfares[0] : nil
    }
  }

  /// W*: the largest welfare of any play.
  public let optimum: Rational

  /// The contracts, in the order given.
  public let points: [Point]

  /// The parameters with which some pure equilibrium has the largest welfare.
  public var reachingOptimum: [Rational] {
    points.filter { $0.welfares.last == optimum }.map(\.parameter)
  }

  /// The parameters with which every pure equilibrium has the largest welfare; mixed ones may not.
  public var ensuringOptimum: [Rational] {
    points.filter { $0.certainWelfare == optimum }.map(\.parameter)
  }

  /// The largest welfare that some contract of the family ensures in pure equilibria.
  public var bestCertainWelfare: Rational? { points.compactMap(\.certainWelfare).max() }
}

extension ContractReach: CustomStringConvertible {
  /// One contract per line, with the welfares of its equilibria; then the optimum.
  public var description: String {
    let lines = points.map { point in
      let welfares = point.welfares.map { "\($0.doubleValue)" }.joined(separator: ", ")
      return "\(point.parameter.doubleValue): \(welfares)" + (point.isComplete ? "" : ", …")
    }
    return (lines + ["optimum \(optimum.doubleValue)"]).joined(separator: "\n")
  }
}

extension MarkovGame {
  /// The welfares of the pure stationary equilibria under each contract of a family.
  ///
  /// - Parameters:
  ///   - parameters: The numbers to choose from.
  ///   - limits: The longest time in all, and the most partial policies per contract; contracts that
  ///     no time is left for are listed as incomplete.
  ///   - contract: The contract for a number, about the game in tables.
  /// - Returns: What each contract reaches, and the optimum.
  /// - Throws: ``InstitutionError`` when there are no parameters, the game is not discounted for ever,
  ///   players discount differently, or a contract cannot be made.
  public func contractReach(
    over parameters: [Rational],
    limits: Limits = .none,
    contract: (TabularMarkovGame<State, Action>, Rational) throws(InstitutionError)
      -> MarkovContract<State, Action>
  ) throws(InstitutionError) -> ContractReach {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    try ContractReach.requireParameters(parameters)
    let stopwatch = Stopwatch(limits)
    // Transfers cancel, so the optimum is the same under every contract.
    let optimum = try table.welfareOptimum()
    var points: [ContractReach.Point] = []
    for parameter in parameters {
      let assessment = try table.under(contract(table, parameter))
        .commonsAssessment(optimum: optimum, limits: stopwatch.remaining())
      points.append(
        ContractReach.Point(
          parameter: parameter,
          welfares: assessment.equilibriumWelfares,
          isComplete: assessment.equilibria.includesAllPure
        )
      )
    }
    return ContractReach(optimum: table.startValues([optimum.values])[0], points: points)
  }
}

extension NormalFormGame {
  /// The welfares of the pure equilibria of a game of one move under each contract of a family.
  ///
  /// - Parameters:
  ///   - parameters: The numbers to choose from.
  ///   - contract: The contract for a number, about the game in tables.
  /// - Returns: What each contract reaches, and the optimum.
  /// - Throws: ``InstitutionError`` when there are no parameters, or a contract cannot be made.
  public func contractReach(
    over parameters: [Rational],
    contract: (PayoffTable<Action>, Rational) throws(InstitutionError) -> Contract<Action>
  ) throws(InstitutionError) -> ContractReach {
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    try ContractReach.requireParameters(parameters)
    let best = try table.numbers(of: table.welfareOptimalProfiles()[0])
    var points: [ContractReach.Point] = []
    for parameter in parameters {
      let game = try table.under(contract(table, parameter))
      let equilibria = try InstitutionError.solution { () throws(SolutionError) in
        try PureEnumeration().equilibria(of: game, over: Rational.self)
      }
      points.append(
        ContractReach.Point(
          parameter: parameter,
          welfares: Set(equilibria.map { $0.payoffs.reduce(0, +) }).sorted(),
          isComplete: equilibria.includesAllPure
        )
      )
    }
    return ContractReach(
      optimum: table.payoffs(at: table.space.index(of: best)).reduce(0, +),
      points: points
    )
  }
}

extension ContractReach {
  fileprivate static func requireParameters(
    _ parameters: [Rational]
  ) throws(InstitutionError) {
    guard !parameters.isEmpty else {
      throw .parameter(name: "parameters", value: "[]", domain: "one or more numbers")
    }
  }
}
