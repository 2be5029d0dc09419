public import EquilibriaNumerics

/// A process in which some moves happen by themselves and others need rare mistakes.
///
/// The resistance of a move is the rate at which its probability vanishes: `P ≈ c·ε^r` as the
/// probability ε of a mistake goes to 0. Resistance 0 means that no mistake is needed.
///
/// > Source: Young (1993), *The evolution of conventions*; Freidlin & Wentzell (1984), *Random
/// > Perturbations of Dynamical Systems*, chapter 6.
public struct PerturbedProcess<State: Hashable & Sendable>: Sendable, Hashable {
  /// A move between two different states.
  public struct Move: Sendable, Hashable {
    /// The number of the state that is left.
    public let from: Int

    /// The number of the state that is entered.
    public let to: Int

    /// The resistance; not negative.
    public let resistance: Rational

    /// A move.
    ///
    /// - Parameters:
    ///   - from: The number of the state that is left.
    ///   - to: The number of the state that is entered.
    ///   - resistance: The resistance.
    public init(from: Int, to: Int, resistance: Rational) {
      self.from = from
      self.to = to
      self.resistance = resistance
    }
  }

  /// The states.
  public let states: [State]

  /// The moves that are possible with or without mistakes.
  public let moves: [Move]

  /// A process from its states and moves.
  ///
  /// - Parameters:
  ///   - states: The distinct states, at least one.
  ///   - moves: The possible moves; of several between the same states the easiest counts.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when there is no state, a state is
  ///   repeated, or a move has a negative resistance or an unknown state.
  public init(states: [State], moves: [Move]) throws(EvolutionError) {
    guard !states.isEmpty, Set(states).count == states.count else {
      throw .parameter(name: "states", value: "\(states)", domain: "distinct states, at least one")
    }
    for move in moves {
      guard states.indices.contains(move.from), states.indices.contains(move.to) else {
        throw .parameter(
          name: "the move \(move.from) → \(move.to)",
          value: "between unknown states",
          domain: "states from 0 to \(states.count - 1)"
        )
      }
      guard move.resistance >= .zero else {
        throw .parameter(
          name: "the resistance of the move \(move.from) → \(move.to)",
          value: "\(move.resistance)",
          domain: "a number from 0"
        )
      }
    }
    self.states = states
    self.moves = moves
  }

  /// A process from the resistance of every move.
  ///
  /// - Parameters:
  ///   - states: The distinct states, at least one.
  ///   - resistances: One row per state that is left, one column per state that is entered; `nil`
  ///     where there is no direct move. The diagonal is not used.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the states are not distinct, the
  ///   table does not fit, or a resistance is negative.
  public init(states: [State], resistances: [[Rational?]]) throws(EvolutionError) {
    guard resistances.count == states.count,
      resistances.allSatisfy({ $0.count == states.count })
    else {
      throw .parameter(
        name: "resistances",
        value: "\(resistances.count) rows",
        domain: "\(states.count) rows and columns, one per state"
      )
    }
    var moves: [Move] = []
    for from in states.indices {
      for to in states.indices where to != from {
        guard let resistance = resistances[from][to] else { continue }
        moves.append(Move(from: from, to: to, resistance: resistance))
      }
    }
    try self.init(states: states, moves: moves)
  }
}

extension PerturbedProcess {
  /// The moves that leave each state, in order.
  var outgoing: [[Move]] {
    var result: [[Move]] = Array(repeating: [], count: states.count)
    for move in moves where move.from != move.to { result[move.from].append(move) }
    return result
  }
}
