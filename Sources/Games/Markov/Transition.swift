public import EquilibriaNumerics

/// A state that may come next, and with what probability.
public struct Transition<State: Hashable & Sendable>: Sendable, Hashable {
  /// The state that may come next.
  public let state: State

  /// The probability that it does.
  public let probability: Rational

  /// A state that comes next with a given probability.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - probability: Its probability; certain by default.
  public init(to state: State, probability: Rational = 1) {
    self.state = state
    self.probability = probability
  }
}

extension Transition: CustomStringConvertible {
  /// The probability and the state: `1/2 left`.
  public var description: String { "\(probability) \(state)" }
}
