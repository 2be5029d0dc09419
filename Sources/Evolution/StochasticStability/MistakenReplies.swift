public import EquilibriaNumerics
public import Games
internal import RealModule

/// A population that plays best replies to itself, with mistakes: the model of Kandori, Mailath and
/// Rob.
///
/// In a symmetric game with two strategies, each member who revises plays a best reply to the
/// present shares, either one with probability ½ when both are, and with probability ε chooses at
/// random instead. The state is the number of members who play the first strategy.
///
/// > Source: Kandori, Mailath & Rob (1993), *Learning, mutation, and long run equilibria in games*.
public struct MistakenReplies<Action: Hashable & Sendable>: Sendable, Hashable {
  /// Who revises in a step.
  public enum Revision: String, Sendable, Hashable, Codable, CaseIterable {
    /// Everybody at once.
    case simultaneous
    /// One member, drawn at random.
    case sequential
  }

  /// The game.
  public let game: SymmetricGame<Action>

  /// The number of members N.
  public let size: Int

  /// Who revises in a step.
  public let revision: Revision

  /// Whether members count themselves when they look at the shares.
  public let selfPlay: PopulationProcess.SelfPlay

  /// The largest population: laws take N³ operations.
  public static var largestSize: Int { 1000 }

  /// A population with its conventions.
  ///
  /// - Parameters:
  ///   - game: A symmetric two-player game with two strategies.
  ///   - size: The number of members, from 2 to ``largestSize``.
  ///   - revision: Who revises in a step.
  ///   - selfPlay: Whether members count themselves when they look at the shares.
  /// - Throws: ``EvolutionError`` when the game is not symmetric or has other than two strategies,
  ///   or the size is outside its domain.
  public init(
    _ game: some NormalFormGame<Action>,
    size: Int,
    revision: Revision = .simultaneous,
    selfPlay: PopulationProcess.SelfPlay = .included
  ) throws(EvolutionError) {
    let game = try SymmetricGame(game)
    guard game.count == 2 else {
      throw .notApplicable(
        reason: "this model needs a game with two strategies; found \(game.count)"
      )
    }
    guard (2...Self.largestSize).contains(size) else {
      throw .parameter(
        name: "size",
        value: "\(size)",
        domain: "a population from 2 to \(Self.largestSize)"
      )
    }
    self.game = game
    self.size = size
    self.revision = revision
    self.selfPlay = selfPlay
  }

  /// The exact long-run law in the limit of rare mistakes.
  ///
  /// - Parameter limits: The longest time.
  /// - Returns: The limit shares of all states, and the power of ε with which the others vanish.
  /// - Throws: ``EvolutionError`` when work was stopped.
  /// - Complexity: O(N³) rational operations.
  public func limit(limits: Limits = .none) throws(EvolutionError) -> MistakenRepliesLimit {
    let half = LeadingTerm(coefficient: Rational(1, 2), exponent: .zero)
    let mistake = LeadingTerm(coefficient: Rational(1, 2), exponent: .one)
    let chain = chain(
      choices: [mistake, half, .one],
      number: { LeadingTerm(coefficient: $0, exponent: .zero) }
    )
    let law = try chain.irreducibleLaw(stopwatch: Stopwatch(limits))
    let least = law.map(\.exponent).min() ?? .zero
    let weights = law.map { $0.exponent == least ? $0.coefficient : .zero }
    let total = weights.reduce(.zero, +)
    return MistakenRepliesLimit(
      shares: weights.map { $0 / total },
      powers: law.map { $0.exponent - least }
    )
  }

  /// The long-run law at a rate of mistakes.
  ///
  /// - Parameters:
  ///   - mistakeRate: The probability ε of a random choice, above 0 and at most 1.
  ///   - limits: The longest time.
  /// - Returns: The natural logarithm of the probability of each number of members who play the
  ///   first strategy, from 0 to N.
  /// - Throws: ``EvolutionError`` when the rate is outside its domain or work was stopped.
  /// - Complexity: O(N³).
  public func logLaw(
    mistakeRate: Double,
    limits: Limits = .none
  ) throws(EvolutionError) -> [Double] {
    guard mistakeRate > 0, mistakeRate <= 1 else {
      throw .parameter(
        name: "mistakeRate",
        value: "\(mistakeRate)",
        domain: "a probability above 0 and at most 1"
      )
    }
    let mistake = LogWeight(log: Double.log(mistakeRate) - Double.log(2))
    let right = LogWeight(log: Double.log(onePlus: -mistakeRate / 2))
    let law = try chain(
      choices: [mistake, LogWeight(log: -Double.log(2)), right],
      number: { LogWeight(log: Double.log($0.doubleValue)) }
    ).irreducibleLaw(stopwatch: Stopwatch(limits)).map(\.log)
    let total = logSumExp(law)
    return law.map { $0 - total }
  }

  /// The exact long-run law at a rational rate of mistakes.
  ///
  /// - Parameters:
  ///   - mistakeRate: The probability ε of a random choice, above 0 and at most 1.
  ///   - limits: The longest time.
  /// - Returns: The probability of each number of members who play the first strategy.
  /// - Throws: ``EvolutionError`` when the rate is outside its domain or work was stopped.
  /// - Complexity: O(N³) operations on numbers that grow with N: for small populations.
  public func exactLaw(
    mistakeRate: Rational,
    limits: Limits = .none
  ) throws(EvolutionError) -> [Rational] {
    guard mistakeRate > .zero, mistakeRate <= .one else {
      throw .parameter(
        name: "mistakeRate",
        value: "\(mistakeRate)",
        domain: "a probability above 0 and at most 1"
      )
    }
    let mistake = mistakeRate / 2
    let law = try chain(choices: [mistake, Rational(1, 2), 1 - mistake], number: { $0 })
      .irreducibleLaw(stopwatch: Stopwatch(limits))
    let total = law.reduce(.zero, +)
    return law.map { $0 / total }
  }

  /// The process with one mistake as the unit of resistance.
  ///
  /// - Returns: States from 0 to N members who play the first strategy.
  /// - Throws: ``EvolutionError`` never in practice.
  public func perturbedProcess() throws(EvolutionError) -> PerturbedProcess<Int> {
    let half = LeadingTerm(coefficient: Rational(1, 2), exponent: .zero)
    let mistake = LeadingTerm(coefficient: Rational(1, 2), exponent: .one)
    let chain = chain(
      choices: [mistake, half, .one],
      number: { LeadingTerm(coefficient: $0, exponent: .zero) }
    )
    var moves: [PerturbedProcess<Int>.Move] = []
    for from in 0...size {
      for to in 0...size where to != from && !chain[from, to].isZero {
        moves.append(.init(from: from, to: to, resistance: chain[from, to].exponent))
      }
    }
    return try PerturbedProcess(states: Array(0...size), moves: moves)
  }
}

extension MistakenReplies {
  /// What a member prefers among those it looks at: 2 for the first strategy, 1 for both, 0 for
  /// the second.
  private func preference(first: Int, of all: Int) -> Int {
    let gain =
      Rational(first) * (game.matrix[0, 0] - game.matrix[1, 0])
      + Rational(all - first) * (game.matrix[0, 1] - game.matrix[1, 1])
    return gain.signum + 1
  }

  /// The chain over the number of members who play the first strategy.
  ///
  /// - Parameters:
  ///   - choices: The probability of choosing the first strategy when it is worse, as good, better;
  ///     read backwards, the probability of choosing the second.
  ///   - number: A positive number as a weight.
  /// - Returns: The weights of the moves.
  private func chain<Weight: PositiveWeight>(
    choices: [Weight],
    number: (Rational) -> Weight
  ) -> StateReduction<Weight> {
    var chain = StateReduction<Weight>(count: size + 1)
    let own = selfPlay == .excluded ? 1 : 0
    let powers = choices.map { choice in
      (0..<size).reduce(into: [Weight.one]) { powers, place in
        powers.append(powers[place] * choice)
      }
    }
    var rows: [[Weight]] = [[number(1)]]
    for count in 1...size where revision == .simultaneous {
      var binomial = Rational.one
      var row = [number(1)]
      for part in 1...count {
        binomial = binomial * Rational(count - part + 1) / Rational(part)
        row.append(number(binomial))
      }
      rows.append(row)
    }
    for state in 0...size {
      // Who plays the first strategy may see other shares than who plays the second.
      let firsts = state > 0 ? preference(first: state - own, of: size - own) : 1
      let seconds = state < size ? preference(first: state, of: size - own) : 1
      switch revision {
      case .sequential:
        if state > 0 {
          chain[state, state - 1] = number(Rational(state, size)) * choices[2 - firsts]
        }
        if state < size {
          chain[state, state + 1] = number(Rational(size - state, size)) * choices[seconds]
        }
      case .simultaneous:
        func spread(_ members: Int, _ choice: Int) -> [Weight] {
          (0...members).map { hits in
            rows[members][hits] * powers[choice][hits] * powers[2 - choice][members - hits]
          }
        }
        if firsts == seconds || state == 0 || state == size {
          let next = spread(size, state == 0 ? seconds : firsts)
          for to in 0...size where to != state { chain[state, to] = next[to] }
          continue
        }
        let (from, into) = (spread(state, firsts), spread(size - state, seconds))
        for (kept, left) in from.enumerated() {
          for (won, right) in into.enumerated() where kept + won != state {
            chain[state, kept + won] = chain[state, kept + won] + left * right
          }
        }
      }
    }
    return chain
  }
}

/// Where a population of mistaken best replies is found as mistakes become rare, exactly.
public struct MistakenRepliesLimit: Sendable, Hashable {
  /// The limit of the probability of each number of members who play the first strategy.
  public let shares: [Rational]

  /// The power of ε with which each probability vanishes; zero for those that stay.
  public let powers: [Rational]
}

extension MistakenRepliesLimit: CustomStringConvertible {
  /// The states with a positive limit, one per line.
  public var description: String {
    shares.indices.filter { !shares[$0].isZero }
      .map { "\($0) with the first strategy: \(shares[$0])" }.joined(separator: "\n")
  }
}
