public import EquilibriaNumerics

/// A consistent set of doubts: each buyer doubts as often as his threshold says, and his threshold
/// depends on how often the others doubt.
public struct ConvergenceFixedPoint: Sendable, Hashable {
  /// Which of several fixed points.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The most lawful one: the others are trusted as far as possible.
    case least
    /// The least lawful one.
    case greatest
  }

  /// ρ: how likely each buyer doubts.
  public let rho: [Rational]

  /// r̲: from which assessment on each buyer boycotts; `nil` when no assessment is enough.
  public let thresholds: [Rational?]

  /// How often the doubts were revised until they stayed.
  public let revisions: Int
}

extension LegalOrder {
  /// Doubts that are consistent with what the buyers have to gain.
  ///
  /// The more the others doubt, the better a buyer's assessment must be for him to boycott, and the
  /// more often it is not. Revising from ρ = 0 upwards ends at the least fixed point, and from ρ = 1
  /// downwards at the greatest. Buyers whose ρ is given keep it.
  ///
  /// - Parameter kind: Which fixed point.
  /// - Returns: The fixed point, after finitely many exact steps.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` when a boycott needs less than everybody,
  ///   or when assessments count afresh in each of several periods: then doubts need not feed doubts.
  public func convergenceFixedPoint(
    _ kind: ConvergenceFixedPoint.Kind
  ) throws(InstitutionError) -> ConvergenceFixedPoint {
    guard (boycott.quorum ?? buyers.count) == buyers.count else {
      throw .notApplicable(reason: "random assessments need a boycott by everybody, not a quorum")
    }
    guard boycott.length == .periods(1) || boycott.decision == .once else {
      throw .notApplicable(reason: "random assessments need a boycott that is decided once")
    }
    var rho = revised([Rational](repeating: kind == .least ? 0 : 1, count: buyers.count), nil)
    var revisions = 0
    while true {
      let thresholds = thresholds(rho)
      let next = revised(rho, thresholds)
      if next == rho {
        return ConvergenceFixedPoint(rho: rho, thresholds: thresholds, revisions: revisions)
      }
      let isMonotone = zip(rho, next).allSatisfy { kind == .least ? $0 <= $1 : $0 >= $1 }
      guard isMonotone else {
        throw .notApplicable(reason: "doubts of some make others more certain in this order")
      }
      rho = next
      revisions += 1
    }
  }

  private func thresholds(_ rho: [Rational]) -> [Rational?] {
    let terms = OrderTerms(self, rho: rho)
    let odds = BoycottOdds(terms)
    return buyers.indices.map { terms.threshold(of: $0, odds.views[$0]) }
  }

  /// The doubts that thresholds imply; for `nil`, only given doubts are set.
  private func revised(_ rho: [Rational], _ thresholds: [Rational?]?) -> [Rational] {
    buyers.indices.map { number in
      switch buyers[number].assessment {
      case .doubt(let given, _): return given
      case .distribution(let beliefs):
        guard let thresholds else { return rho[number] }
        guard let threshold = thresholds[number] else { return 1 }
        return beliefs.reduce(Rational.zero) {
          $1.convergence <= threshold ? $0 + $1.probability : $0
        }
      }
    }
  }
}
