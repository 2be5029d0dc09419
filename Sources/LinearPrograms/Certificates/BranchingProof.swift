public import EquilibriaNumerics

/// A proof of how good the objective of a mixed-integer program can be at most.
///
/// A tree: each fork splits the values of one integer variable in two, and each leaf shows, by
/// multipliers of the constraints, what the linear relaxation of its part can reach or that the part
/// is empty. The best leaf bounds the whole program; ``LinearProgram/bound(provenBy:)`` finds it.
///
/// > Source: Land & Doig (1960), *An automatic method of solving discrete programming problems*;
/// > Cheung, Gleixner & Steffy (2017), *Verifying integer programming results*, section 3.
public indirect enum BranchingProof: Sendable, Hashable {
  /// Dual values, one per constraint, that bound the objective.
  case bounded(duals: [Rational])

  /// Multipliers, one per constraint, that show that there is no point.
  case infeasible(FarkasCertificate<Rational>)

  /// The proofs for an integer variable at most a whole number, and at least the next one.
  case fork(variable: Int, atMost: Rational, below: BranchingProof, above: BranchingProof)

  /// The number of leaves.
  public var leafCount: Int {
    switch self {
    case .bounded, .infeasible: 1
    case .fork(_, _, let below, let above): below.leafCount + above.leafCount
    }
  }
}

/// What a proof says about every point of a program.
public enum ProvenBound: Sendable, Hashable {
  /// No point has a better objective.
  case objective(Rational)
  /// There is no point.
  case infeasible
}

extension LinearProgram where Scalar == Rational {
  /// The bound that a proof proves, found by checking all of it.
  ///
  /// When the objective is a whole number at every point, each leaf's bound is rounded to one.
  ///
  /// - Parameter proof: The proof, from any source.
  /// - Returns: The bound on the objective; `nil` when the proof fails somewhere.
  /// - Complexity: One pass over the coefficients per leaf.
  public func bound(provenBy proof: BranchingProof) -> ProvenBound? {
    switch proof {
    case .bounded(let duals):
      guard duals.count == constraintCount else { return nil }
      let zero = [Rational](repeating: .zero, count: variableCount)
      let check = check(values: zero, duals: duals)
      guard check.dualViolation == .zero else { return nil }
      return .objective(rounded(check.bound))
    case .infeasible(let certificate): return accepts(certificate) ? .infeasible : nil
    case .fork(let variable, let value, let below, let above):
      guard integerVariables.contains(variable), value.isInteger else { return nil }
      let bounds = variableBounds[variable]
      let parts = [
        (Bounds(lower: bounds.lower, upper: bounds.upper.map { min($0, value) } ?? value), below),
        (
          Bounds(lower: bounds.lower.map { max($0, value + 1) } ?? value + 1, upper: bounds.upper),
          above
        ),
      ]
      var result = ProvenBound.infeasible
      for (bounds, proof) in parts {
        var part = self
        part.setBounds(bounds, of: Variable(index: variable))
        switch (part.bound(provenBy: proof), result) {
        case (nil, _): return nil
        case (.infeasible, _): continue
        case (.objective(let bound), .infeasible): result = .objective(bound)
        case (.objective(let bound), .objective(let best)):
          result = .objective(sense == .maximize ? max(bound, best) : min(bound, best))
        }
      }
      return result
    }
  }

  /// What a bound on the objective implies when the objective is a whole number at every point.
  package func rounded(_ bound: Rational) -> Rational {
    guard hasIntegerObjective else { return bound }
    return sense == .maximize ? bound.roundedDown : bound.roundedUp
  }

  /// Whether the objective is a whole number at every point: a sum of whole multiples of integers.
  private var hasIntegerObjective: Bool {
    let integers = Set(integerVariables)
    return objectiveConstant.isInteger
      && objective.indices.allSatisfy { index in
        objective[index].isZero || (objective[index].isInteger && integers.contains(index))
      }
  }
}
