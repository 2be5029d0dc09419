internal import EquilibriaNumerics
internal import SolutionConcepts

/// A Markov chain given by the weights of its moves between different states.
///
/// Stationary laws come from eliminating states one after another. Nothing is subtracted, so every
/// probability has a small relative error, however small it is, or none over exact weights.
///
/// > Source: Grassmann, Taksar & Heyman (1985), *Regenerative analysis and steady state
/// > distributions for Markov chains*; O'Cinneide (1993), *Entrywise perturbation theory and error
/// > analysis for Markov chains*.
struct StateReduction<Weight: PositiveWeight> {
  let count: Int

  /// Row s holds the weights of the moves from s; the diagonal is not used.
  var weights: [Weight]

  init(count: Int) {
    self.count = count
    weights = Array(repeating: .zero, count: count * count)
  }

  subscript(from: Int, to: Int) -> Weight {
    get { weights[from * count + to] }
    set { weights[from * count + to] = newValue }
  }

  /// The sets of states that are never left once entered, in the order of their first states.
  var closedClasses: [[Int]] {
    var starts = [0]
    var successors: [Int32] = []
    for state in 0..<count {
      for next in 0..<count where next != state && !self[state, next].isZero {
        successors.append(Int32(next))
      }
      starts.append(successors.count)
    }
    return StateGraph(starts: starts, successors: successors).closedComponents()
  }

  /// The stationary law of each closed class, up to a factor, as weights of its states.
  func stationaryLaws(
    stopwatch: Stopwatch
  ) throws(EvolutionError) -> [(states: [Int], weights: [Weight])] {
    var laws: [(states: [Int], weights: [Weight])] = []
    for states in closedClasses {
      var part = StateReduction(count: states.count)
      for (row, from) in states.enumerated() {
        for (column, to) in states.enumerated() { part[row, column] = self[from, to] }
      }
      laws.append((states, try part.irreducibleLaw(stopwatch: stopwatch)))
    }
    return laws
  }

  /// The stationary law up to a factor, when every state leads to every other.
  func irreducibleLaw(
    stopwatch: Stopwatch = Stopwatch(.none)
  ) throws(EvolutionError) -> [Weight] {
    var table = weights
    let size = count
    var stopReason: StopReason?
    table.withUnsafeMutableBufferPointer { table in
      for state in stride(from: size - 1, to: 0, by: -1) {
        if let reason = stopwatch.reasonToStop() {
          stopReason = reason
          return
        }
        var exit = Weight.zero
        for next in 0..<state { exit = exit + table[state * size + next] }
        for from in 0..<state where !table[from * size + state].isZero {
          let factor = table[from * size + state] / exit
          table[from * size + state] = factor
          for next in 0..<state where next != from && !table[state * size + next].isZero {
            table[from * size + next] =
              table[from * size + next] + factor * table[state * size + next]
          }
        }
      }
    }
    if let stopReason { throw .solution(.stopped(stopReason)) }
    var law = [Weight.one]
    for state in 1..<max(size, 1) {
      var sum = Weight.zero
      for from in 0..<state where !table[from * size + state].isZero {
        sum = sum + law[from] * table[from * size + state]
      }
      law.append(sum)
    }
    return law
  }
}

extension StateGraph {
  /// The strongly connected components that lead nowhere else, in the order of their first states.
  func closedComponents() -> [[Int]] {
    let components = components()
    var owner = Array(repeating: 0, count: starts.count - 1)
    for (number, states) in components.enumerated() {
      for state in states { owner[state] = number }
    }
    return components.indices.filter { number in
      components[number].allSatisfy { state in
        successors[starts[state]..<starts[state + 1]].allSatisfy { owner[Int($0)] == number }
      }
    }.map { components[$0] }.sorted { $0[0] < $1[0] }
  }
}
