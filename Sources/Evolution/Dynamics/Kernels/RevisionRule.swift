/// The law by which the members of one population change strategies.
///
/// All pointers have one entry per strategy of the population they belong to.
protocol RevisionRule {
  /// Whether the rates are those of `ln xᵢ`: shares stay positive, absent strategies stay absent.
  static var followsLogarithms: Bool { get }

  /// Writes the rates at given shares.
  ///
  /// - Parameters:
  ///   - population: The number of the population.
  ///   - count: Its number of strategies.
  ///   - shares: The share of each of its strategies.
  ///   - opponents: The share of each of the opponents' strategies.
  ///   - payoffs: The payoff of each of its strategies.
  ///   - result: The rates.
  func rates(
    population: Int,
    count: Int,
    shares: UnsafePointer<Double>,
    opponents: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  )
}
