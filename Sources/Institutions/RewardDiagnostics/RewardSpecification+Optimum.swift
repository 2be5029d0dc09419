/// The best allocation of a budget, with a proof.
public struct BudgetOptimum: Sendable, Hashable {
  /// The amount of each attribute.
  public let amounts: [Double]

  /// What the allocation is worth.
  public let value: Double

  /// How much more any other allocation is worth at most, up to rounding.
  ///
  /// A concave function lies below its tangent plane, and that is highest at a corner of the feasible
  /// set.
  ///
  /// > Source: Frank & Wolfe (1956), *An algorithm for quadratic programming* (the duality gap).
  public let gap: Double
}

extension RewardSpecification {
  /// The amounts that are best for people.
  public var trueOptimum: BudgetOptimum { optimum(of: attributes.map(\.utility)) }

  /// The amounts that earn most.
  ///
  /// Attributes with linear rewards share equally what is left over for them.
  public var rewardOptimum: BudgetOptimum { optimum(of: attributes.map(\.reward)) }

  /// How much more any allocation earns than the given one, at most.
  ///
  /// - Parameter amounts: One amount per attribute, feasible.
  /// - Returns: The duality gap of the reward; infinite next to a corner of infinite slope.
  public func rewardGap(at amounts: [Double]) -> Double {
    gap(of: attributes.map(\.reward), at: amounts)
  }

  private func optimum(of curves: [UtilityCurve?]) -> BudgetOptimum {
    // All slopes are equal at the optimum, save at lower bounds: bisect on the logarithm of the slope.
    let floor = attributes.reduce(0) { $0 + $1.lowerBound }
    var low = floor - budget - 2 * Self.largestAmount
    var high = 2 * Self.largestAmount
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      let total = allocation(of: curves, atLogSlope: middle).reduce(0, +)
      if total > budget { low = middle } else { high = middle }
    }
    var amounts = allocation(of: curves, atLogSlope: high)
    // Lines take what is left when the common slope is theirs.
    let lines = curves.indices.filter { curves[$0] == .linear }
    let left = budget - amounts.reduce(0, +)
    for line in lines { amounts[line] += left / Double(lines.count) }
    let value = zip(curves, amounts).reduce(0) { $0 + ($1.0?.value($1.1) ?? 0) }
    return BudgetOptimum(amounts: amounts, value: value, gap: gap(of: curves, at: amounts))
  }

  private func allocation(of curves: [UtilityCurve?], atLogSlope power: Double) -> [Double] {
    zip(curves, attributes).map { curve, attribute in
      max(attribute.lowerBound, curve?.amount(atLogSlope: power) ?? attribute.lowerBound)
    }
  }

  private func gap(of curves: [UtilityCurve?], at amounts: [Double]) -> Double {
    let floor = attributes.reduce(0) { $0 + $1.lowerBound }
    let slopes = zip(curves, amounts).map { $0?.slope($1) ?? 0 }
    let steepest = slopes.reduce(0) { max($0, $1) }
    let spent = zip(slopes, zip(amounts, attributes)).reduce(0) { sum, item in
      let excess = item.1.0 - item.1.1.lowerBound
      return excess == 0 ? sum : sum + item.0 * excess
    }
    return max(0, (budget - floor) * steepest - spent)
  }
}
