internal import EquilibriaNumerics

extension BestResponsePath {
  /// The actions of each player whose weights are basic: what tells complementary bases apart.
  struct ComplementaryBasis: Hashable {
    var actions: [[Int]]
  }

  /// The basis of a walk that is at one of its ends.
  var basis: ComplementaryBasis {
    ComplementaryBasis(
      actions: polytopes.enumerated().map { side, polytope in
        let labels = polytope.rowLabels.indices.filter { !polytope.rowIsSlack[$0] }
          .map { polytope.rowLabels[$0] - (side == 0 ? 0 : counts[0]) }
        return labels.sorted()
      }
    )
  }

  /// Walks on along the path of one dropped label, from one of its ends to the other.
  ///
  /// Both ends are complementary bases: the artificial equilibrium or equilibria. Lexicographic
  /// ratio tests make the path the same in both directions.
  ///
  /// - Parameters:
  ///   - dropped: The label to drop.
  ///   - pivots: The number of pivots spent, to be counted on.
  ///   - stopwatch: The limits; iterations are pivots.
  /// - Returns: Why the walk stopped on the way, and is of no more use; `nil` at its end.
  mutating func walk(
    dropping dropped: Int,
    pivots: inout Int,
    _ stopwatch: Stopwatch
  ) -> StopReason? {
    // At a complementary basis each label is nonbasic in exactly one polytope.
    var side = polytopes[0].columnLabels.contains(dropped) ? 0 : 1
    var entering = dropped
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: pivots) { return reason }
      guard let leaving = polytopes[side].enter(label: entering) else {
        preconditionFailure("an exact lexicographic path cannot lose its way")
      }
      pivots += 1
      if leaving == dropped { return nil }
      side = 1 - side
      entering = leaving
    }
  }
}
