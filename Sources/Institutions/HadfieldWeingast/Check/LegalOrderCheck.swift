public import EquilibriaNumerics

/// Checks a verdict on a legal order, trusting nothing in it.
///
/// Values are put into the Bellman equations, with every set of boycotting buyers gone through one
/// by one and every period of a boycott by itself. Every slack is computed again as the value of
/// following the profile less the value of deviating. The list of deviations must be complete.
///
/// - Complexity: O(n 2ⁿ) for n buyers.
public struct LegalOrderCheck: Sendable, Hashable {
  /// What a check can find wrong.
  public enum Flaw: Sendable, Hashable {
    /// The chances of doubt or of boycotting are not those of the order.
    case wrongOdds(buyer: Int)
    /// A threshold of convergence is not where the buyer becomes indifferent, or a belief on the wrong
    /// side of it is not reported.
    case wrongThreshold(buyer: Int)
    /// That doubts persist is not reported, or is reported and not so.
    case wrongPersistence
    /// A value of the seller does not satisfy its equation.
    case wrongSellerValue(found: Rational, actual: Rational)
    /// A value of a buyer does not satisfy its equation.
    case wrongBuyerValue(buyer: Int, found: Rational, actual: Rational)
    /// A slack is not that of its deviation.
    case wrongSlack(LegalOrder.Constraint, actual: Rational)
    /// A deviation that is not one of the order.
    case unknownDeviation(LegalOrder.Constraint)
    /// A deviation is missing from the list.
    case missingDeviation(LegalOrder.Player, LegalOrder.Node)
    /// The binding constraint is not the one with the smallest slack among those that could fail.
    case wrongBinding(actual: Rational)
    /// The slack of the printed inequality is another one.
    case wrongPrintedSlack(actual: Rational?)
    /// Somebody has another number of values during a boycott than it has periods that need one.
    case wrongStageCount(LegalOrder.Player, found: Int, expected: Int)
    /// What is said to be supposed is not what the order supposes.
    case wrongAssumptions
  }

  /// The first thing found wrong; `nil` when the verdict is right.
  public let flaw: Flaw?

  /// Whether the verdict is right.
  public var isValid: Bool { flaw == nil }

  /// Checks a verdict.
  ///
  /// - Parameters:
  ///   - verdict: A verdict from any source.
  ///   - order: The order it is about.
  public init(_ verdict: LegalOrderVerdict, of order: LegalOrder) {
    flaw = OrderChecker(order, verdict).flaw()
  }
}

extension LegalOrderCheck: CustomStringConvertible {
  /// What is wrong, or that the verdict is right.
  public var description: String {
    switch flaw {
    case nil: "the verdict is right"
    case .wrongOdds(let buyer): "the doubts of buyer \(buyer) are not those of the order"
    case .wrongThreshold(let buyer): "the threshold of buyer \(buyer) is not right"
    case .wrongPersistence: "the report on persistent doubts is not right"
    case .wrongSellerValue(let found, let actual):
      "a value of the seller is \(actual), not \(found)"
    case .wrongBuyerValue(let buyer, let found, let actual):
      "a value of buyer \(buyer) is \(actual), not \(found)"
    case .wrongSlack(let constraint, let actual):
      "the slack is \(actual), not that of \(constraint)"
    case .unknownDeviation(let constraint): "there is no deviation \(constraint)"
    case .missingDeviation(let player, let node):
      "a deviation of \(player) at \(node) is missing"
    case .wrongBinding(let actual): "the smallest slack is \(actual)"
    case .wrongPrintedSlack(let actual):
      "the slack of the printed inequality is \(actual.map { "\($0)" } ?? "not defined")"
    case .wrongStageCount(let player, let found, let expected):
      "\(player) has \(found) values during a boycott, not \(expected)"
    case .wrongAssumptions: "the assumptions are not those of the order"
    }
  }
}
