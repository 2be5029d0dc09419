public import EquilibriaNumerics

/// Learners compare themselves with a random model and switch to its behaviour with probability
/// `½·[1 + β(π_model − π_self)]`: the replicator dynamics of culture.
///
/// `p′ = p + β·p(1 − p)(π_A − π_B)`.
///
/// > Source: Boyd & Richerson (1985), *Culture and the Evolutionary Process*; Schlag (1998), *Why imitate,
/// > and if so, how?*
public struct PayoffBiasedTransmission: Sendable, Hashable {
  /// β: how strongly a difference in payoffs counts, at least 0.
  public let strength: Rational

  /// The payoffs of behaviour A against A and B, then those of B.
  public let payoffs: [[Rational]]

  /// Transmission of two behaviours whose payoffs depend on what others do.
  ///
  /// - Parameters:
  ///   - strength: β, at least 0 and small enough that switching has probabilities.
  ///   - payoffs: Two rows of two payoffs: A against A and B, B against A and B.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(strength: Rational, payoffs: [[Rational]]) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      payoffs.count == 2 && payoffs.allSatisfy { $0.count == 2 },
      "payoffs",
      "\(payoffs.map(\.count))",
      "two rows of two payoffs"
    )
    let gaps = (0..<2).map { (payoffs[0][$0] - payoffs[1][$0]).magnitude }
    try EvolutionError.requireParameter(
      strength >= .zero && gaps.allSatisfy { strength * $0 <= 1 },
      "strength",
      strength,
      "a number of at least 0 that makes no difference in payoffs larger than 1"
    )
    self.strength = strength
    self.payoffs = payoffs
  }

  /// `(p′ − p) / (p(1 − p))` as a function of the share p of behaviour A.
  public var advantage: AdvantageFunction {
    let alone = payoffs[0][1] - payoffs[1][1]
    let together = payoffs[0][0] - payoffs[1][0]
    return AdvantageFunction(
      numerator: SparsePolynomial([(0, alone), (1, together - alone)]).scaled(by: strength)
    )
  }

  /// The share of behaviour A in the next generation.
  ///
  /// - Parameter share: p, from 0 to 1.
  /// - Returns: p′, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func next(_ share: Rational) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("share", share)
    return share + share * (1 - share) * advantage.value(at: share)
  }
}
