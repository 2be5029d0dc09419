internal import EquilibriaNumerics

/// A dictionary whose constants are perturbed symbolically, so that every vertex is simple.
///
/// The constant of the t-th initially basic quantity counts as larger by εᵗ for an infinitesimal
/// ε. Ties of the ratio test are then broken by lexicographic comparison, no two bases share a
/// perturbed vertex, and every vertex of the original polytope is the limit of at least one of
/// them.
///
/// > Source: Dantzig, Orden & Wolfe (1955), *The generalized simplex method*; von Stengel (2007),
/// > *Algorithmic Game Theory* chapter 3, section 3.6.
struct PerturbedDictionary {
  private(set) var table: FractionFreeDictionary
  /// The label of each row's basic quantity.
  private(set) var rowLabels: [Int]
  /// The label of each column's nonbasic quantity; column 0 holds the constants, label −1.
  private(set) var columnLabels: [Int]
  /// For each label its row, or the complement of its column; `Int.max` for absent labels.
  private var places: [Int]
  /// The labels that are perturbed, in the order of their perturbations.
  private var perturbed: [Int]

  init(
    table: FractionFreeDictionary,
    rowLabels: [Int],
    columnLabels: [Int],
    labelCount: Int
  ) {
    self.table = table
    self.rowLabels = rowLabels
    self.columnLabels = [-1] + columnLabels
    perturbed = rowLabels
    places = Array(repeating: .max, count: labelCount)
    for (row, label) in rowLabels.enumerated() { places[label] = row }
    for (column, label) in columnLabels.enumerated() { places[label] = ~(column + 1) }
  }

  /// The row of a basic quantity.
  func row(of label: Int) -> Int? {
    let place = places[label]
    return place >= 0 && place != .max ? place : nil
  }

  /// The column of a nonbasic quantity.
  func column(of label: Int) -> Int? { places[label] < 0 ? ~places[label] : nil }

  /// Whether a row's basic quantity is zero at the unperturbed vertex.
  func isZero(row: Int) -> Bool { table.sign(row, 0) == 0 }

  /// Starts the perturbation anew from the present basis, which must be feasible.
  mutating func perturbHere() { perturbed = rowLabels }

  /// Exchanges a basic and a nonbasic quantity.
  mutating func pivot(row: Int, column: Int) {
    table.pivot(row: row, column: column)
    let (leaving, entering) = (rowLabels[row], columnLabels[column])
    (rowLabels[row], columnLabels[column]) = (entering, leaving)
    places[entering] = row
    places[leaving] = ~column
  }

  /// The row whose quantity first reaches zero when the column's quantity grows.
  func leavingRow(entering column: Int) -> Int? {
    var leaving: Int?
    for row in rowLabels.indices where table.sign(row, column) < 0 {
      if let current = leaving {
        if precedes(row, current, entering: column) { leaving = row }
      } else {
        leaving = row
      }
    }
    return leaving
  }

  /// Whether a row's ratio is lexicographically smaller than another's.
  ///
  /// The coefficient of εᵗ in a row is minus the entry under quantity t, or one denominator when
  /// quantity t is the row's own.
  private func precedes(_ first: Int, _ second: Int, entering column: Int) -> Bool {
    let order = table.compareRatios(first, second, column: 0, pivot: column)
    if order != 0 { return order < 0 }
    for label in perturbed {
      let place = places[label]
      if place == first { return false }
      if place == second { return true }
      guard place < 0 else { continue }
      let order = table.compareRatios(first, second, column: ~place, pivot: column)
      if order != 0 { return order > 0 }
    }
    return false
  }

  /// Whether the basis is feasible for every small ε: constants that are zero have a positive
  /// first perturbation.
  var isFeasible: Bool {
    rowLabels.indices.allSatisfy { row in
      let sign = table.sign(row, 0)
      if sign != 0 { return sign > 0 }
      for label in perturbed {
        let place = places[label]
        if place == row { return true }
        guard place < 0 else { continue }
        let sign = table.sign(row, ~place)
        if sign != 0 { return sign < 0 }
      }
      return false
    }
  }

  /// The labels of all quantities that are zero at the unperturbed vertex.
  var tightLabels: LabelSet {
    var result = basis
    for row in rowLabels.indices where isZero(row: row) { result.insert(rowLabels[row]) }
    return result
  }

  /// The labels of the nonbasic quantities, which name the basis.
  var basis: LabelSet { LabelSet(columnLabels.dropFirst()) }
}
