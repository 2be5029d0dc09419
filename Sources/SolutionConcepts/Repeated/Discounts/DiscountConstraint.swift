public import EquilibriaNumerics

/// One deviation that must not pay, as a condition on the discount factor.
///
/// The deviation costs something when the polynomial is positive, nothing when it is zero. The
/// polynomial is the loss times a factor that is positive for all discount factors between 0 and 1.
public struct DiscountConstraint<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What must not pay.
  public let deviation: Deviation

  /// The coefficients of the polynomial in the discount factor, the constant first.
  public let polynomial: [Rational]

  /// What a player does instead of following the strategy.
  public enum Deviation: Sendable, Hashable {
    /// To play another action once, in a state, and follow the strategy afterwards.
    case oneShot(player: Int, state: [String], prescribed: Action, action: Action)

    /// To follow another plan from the start.
    case plan(player: Int, lead: [Action], cycle: [Action])
  }

  /// The polynomial at a discount factor: negative where the deviation pays.
  ///
  /// - Parameter discount: The discount factor.
  /// - Returns: The exact value.
  public func value(at discount: Rational) -> Rational {
    RationalPolynomial(polynomial).value(at: discount)
  }
}

extension DiscountConstraint.Deviation: CustomStringConvertible {
  /// Who does what, and where.
  public var description: String {
    switch self {
    case .oneShot(let player, let state, let prescribed, let action):
      "player \(player) plays \(action) instead of \(prescribed) in state "
        + "(\(state.joined(separator: ", ")))"
    case .plan(let player, let lead, let cycle):
      "player \(player) plays "
        + DeviationPlan(player: player, lead: lead, cycle: cycle, gain: .zero).plan
    }
  }
}
