public import EquilibriaNumerics
public import Games
internal import RealModule

/// What happened in one simulated run of a finite population.
public struct PopulationRun<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies, in the game's order.
  public let strategies: [Action]

  /// The number of steps, or of generations in a Wright–Fisher process.
  public let stepCount: Int

  /// How many members play each strategy at the end.
  public let finalCounts: [Int]

  /// The mean share of each strategy over all steps.
  public let meanShares: [Double]

  /// The number of steps that changed the composition.
  public let changeCount: Int

  /// The number of steps that ended in each composition, in the order of ``PopulationStates``;
  /// `nil` when there are more than a million compositions.
  public let visits: [Int]?
}

extension PopulationRun: CustomStringConvertible {
  /// The mean share of each strategy.
  public var description: String {
    (["\(stepCount) steps, \(changeCount) changes"]
      + zip(strategies, meanShares).map { "\($0): \($1)" }).joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// Lets a finite population run.
  ///
  /// The same generator and inputs give the same run.
  ///
  /// - Parameters:
  ///   - process: How the population changes.
  ///   - initial: How many members play each strategy at first; they sum to the population's size.
  ///   - steps: The number of steps, or of generations in a Wright–Fisher process.
  ///   - generator: The source of randomness.
  /// - Returns: Where the population was, and where it ended.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, gives a fitness that is not
  ///   positive, or a parameter is outside its domain.
  /// - Complexity: O(n) per step for comparisons and replacements, O(nN) per generation.
  public func simulate(
    _ process: PopulationProcess,
    from initial: [Int],
    steps: Int,
    using generator: inout Xoshiro256
  ) throws(EvolutionError) -> PopulationRun<Action> {
    let game = try SymmetricGame(self)
    guard initial.count == game.count, initial.allSatisfy({ (0...process.size).contains($0) }),
      initial.reduce(0, +) == process.size
    else {
      throw .parameter(
        name: "initial",
        value: "\(initial)",
        domain: "\(game.count) counts from 0 that sum to \(process.size)"
      )
    }
    guard steps >= 0 else {
      throw .parameter(name: "steps", value: "\(steps)", domain: "a number from 0")
    }
    var core = try PopulationSimulator(game, process, initial)
    core.run(steps: steps, using: &generator)
    let total = Double(max(steps, 1)) * Double(process.size)
    return PopulationRun(
      strategies: game.strategies,
      stepCount: steps,
      finalCounts: core.counts,
      meanShares: steps > 0
        ? core.occupation.map { $0 / total } : initial.map { Double($0) / Double(process.size) },
      changeCount: core.changeCount,
      visits: core.visits
    )
  }
}
