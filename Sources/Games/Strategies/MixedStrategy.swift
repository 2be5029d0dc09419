public import EquilibriaNumerics

/// A probability for each of a player's actions.
///
/// ```swift
/// let fair = try MixedStrategy<Coin, Rational>(
///   actions: [.heads, .tails], probabilities: [0.5, 0.5])
/// ```
public struct MixedStrategy<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable, Hashable {
  /// The player's actions, in the game's order.
  public let actions: [Action]

  /// The probability of each action: not negative, summing to one.
  public let probabilities: [Scalar]

  /// How far floating probabilities may be from summing to one.
  public static var sumTolerance: Double { 1e-9 }

  /// A strategy from its probabilities.
  ///
  /// - Parameters:
  ///   - actions: The player's actions.
  ///   - probabilities: One per action. Exact ones sum to 1 exactly; floating ones within
  ///     ``sumTolerance``.
  /// - Throws: ``GameError`` when a probability is negative or not finite, or the sum is not 1.
  public init(actions: [Action], probabilities: [Scalar]) throws(GameError) {
    guard actions.count == probabilities.count else {
      throw .wrongTableSize(player: 0, found: probabilities.count, expected: actions.count)
    }
    var sum = Scalar.zero
    for (action, probability) in zip(actions, probabilities) {
      guard probability.isFinite else {
        throw .notFinite(place: "the probability of \(action)")
      }
      guard probability >= .zero else {
        throw .negativeProbability(action: "\(action)", probability: "\(probability)")
      }
      sum += probability
    }
    guard sum.isTotalProbability(within: Self.sumTolerance) else {
      throw .probabilitiesDoNotSumToOne(sum: "\(sum)")
    }
    self.actions = actions
    self.probabilities = probabilities
  }

  /// A strategy whose probabilities were produced by a solver and are known to be valid.
  package init(trusted probabilities: [Scalar], over actions: [Action]) {
    self.actions = actions
    self.probabilities = probabilities
  }

  /// The strategy that plays one action for certain.
  ///
  /// - Parameters:
  ///   - action: The action to play.
  ///   - actions: All of the player's actions.
  /// - Throws: ``GameError/unknownAction(player:action:)`` when `action` is not among them.
  public init(pure action: Action, among actions: [Action]) throws(GameError) {
    guard let index = actions.firstIndex(of: action) else {
      throw .unknownAction(player: 0, action: "\(action)")
    }
    var probabilities = [Scalar](repeating: .zero, count: actions.count)
    probabilities[index] = 1
    self.init(trusted: probabilities, over: actions)
  }

  /// The strategy that plays every action equally often.
  ///
  /// - Parameter actions: The player's actions, at least one.
  public init(uniformOver actions: [Action]) {
    precondition(!actions.isEmpty, "a strategy needs at least one action")
    let share = Scalar(Rational(1, actions.count))
    self.init(
      trusted: Array(repeating: share, count: actions.count),
      over: actions
    )
  }

  /// The probability of an action; zero for an action that the player does not have.
  public subscript(action: Action) -> Scalar {
    actions.firstIndex(of: action).map { probabilities[$0] } ?? .zero
  }

  /// The numbers of the actions with positive probability, in order.
  public var supportIndices: [Int] { probabilities.indices.filter { probabilities[$0] > .zero } }

  /// The actions with positive probability, in order.
  public var support: [Action] { supportIndices.map { actions[$0] } }

  /// The action played for certain, or `nil` when the strategy truly mixes.
  public var pureAction: Action? {
    let support = supportIndices
    return support.count == 1 ? actions[support[0]] : nil
  }
}

extension MixedStrategy: CustomStringConvertible {
  /// The pure action, or the mixture: `2/3 Bach + 1/3 Stravinsky`.
  public var description: String {
    if let pureAction { return "\(pureAction)" }
    return supportIndices.map { "\(probabilities[$0]) \(actions[$0])" }
      .joined(separator: " + ")
  }
}
