internal import EquilibriaNumerics
internal import Games

extension BestResponsePolytopes {
  /// The index of a quasi-strict equilibrium with given supports, when it is regular.
  ///
  /// A quasi-strict equilibrium is regular when it is isolated: its supports have the same size k
  /// and the payoffs on them, made positive, are regular matrices. The index is then
  /// `(−1)^(k+1) · sign(det A · det B)`.
  ///
  /// - Parameters:
  ///   - supports: The numbers of the actions that each player uses.
  ///   - game: The game.
  /// - Returns: +1 or −1; `nil` when the equilibrium is not regular.
  ///
  /// > Source: Jansen (1981), *Regularity and stability of equilibrium points of bimatrix games*;
  /// > Shapley (1974), *A note on the Lemke–Howson algorithm*.
  static func regularIndex<Action>(
    ofQuasiStrict supports: [[Int]],
    in game: PayoffTable<Action>
  ) -> Int? {
    guard supports[0].count == supports[1].count else { return nil }
    let restricted = BestResponsePolytopes(game, actions: supports)
    let signs = restricted.matrices.map { ExactLinearSystem.determinant($0).signum }
    let index = (supports[0].count % 2 == 1 ? 1 : -1) * signs[0] * signs[1]
    return index == 0 ? nil : index
  }
}
