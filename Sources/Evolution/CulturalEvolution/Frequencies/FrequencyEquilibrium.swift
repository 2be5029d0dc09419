public import EquilibriaNumerics

/// A state of rest of a population of two types, with its stability.
///
/// Shares move by `ẋ = x(1 − x)·A(x)`, where A is the advantage of the first type over the second in
/// fitness.
public struct FrequencyEquilibrium: Sendable, Hashable {
  /// The share of the first type, with the proof that nobody has an advantage there.
  ///
  /// The shares 0 and 1 are states of rest whatever the advantage.
  public let share: CertifiedRoot

  /// Whether the population returns after a small disturbance.
  public let stability: Stability

  /// The derivative of ẋ at the state; negative values are the speed of return.
  public let eigenvalue: Enclosure

  /// An equilibrium from its parts.
  ///
  /// - Parameters:
  ///   - share: The share of the first type.
  ///   - stability: Whether the population returns after a small disturbance.
  ///   - eigenvalue: The derivative of ẋ at the state.
  public init(share: CertifiedRoot, stability: Stability, eigenvalue: Enclosure) {
    self.share = share
    self.stability = stability
    self.eigenvalue = eigenvalue
  }

  /// The same state by the share of the other type.
  var complemented: FrequencyEquilibrium {
    FrequencyEquilibrium(
      share: share.complement,
      stability: stability,
      eigenvalue: eigenvalue
    )
  }

  /// Whether both types are present.
  public var isInterior: Bool {
    share.enclosure.exact.map { $0 > .zero && $0 < 1 } ?? true
  }
}

extension FrequencyEquilibrium: CustomStringConvertible {
  /// The share, its stability and its eigenvalue.
  public var description: String { "\(share) (\(stability.rawValue), eigenvalue \(eigenvalue))" }
}
