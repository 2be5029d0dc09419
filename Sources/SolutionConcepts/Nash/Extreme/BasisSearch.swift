internal import EquilibriaNumerics

/// Visits every feasible basis of a perturbed polytope, by depth-first search in exact arithmetic.
///
/// The perturbed polytope is simple and its graph is connected, so a set of feasible bases that
/// contains all neighbours of its members contains all of them: an exhausted search is complete.
/// Every basis is met through single pivots that are undone on the way back; nothing recurses.
///
/// - Complexity: One pivot forth and one back per basis, O(rows · columns) integer operations each,
///   and one hash entry per basis. The number of bases is exponential in the smaller dimension.
///
/// > Source: Balinski (1961), *On the graph structure of convex polyhedra in n-space*.
struct BasisSearch {
  private struct Step {
    /// The next column to try.
    var column = 1
    /// The pivot that led here.
    let row: Int
    let undoColumn: Int
  }

  /// Columns whose quantities stay zero.
  let frozen: LabelSet

  /// A label whose quantity stays basic.
  let required: Int?

  /// The number of bases visited.
  private(set) var basisCount = 0

  init(frozen: LabelSet = LabelSet(), required: Int? = nil) {
    self.frozen = frozen
    self.required = required
  }

  /// Visits all bases, or ends early with a reason.
  ///
  /// - Parameters:
  ///   - start: A feasible dictionary.
  ///   - stop: Asked now and then with the number of bases.
  ///   - visit: Called once for every basis.
  /// - Returns: `nil` when every basis was visited.
  mutating func run(
    from start: PerturbedDictionary,
    stop: (Int) -> StopReason?,
    visit: (PerturbedDictionary) -> Void
  ) -> StopReason? {
    var dictionary = start
    var basis = dictionary.basis
    var seen: Set<LabelSet> = [basis]
    var path = [Step(row: -1, undoColumn: -1)]
    basisCount = 1
    visit(dictionary)
    while let step = path.last {
      guard step.column < dictionary.columnLabels.count else {
        path.removeLast()
        guard step.row >= 0 else { break }
        basis.remove(dictionary.columnLabels[step.undoColumn])
        dictionary.pivot(row: step.row, column: step.undoColumn)
        basis.insert(dictionary.columnLabels[step.undoColumn])
        continue
      }
      let column = step.column
      path[path.count - 1].column += 1
      let entering = dictionary.columnLabels[column]
      guard !frozen.contains(entering),
        let row = dictionary.leavingRow(entering: column),
        dictionary.rowLabels[row] != required
      else { continue }
      var next = basis
      next.remove(entering)
      next.insert(dictionary.rowLabels[row])
      guard seen.insert(next).inserted else { continue }
      if let reason = stop(basisCount) { return reason }
      dictionary.pivot(row: row, column: column)
      basis = next
      basisCount += 1
      visit(dictionary)
      path.append(Step(row: row, undoColumn: column))
    }
    return nil
  }
}
