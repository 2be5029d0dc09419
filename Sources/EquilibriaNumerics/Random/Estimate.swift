/// A mean of correlated simulated values, with its standard error.
///
/// The error comes from the means of equally long stretches, which are almost independent when a
/// stretch is much longer than the memory of the process.
///
/// > Source: Law (2015), *Simulation Modeling and Analysis*, section 9.5.3 (batch means).
public struct Estimate: Sendable, Hashable, Codable {
  /// The mean.
  public let mean: Double

  /// The standard error of the mean.
  public let standardError: Double

  /// A mean with its standard error.
  ///
  /// - Parameters:
  ///   - mean: The mean.
  ///   - standardError: Its standard error.
  public init(mean: Double, standardError: Double) {
    self.mean = mean
    self.standardError = standardError
  }

  /// The range of about 95 percent confidence: two standard errors either way.
  public var interval: ClosedRange<Double> {
    (mean - 2 * standardError)...(mean + 2 * standardError)
  }

  /// Whether a value is within so many standard errors of the mean.
  ///
  /// - Parameters:
  ///   - count: How many standard errors.
  ///   - value: The value to compare with.
  /// - Returns: Whether it is.
  public func isWithin(_ count: Double, standardErrorsOf value: Double) -> Bool {
    abs(mean - value) <= count * standardError
  }
}

extension Estimate: CustomStringConvertible {
  /// The mean and two standard errors: `0.8263 ± 0.0012`.
  public var description: String { "\(mean) ± \(2 * standardError)" }
}

/// Collects values one by one and gives their mean with a standard error.
package struct BatchMeans: Sendable {
  private let length: Int
  private var sums: [Double]
  private var place = 0
  private var current = 0.0

  /// For a known number of values, in 32 stretches.
  package init(count: Int) {
    length = max(count / 32, 1)
    sums = []
    sums.reserveCapacity(40)
  }

  @inline(__always)
  package mutating func add(_ value: Double) {
    current += value
    place += 1
    if place == length {
      sums.append(current)
      current = 0
      place = 0
    }
  }

  /// The mean of all complete stretches.
  package var estimate: Estimate {
    let means = sums.map { $0 / Double(length) }
    let count = Double(means.count)
    if means.isEmpty { return Estimate(mean: 0, standardError: 0) }
    let mean = means.reduce(0, +) / count
    if means.count < 2 { return Estimate(mean: mean, standardError: .infinity) }
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Estimate(mean: mean, standardError: (squares / (count * (count - 1))).squareRoot())
  }
}
