public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// What a family of contracts with one number to choose can and cannot reach.
///
/// A rich space of contracts reaches the optimum in every equilibrium. A small one may not: where it
/// makes the equilibrium unique that need not be the optimum, and where the optimum is an equilibrium it
/// need not be the only one. Only pure stationary equilibria are looked at; where several of them have
/// the same welfare and differ in who does what, there usually is a mixed one as well, with another.
public struct ContractReach: Sendable, Hashable {
  /// One contract of the family, and its pure stationary equilibria.
  public struct Point: Sendable, Hashable {
    /// The number that was chosen.
    public let parameter: Rational

    /// The different welfares of the pure stationary equilibria, in increasing order.
    public let welfares: [Rational]

    /// Whether all pure stationary equilibria were found.
    public let isComplete: Bool

    /// The welfare, when all pure equilibria have the same.
    public var certainWelfare: Rational? {
      isComplete && welfares.count == 1 ? welfares[0] : nil
    }
  }

  /// W*: the largest welfare of any policy.
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
  ///   - limits: The longest time and the most partial policies per contract.
  ///   - contract: The contract for a number, about the game in tables.
  /// - Returns: What each contract reaches, and the optimum.
  /// - Throws: ``InstitutionError`` when the game is not discounted for ever, players discount
  ///   differently, or a contract cannot be made.
  public func contractReach(
    over parameters: [Rational],
    limits: Limits = .none,
    contract: (TabularMarkovGame<State, Action>, Rational) throws(InstitutionError)
      -> MarkovContract<State, Action>
  ) throws(InstitutionError) -> ContractReach {
    let table = try InstitutionError.markov { () throws(MarkovGameError) in try tabulated() }
    var optimum: Rational?
    var points: [ContractReach.Point] = []
    for parameter in parameters {
      let assessment = try table.under(contract(table, parameter))
        .commonsAssessment(limits: limits)
      // Transfers cancel, so the optimum is the same under every contract.
      optimum = assessment.optimalWelfare
      points.append(
        ContractReach.Point(
          parameter: parameter,
          welfares: assessment.equilibriumWelfares,
          isComplete: assessment.equilibria.includesAllPure
        )
      )
    }
    guard let optimum else {
      throw .parameter(name: "parameters", value: "[]", domain: "one or more numbers")
    }
    return ContractReach(optimum: optimum, points: points)
  }
}
