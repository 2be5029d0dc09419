internal import EquilibriaNumerics

extension EvolutionError {
  /// Throws unless a parameter lies in its domain.
  static func requireParameter(
    _ isInDomain: Bool,
    _ name: String,
    _ value: some CustomStringConvertible,
    _ domain: String
  ) throws(EvolutionError) {
    if !isInDomain {
      throw .parameter(name: name, value: value.description, domain: domain)
    }
  }

  /// Throws unless a parameter is a probability.
  static func requireProbability(_ name: String, _ value: Rational) throws(EvolutionError) {
    try requireParameter(
      value >= .zero && value <= 1,
      name,
      value,
      "a probability from 0 to 1"
    )
  }

  /// Throws unless a parameter is a finite floating-point probability.
  static func requireProbability(_ name: String, _ value: Double) throws(EvolutionError) {
    try requireParameter(value >= 0 && value <= 1, name, value, "a probability from 0 to 1")
  }

  /// Throws unless a count lies in a range.
  static func requireCount(
    _ name: String,
    _ value: Int,
    from least: Int,
    through most: Int
  ) throws(EvolutionError) {
    try requireParameter(
      value >= least && value <= most,
      name,
      value,
      "a whole number from \(least) to \(most)"
    )
  }
}
