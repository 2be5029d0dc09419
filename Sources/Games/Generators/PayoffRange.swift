public import EquilibriaNumerics

/// The payoffs that a generator draws: all decimals of a fixed length between two whole numbers.
///
/// With `decimals` = 6 and the bounds 0 and 1, a payoff is one of 0, 0.000001, …, 1, each equally
/// likely. Payoffs are exact.
public struct PayoffRange: Sendable, Hashable {
  /// The smallest payoff.
  public let lowest: Int

  /// The largest payoff.
  public let highest: Int

  /// The number of digits after the point.
  public let decimals: Int

  /// 10^decimals: how many steps make 1.
  let scale: Int

  /// The decimals between two whole numbers.
  ///
  /// - Parameters:
  ///   - bounds: The smallest and the largest payoff, within ±10⁹.
  ///   - decimals: The number of digits after the point, from 0 to 9; 6 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other numbers.
  public init(_ bounds: ClosedRange<Int>, decimals: Int = 6) throws(GameError) {
    let limit = 1_000_000_000
    try requireWhole("lowest payoff", bounds.lowerBound, in: -limit...limit)
    try requireWhole("highest payoff", bounds.upperBound, in: -limit...limit)
    try requireWhole("decimals", decimals, in: 0...9)
    self.init(lowest: bounds.lowerBound, highest: bounds.upperBound, decimals: decimals)
  }

  private init(lowest: Int, highest: Int, decimals: Int) {
    self.lowest = lowest
    self.highest = highest
    self.decimals = decimals
    scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
  }

  /// The numbers from 0 to 1 with six decimals.
  public static let unitInterval = PayoffRange(lowest: 0, highest: 1, decimals: 6)

  /// The whole numbers from 0 to 99.
  public static let twoDigits = PayoffRange(lowest: 0, highest: 99, decimals: 0)

  /// The whole numbers in a range.
  ///
  /// - Parameter bounds: The smallest and the largest payoff, within ±10⁹.
  /// - Returns: The range without decimals.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for larger numbers.
  public static func integers(_ bounds: ClosedRange<Int>) throws(GameError) -> PayoffRange {
    try PayoffRange(bounds, decimals: 0)
  }

  /// Draws a payoff, all equally likely.
  ///
  /// - Parameter generator: The source of randomness.
  /// - Returns: A decimal in the range.
  public func draw(using generator: inout some RandomNumberGenerator) -> Rational {
    payoff(atStep: drawStep(in: steps, using: &generator))
  }

  /// The payoffs counted in steps of 10^−decimals.
  var steps: ClosedRange<Int> { lowest * scale...highest * scale }

  /// The payoff that is a given number of steps.
  func payoff(atStep step: Int) -> Rational {
    scale == 1 ? Rational(step) : Rational(step, scale)
  }

  /// A step of a range, all equally likely.
  func drawStep(
    in range: ClosedRange<Int>,
    using generator: inout some RandomNumberGenerator
  ) -> Int {
    // Bounds are within ±10¹⁸, so the width fits.
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(uniformNumber(below: width, using: &generator))
  }
}

extension PayoffRange {
  /// A matrix of independent payoffs, drawn row by row.
  func drawMatrix(
    rows: Int,
    columns: Int,
    using generator: inout some RandomNumberGenerator
  ) -> [[Rational]] {
    var matrix: [[Rational]] = []
    for _ in 0..<rows {
      var row: [Rational] = []
      row.reserveCapacity(columns)
      for _ in 0..<columns { row.append(draw(using: &generator)) }
      matrix.append(row)
    }
    return matrix
  }

  /// Requires that one payoff can be larger than another.
  func requireTwoPayoffs() throws(GameError) {
    guard lowest < highest else {
      throw .invalidParameter(
        name: "payoffs",
        value: "the single payoff \(lowest)",
        domain: "a range with at least two payoffs"
      )
    }
  }
}
