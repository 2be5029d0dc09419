public import EquilibriaNumerics
public import Games

/// Whether a strategy withstands one mutant in a finite population.
///
/// A resident is evolutionarily stable for population size N, an ESS_N, when selection opposes every
/// single mutant, and none fixates as often as a neutral one.
///
/// > Source: Nowak, Sasaki, Taylor & Fudenberg (2004), *Emergence of cooperation and evolutionary
/// > stability in finite populations*.
public struct FinitePopulationStability<Action: Hashable & Sendable>: Sendable, Hashable {
  /// What happens to one kind of mutant.
  public struct Challenge: Sendable, Hashable {
    /// The mutant's strategy.
    public let mutant: Action

    /// What a resident earns more than a single mutant, exactly; selection opposes invasion when
    /// it is positive.
    public let invasionMargin: Rational

    /// The probability that the mutant takes over.
    public let fixation: FixationProbability

    /// How strongly weak selection opposes the mutant, exactly; it does when this is positive.
    ///
    /// It is `c(N + 1) + d(2N − 4) − a(N − 2) − b(2N − 1)` without self-play; for large N its sign
    /// is that of the one-third law.
    public let weakSelectionMargin: Rational

    /// Whether selection acts against a single mutant.
    public var opposesInvasion: Bool { invasionMargin > .zero }

    /// Whether the mutant takes over less often than a neutral one.
    public var opposesReplacement: Bool { fixation.logAdvantage < 0 }

    /// Whether the mutant takes over less often than a neutral one when selection is weak.
    public var opposesReplacementWeakly: Bool { weakSelectionMargin > .zero }
  }

  /// The strategy of the residents.
  public let resident: Action

  /// One challenge for each other strategy, in the game's order.
  public let challenges: [Challenge]

  /// Whether the resident is an ESS_N under the process.
  public var isStable: Bool {
    challenges.allSatisfy { $0.opposesInvasion && $0.opposesReplacement }
  }

  /// Whether the resident is an ESS_N when selection is weak.
  public var isStableUnderWeakSelection: Bool {
    challenges.allSatisfy { $0.opposesInvasion && $0.opposesReplacementWeakly }
  }
}

extension FinitePopulationStability: CustomStringConvertible {
  /// Whether the resident is stable, and against whom it is not.
  public var description: String {
    let failures = challenges.compactMap { challenge -> String? in
      if !challenge.opposesInvasion { return "\(challenge.mutant) invades" }
      return challenge.opposesReplacement
        ? nil : "\(challenge.mutant) takes over more often than by chance"
    }
    return failures.isEmpty
      ? "\(resident) is stable" : "\(resident) is not stable: " + failures.joined(separator: ", ")
  }
}

extension NormalFormGame {
  /// Whether each strategy withstands single mutants in a finite population.
  ///
  /// - Parameter process: How the population changes; its mutation rate plays no part.
  /// - Returns: One verdict per strategy.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or gives a fitness that is not
  ///   positive.
  public func finitePopulationStability(
    under process: PopulationProcess
  ) throws(EvolutionError) -> [FinitePopulationStability<Action>] {
    let game = try SymmetricGame(self)
    var result: [FinitePopulationStability<Action>] = []
    for resident in 0..<game.count {
      var challenges: [FinitePopulationStability<Action>.Challenge] = []
      for mutant in 0..<game.count where mutant != resident {
        let contest = PairContest(
          game,
          mutant: mutant,
          resident: resident,
          size: process.size,
          selfPlay: process.selfPlay
        )
        challenges.append(
          .init(
            mutant: game.strategies[mutant],
            invasionMargin: -contest.advantage.value(at: 1),
            fixation: try game.fixation(of: mutant, into: resident, under: process),
            weakSelectionMargin: contest.weakSelectionMargin
          )
        )
      }
      result.append(
        FinitePopulationStability(resident: game.strategies[resident], challenges: challenges)
      )
    }
    return result
  }
}

extension PairContest {
  /// Minus the slope of Nρ − 1 at weak selection, times 6.
  ///
  /// The slope of Nρ is `Σₖ (N − k)·Δ(k)` over k from 1 to N − 1 mutants, Δ the advantage of a
  /// mutant, so the number holds with and without self-play.
  var weakSelectionMargin: Rational {
    let n = Rational(size)
    switch advantage {
    case .line(let constant, let slope):
      // Σ (N − k) = N(N − 1)/2 and Σ (N − k)k = (N − 1)N(N + 1)/6.
      return -(3 * (n - 1) * constant + (n - 1) * (n + 1) * slope)
    case .table(let values):
      let sum = (1..<size).reduce(Rational.zero) { $0 + Rational(size - $1) * values[$1] }
      return -6 * sum / n
    }
  }
}
