internal import CEquilibriaKernels
internal import EquilibriaNumerics

extension BestResponsePolytopes {
  /// The index of the perturbed equilibrium at a basis of one player's polytope, if there is one.
  ///
  /// The complementary basis of the other polytope has the labels that the given one lacks. Where
  /// it is feasible under perturbation too, the pair is an equilibrium of a nearby nondegenerate
  /// game, with index `(−1)^(k+1) · sign(det A_ST · det B_ST)` for supports S and T of size k and
  /// positive payoffs. The indices over the bases of a component of equilibria sum to its index.
  ///
  /// - Parameters:
  ///   - basis: The nonbasic labels of a basis that is feasible under perturbation.
  ///   - player: The player whose polytope it belongs to.
  ///   - candidates: The tight labels of the vertices that complete the basis's vertex.
  ///   - floating: Both polytopes in floating numbers, to prove signs of determinants quickly.
  /// - Returns: The number of the candidate at the complementary basis, and +1 or −1; `nil` when
  ///   that basis is not feasible.
  ///
  /// > Source: Shapley (1974), *A note on the Lemke–Howson algorithm*; von Stengel (2007),
  /// > *Algorithmic Game Theory* chapter 3, definition 3.12; Balthasar (2009), *Geometry and
  /// > equilibria in bimatrix games*, chapter 2.
  func index(
    ofBasis basis: LabelSet,
    of player: Int,
    among candidates: [LabelSet],
    _ floating: [FloatingPolytope]
  ) -> (candidate: Int, index: Int)? {
    let other = 1 - player
    let played = (0..<counts[player]).filter { !basis.contains(firstLabel(of: player) + $0) }
    let replies = (0..<counts[other]).filter { basis.contains(firstLabel(of: other) + $0) }
    guard !played.isEmpty, played.count == replies.count else { return nil }
    let candidate: Int
    if candidates.count == 1, candidates[0].count == counts[other] {
      // The only candidate is a simple vertex, so its only basis is the complementary one.
      candidate = 0
    } else {
      guard let dictionary = complement(played, replies, of: player), dictionary.isFeasible,
        let place = candidates.firstIndex(of: dictionary.tightLabels)
      else { return nil }
      candidate = place
    }
    let signs = [
      determinantSign(of: player, rows: replies, columns: played, floating),
      determinantSign(of: other, rows: played, columns: replies, floating),
    ]
    let index = (played.count % 2 == 1 ? 1 : -1) * signs[0] * signs[1]
    return (candidate, index)
  }

  /// The other player's polytope at the basis with given supports; `nil` when it is singular.
  private func complement(
    _ played: [Int],
    _ replies: [Int],
    of player: Int
  ) -> PerturbedDictionary? {
    let other = 1 - player
    var dictionary = dictionary(of: other, actions: Array(0..<counts[other]))
    for reply in replies {
      guard let column = dictionary.column(of: firstLabel(of: other) + reply),
        let row = played.lazy
          .compactMap({ dictionary.row(of: firstLabel(of: player) + $0) })
          .first(where: { dictionary.table.sign($0, column) != 0 })
      else { return nil }
      dictionary.pivot(row: row, column: column)
    }
    return dictionary
  }

  private func determinantSign(
    of player: Int,
    rows: [Int],
    columns: [Int],
    _ floating: [FloatingPolytope]
  ) -> Int {
    if !floating.isEmpty {
      let sign = floating[player].determinantSign(rows: rows, columns: columns)
      if sign != 0 { return sign }
    }
    return ExactLinearSystem.determinant(
      Matrix(
        rowCount: rows.count,
        columnCount: columns.count,
        elements: rows.flatMap { row in columns.map { matrices[player][row, $0] } }
      )
    ).signum
  }
}
