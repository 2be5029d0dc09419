public import EquilibriaNumerics
public import Games
internal import RealModule

/// The ranking of strategies, or of profiles, by how often a population plays them when mutants
/// arise one at a time.
///
/// A mutant replaces the resident strategy s by r with probability
/// `(1 − e^{−u})/(1 − e^{−mu})`, where `u = α(payoff of r − payoff of s)` and m is the size of the
/// population. In a symmetric game with one population, payoffs are those of r and s against each
/// other; with a population per player, those in the present profile.
///
/// > Source: Omidshafiei et al. (2019), *α-Rank: multi-agent evaluation by evolution*.
public struct AlphaRank<State: Hashable & Sendable>: Sendable, Hashable {
  /// The strategies, or the profiles of one strategy per population.
  public let states: [State]

  /// The natural logarithm of the share of time at each state.
  public let logShares: [Double]

  /// The largest relative difference between what flows into a state and what flows out.
  public let imbalance: Double

  /// The sets of states that are never left when α is infinite, all of them: the Markov–Conley
  /// chains, by the numbers of their states.
  public let sinks: [[Int]]

  /// The share of time at each state.
  public var shares: [Double] { logShares.map { Double.exp($0) } }

  /// The numbers of the states, the one with the largest share first.
  public var ranking: [Int] {
    states.indices.sorted {
      logShares[$0] == logShares[$1] ? $0 < $1 : logShares[$0] > logShares[$1]
    }
  }
}

extension AlphaRank: CustomStringConvertible {
  /// One state and its share per line, the largest first, then the sets that are never left.
  public var description: String {
    let lines = ranking.map { "\(states[$0]): \(probabilityText(log: logShares[$0]))" }
    let sets = sinks.map { sink in
      "{" + sink.map { "\(states[$0])" }.joined(separator: ", ") + "}"
    }
    return (lines + ["never left at infinite intensity: " + sets.joined(separator: ", ")])
      .joined(separator: "\n")
  }
}

extension NormalFormGame {
  /// α-rank of the strategies of a symmetric two-player game, with one population.
  ///
  /// - Parameters:
  ///   - intensity: The intensity of selection α, from 0.
  ///   - populationSize: The number m of members, at least 2.
  ///   - limits: The longest time.
  /// - Returns: The share of time at each strategy, and the sets never left.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, a parameter is out of its domain,
  ///   or work was stopped.
  /// - Complexity: O(n³) operations for n strategies.
  public func alphaRank(
    intensity: Double,
    populationSize: Int = 50,
    limits: Limits = .none
  ) throws(EvolutionError) -> AlphaRank<Action> {
    let game = try SymmetricGame(self)
    return try AlphaRankMoves(game, populationSize: populationSize)
      .rank(game.strategies, intensity: intensity, stopwatch: Stopwatch(limits))
  }

  /// α-rank of the pure profiles of any game, with one population per player.
  ///
  /// - Parameters:
  ///   - intensity: The intensity of selection α, from 0.
  ///   - populationSize: The number m of members of each population, at least 2.
  ///   - limits: The longest time.
  /// - Returns: The share of time at each profile, and the sets never left.
  /// - Throws: ``EvolutionError`` when the game is not well formed, has too many profiles, a
  ///   parameter is out of its domain, or work was stopped.
  /// - Complexity: O(S³) operations for S profiles.
  public func alphaRankOfProfiles(
    intensity: Double,
    populationSize: Int = 50,
    limits: Limits = .none
  ) throws(EvolutionError) -> AlphaRank<[Action]> {
    let table = try EvolutionError.game { () throws(GameError) in try tabulated() }
    let moves = try AlphaRankMoves(table, populationSize: populationSize)
    return try moves.rank(table.profiles, intensity: intensity, stopwatch: Stopwatch(limits))
  }

  /// The exact limit of α-rank as α grows, with one population.
  ///
  /// - Parameters:
  ///   - populationSize: The number m of members, at least 2.
  ///   - limits: The longest time.
  /// - Returns: The limit shares and the sets never left.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, a parameter is out of its domain,
  ///   or work was stopped.
  /// - Complexity: O(n³) operations for n strategies.
  public func alphaRankLimit(
    populationSize: Int = 50,
    limits: Limits = .none
  ) throws(EvolutionError) -> AlphaRankLimit<Action> {
    let game = try SymmetricGame(self)
    return try AlphaRankMoves(game, populationSize: populationSize)
      .limit(game.strategies, stopwatch: Stopwatch(limits))
  }

  /// The exact limit of α-rank as α grows, with one population per player.
  ///
  /// - Parameters:
  ///   - populationSize: The number m of members of each population, at least 2.
  ///   - limits: The longest time.
  /// - Returns: The limit shares and the sets never left.
  /// - Throws: ``EvolutionError`` when the game is not well formed, has too many profiles, a
  ///   parameter is out of its domain, or work was stopped.
  /// - Complexity: O(S³) operations for S profiles.
  public func alphaRankLimitOfProfiles(
    populationSize: Int = 50,
    limits: Limits = .none
  ) throws(EvolutionError) -> AlphaRankLimit<[Action]> {
    let table = try EvolutionError.game { () throws(GameError) in try tabulated() }
    return try AlphaRankMoves(table, populationSize: populationSize)
      .limit(table.profiles, stopwatch: Stopwatch(limits))
  }
}

/// Where α-rank goes as the intensity of selection grows without bound, exactly.
public struct AlphaRankLimit<State: Hashable & Sendable>: Sendable, Hashable {
  /// A set of states that is never left at infinite intensity.
  public struct Sink: Sendable, Hashable {
    /// The numbers of its states.
    public let states: [Int]

    /// The share of time at each of them once the set is reached.
    public let shares: [Rational]
  }

  /// The strategies, or the profiles of one strategy per population.
  public let states: [State]

  /// The limit of the share of time at each state.
  public let shares: [Rational]

  /// The sets that are never left at infinite intensity, all of them.
  public let sinks: [Sink]
}

extension AlphaRankLimit: CustomStringConvertible {
  /// The states with a positive limit share, one per line.
  public var description: String {
    states.indices.filter { !shares[$0].isZero }.map { "\(states[$0]): \(shares[$0])" }
      .joined(separator: "\n")
  }
}

extension PayoffTable {
  /// All profiles, in order.
  fileprivate var profiles: [[Action]] { (0..<space.profileCount).map { profile(at: $0) } }
}

extension AlphaRankMoves {
  /// The moves between the strategies of a symmetric game.
  fileprivate init<Action>(
    _ game: SymmetricGame<Action>,
    populationSize: Int
  ) throws(EvolutionError) {
    try self.init(count: game.count, populationSize: populationSize)
    for resident in 0..<game.count {
      for mutant in 0..<game.count where mutant != resident {
        add(
          from: resident,
          to: mutant,
          gain: game.matrix[mutant, resident] - game.matrix[resident, mutant]
        )
      }
    }
  }

  /// The moves between the pure profiles of a game.
  fileprivate init<Action>(
    _ table: PayoffTable<Action>,
    populationSize: Int
  ) throws(EvolutionError) {
    let count = table.space.profileCount
    try self.init(count: count, populationSize: populationSize)
    for index in 0..<count {
      var profile = table.space.profile(at: index)
      for player in profile.indices {
        let present = profile[player]
        for action in 0..<table.space.counts[player] where action != present {
          profile[player] = action
          let next = table.space.index(of: profile)
          add(
            from: index,
            to: next,
            gain: table.payoffs[player][next] - table.payoffs[player][index]
          )
        }
        profile[player] = present
      }
    }
  }
}
