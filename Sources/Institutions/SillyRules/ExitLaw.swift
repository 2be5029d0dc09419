public import EquilibriaNumerics

/// When a member leaves, in probability.
///
/// Found by following the probabilities of all counts of enforced interactions from period to period.
/// Only positive numbers are added and multiplied, so floating results are accurate to a known share of
/// themselves.
public struct ExitLaw<Scalar: OrderedField>: Sendable, Hashable {
  /// The probability of leaving after 0, 1, 2, … periods: `exits[period]`.
  public let exits: [Scalar]

  /// The probability of still being there after 0, 1, 2, … periods: `staying[period]`.
  ///
  /// It is also the expected size of a community of such members, as a share of its first size.
  public let staying: [Scalar]

  /// How far each probability, and each sum of them, may be off, as a share of itself; zero when exact.
  public let relativeError: Scalar

  /// How far they may be off besides, where numbers are too small for floating arithmetic; zero when
  /// exact.
  public let absoluteError: Scalar

  /// The probability of leaving within all periods.
  public var probability: Scalar { exits.reduce(.zero, +) }

  /// After how many periods those who leave do so on average; `nil` when nobody leaves.
  public var meanPeriod: Scalar? {
    let probability = probability
    if probability == .zero { return nil }
    let sum = exits.enumerated().reduce(Scalar.zero) { sum, exit in
      sum + Scalar(Rational(exit.offset)) * exit.element
    }
    return sum / probability
  }
}

extension ExitLaw: CustomStringConvertible {
  /// The probability of leaving and the mean time.
  public var description: String {
    let last = exits.count - 1
    let mean = meanPeriod.map { ", on average after \($0.doubleValue) periods" } ?? ""
    return "\(probability) within \(last) periods\(mean)"
  }
}
