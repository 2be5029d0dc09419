public import EquilibriaNumerics
public import Games

/// An evolutionarily stable strategy with its proof.
public struct EvolutionarilyStableStrategy<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The exact proof.
  public let certificate: ESSCertificate

  /// The game it belongs to.
  public let game: SymmetricGame<Action>

  /// What the population plays.
  public var strategy: MixedStrategy<Action, Rational> {
    MixedStrategy(trusted: certificate.weights, over: game.strategies)
  }

  /// What each member of the population earns.
  public var payoff: Rational { certificate.payoff }

  /// Whether it is a single strategy.
  public var isPure: Bool { certificate.support.count == 1 }

  /// How each pure mutant is repelled, in the order of the strategies.
  public var pureInvasions: [Invasion<Action>] {
    game.strategies.indices.compactMap { mutant in
      let weights = game.strategies.indices.map { $0 == mutant ? Rational.one : .zero }
      return weights == certificate.weights
        ? nil : game.invasion(weights: weights, into: certificate.weights)
    }
  }

  /// The exact invasion barrier against a mutant: at every smaller share the mutant does worse.
  ///
  /// - Parameter mutant: What the mutants play.
  /// - Returns: A share from 0 to 1; zero only for the strategy itself.
  /// - Throws: ``EvolutionError/game(_:)`` when the mutant is not over the game's strategies.
  public func invasionBarrier(
    against mutant: MixedStrategy<Action, Rational>
  ) throws(EvolutionError) -> Rational {
    try game.invasion(of: mutant, into: strategy).barrier
  }
}

extension EvolutionarilyStableStrategy: CustomStringConvertible {
  /// `1/2 Hawk + 1/2 Dove (payoff 1/2)`.
  public var description: String { "\(strategy) (payoff \(payoff))" }
}

/// A symmetric equilibrium that is not evolutionarily stable, with a mutant that shows why.
public struct RejectedEquilibrium<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What the population plays.
  public let strategy: MixedStrategy<Action, Rational>

  /// What each member of the population earns.
  public let payoff: Rational

  /// A mutant that is not repelled: it does better at every share, or equally well.
  public let invasion: Invasion<Action>

  /// Whether no mutant does better while it is rare, so that mutants can only drift in.
  public var isNeutrallyStable: Bool { invasion.isNeutral }
}

extension RejectedEquilibrium: CustomStringConvertible {
  /// The equilibrium, how it fails, and the mutant.
  public var description: String {
    "\(strategy) is \(isNeutrallyStable ? "only neutrally stable" : "not stable"): \(invasion)"
  }
}

/// A connected set of symmetric equilibria with more than one point.
public struct EquilibriumContinuum<Action: Hashable & Sendable>: Sendable, Hashable {
  /// Its extreme equilibria.
  public let extremes: [MixedStrategy<Action, Rational>]

  /// Its dimension.
  public let dimension: Int

  /// Whether every member is neutrally stable: mutants can drift along the set, not invade it.
  public let isNeutrallyStable: Bool

  /// Whether it is an evolutionarily stable set: every member repels all mutants but those that
  /// play a member's strategy; `nil` when that was not decided.
  ///
  /// > Source: Thomas (1985), *On evolutionarily stable sets*.
  public let isEvolutionarilyStableSet: Bool?
}

extension EquilibriumContinuum: CustomStringConvertible {
  /// `an evolutionarily stable set of dimension 1 between A and B`.
  public var description: String {
    let kind =
      isEvolutionarilyStableSet == true
      ? "an evolutionarily stable set"
      : isNeutrallyStable ? "a neutrally stable continuum" : "an unstable continuum"
    return "\(kind) of dimension "
      + "\(dimension) between " + extremes.map(\.description).joined(separator: " and ")
  }
}

/// All evolutionarily stable strategies of a game, and why other equilibria are not.
public struct EvolutionarilyStableStrategies<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The game.
  public let game: SymmetricGame<Action>

  /// The evolutionarily stable strategies, those of small supports first.
  public let strategies: [EvolutionarilyStableStrategy<Action>]

  /// Whether every evolutionarily stable strategy is in the list, proven.
  public let isComplete: Bool

  /// Why work ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// The other extreme symmetric equilibria, each with a mutant; `nil` when not asked for.
  public let others: [RejectedEquilibrium<Action>]?

  /// The connected sets of symmetric equilibria with more than one point; `nil` when not asked for.
  public let continua: [EquilibriumContinuum<Action>]?

  /// How many supports were examined.
  public let supportCount: Int

  /// The equilibria that are neutrally stable without being evolutionarily stable, as far as they
  /// are extreme.
  public var neutrallyStable: [RejectedEquilibrium<Action>] {
    (others ?? []).filter(\.isNeutrallyStable)
  }
}

extension EvolutionarilyStableStrategies: RandomAccessCollection {
  /// The first position, 0.
  public var startIndex: Int { 0 }

  /// One past the last position.
  public var endIndex: Int { strategies.count }

  /// The evolutionarily stable strategy at a position.
  public subscript(position: Int) -> EvolutionarilyStableStrategy<Action> { strategies[position] }
}

extension EvolutionarilyStableStrategies: CustomStringConvertible {
  /// One strategy per line, whether these are all, and why other equilibria are not stable.
  public var description: String {
    let noun = "evolutionarily stable \(count == 1 ? "strategy" : "strategies")"
    let end = isComplete ? "\(count) \(noun): all there are" : "\(count) \(noun) found so far"
    return
      (strategies.map(\.description) + [end] + (others ?? []).map(\.description)
      + (continua ?? []).map(\.description)).joined(separator: "\n")
  }
}
