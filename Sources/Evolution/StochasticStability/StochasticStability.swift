public import EquilibriaNumerics
internal import SolutionConcepts

/// Which states a process with rare mistakes is found in almost always.
///
/// Recurrent classes are the sets that are never left without mistakes. Those of least stochastic
/// potential keep a positive share of time as mistakes become rare; ties are reported as several.
///
/// > Source: Young (1993), *The evolution of conventions*, theorem 2; Ellison (2000), *Basins of
/// > attraction, long-run stochastic stability, and the speed of step-by-step evolution* (radius
/// > and coradius).
public struct StochasticStability<State: Hashable & Sendable>: Sendable, Hashable {
  /// The process.
  public let process: PerturbedProcess<State>

  /// The recurrent classes, by the numbers of their states.
  public let recurrentClasses: [[Int]]

  /// The least resistance from each class to each other, along any path; zero on the diagonal.
  public let resistances: Matrix<Rational>

  /// The cheapest tree to each class with its proof, in the order of the classes.
  public let trees: [ResistanceTree]

  /// The stochastic potential of each class.
  public var potentials: [Rational] { trees.map(\.cost) }

  /// The numbers of the classes of least potential.
  public var stableClasses: [Int] {
    let least = potentials.min() ?? .zero
    return trees.indices.filter { trees[$0].cost == least }
  }

  /// The states that keep a positive share of time, in order.
  public var stableStates: [State] {
    stableClasses.flatMap { recurrentClasses[$0] }.sorted().map { process.states[$0] }
  }

  /// The least resistance of leaving each class for another; `nil` when there is only one class.
  public var radii: [Rational?] {
    trees.indices.map { from in
      trees.indices.filter { $0 != from }.map { resistances[from, $0] }.min()
    }
  }

  /// The largest resistance of reaching each class from another; `nil` when there is only one.
  public var coradii: [Rational?] {
    trees.indices.map { to in
      trees.indices.filter { $0 != to }.map { resistances[$0, to] }.max()
    }
  }

  /// The class whose radius exceeds its coradius, if there is one: it alone is stable, and is
  /// reached within about `ε^{−coradius}` steps.
  public var classOfLargeRadius: Int? {
    trees.indices.first { place in
      guard let radius = radii[place], let coradius = coradii[place] else { return true }
      return radius > coradius
    }
  }
}

extension StochasticStability: CustomStringConvertible {
  /// One class per line with its potential; stable ones are marked.
  public var description: String {
    let stable = Set(stableClasses)
    return recurrentClasses.indices.map { place in
      let names = recurrentClasses[place].map { "\(process.states[$0])" }
      let mark = stable.contains(place) ? ": stochastically stable, " : ": "
      return "{" + names.joined(separator: ", ") + "}" + mark + "potential \(potentials[place])"
    }.joined(separator: "\n")
  }
}

extension PerturbedProcess {
  /// The states that the process is found in almost always as mistakes become rare.
  ///
  /// - Parameter limits: The longest time.
  /// - Returns: Recurrent classes, potentials, and proofs.
  /// - Throws: ``EvolutionError`` when some class cannot be left even with mistakes, or work was
  ///   stopped.
  /// - Complexity: O(k·S²) for the resistances and O(k⁴) for the trees of k classes of S states.
  public func stochasticStability(
    limits: Limits = .none
  ) throws(EvolutionError) -> StochasticStability<State> {
    let stopwatch = Stopwatch(limits)
    let classes = recurrentClasses
    var resistances = Matrix(
      repeating: Rational.zero,
      rowCount: classes.count,
      columnCount: classes.count
    )
    let outgoing = self.outgoing
    for (from, members) in classes.enumerated() {
      if let reason = stopwatch.reasonToStop() { throw .solution(.stopped(reason)) }
      let distances = Self.distances(from: members, outgoing)
      for (to, others) in classes.enumerated() where to != from {
        guard let distance = distances[others[0]] else {
          throw .notApplicable(
            reason: "\(states[others[0]]) cannot be reached from \(states[members[0]]), not even "
              + "with mistakes"
          )
        }
        resistances[from, to] = distance
      }
    }
    let search = TreeSearch(resistances: resistances)
    var trees: [ResistanceTree] = []
    for root in classes.indices {
      if let reason = stopwatch.reasonToStop() { throw .solution(.stopped(reason)) }
      trees.append(search.tree(to: root))
    }
    return StochasticStability(
      process: self,
      recurrentClasses: classes,
      resistances: resistances,
      trees: trees
    )
  }

  /// The closed strongly connected components of the moves without resistance.
  private var recurrentClasses: [[Int]] {
    var starts = [0]
    var successors: [Int32] = []
    for moves in outgoing {
      for move in moves where move.resistance.isZero { successors.append(Int32(move.to)) }
      starts.append(successors.count)
    }
    return StateGraph(starts: starts, successors: successors).closedComponents()
  }

  /// The least resistance from a set of states to each state; `nil` where there is no path.
  ///
  /// > Source: Dijkstra (1959), *A note on two problems in connexion with graphs*.
  private static func distances(from start: [Int], _ outgoing: [[Move]]) -> [Rational?] {
    var distances: [Rational?] = Array(repeating: nil, count: outgoing.count)
    var isDone = Array(repeating: false, count: outgoing.count)
    for state in start { distances[state] = .zero }
    while true {
      var nearest: (state: Int, distance: Rational)?
      for state in outgoing.indices where !isDone[state] {
        guard let distance = distances[state] else { continue }
        if let present = nearest, present.distance <= distance { continue }
        nearest = (state, distance)
      }
      guard let (state, distance) = nearest else { return distances }
      isDone[state] = true
      for move in outgoing[state] {
        let length = distance + move.resistance
        if let known = distances[move.to], known <= length { continue }
        distances[move.to] = length
      }
    }
  }
}
