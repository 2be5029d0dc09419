public import EquilibriaNumerics

/// Two animals who contest a resource: hawks fight for it, doves display and retreat.
///
/// With the value V of the resource and the cost C of losing a fight, two hawks get (V − C)/2 each,
/// a hawk takes V from a dove, who gets 0, and two doves share V/2. Defined by `0 < V < C`, so the
/// game has the order of ``Chicken`` and the evolutionarily stable share of hawks is V/C.
///
/// > Source: Maynard Smith & Price (1973), *The logic of animal conflict*, Nature 246; Maynard Smith
/// > (1982), *Evolution and the Theory of Games*, chapter 2.
public struct HawkDove: SymmetricDilemma {
  /// What an animal does.
  public enum Move: String, NamedMove {
    /// Escalate until injured or until the other retreats.
    case hawk = "Hawk"
    /// Display, and retreat when the other escalates.
    case dove = "Dove"
  }

  /// V: the value of the resource.
  public let value: Rational

  /// C: the cost of an injury.
  public let cost: Rational

  /// The game with the given value and cost.
  ///
  /// - Parameters:
  ///   - value: V, the value of the resource; 2 by default.
  ///   - cost: C, the cost of an injury; 4 by default.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless `0 < value < cost`.
  public init(value: Rational = 2, cost: Rational = 4) throws(GameError) {
    let inequalities = DefiningInequalities(of: "Hawk–Dove game")
    try inequalities.positive(NamedParameter("value", value))
    try inequalities.greater(NamedParameter("cost", cost), NamedParameter("value", value))
    self.value = value
    self.cost = cost
  }

  /// The payoffs with doves as the cooperators: R = V/2, S = 0, T = V, P = (V − C)/2.
  public var outcomes: DilemmaOutcomes {
    DilemmaOutcomes(
      reward: value / 2,
      sucker: 0,
      temptation: value,
      punishment: (value - cost) / 2
    )
  }

  /// Doves cooperate.
  public static var cooperation: Move { .dove }

  /// The name of the game.
  public var title: String { "Hawk–Dove" }
}
