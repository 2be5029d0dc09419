/// The positive affine map that takes a player's payoffs to the numbers from 0 to 1.
///
/// Equilibria do not change under it, and tolerances have a meaning behind it.
struct PayoffScale {
  private let least: Double
  /// One over the range, or zero when all payoffs are equal.
  private let factor: Double

  /// The largest minus the smallest payoff.
  let range: Double

  init(_ payoffs: [Double]) {
    let (least, greatest) = payoffs.extremes
    self.least = least
    range = greatest - least
    factor = range > 0 ? 1 / range : 0
  }

  /// Where a payoff lies between the smallest, 0, and the largest, 1; 0 when all are equal.
  func share(_ payoff: Double) -> Double { (payoff - least) * factor }
}
