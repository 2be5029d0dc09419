public import EquilibriaNumerics

/// The shares of strategies over time, from a start on.
///
/// ```swift
/// let path = try game.trajectory(of: .replicator, from: [0.6, 0.3, 0.1], until: 10)
/// print(path.end, path.errorEstimate)
/// print(try path.shares(at: 2.5))
/// ```
public struct Trajectory<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The law of motion.
  public let dynamic: MeanDynamic

  /// The strategies of each population: one population in a symmetric game, or one per role.
  public let populations: [[Action]]

  /// The times of the steps, at which the shares are most accurate; the first is 0.
  public let times: [Double]

  /// Why the trajectory ends before the time asked for; `nil` when it does not.
  ///
  /// ``/EquilibriaNumerics/StopReason/iterationLimit`` also stands for steps too small to go on.
  public let stopReason: StopReason?

  /// The largest error of a share that is likely up to the last time.
  ///
  /// Smooth dynamics are integrated twice, at the accuracy asked for and at a hundredth of it; this
  /// is the largest difference at any step. The finer path is kept. The best response dynamic is
  /// exact but for the rounding that this number bounds.
  public let errorEstimate: Double

  /// How far the computed shares leave the simplex: the largest error of a sum or negative share.
  public let simplexError: Double

  /// A quantity that the dynamic conserves and how well it was conserved; `nil` when there is none
  /// to check.
  public let conserved: ConservedQuantity?

  let curve: TrajectoryCurve

  /// The last time.
  public var endTime: Double { times[times.count - 1] }

  /// The shares at the last time in the first population.
  public var end: [Double] { end(ofPopulation: 0) }

  /// The shares at the last time.
  ///
  /// - Parameter number: The number of the population, from 0.
  /// - Returns: One share per strategy of that population.
  public func end(ofPopulation number: Int) -> [Double] {
    curve.shares(of: places(ofPopulation: number), at: [endTime])[0]
  }

  /// The shares at any time from 0 to the last.
  ///
  /// - Parameters:
  ///   - time: The time; for generations, the last whole number up to it counts.
  ///   - number: The number of the population, from 0.
  /// - Returns: One share per strategy of that population.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the trajectory does not cover
  ///   the time.
  public func shares(at time: Double, ofPopulation number: Int = 0) throws(EvolutionError)
    -> [Double]
  {
    try shares(at: [time], ofPopulation: number)[0]
  }

  /// The shares at many times, which is faster than to ask for each of them.
  ///
  /// - Parameters:
  ///   - times: The times from 0 to the last, in any order.
  ///   - number: The number of the population, from 0.
  /// - Returns: One row per time, with one share per strategy of that population.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the trajectory does not cover
  ///   one of the times.
  public func shares(at times: [Double], ofPopulation number: Int = 0) throws(EvolutionError)
    -> [[Double]]
  {
    if let time = times.first(where: { !($0 >= 0 && $0 <= endTime) }) {
      throw .parameter(name: "time", value: "\(time)", domain: "a time from 0 to \(endTime)")
    }
    return curve.shares(of: places(ofPopulation: number), at: times)
  }

  /// The shares at each of the times of the steps.
  ///
  /// - Parameter number: The number of the population, from 0.
  /// - Returns: One row per time, with one share per strategy.
  public func shares(ofPopulation number: Int = 0) -> [[Double]] {
    curve.shares(of: places(ofPopulation: number), at: times)
  }

  /// The exact straight pieces of a best response path; `nil` for all other dynamics.
  public var bestResponsePieces: [BestResponsePiece]? {
    if case .pieces(let pieces) = curve { pieces } else { nil }
  }

  /// Where the strategies of a population stand among those of all populations.
  private func places(ofPopulation number: Int) -> Range<Int> {
    precondition(
      populations.indices.contains(number),
      "there are \(populations.count) populations; number \(number) is not among them"
    )
    let first = populations[..<number].reduce(0) { $0 + $1.count }
    return first..<(first + populations[number].count)
  }
}

extension Trajectory: CustomStringConvertible {
  /// The dynamic, how long it ran, and where it ended.
  public var description: String {
    let ends = populations.indices.map { number in
      zip(populations[number], end(ofPopulation: number))
        .map { "\($0) \($1)" }.joined(separator: ", ")
    }
    let reason = stopReason.map { " (stopped: \($0.rawValue))" } ?? ""
    return "\(dynamic) until \(endTime)\(reason): \(ends.joined(separator: " | "))"
  }
}
