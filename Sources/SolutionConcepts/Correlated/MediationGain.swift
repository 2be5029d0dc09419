public import EquilibriaNumerics

/// What a mediator adds to the best Nash equilibrium that is known.
public struct MediationGain<Scalar: OrderedField>: Sendable, Hashable {
  /// The best value of the objective among the known Nash equilibria.
  public let bestNash: Scalar

  /// The value of the mediated equilibrium minus the best Nash one.
  public let gain: Scalar

  /// Whether no Nash equilibrium can be better; otherwise the true gain may be smaller.
  public let isExact: Bool
}

extension CorrelatedEquilibrium {
  /// Compares the value with the best of some Nash equilibria, for payoff objectives.
  ///
  /// - Parameter equilibria: Nash equilibria of the same game.
  /// - Returns: The gain; `nil` when there is no equilibrium to compare with, or the objective is
  ///   not one of the payoff objectives.
  public func gain(
    over equilibria: NashEquilibria<Action, Scalar>
  ) -> MediationGain<Scalar>? {
    func worth(_ payoffs: [Scalar]) -> Scalar? {
      if objective == CorrelatedObjective<Action>.minimumPayoff.name { return payoffs.min() }
      guard certificate.playerWeights.count == payoffs.count else { return nil }
      return Scalar.sumOfProducts(count: payoffs.count) {
        (certificate.playerWeights[$0], payoffs[$0])
      }
    }
    guard let best = equilibria.compactMap({ worth($0.payoffs) }).max() else { return nil }
    // Over a continuum of equilibria a weighted sum of payoffs is greatest at an extreme one, but
    // the least payoff need not be.
    let isSettledByExtremes =
      objective != CorrelatedObjective<Action>.minimumPayoff.name
      || equilibria.components?.allSatisfy(\.isSinglePoint) ?? true
    return MediationGain(
      bestNash: best,
      gain: value - best,
      isExact: equilibria.isComplete && isSettledByExtremes
    )
  }
}
