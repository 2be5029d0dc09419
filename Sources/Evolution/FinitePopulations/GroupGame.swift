public import EquilibriaNumerics
internal import Games

/// A game that members of a population play in groups drawn at random, with two strategies.
///
/// What a member earns depends on how many of the others in the group play the first strategy.
///
/// ```swift
/// let publicGood = try GroupGame.publicGood(groupSize: 4, factor: 3, cost: 1)
/// ```
///
/// > Source: Gokhale & Traulsen (2010), *Evolutionary games in the multiverse*; Hauert, Michor,
/// > Nowak & Doebeli (2006), *Synergy and discounting of cooperation in social dilemmas* (sampling
/// > without replacement).
public struct GroupGame<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The two strategies.
  public let strategies: [Action]

  /// What the first strategy earns when 0, …, n − 1 of the others play it too.
  public let firstPayoffs: [Rational]

  /// What the second strategy earns when 0, …, n − 1 of the others play the first.
  public let secondPayoffs: [Rational]

  /// The number of members of a group, n.
  public var groupSize: Int { firstPayoffs.count }

  /// A game from what both strategies earn.
  ///
  /// - Parameters:
  ///   - first: The first strategy.
  ///   - second: The second strategy.
  ///   - firstPayoffs: What the first earns when 0, …, n − 1 of the others play the first.
  ///   - secondPayoffs: What the second earns when 0, …, n − 1 of the others play the first.
  /// - Throws: ``EvolutionError`` when the strategies are equal or the payoffs are not two lists of
  ///   the same length from 2.
  public init(
    first: Action,
    second: Action,
    firstPayoffs: [Rational],
    secondPayoffs: [Rational]
  ) throws(EvolutionError) {
    guard first != second else {
      throw .game(.duplicateAction(player: 0, action: "\(first)"))
    }
    guard firstPayoffs.count >= 2, firstPayoffs.count == secondPayoffs.count else {
      throw .parameter(
        name: "payoffs",
        value: "\(firstPayoffs.count) and \(secondPayoffs.count)",
        domain: "one payoff for each number of others, for groups of at least 2"
      )
    }
    strategies = [first, second]
    self.firstPayoffs = firstPayoffs
    self.secondPayoffs = secondPayoffs
  }

  /// The mean payoffs in a population, over all groups that may form.
  ///
  /// - Parameter size: The number of members of the population, at least n.
  /// - Returns: For k = 0, …, N members of the first strategy, what each strategy earns; 0 for one
  ///   that nobody plays.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the population is smaller than a
  ///   group.
  /// - Complexity: O(N·n) rational operations.
  public func meanPayoffs(
    size: Int
  ) throws(EvolutionError) -> (first: [Rational], second: [Rational]) {
    guard size >= groupSize, size <= PopulationProcess.largestSize else {
      throw .parameter(
        name: "size",
        value: "\(size)",
        domain: "a population from \(groupSize), the size of a group, to "
          + "\(PopulationProcess.largestSize)"
      )
    }
    let others = groupSize - 1
    var first: [Rational] = []
    var second: [Rational] = []
    for count in 0...size {
      first.append(
        count == 0
          ? .zero
          : Self.mean(firstPayoffs, drawing: others, of: count - 1, among: size - 1)
      )
      second.append(
        count == size
          ? .zero : Self.mean(secondPayoffs, drawing: others, of: count, among: size - 1)
      )
    }
    return (first, second)
  }

  /// The mean of values over the hypergeometric number of marked members in a draw.
  private static func mean(
    _ values: [Rational],
    drawing draws: Int,
    of marked: Int,
    among all: Int
  ) -> Rational {
    let least = max(0, draws - (all - marked))
    let most = min(draws, marked)
    // Weights relative to that of the least number; neighbours differ by a simple ratio.
    var weight = Rational.one
    var (sum, total) = (Rational.zero, Rational.zero)
    for hits in least...most {
      sum += weight * values[hits]
      total += weight
      if hits == most { break }
      let ratio = Rational(
        (marked - hits) * (draws - hits),
        (hits + 1) * (all - marked - draws + hits + 1)
      )
      weight *= ratio
    }
    return sum / total
  }

  /// A mutant of one strategy against residents of the other.
  private func contest(of mutant: Action, size: Int) throws(EvolutionError) -> PairContest {
    guard let place = strategies.firstIndex(of: mutant) else {
      throw .game(.unknownAction(player: 0, action: "\(mutant)"))
    }
    let payoffs = try meanPayoffs(size: size)
    if place == 0 {
      return PairContest(
        size: size,
        mutant: .table(payoffs.first),
        resident: .table(payoffs.second)
      )
    }
    // Counted by the members of the second strategy.
    return PairContest(
      size: size,
      mutant: .table(payoffs.second.reversed()),
      resident: .table(payoffs.first.reversed())
    )
  }

  /// The probability that one mutant takes over.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant; all others play the other one.
  ///   - process: How the population changes; its mutation rate and self-play play no part.
  /// - Returns: The probability, by its logarithm.
  /// - Throws: ``EvolutionError`` when the strategy is unknown, the population is smaller than a
  ///   group, or a fitness is not positive.
  public func fixationProbability(
    of mutant: Action,
    under process: PopulationProcess
  ) throws(EvolutionError) -> FixationProbability {
    try contest(of: mutant, size: process.size).fixation(under: process)
  }

  /// The exact probability that one mutant takes over, in a Moran process with linear fitness.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant; all others play the other one.
  ///   - size: The number of members, at least n.
  ///   - weight: The intensity of selection w, from 0 to 1; fitness is `1 − w + wπ`.
  /// - Returns: The probability as a rational number.
  /// - Throws: ``EvolutionError`` when the strategy is unknown, the population is smaller than a
  ///   group, or a fitness is not positive.
  public func exactFixationProbability(
    of mutant: Action,
    size: Int,
    weight: Rational = 1
  ) throws(EvolutionError) -> Rational {
    _ = try PopulationProcess(size: size, revision: .moran(.linear(weight: weight)))
    let contest = try contest(of: mutant, size: size)
    try contest.requirePositiveFitness(weight: weight)
    return contest.exactFixation(weight: weight)
  }

  /// How long one mutant's descendants take to win or die out.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant; all others play the other one.
  ///   - process: How the population changes, one member at a time.
  /// - Returns: Mean times in steps of the process.
  /// - Throws: ``EvolutionError`` when the strategy is unknown, the population is smaller than a
  ///   group, or a fitness is not positive.
  public func fixationTimes(
    of mutant: Action,
    under process: PopulationProcess
  ) throws(EvolutionError) -> FixationTimes {
    try contest(of: mutant, size: process.size).fixationTimes(under: process)
  }

  /// The gradient of selection of the first strategy.
  ///
  /// - Parameter process: How the population changes, one member at a time.
  /// - Returns: `T⁺(k) − T⁻(k)` for k = 0, …, N members of the first strategy.
  /// - Throws: ``EvolutionError`` when the population is smaller than a group or a fitness is not
  ///   positive.
  public func selectionGradient(
    under process: PopulationProcess
  ) throws(EvolutionError) -> [Double] {
    try contest(of: strategies[0], size: process.size).selectionGradient(under: process)
  }

  /// The share of time at each strategy when mutations are rare.
  ///
  /// - Parameter process: How the population changes; its mutation rate plays no part.
  /// - Returns: The shares, with their logarithms.
  /// - Throws: ``EvolutionError`` when the population is smaller than a group or a fitness is not
  ///   positive.
  public func smallMutationLimit(
    under process: PopulationProcess
  ) throws(EvolutionError) -> SmallMutationLimit<Action> {
    let first = try fixationProbability(of: strategies[0], under: process).logarithm
    let second = try fixationProbability(of: strategies[1], under: process).logarithm
    return try SmallMutationLimit(
      strategies: strategies,
      logFixation: Matrix([[0, second], [first, 0]])
    )
  }
}

extension GroupGame where Action == String {
  /// A public good: contributions are multiplied and shared by the whole group.
  ///
  /// - Parameters:
  ///   - groupSize: The number of members of a group, at least 2.
  ///   - factor: What each contribution is multiplied by.
  ///   - cost: What a contributor pays.
  /// - Returns: The game between `Contribute` and `Keep`.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the group is too small.
  public static func publicGood(
    groupSize: Int,
    factor: Rational,
    cost: Rational = 1
  ) throws(EvolutionError) -> GroupGame {
    guard groupSize >= 2 else {
      throw .parameter(name: "groupSize", value: "\(groupSize)", domain: "a number from 2")
    }
    let share = factor * cost / Rational(groupSize)
    return try GroupGame(
      first: "Contribute",
      second: "Keep",
      firstPayoffs: (0..<groupSize).map { share * Rational($0 + 1) - cost },
      secondPayoffs: (0..<groupSize).map { share * Rational($0) }
    )
  }
}

extension GroupGame: CustomStringConvertible {
  /// What each strategy earns by the number of others who play the first.
  public var description: String {
    [firstPayoffs, secondPayoffs].enumerated().map { place, payoffs in
      "\(strategies[place]): " + payoffs.map(\.description).joined(separator: " ")
    }.joined(separator: "\n")
  }
}
