public import EquilibriaNumerics

/// A forager who may consult an altar before picking berries that may be prohibited.
///
/// Whether a berry is prohibited changes now and then: knowledge is lost with probability σ per
/// period. A forager who knows eats safely, for 1. One who does not know may *visit* the altar, which
/// takes the period and restores knowledge, or *guess*, which pays 1 but is wrong with probability w
/// and then sanctioned with probability π: the forager is removed for some periods. With knowledge
/// values `V_K = 1 + V_U` and `V_U = δ((1 − σ)·V_K + σ·V_U)` under visits, the altar is worth
/// consulting from a small π on: .0020946… with the default numbers.
///
/// One player; the tabular core of the altared environment, derived for this package.
///
/// > Source: derived from the altared environment of Hadfield-Menell et al., NeurIPS 2024 tutorial
/// > *Cross-disciplinary insights into alignment in humans and machines*.
public struct AltarForaging: MarkovGame, Hashable {
  /// What the forager is up to.
  public enum State: Hashable, Sendable, CustomStringConvertible {
    /// The forager knows what is prohibited.
    case known
    /// The forager does not know.
    case unknown
    /// The forager was sanctioned and returns after this number of periods.
    case removed(periods: Int)

    /// `known`, `unknown`, or the periods left.
    public var description: String {
      switch self {
      case .known: "known"
      case .unknown: "unknown"
      case .removed(let periods): "removed for \(periods)"
      }
    }
  }

  /// What the forager does.
  public enum Move: String, NamedMove {
    /// Eat what is known to be permitted.
    case eat = "Eat"
    /// Consult the altar.
    case visit = "Visit"
    /// Eat without knowing.
    case guess = "Guess"
    /// Wait to return.
    case wait = "Wait"
  }

  /// π: the probability that a wrong guess is sanctioned.
  public let sanctionProbability: Rational

  /// σ: the probability per period that knowledge is lost.
  public let switchProbability: Rational

  /// w: the probability that a guess is wrong.
  public let wrongProbability: Rational

  /// How many periods a sanction lasts.
  public let removal: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The environment with the given probabilities.
  ///
  /// - Parameters:
  ///   - sanctionProbability: π; 1/2 by default.
  ///   - switchProbability: σ; 1/50 by default.
  ///   - wrongProbability: w; 2/3 by default, one permitted zone of three.
  ///   - removal: How many periods a sanction lasts, from 1 to 10,000; 25 by default.
  ///   - discount: δ, from 0 to below 1; 99/100 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other numbers.
  public init(
    sanctionProbability: Rational = 0.5,
    switchProbability: Rational = 0.02,
    wrongProbability: Rational = Rational(2, 3),
    removal: Int = 25,
    discount: Rational = 0.99
  ) throws(GameError) {
    try requireProbability("sanctionProbability", sanctionProbability)
    try requireProbability("switchProbability", switchProbability)
    try requireProbability("wrongProbability", wrongProbability)
    try requireWhole("removal", removal, in: 1...10_000)
    try requireDiscount(discount)
    self.sanctionProbability = sanctionProbability
    self.switchProbability = switchProbability
    self.wrongProbability = wrongProbability
    self.removal = removal
    horizon = .discounted([discount])
  }

  /// The name of the environment.
  public var title: String { "Altar foraging" }

  /// One.
  public var playerCount: Int { 1 }

  /// `Forager`.
  public var playerNames: [String] { ["Forager"] }

  /// Unknown, known, and the periods of removal.
  public var states: [State] {
    [.unknown, .known] + (1...removal).map { .removed(periods: $0) }
  }

  /// Eat when known; visit or guess when not.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The forager's moves.
  public func actions(in state: State) -> [[Move]] {
    switch state {
    case .known: [[.eat]]
    case .unknown: [[.visit, .guess]]
    case .removed: [[.wait]]
    }
  }

  /// What the forager knows next.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The forager's move.
  /// - Returns: The states that may come next.
  public func transitions(from state: State, playing profile: [Move]) -> [Transition<State>] {
    switch state {
    case .removed(1): return [Transition(to: .unknown)]
    case .removed(let periods): return [Transition(to: .removed(periods: periods - 1))]
    case .unknown where profile[0] == .guess:
      let removed = wrongProbability * sanctionProbability
      return [
        Transition(to: .unknown, probability: 1 - removed),
        Transition(to: .removed(periods: removal), probability: removed),
      ]
    case .known, .unknown:
      return [
        Transition(to: .known, probability: 1 - switchProbability),
        Transition(to: .unknown, probability: switchProbability),
      ]
    }
  }

  /// One for eating or guessing.
  public var rewardRule: RewardRule<State, Move> {
    .onAction { _, profile in [profile[0] == .eat || profile[0] == .guess ? 1 : 0] }
  }
}
