public import EquilibriaNumerics

/// What somebody believes about the share of interactions in which rules are enforced.
///
/// A Beta distribution with parameters α and β: as if α enforced and β unenforced interactions had been
/// seen. Each further interaction adds one to either.
///
/// ```swift
/// let belief = try BetaBelief(2, 2)
/// print(belief.mean)               // 1/2
/// ```
public struct BetaBelief: Sendable, Hashable {
  /// α: the weight of enforced interactions, in interactions.
  public let enforced: Rational

  /// β: the weight of unenforced interactions, in interactions.
  public let unenforced: Rational

  /// A belief from its two weights.
  ///
  /// - Parameters:
  ///   - enforced: α, above 0.
  ///   - unenforced: β, above 0.
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for other weights.
  public init(_ enforced: Rational, _ unenforced: Rational) throws(InstitutionError) {
    try InstitutionError.requirePositive("belief.enforced", enforced)
    try InstitutionError.requirePositive("belief.unenforced", unenforced)
    self.enforced = enforced
    self.unenforced = unenforced
  }

  /// m = α/(α + β): the probability that the next interaction is enforced.
  public var mean: Rational { enforced / weight }

  /// α + β: how much experience the belief amounts to.
  public var weight: Rational { enforced + unenforced }
}

extension BetaBelief: CustomStringConvertible {
  /// `Beta(2, 2)`.
  public var description: String { "Beta(\(enforced), \(unenforced))" }
}
