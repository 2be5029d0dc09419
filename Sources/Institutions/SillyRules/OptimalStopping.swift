/// When forward-looking members of a community leave, and what membership is worth to them.
///
/// Beyond the horizon the value is bounded from below by the better of leaving and staying for ever, and
/// from above by what somebody would get who knew θ. Backward induction carries both bounds to the
/// start; all rounding is included.
public struct OptimalStopping: Sendable, Hashable {
  /// What a new member earns at least, following ``fewestEnforced``.
  public let lowerValue: Double

  /// What a new member earns at most, whatever the plan.
  public let upperValue: Double

  /// For 0, 1, 2, … periods, the fewest enforced interactions with which members stay.
  ///
  /// One more than all interactions so far when everybody leaves.
  public let fewestEnforced: [Int]

  /// For how many numbers of periods, from 0 up, these decisions are proven to be optimal.
  ///
  /// Close to the horizon the bounds are too far apart to tell.
  public let certainPeriods: Int

  /// After how many periods the recursion ends.
  public let horizon: Int

  /// The middle between the bounds of the value.
  public var value: Double { (lowerValue + upperValue) / 2 }

  /// Whether a new member joins at all.
  public var joins: Bool { fewestEnforced[0] == 0 }
}

extension OptimalStopping: CustomStringConvertible {
  /// The bounds of the value.
  public var description: String {
    "worth \(lowerValue) to \(upperValue); decisions proven for \(certainPeriods) periods"
  }
}
