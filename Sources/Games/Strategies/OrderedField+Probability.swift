package import EquilibriaNumerics

extension OrderedField {
  /// Whether a sum of probabilities is one: exactly, or within a tolerance when floating.
  package func isTotalProbability(within tolerance: Double) -> Bool {
    switch Self.arithmetic {
    case .exact: self == 1
    case .floating: abs(doubleValue - 1) <= tolerance
    }
  }
}
