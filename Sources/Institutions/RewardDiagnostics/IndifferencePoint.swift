public import EquilibriaNumerics

/// How likely to fail an attempt may be before a reward function prefers not to try.
///
/// A reward specification gives one reward to an attempt that succeeds, one to an attempt that fails,
/// and one to doing nothing. Trying and not trying are equally good when the attempt fails with
/// probability
///
///     p* = (success − inaction) / (success − failure).
///
/// A driver who thinks of trips that end at the destination, in a crash, or not at all may well find that
/// the specification calls for driving worse than any person would dare. The number only means something
/// if success is better than inaction and inaction better than failure; ``reversals`` says which of the
/// two the specification gets wrong.
///
/// ```swift
/// let trips = IndifferencePoint(failure: -100, inaction: 0, success: 10)
/// print(trips.probability ?? 1)                   // 1/11
/// print(trips.distancePerFailure(trip: 12) ?? 0)  // 132
/// ```
///
/// > Source: Knox, Allievi, Banzhaf, Schmitt & Stone (2023), *Reward (mis)design for autonomous driving*,
/// > Artificial Intelligence 316.
public struct IndifferencePoint: Sendable, Hashable {
  /// A preference that a sensible specification has, and this one does not.
  public enum Reversal: String, Sendable, Hashable, Codable, CaseIterable {
    /// Doing nothing is at least as good as succeeding: the agent never tries.
    case inactionOverSuccess
    /// Failing is at least as good as doing nothing: the agent tries although it is sure to fail.
    case failureOverInaction
  }

  /// The reward of an attempt that fails, such as a crash.
  public let failure: Rational

  /// The reward of doing nothing.
  public let inaction: Rational

  /// The reward of an attempt that succeeds.
  public let success: Rational

  /// A specification from its three rewards.
  ///
  /// - Parameters:
  ///   - failure: The reward of an attempt that fails, such as a crash.
  ///   - inaction: The reward of doing nothing.
  ///   - success: The reward of an attempt that succeeds.
  public init(failure: Rational, inaction: Rational, success: Rational) {
    self.failure = failure
    self.inaction = inaction
    self.success = success
  }

  /// The preferences that the specification gets wrong; none if it is valid.
  public var reversals: [Reversal] {
    (success > inaction ? [] : [.inactionOverSuccess])
      + (inaction > failure ? [] : [.failureOverInaction])
  }

  /// Whether success is better than inaction and inaction better than failure.
  public var isValid: Bool { reversals.isEmpty }

  /// p*: the probability of failure at which trying and not trying are equally good.
  ///
  /// `nil` unless the specification is valid.
  public var probability: Rational? {
    isValid ? (success - inaction) / (success - failure) : nil
  }

  /// How far somebody may travel per failure who just accepts the risk, d/p*.
  ///
  /// - Parameter distance: d, the length of one attempt, in kilometres or any other unit.
  /// - Returns: The distance in the same unit; `nil` unless the specification is valid.
  public func distancePerFailure(trip distance: Rational) -> Rational? {
    probability.map { distance / $0 }
  }
}

extension IndifferencePoint: CustomStringConvertible {
  /// The probability of failure that is accepted, or what the specification gets wrong.
  public var description: String {
    if let probability { return "tries if failure has probability \(probability) or less" }
    return "invalid: \(reversals.map(\.rawValue).joined(separator: ", "))"
  }
}
