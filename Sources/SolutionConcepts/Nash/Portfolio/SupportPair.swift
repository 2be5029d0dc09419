internal import EquilibriaNumerics
internal import Games

/// The actions that both players may mix over: what a search proposes as an equilibrium.
///
/// The weights follow: those of one player make the other indifferent between all actions of the
/// other's support. Solving for them anew, in the arithmetic of the result, rids it of whatever
/// the search was inexact about.
struct SupportPair: Sendable, Hashable {
  /// The numbers of the actions, ascending, for each player.
  let supports: [[Int]]

  /// The weights of both players; `nil` when a system is singular or a weight is negative.
  func mixtures<Scalar: OrderedField>(
    space: ActionSpace,
    payoffs: [[Rational]],
    over scalar: Scalar.Type
  ) -> [[Scalar]]? {
    var mixtures: [[Scalar]] = []
    for player in 0..<2 {
      let system = SupportEquations(of: player, supports: supports, space: space)
      let weights: [Scalar]?
      switch Scalar.arithmetic {
      case .exact:
        weights = system.exactWeights(payoffs[1 - player])?.map { Scalar($0) }
      case .floating:
        weights = system.floatingWeights(payoffs[1 - player]).map { WeightShares.of($0) }
      }
      guard let weights else { return nil }
      var mixture = [Scalar](repeating: .zero, count: space.counts[player])
      for (place, action) in supports[player].enumerated() { mixture[action] = weights[place] }
      mixtures.append(mixture)
    }
    return mixtures
  }
}
