internal import RealModule

/// Numbers of successes in independent trials, to within the rounding of `Double`.
///
/// Small means are drawn by searching the distribution from zero upwards; large ones by transformed
/// rejection. No draw takes more than a bounded number of steps.
///
/// > Source: Hörmann (1993), *The generation of binomial random variates*, algorithm BTRS; Kachitvichyanukul
/// > & Schmeiser (1988), *Binomial random variate generation* (inversion).
package enum Binomial {
  /// How often a proposal may be rejected.
  ///
  /// Fewer than one in three is, so the bound is reached less than once in 10³⁰ draws; then the mode
  /// is returned.
  private static let attempts = 64

  /// A number of successes.
  ///
  /// - Parameters:
  ///   - trials: The number of trials, at least zero.
  ///   - probability: The chance of success; below 0 counts as 0 and above 1 as 1.
  ///   - generator: The source of randomness.
  /// - Returns: The number.
  @inline(__always)
  package static func sample(
    trials: Int,
    probability: Double,
    using generator: inout Xoshiro256
  ) -> Int {
    if trials <= 0 || !(probability > 0) { return 0 }
    if probability >= 1 { return trials }
    if probability > 0.5 {
      return trials - lower(trials, 1 - probability, &generator)
    }
    return lower(trials, probability, &generator)
  }

  /// A draw for a chance of at most one half.
  private static func lower(
    _ trials: Int,
    _ probability: Double,
    _ generator: inout Xoshiro256
  ) -> Int {
    Double(trials) * probability < 10
      ? inversion(trials, probability, &generator) : rejection(trials, probability, &generator)
  }

  /// Searches upwards from zero, subtracting probabilities from a uniform number.
  private static func inversion(
    _ trials: Int,
    _ probability: Double,
    _ generator: inout Xoshiro256
  ) -> Int {
    let odds = probability / (1 - probability)
    var mass = Double.exp(Double(trials) * Double.log(onePlus: -probability))
    var uniform = generator.nextUnit()
    // With a mean below 10, more than 150 successes do not occur in 10⁶⁰ draws.
    let end = min(trials, 150)
    var count = 0
    while uniform > mass && count < end {
      uniform -= mass
      count += 1
      mass *= odds * Double(trials - count + 1) / Double(count)
    }
    return count
  }

  /// Algorithm BTRS, for means of at least 10.
  private static func rejection(
    _ trials: Int,
    _ probability: Double,
    _ generator: inout Xoshiro256
  ) -> Int {
    let n = Double(trials)
    let deviation = Double.sqrt(n * probability * (1 - probability))
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let c = n * probability + 0.5
    let quickBound = 0.92 - 4.2 / b
    let mode = ((n + 1) * probability).rounded(.down)
    for _ in 0..<attempts {
      let u = generator.nextUnit() - 0.5
      let v = generator.nextUnit()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + c).rounded(.down)
      // Almost all of the hat lies under the density: no logarithms needed.
      if us >= 0.07 && v <= quickBound { return Int(k) }
      if !(k >= 0 && k <= n) { continue }
      let alpha = (2.83 + 5.1 / b) * deviation
      let height = Double.log(v * alpha / (a / (us * us) + b))
      let odds = probability / (1 - probability)
      let ratio =
        (mode + 0.5) * Double.log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * Double.log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * Double.log(odds * (n - k + 1) / (k + 1))
        + stirling(mode) + stirling(n - mode) - stirling(k) - stirling(n - k)
      if height <= ratio { return Int(k) }
    }
    return Int(mode)
  }

  /// `ln k! − [(k + ½) ln(k + 1) − (k + 1) + ½ ln 2π]`.
  private static func stirling(_ k: Double) -> Double {
    if k < 10 { return smallStirling[Int(k)] }
    let inverse = 1 / (k + 1)
    let square = inverse * inverse
    return (1.0 / 12 - (1.0 / 360 - square / 1260) * square) * inverse
  }

  private static let smallStirling: [Double] = [
    0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,
    0.01664469118982119, 0.01387612882307075, 0.01189670994589177, 0.01041126526197209,
    0.009255462182712733, 0.008330563433362871,
  ]
}

extension Xoshiro256 {
  /// A uniform number of 53 bits, at least 0 and below 1.
  @inline(__always)
  package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
