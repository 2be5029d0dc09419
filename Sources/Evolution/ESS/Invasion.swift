public import EquilibriaNumerics
public import Games

/// What happens when a share of a population switches to a mutant strategy.
///
/// Against incumbents p, mutants y at share ε gain `(y − p)·A((1 − ε)p + εy)` over the incumbents:
/// a straight line in ε.
///
/// > Source: Vickers & Cannings (1987), *On the definition of an evolutionarily stable strategy*
/// > (invasion barrier); Weibull (1995), *Evolutionary Game Theory*, section 2.1.
public struct Invasion<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What the mutants play.
  public let mutant: MixedStrategy<Action, Rational>

  /// What a mutant gains when mutants are rare, `(y − p)·Ap`; never positive against a symmetric
  /// equilibrium.
  public let gainWhenRare: Rational

  /// What the gain grows by from share 0 to share 1, `(y − p)·A(y − p)`.
  public let growth: Rational

  /// What a mutant gains over an incumbent when a share of the population are mutants.
  ///
  /// - Parameter share: The share ε of mutants, from 0 to 1.
  /// - Returns: The difference of payoffs, positive when mutants do better.
  public func gain(at share: Rational) -> Rational { gainWhenRare + growth * share }

  /// The largest ε up to which incumbents do strictly better at every smaller positive share; from
  /// 0 for a mutant that is not repelled to 1 for one that never gains a foothold.
  public var barrier: Rational {
    if gainWhenRare > .zero { return .zero }
    if gainWhenRare.isZero { return growth < .zero ? .one : .zero }
    if growth <= -gainWhenRare { return .one }
    return -gainWhenRare / growth
  }

  /// Whether mutants do strictly better at every small positive share.
  public var succeeds: Bool {
    gainWhenRare > .zero || (gainWhenRare.isZero && growth > .zero)
  }

  /// Whether mutants and incumbents do equally well at every share.
  public var isNeutral: Bool { gainWhenRare.isZero && growth.isZero }
}

extension Invasion: CustomStringConvertible {
  /// `Dove is repelled up to a share of 1/2`.
  public var description: String {
    if isNeutral { return "\(mutant) does equally well at every share" }
    if succeeds {
      let end = growth < .zero ? min(-gainWhenRare / growth, .one) : .one
      return end == .one
        ? "\(mutant) invades and does better at every share"
        : "\(mutant) invades and does better up to a share of \(end)"
    }
    return barrier == .one
      ? "\(mutant) is repelled at every share"
      : "\(mutant) is repelled up to a share of \(barrier)"
  }
}

extension SymmetricGame {
  /// What happens when mutants enter a population.
  ///
  /// - Parameters:
  ///   - mutant: What the mutants play.
  ///   - incumbent: What everybody else plays.
  /// - Returns: The mutants' gain at every share, and the exact invasion barrier.
  /// - Throws: ``EvolutionError/game(_:)`` when a strategy is not over the game's strategies.
  public func invasion(
    of mutant: MixedStrategy<Action, Rational>,
    into incumbent: MixedStrategy<Action, Rational>
  ) throws(EvolutionError) -> Invasion<Action> {
    try requireStrategies(of: mutant)
    try requireStrategies(of: incumbent)
    return invasion(weights: mutant.probabilities, into: incumbent.probabilities)
  }

  /// What happens when mutants enter a population, both given by valid probabilities.
  func invasion(weights mutant: [Rational], into incumbent: [Rational]) -> Invasion<Action> {
    let direction = zip(mutant, incumbent).map { $0 - $1 }
    return Invasion(
      mutant: MixedStrategy(trusted: mutant, over: strategies),
      gainWhenRare: form(direction, incumbent),
      growth: form(direction, direction)
    )
  }

  /// `xᵀAy`.
  func form(_ left: [Rational], _ right: [Rational]) -> Rational {
    var sum = Rational.zero
    for row in 0..<count where !left[row].isZero { sum += left[row] * payoff(of: row, to: right) }
    return sum
  }

  /// `(Ay)ᵢ`, the payoff of one strategy in a population.
  func payoff(of row: Int, to population: [Rational]) -> Rational {
    Rational.sumOfProducts(count: count) { (matrix[row, $0], population[$0]) }
  }

  /// Throws unless a mixture is over the strategies of the game, in their order.
  func requireStrategies(of mixture: MixedStrategy<Action, Rational>) throws(EvolutionError) {
    guard mixture.actions == strategies else {
      throw .game(
        .invalidParameter(
          name: "the strategy set of the mixture",
          value: "\(mixture.actions)",
          domain: "the game's, \(strategies), in its order"
        )
      )
    }
  }
}
