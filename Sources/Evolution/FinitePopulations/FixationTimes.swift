internal import EquilibriaNumerics
public import Games
internal import RealModule

/// How long one mutant's descendants take to win or die out, in steps of the process.
///
/// Times are held by their logarithms: under strong selection they exceed every double.
///
/// > Source: Antal & Scheuring (2006), *Fixation of strategies for an evolutionary game in finite
/// > populations*; Altrock & Traulsen (2009), *Fixation times in evolutionary games under weak
/// > selection*.
public struct FixationTimes: Sendable, Hashable {
  /// The natural logarithm of the mean number of steps until one strategy is left.
  public let logAbsorption: Double

  /// The natural logarithm of the mean number of steps until the mutant has won, when it wins.
  public let logConditional: Double

  /// The mean number of steps until one strategy is left; infinite beyond about 10³⁰⁸.
  public var absorption: Double { Double.exp(logAbsorption) }

  /// The mean number of steps until the mutant has won, when it wins.
  public var conditional: Double { Double.exp(logConditional) }
}

extension FixationTimes: CustomStringConvertible {
  /// Both times.
  public var description: String {
    func text(_ log: Double) -> String { log < 700 ? "\(Double.exp(log))" : "e^\(log)" }
    return "\(text(logAbsorption)) steps until one strategy is left, "
      + "\(text(logConditional)) when the mutant wins"
  }
}

extension NormalFormGame {
  /// How long one mutant's descendants take to win or die out.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant.
  ///   - resident: The strategy of all others.
  ///   - process: How the population changes, one member at a time; its mutation rate plays no
  ///     part.
  /// - Returns: Mean times in steps of the process.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, lacks a strategy, gives a fitness
  ///   that is not positive, or the process replaces all members at once.
  /// - Complexity: O(N).
  public func fixationTimes(
    of mutant: Action,
    into resident: Action,
    under process: PopulationProcess
  ) throws(EvolutionError) -> FixationTimes {
    let game = try SymmetricGame(self)
    return try PairContest(
      game,
      mutant: try game.place(of: mutant),
      resident: try game.place(of: resident),
      size: process.size,
      selfPlay: process.selfPlay
    ).fixationTimes(under: process)
  }
}

extension PairContest {
  /// How long one mutant's descendants take to win or die out.
  func fixationTimes(under process: PopulationProcess) throws(EvolutionError) -> FixationTimes {
    let obstacles = try logObstacles(process)
    // φₗ, the probability of winning from l mutants.
    var reach = [-Double.infinity]
    for obstacle in obstacles {
      reach.append((LogWeight(log: reach[reach.count - 1]) + LogWeight(log: obstacle)).log)
    }
    let total = reach[size]
    var (held, heldWinning) = (LogWeight.zero, LogWeight.zero)
    var (sum, sumWinning) = (LogWeight.zero, LogWeight.zero)
    for count in 1..<size {
      let ratio = LogWeight(log: obstacles[count] - obstacles[count - 1])
      let stay = LogWeight(log: -logGrowth(at: count, process))
      held = held * ratio + stay
      heldWinning = heldWinning * ratio + stay * LogWeight(log: reach[count] - total)
      sum = sum + held
      sumWinning = sumWinning + heldWinning
    }
    return FixationTimes(logAbsorption: sum.log - total, logConditional: sumWinning.log)
  }

  /// `ln T⁺ₖ`, the probability that the number of mutants grows from k in one step.
  func logGrowth(at count: Int, _ process: PopulationProcess) -> Double {
    let k = Double(count)
    let others = Double(size - count)
    let partners = Double(process.partner == .others ? size - 1 : size)
    switch process.revision {
    case .pairwiseComparison(let intensity):
      let gain = intensity * advantage.value(at: count).doubleValue
      return Double.log(others / Double(size)) + Double.log(k / partners) + logLogistic(gain)
    case .moran(let fitness), .wrightFisher(let fitness):
      // k·f/(k·f + (N − k)·g), then the death of a resident.
      return logLogistic(logFitnessRatio(at: count, fitness) + Double.log(k / others))
        + Double.log(others / partners)
    }
  }

  /// The logarithm of a mutant's fitness over a resident's.
  func logFitnessRatio(at count: Int, _ fitness: PopulationProcess.Fitness) -> Double {
    switch fitness {
    case .exponential(let intensity): return intensity * advantage.value(at: count).doubleValue
    case .linear(let weight):
      let w = weight.doubleValue
      return Double.log(1 - w + w * mutant.value(at: count).doubleValue)
        - Double.log(1 - w + w * resident.value(at: count).doubleValue)
    }
  }
}

/// `−ln(1 + e^{−x})`, without overflow.
func logLogistic(_ x: Double) -> Double {
  x >= 0 ? -Double.log(onePlus: Double.exp(-x)) : x - Double.log(onePlus: Double.exp(x))
}
