/// Bounds within which a stationary equilibrium of a Markov game lies.
///
/// The equilibrium need not be rational, so floating numbers only come near it. A box that
/// ``/Games/MarkovGame/check(box:)`` accepts contains exactly one point at which all actions in use
/// earn the value of their state, and that point is a stationary equilibrium of the game as given, in
/// which all other actions are worse than those in use. Nothing is said about points outside.
///
/// > Source: Krawczyk (1969), *Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken*.
public struct EquilibriumBox: Sendable, Hashable {
  /// The bounds of every probability: `probabilities[state][player][action]`.
  ///
  /// An action that is not in use has the bounds 0 and 0.
  public let probabilities: [[[ClosedRange<Double>]]]

  /// The bounds of every value: `values[player][state]`, in units of total reward.
  public let values: [[ClosedRange<Double>]]

  /// A box from its bounds, from any source; the check says whether it proves anything.
  ///
  /// - Parameters:
  ///   - probabilities: The bounds of every probability, by state, player and action.
  ///   - values: The bounds of every value, by player and state.
  public init(probabilities: [[[ClosedRange<Double>]]], values: [[ClosedRange<Double>]]) {
    self.probabilities = probabilities
    self.values = values
  }

  /// How far apart the bounds of a probability are at most.
  public var probabilityWidth: Double { Self.width(probabilities.joined().joined()) }

  /// How far apart the bounds of a value are at most, in units of total reward.
  public var valueWidth: Double { Self.width(values.joined()) }

  private static func width(_ bounds: some Sequence<ClosedRange<Double>>) -> Double {
    bounds.reduce(0) { max($0, $1.upperBound - $1.lowerBound) }
  }
}

extension EquilibriumBox: CustomStringConvertible {
  /// How wide the box is.
  public var description: String {
    "an equilibrium, proven: probabilities within \(probabilityWidth), values within \(valueWidth)"
  }
}
