/// A law of motion whose rates bend where some functions of payoffs change sign.
///
/// While the signs are given, rates are smooth, which integration relies on.
protocol KinkedRule: RevisionRule {
  /// The rule with given signs, one list per population.
  init(signs: [[Bool]])

  /// The functions whose signs matter in one population.
  static func switches(shares: ArraySlice<Double>, payoffs: [Double]) -> [Double]

  /// The sizes of the terms that cancel in those functions.
  ///
  /// - Parameters:
  ///   - shares: The shares of the population.
  ///   - sizes: The size of each payoff's terms.
  static func scales(shares: ArraySlice<Double>, sizes: [Double]) -> [Double]
}
