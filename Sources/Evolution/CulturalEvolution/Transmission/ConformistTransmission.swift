public import EquilibriaNumerics

/// Learners see n models and follow the majority more, or less, often than its share.
///
/// `p′ = p + Σ D_k·C(n, k)·[pᵏ(1 − p)ⁿ⁻ᵏ − pⁿ⁻ᵏ(1 − p)ᵏ]` over majorities k of n models.
///
/// > Source: Boyd & Richerson (1985), *Culture and the Evolutionary Process*, chapter 7; Henrich & Boyd
/// > (1998), *The evolution of conformist transmission*.
public struct ConformistTransmission: Sendable, Hashable {
  /// n: how many models a learner sees.
  public let models: Int

  /// D_k for each majority k from the smallest one to n − 1: how much more often than k/n a learner
  /// follows k models who agree.
  public let biases: [Rational]

  /// Transmission from n models.
  ///
  /// - Parameters:
  ///   - models: n, from 3 to 64.
  ///   - biases: D_k for k = ⌊n/2⌋ + 1 … n − 1, each from −k/n to 1 − k/n; unanimous models are always
  ///     followed.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public init(models: Int, biases: [Rational]) throws(EvolutionError) {
    try EvolutionError.requireCount("models", models, from: 3, through: 64)
    let first = models / 2 + 1
    try EvolutionError.requireParameter(
      biases.count == models - first,
      "biases",
      biases.count,
      "one bias for each majority from \(first) to \(models - 1)"
    )
    for (index, bias) in biases.enumerated() {
      let share = Rational(first + index, models)
      try EvolutionError.requireParameter(
        bias >= -share && bias <= 1 - share,
        "biases[\(index)]",
        bias,
        "a number from \(-share) to \(1 - share)"
      )
    }
    self.models = models
    self.biases = biases
  }

  /// Transmission from three models: `p′ = p + D·p(1 − p)(2p − 1)`.
  ///
  /// - Parameter strength: D, from −1 to 1; conformist when positive.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the strength is out of its domain.
  public init(strength: Rational) throws(EvolutionError) {
    try EvolutionError.requireParameter(
      strength.magnitude <= 1,
      "strength",
      strength,
      "a number from -1 to 1"
    )
    try self.init(models: 3, biases: [strength / 3])
  }

  /// `(p′ − p) / (p(1 − p))` as a function of the share p.
  public var advantage: AdvantageFunction {
    var sum = SparsePolynomial(.zero)
    for (index, bias) in biases.enumerated() where !bias.isZero {
      let majority = models / 2 + 1 + index
      var coefficient = bias
      for place in 0..<(models - majority) {
        coefficient = coefficient * Rational(models - place) / Rational(place + 1)
      }
      let (more, less) = (majority - 1, models - majority - 1)
      sum = sum + (Self.product(more, less) - Self.product(less, more)).scaled(by: coefficient)
    }
    return AdvantageFunction(numerator: sum)
  }

  /// `pᵃ(1 − p)ᵇ`.
  private static func product(_ a: Int, _ b: Int) -> SparsePolynomial {
    var row: [Rational] = [1]
    for _ in 0..<b { row = zip([.zero] + row, row + [.zero]).map { $1 - $0 } }
    return SparsePolynomial(row.enumerated().map { ($0.offset + a, $0.element) })
  }

  /// The share in the next generation.
  ///
  /// - Parameter share: p, from 0 to 1.
  /// - Returns: p′, exact.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func next(_ share: Rational) throws(EvolutionError) -> Rational {
    try EvolutionError.requireProbability("share", share)
    return share + share * (1 - share) * advantage.value(at: share)
  }
}
