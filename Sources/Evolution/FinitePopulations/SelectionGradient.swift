public import Games
internal import RealModule

extension NormalFormGame {
  /// The gradient of selection: how the expected number of members of a strategy changes in one
  /// step without mutation.
  ///
  /// - Parameters:
  ///   - first: The strategy that is counted.
  ///   - second: The strategy of all others.
  ///   - process: How the population changes, one member at a time; its mutation rate plays no
  ///     part.
  /// - Returns: `T⁺(k) − T⁻(k)` for k = 0, …, N members of the first strategy.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, lacks a strategy, gives a fitness
  ///   that is not positive, or the process replaces all members at once.
  /// - Complexity: O(N).
  public func selectionGradient(
    of first: Action,
    against second: Action,
    under process: PopulationProcess
  ) throws(EvolutionError) -> [Double] {
    let game = try SymmetricGame(self)
    return try PairContest(
      game,
      mutant: try game.place(of: first),
      resident: try game.place(of: second),
      size: process.size,
      selfPlay: process.selfPlay
    ).selectionGradient(under: process)
  }
}

extension PairContest {
  /// `T⁺(k) − T⁻(k)` for k = 0, …, N mutants.
  func selectionGradient(under process: PopulationProcess) throws(EvolutionError) -> [Double] {
    let obstacles = try logObstacles(process)
    var result = [0.0]
    for count in 1..<size {
      // T⁺ − T⁻ = T⁺·(1 − T⁻/T⁺), without cancellation when the two are close.
      let ratio = obstacles[count] - obstacles[count - 1]
      let growth = logGrowth(at: count, process)
      result.append(
        ratio <= 0
          ? -Double.exp(growth) * Double.expMinusOne(ratio)
          : Double.exp(growth + ratio) * Double.expMinusOne(-ratio)
      )
    }
    return result + [0]
  }
}
