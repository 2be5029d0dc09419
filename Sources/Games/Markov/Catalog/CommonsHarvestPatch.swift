public import EquilibriaNumerics

/// A patch of apples that regrow faster the more are left: the commons, in miniature.
///
/// Of K sites k carry an apple. Each agent eats or waits; m eaters take min(m, k) apples, by lot
/// when there are too few. Then each empty site regrows independently with a probability that depends
/// on the apples left: none when none is left, so the patch can be lost for good.
///
/// With K = 4, probabilities (0, .1, .2, .5) and δ = .9 two agents could have 5.689543 together, but
/// in the only pure stationary equilibrium both always eat, for 4.218088.
///
/// Derived for this package from the constants of Commons Harvest in Melting Pot.
///
/// > Source: Leibo, Duéñez-Guzmán, Vezhnevets et al. (2021), *Scalable evaluation of multi-agent
/// > reinforcement learning with Melting Pot*; Janssen, Holahan, Lee & Ostrom (2010), *Lab experiments
/// > for the study of social-ecological systems*.
public struct CommonsHarvestPatch: MarkovGame, Hashable {
  /// What an agent does.
  public enum Move: String, NamedMove {
    /// Leave the apples alone.
    case wait = "Wait"
    /// Take an apple.
    case eat = "Eat"
  }

  /// K: the number of sites.
  public let sites: Int

  /// The probability that a site regrows, by the number of apples left; the last one holds for all
  /// larger numbers.
  public let regrowth: [Rational]

  /// n: the number of agents.
  public let agents: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The patch with the given regrowth.
  ///
  /// - Parameters:
  ///   - sites: K, from 1 to 60; 4 by default.
  ///   - regrowth: The probability that a site regrows when 0, 1, 2, … apples are left;
  ///     (0, .1, .2, .5) by default.
  ///   - agents: n, from 1 to 12; 2 by default.
  ///   - discount: δ of all agents, from 0 to below 1; 9/10 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other numbers.
  public init(
    sites: Int = 4,
    regrowth: [Rational] = [0, 0.1, 0.2, 0.5],
    agents: Int = 2,
    discount: Rational = 0.9
  ) throws(GameError) {
    try requireWhole("sites", sites, in: 1...60)
    try requireWhole("agents", agents, in: 1...12)
    try requireWhole("the number of regrowth probabilities", regrowth.count, in: 1...61)
    for probability in regrowth { try requireProbability("regrowth", probability) }
    try requireDiscount(discount)
    self.sites = sites
    self.regrowth = regrowth
    self.agents = agents
    horizon = .discounted(discount, players: agents)
  }

  /// The name of the game.
  public var title: String { "Commons Harvest patch" }

  /// n.
  public var playerCount: Int { agents }

  /// The number of apples, from none to K.
  public var states: [Int] { Array(0...sites) }

  /// The full patch.
  public var initialDistribution: [Transition<Int>] { [Transition(to: sites)] }

  /// Wait or eat, also when there is nothing to eat.
  ///
  /// - Parameter state: The number of apples.
  /// - Returns: The agents' moves.
  public func actions(in state: Int) -> [[Move]] {
    Array(repeating: Move.allCases, count: agents)
  }

  /// What is left, and what regrows.
  ///
  /// - Parameters:
  ///   - state: The number of apples.
  ///   - profile: The agents' moves.
  /// - Returns: The numbers of apples that may be there next.
  public func transitions(from state: Int, playing profile: [Move]) -> [Transition<Int>] {
    let left = max(state - profile.count { $0 == .eat }, 0)
    let grows = regrowth[min(left, regrowth.count - 1)]
    let empty = sites - left
    // The number of sites that regrow is binomial, built up site by site.
    var distribution: [Rational] = [1]
    for _ in 0..<empty {
      var next = Array(repeating: Rational.zero, count: distribution.count + 1)
      for (count, probability) in distribution.enumerated() {
        next[count] += probability * (1 - grows)
        next[count + 1] += probability * grows
      }
      distribution = next
    }
    return distribution.enumerated().map { Transition(to: left + $0, probability: $1) }
  }

  /// The expected number of apples that each agent gets.
  public var rewardRule: RewardRule<Int, Move> {
    .onAction { state, profile in
      let eaters = profile.count { $0 == .eat }
      return profile.map { $0 == .eat ? Rational(min(eaters, state), eaters) : 0 }
    }
  }
}
