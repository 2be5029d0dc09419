public import EquilibriaNumerics

/// A value of a parameter at which deterrence begins or ends.
public struct CriticalPoint: Sendable, Hashable {
  /// The value, exactly or between exact bounds with the proof that it lies there.
  public let value: CertifiedRoot

  /// Whether the seller is deterred just below the value.
  public let holdsBelow: Bool

  /// Whether the seller is deterred just above the value.
  public let holdsAbove: Bool
}

extension CriticalPoint: CustomStringConvertible {
  /// The value and what happens there.
  public var description: String {
    switch (holdsBelow, holdsAbove) {
    case (false, true): "deterred from \(value) on"
    case (true, false): "deterred up to \(value)"
    default: "on the edge at \(value)"
    }
  }
}

extension CriticalPoint {
  /// Where a polynomial changes its sign above 0 and below 1; bounds that hold a short rational root
  /// are closed on it.
  static func points(of polynomial: SparsePolynomial) -> [CriticalPoint] {
    let roots = polynomial.rootsInUnitInterval.map { root -> CertifiedRoot in
      let (lower, upper) = (root.enclosure.lower, root.enclosure.upper)
      let simple = Rational.simplest(between: lower, and: upper)
      return polynomial.sign(at: simple) == 0 ? CertifiedRoot(simple) : root
    }
    // Between neighbouring roots the sign is constant.
    let ends = [Rational.zero] + roots.map(\.enclosure.upper)
    let starts = roots.map(\.enclosure.lower) + [1]
    let holds = zip(ends, starts).map { polynomial.sign(at: ($0 + $1) / 2) >= 0 }
    return roots.indices.map {
      CriticalPoint(value: roots[$0], holdsBelow: holds[$0], holdsAbove: holds[$0 + 1])
    }
  }
}
