internal import CEquilibriaKernels

/// The floating numbers of a search, from the quickest to the most precise.
enum FloatingPrecision: CaseIterable, Sendable {
  /// Doubles, with 53 bits.
  case double
  /// Unevaluated sums of two doubles, with at least 99 bits in all bounds.
  ///
  /// > Source: Dekker (1971), *A floating-point technique for extending the available precision*.
  case doubleDouble

  /// The number of doubles per number; a line of numbers holds all first parts, then all second.
  var parts: Int {
    switch self {
    case .double: Int(CEQ_DOUBLE)
    case .doubleDouble: Int(CEQ_DOUBLE_DOUBLE)
    }
  }
}
