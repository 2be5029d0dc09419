public import EquilibriaNumerics

/// How the shares of strategies in a large population change, on average.
///
/// With `xᵢ` the share of strategy i, `Fᵢ` its mean payoff and `F̄ = Σ xᵢFᵢ`, each case states `ẋᵢ`.
/// In a game of two players with different roles each role is a population of its own, and `F`
/// depends on the shares in the other one.
///
/// > Source: Sandholm (2010), *Population Games and Evolutionary Dynamics*.
public enum MeanDynamic: Sendable, Hashable {
  /// Imitation of success: `xᵢ(Fᵢ − F̄)`.
  ///
  /// > Source: Taylor & Jonker (1978), *Evolutionarily stable strategies and game dynamics*.
  case replicator

  /// Generations that do not overlap: `xᵢ′ = xᵢ(w + Fᵢ)/(w + F̄)` with background fitness w, which
  /// makes all `w + Fᵢ` positive.
  ///
  /// > Source: Maynard Smith (1982), *Evolution and the Theory of Games*, appendix D.
  case discreteReplicator(background: Rational)

  /// Reproduction with errors: `Σⱼ xⱼFⱼQⱼᵢ − xᵢF̄`; payoffs are not negative.
  ///
  /// > Source: Hadeler (1981), *Stable polymorphisms in a selection model with mutation*; Page &
  /// > Nowak (2002), *Unifying evolutionary dynamics*.
  case replicatorMutator(MutationRule)

  /// Brown–von Neumann–Nash, a move to what earns more than the mean:
  /// `[Fᵢ − F̄]₊ − xᵢ Σⱼ [Fⱼ − F̄]₊`.
  ///
  /// > Source: Brown & von Neumann (1950), *Solutions of games by differential equations*.
  case brownVonNeumannNash

  /// Pairwise comparison of payoffs: `Σⱼ xⱼ[Fᵢ − Fⱼ]₊ − xᵢ Σⱼ [Fⱼ − Fᵢ]₊`.
  ///
  /// > Source: Smith (1984), *The stability of a dynamic model of traffic assignment*.
  case smith

  /// Best replies with noise η above zero: `e^{Fᵢ/η}/Σⱼ e^{Fⱼ/η} − xᵢ`.
  ///
  /// > Source: Fudenberg & Levine (1998), *The Theory of Learning in Games*.
  case logit(noise: Rational)

  /// Some people at a time play a best reply: `b − x` with a best reply b to x.
  ///
  /// > Source: Gilboa & Matsui (1991), *Social stability and equilibrium*; Hofbauer (1995),
  /// > *Stability for the best response dynamics*.
  case bestResponse

  /// The direction in the simplex that is closest to the payoffs.
  ///
  /// > Source: Nagurney & Zhang (1997), *Projected dynamical systems*; Lahkar & Sandholm (2008), *The
  /// > projection dynamic and the geometry of population games*.
  case projection

  /// Imitation of another member after comparing payoffs:
  /// `xᵢ Σⱼ xⱼ(ψ(Fᵢ − Fⱼ) − ψ(Fⱼ − Fᵢ))`.
  ///
  /// > Source: Schlag (1998), *Why imitate, and if so, how?*; Szabó & Tőke (1998).
  case imitation(ImitationRule)

  /// A best reply to a random sample of k opponents, ties broken evenly.
  ///
  /// > Source: Sandholm (2001), *Almost global convergence to p-dominant equilibrium*; Oyama, Sandholm
  /// > & Tercieux (2015), *Sampling best response dynamics and deterministic equilibrium selection*.
  case samplingBestResponse(sampleSize: Int)

  /// The strategy that earned most when each was tried against k random opponents of its own, ties
  /// broken evenly: the dynamic BEP(all, k).
  ///
  /// > Source: Osborne & Rubinstein (1998), *Games with procedurally rational players*; Sandholm,
  /// > Izquierdo & Izquierdo (2019), *Best experienced payoff dynamics and cooperation in the
  /// > centipede game*.
  case bestExperiencedPayoff(trials: Int)
}

/// How likely somebody imitates another as a function of the difference u in payoffs.
public enum ImitationRule: Sendable, Hashable {
  /// `ψ(u) = ½ + slope·u/2`, which makes the replicator dynamic at that speed.
  case linear(slope: Rational)

  /// `ψ(u) = 1/(1 + e^{−intensity·u})`.
  case fermi(intensity: Rational)
}

/// How often an offspring of one strategy plays another.
public enum MutationRule: Sendable, Hashable {
  /// A mutation with some probability, to each other strategy alike.
  case uniform(rate: Rational)

  /// The probability, in row j and column i, that an offspring of j plays i.
  case matrix([[Rational]])
}

extension MeanDynamic: CustomStringConvertible {
  /// The name of the dynamic and its parameters.
  public var description: String {
    switch self {
    case .replicator: "replicator"
    case .discreteReplicator(let background): "discrete replicator (background \(background))"
    case .replicatorMutator(.uniform(let rate)): "replicator–mutator (mutation rate \(rate))"
    case .replicatorMutator(.matrix): "replicator–mutator"
    case .brownVonNeumannNash: "Brown–von Neumann–Nash"
    case .smith: "Smith"
    case .logit(let noise): "logit (noise \(noise))"
    case .bestResponse: "best response"
    case .projection: "projection"
    case .imitation(.linear(let slope)): "imitation (slope \(slope))"
    case .imitation(.fermi(let intensity)): "imitation (intensity \(intensity))"
    case .samplingBestResponse(let size): "sampling best response (sample of \(size))"
    case .bestExperiencedPayoff(let trials): "best experienced payoff (\(trials) trials)"
    }
  }
}
