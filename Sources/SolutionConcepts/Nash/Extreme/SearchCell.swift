/// A part of a polytope's bases that can be searched on its own.
///
/// In a simple polytope the vertices of a facet are connected, and so are the vertices off a facet:
/// the weight that vanishes on the facet can be increased along edges up to its greatest value. So
/// the bases split into those with action 0 in use, those without it but with action 1, and so on,
/// and the last cell is what is left.
struct SearchCell: Sendable, Hashable {
  /// How many of the first actions stay out of use.
  let excludedCount: Int
  /// Whether the next action stays in use.
  let requiresNext: Bool

  /// The whole polytope.
  static let everything = SearchCell(excludedCount: 0, requiresNext: false)

  /// The cells of a polytope for a number of workers, largest first.
  static func cells(forWorkers workers: Int, actionCount: Int) -> [SearchCell] {
    let splits = min(workers, actionCount) - 1
    guard splits > 0 else { return [.everything] }
    return (0..<splits).map { SearchCell(excludedCount: $0, requiresNext: true) }
      + [SearchCell(excludedCount: splits, requiresNext: false)]
  }
}
