public import EquilibriaNumerics

/// How every state is played in each of finitely many periods.
public struct TimeDependentPolicy<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// The play of each period and state: `plays[time][state]`.
  public let plays: [[StagePlay<Action, Scalar>]]

  /// A policy from the play of each period and state.
  ///
  /// - Parameter plays: For each period, from the first on, the play of each state.
  public init(plays: [[StagePlay<Action, Scalar>]]) { self.plays = plays }

  /// The number of periods.
  public var steps: Int { plays.count }

  /// How a state is played in a period, both from 0.
  public subscript(time: Int, state: Int) -> StagePlay<Action, Scalar> { plays[time][state] }
}

extension TimeDependentPolicy: CustomStringConvertible {
  /// One period and state per line: `0 3: (Keep, Send)`.
  public var description: String {
    plays.enumerated().map { time, stages in
      stages.enumerated().map { "\(time) \($0): \($1)" }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
