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
  private var sums: [Double] = []
  private var place = 0
  private var current = 0.0

  /// For at most so many values; fewer may come.
  package init(count: Int) {
    length = max(count / 1_024, 1)
    sums.reserveCapacity(2_048)
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

  /// The mean of all values, with an error from about 32 equally long stretches.
  package var estimate: Estimate {
    let count = sums.count * length + place
    if count == 0 { return Estimate(mean: 0, standardError: .infinity) }
    let mean = (sums.reduce(0, +) + current) / Double(count)
    let stretch = max(sums.count / 32, 1)
    let stretches = sums.count / stretch
    if stretches < 2 { return Estimate(mean: mean, standardError: .infinity) }
    let means = (0..<stretches).map { number in
      sums[(number * stretch)..<((number + 1) * stretch)].reduce(0, +)
        / Double(stretch * length)
    }
    let middle = means.reduce(0, +) / Double(stretches)
    let squares = means.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let error = (squares / Double(stretches * (stretches - 1))).squareRoot()
    return Estimate(mean: mean, standardError: error)
  }
}
