public import EquilibriaNumerics

/// What the checker found about a pair of primal and dual values.
///
/// Weak duality: for every y, with `d = c − Aᵀy`, the value `Σ yᵢ·bᵢ + Σ dⱼ·bⱼ` bounds the
/// objective when each multiplier picks the bound that its sign points to. A feasible point whose
/// objective equals the bound is optimal.
public struct OptimalityCheck<Scalar: OrderedField>: Sendable, Hashable {
  /// The largest amount by which a bound or constraint is missed.
  public let primalViolation: Scalar

  /// The largest multiplier that points to a bound that does not exist.
  public let dualViolation: Scalar

  /// The objective of the primal values.
  public let objective: Scalar

  /// The bound that the dual values give on every feasible objective.
  public let bound: Scalar

  /// The distance between objective and bound.
  public var gap: Scalar { (bound - objective).magnitude }

  /// Whether the values prove optimality exactly.
  public var isExact: Bool {
    primalViolation == .zero && dualViolation == .zero && bound == objective
  }
}

extension LinearProgram {
  /// Checks primal and dual values against each other: the whole proof of optimality.
  ///
  /// - Parameters:
  ///   - values: One value per variable, x.
  ///   - duals: One multiplier per constraint, y.
  /// - Returns: The violations and the two objectives.
  /// - Complexity: One pass over the coefficients.
  public func check(values: [Scalar], duals: [Scalar]) -> OptimalityCheck<Scalar> {
    precondition(
      values.count == variableCount && duals.count == constraintCount,
      "one value per variable and one dual per constraint"
    )
    var primal: Scalar = .zero
    for (value, bounds) in zip(values, variableBounds) {
      primal = max(primal, bounds.violation(of: value))
    }
    for row in 0..<constraintCount {
      primal = max(primal, violation(ofRow: row, at: values))
    }
    let dual = dualBound(duals, objective: objective)
    let products = Scalar.sumOfProducts(count: variableCount) { (objective[$0], values[$0]) }
    // Numbers that are not finite compare with nothing: they would slip through every bound.
    let oddValue = values.first { !$0.isFinite }
    let oddDual = duals.first { !$0.isFinite }
    return OptimalityCheck(
      primalViolation: oddValue?.magnitude ?? primal,
      dualViolation: oddDual?.magnitude ?? dual.violation,
      objective: products + objectiveConstant,
      bound: dual.bound + objectiveConstant
    )
  }

  /// Checks that multipliers prove the program infeasible.
  ///
  /// - Parameter certificate: One multiplier per constraint.
  /// - Returns: Whether the bounds contradict the combination of the constraints.
  public func accepts(_ certificate: FarkasCertificate<Scalar>) -> Bool {
    guard certificate.multipliers.count == constraintCount,
      certificate.multipliers.allSatisfy(\.isFinite)
    else { return false }
    var upward = self
    upward.sense = .maximize
    let zero = Array(repeating: Scalar.zero, count: variableCount)
    let dual = upward.dualBound(certificate.multipliers, objective: zero)
    return dual.violation == .zero && dual.bound < .zero
  }

  /// Checks that a ray proves the program unbounded.
  ///
  /// - Parameter ray: A point and a direction.
  /// - Returns: Whether the point is feasible, the direction stays feasible and improves.
  public func accepts(_ ray: UnboundedRay<Scalar>) -> Bool {
    guard ray.origin.count == variableCount, ray.direction.count == variableCount,
      ray.origin.allSatisfy(\.isFinite), ray.direction.allSatisfy(\.isFinite)
    else { return false }
    func allows(_ bounds: Bounds<Scalar>, from value: Scalar, along step: Scalar) -> Bool {
      bounds.violation(of: value) == .zero
        && (step >= .zero || bounds.lower == nil) && (step <= .zero || bounds.upper == nil)
    }
    for index in 0..<variableCount
    where !allows(variableBounds[index], from: ray.origin[index], along: ray.direction[index]) {
      return false
    }
    for row in 0..<constraintCount
    where !allows(
      constraintBounds[row],
      from: activity(of: row, at: ray.origin),
      along: activity(of: row, at: ray.direction)
    ) {
      return false
    }
    let slope = Scalar.sumOfProducts(count: variableCount) { (objective[$0], ray.direction[$0]) }
    return sense == .maximize ? slope > .zero : slope < .zero
  }

  /// How far a row's value lies outside its bounds.
  ///
  /// The comparison is one sign of a sum; the value itself is only formed for a row that is missed.
  package func violation(ofRow row: Int, at values: [Scalar]) -> Scalar {
    let range = entries(of: row)
    func sign(minus end: Scalar) -> Int {
      Scalar.signOfSum(count: range.count + 1) {
        if $0 == range.count { return (-1, end) }
        let entry = range.lowerBound + $0
        return (coefficients[entry], values[Int(columns[entry])])
      }
    }
    let bounds = constraintBounds[row]
    let isLow = bounds.lower.map { sign(minus: $0) < 0 } ?? false
    let isHigh = bounds.upper.map { sign(minus: $0) > 0 } ?? false
    return isLow || isHigh ? bounds.violation(of: activity(of: row, at: values)) : .zero
  }

  /// The value of one row at a point.
  package func activity(of row: Int, at values: [Scalar]) -> Scalar {
    let range = entries(of: row)
    return Scalar.sumOfProducts(count: range.count) {
      (coefficients[range.lowerBound + $0], values[Int(columns[range.lowerBound + $0])])
    }
  }

  /// The bound on `objective·x` that multipliers of the rows give.
  private func dualBound(
    _ duals: [Scalar],
    objective: [Scalar]
  ) -> (bound: Scalar, violation: Scalar) {
    let matrix = columnsOfMatrix()
    var bound: Scalar = .zero
    var violation: Scalar = .zero
    /// - Parameter multiplier: Formed only when its size matters, not just its sign.
    func add(_ sign: Int, _ bounds: Bounds<Scalar>, _ multiplier: () -> Scalar) {
      if sign == 0 { return }
      let isUp = (sign > 0) == (sense == .maximize)
      if let end = isUp ? bounds.upper : bounds.lower {
        if end != .zero { bound += multiplier() * end }
      } else {
        violation = max(violation, multiplier().magnitude)
      }
    }
    for row in 0..<constraintCount {
      let dual = duals[row]
      add(dual > .zero ? 1 : dual < .zero ? -1 : 0, constraintBounds[row]) { dual }
    }
    for column in 0..<variableCount {
      let start = matrix.starts[column]
      let count = matrix.starts[column + 1] - start
      func factors(_ place: Int) -> (Scalar, Scalar) {
        if place == count { return (-1, objective[column]) }
        return (matrix.coefficients[start + place], duals[Int(matrix.rows[start + place])])
      }
      add(-Scalar.signOfSum(count: count + 1, factors), variableBounds[column]) {
        -Scalar.sumOfProducts(count: count + 1, factors)
      }
    }
    return (bound, violation)
  }
}
