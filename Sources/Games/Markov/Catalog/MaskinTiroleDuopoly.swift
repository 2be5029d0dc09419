public import EquilibriaNumerics

/// Two firms that set prices in turn, each price standing for two periods.
///
/// Prices are `k/6`, k = 0…6, demand is `D(p) = 1 − p` and production is free; the lower price
/// serves all buyers, equal prices share them. In each period one firm moves, knowing the other's
/// standing price, and both are paid. For patient firms there are equilibria of two kinds: *kinked
/// demand*, where the focal price ½ is kept by the threat of a price war, and *Edgeworth cycles*,
/// where firms undercut each other until one relents.
///
/// With δ ≥ 5/9 the kinked-demand policy is: from 6, 5, 4 and 3 go to 3; from 2 to 1; from 1 to 1 with
/// probability `β = (5 + δ)/(5δ + 9δ²)` and to 3 otherwise; from 0 to 3.
///
/// > Source: Maskin & Tirole (1988), *A theory of dynamic oligopoly, II: price competition, kinked
/// > demand curves, and Edgeworth cycles*, Econometrica 56.
public struct MaskinTiroleDuopoly: MarkovGame, Hashable {
  /// Who moves, and against what.
  public struct State: Hashable, Sendable, CustomStringConvertible {
    /// The firm that sets a price now, 0 or 1.
    public let mover: Int

    /// The number of the other firm's standing price.
    public let standing: Int

    /// A turn.
    ///
    /// - Parameters:
    ///   - mover: The firm that sets a price now, 0 or 1.
    ///   - standing: The number of the other firm's standing price.
    public init(mover: Int, standing: Int) {
      self.mover = mover
      self.standing = standing
    }

    /// The mover and the standing price: `firm 1 against 3`.
    public var description: String { "firm \(mover + 1) against \(standing)" }
  }

  /// A number of a price, or nothing for the firm not to move.
  public enum Action: Hashable, Sendable, CustomStringConvertible {
    /// The price with this number.
    case price(Int)
    /// The other firm moves.
    case wait

    /// The number of the price, or `Wait`.
    public var description: String {
      switch self {
      case .price(let number): "\(number)"
      case .wait: "Wait"
      }
    }
  }

  /// m: the number of steps from price 0 to price 1.
  public let steps: Int

  /// How rewards add up; may be replaced.
  public var horizon: Horizon

  /// The duopoly with the given grid of prices.
  ///
  /// - Parameters:
  ///   - steps: The number of steps from price 0 to price 1, from 1 to 1000; 6 by default.
  ///   - discount: δ of both firms, from 0 to below 1; 9/10 by default.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` for other numbers.
  public init(steps: Int = 6, discount: Rational = 0.9) throws(GameError) {
    try requireWhole("steps", steps, in: 1...1000)
    try requireDiscount(discount)
    self.steps = steps
    horizon = .discounted(discount, players: 2)
  }

  /// The name of the game.
  public var title: String { "Maskin–Tirole duopoly" }

  /// Two.
  public var playerCount: Int { 2 }

  /// `Firm 1` and `Firm 2`.
  public var playerNames: [String] { ["Firm 1", "Firm 2"] }

  /// Firm 1 against every standing price, then firm 2.
  public var states: [State] {
    (0..<2).flatMap { mover in (0...steps).map { State(mover: mover, standing: $0) } }
  }

  /// Firm 1 moves first, against the highest price, at which nothing is sold.
  public var initialDistribution: [Transition<State>] {
    [Transition(to: State(mover: 0, standing: steps))]
  }

  /// All prices for the firm that moves.
  ///
  /// - Parameter state: The current state.
  /// - Returns: The firms' actions.
  public func actions(in state: State) -> [[Action]] {
    let prices = (0...steps).map { Action.price($0) }
    return state.mover == 0 ? [prices, [.wait]] : [[.wait], prices]
  }

  /// The other firm moves next, against the price just set.
  ///
  /// - Parameters:
  ///   - state: The current state.
  ///   - profile: The price set, and nothing from the other firm.
  /// - Returns: One next state, for certain.
  public func transitions(from state: State, playing profile: [Action]) -> [Transition<State>] {
    [Transition(to: State(mover: 1 - state.mover, standing: price(in: profile, of: state)))]
  }

  /// The profits at the new price and the standing one.
  public var rewardRule: RewardRule<State, Action> {
    .onAction { state, profile in
      let new = price(in: profile, of: state)
      let profits = [
        profit(at: new, against: state.standing), profit(at: state.standing, against: new),
      ]
      return state.mover == 0 ? profits : [profits[1], profits[0]]
    }
  }

  private func price(in profile: [Action], of state: State) -> Int {
    guard case .price(let number) = profile[state.mover] else {
      preconditionFailure("the firm that moves sets a price")
    }
    return number
  }

  private func profit(at own: Int, against other: Int) -> Rational {
    guard own <= other else { return 0 }
    let price = Rational(own, steps)
    let profit = price * (1 - price)
    return own == other ? profit / 2 : profit
  }
}
