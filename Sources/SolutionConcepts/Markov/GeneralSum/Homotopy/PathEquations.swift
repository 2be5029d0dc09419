internal import RealModule

/// The equations of a path of perturbed equilibria.
///
/// A point has log-odds of every action but the first of each player in each state, relative to the
/// first one, state by state; then the values, player after player; then the parameter. Log-odds
/// keep tiny probabilities apart from zero.
///
/// > Source: Turocy (2005), *A dynamic homotopy interpretation of the logistic quantal response
/// > equilibrium correspondence*, section 4 (for logarithms of probabilities).
protocol PathEquations {
  /// The game.
  var tables: HomotopyTables { get }

  /// A point on the path at its start.
  func start() -> [Double]

  /// The greatest parameter that floating arithmetic can make sense of.
  var largestParameter: Double { get }

  /// The amount of perturbation left at a parameter, from 1 at the start down towards 0.
  func perturbation(at parameter: Double) -> Double

  /// The probability below which actions are probably only in use because of the perturbation.
  func negligible(at parameter: Double) -> Double

  /// Sets up the equations linearised at a point: the first right side is minus the residual.
  mutating func assemble(at point: [Double], into system: inout BlockedSystem)
}

extension PathEquations {
  /// The number of local unknowns of each state.
  var localCounts: [Int] {
    (0..<tables.stateCount).map { state in
      tables.counts(state).reduce(0) { $0 + $1 - 1 }
    }
  }
}

extension StageMarginals {
  /// Sets the mixture from log-odds.
  ///
  /// - Parameters:
  ///   - point: Where the log-odds stand.
  ///   - start: Where those of the state start.
  mutating func setMixture(logOdds point: [Double], from start: Int) {
    var place = start
    for player in 0..<(starts.count - 1) {
      let first = starts[player]
      let count = starts[player + 1] - first
      var largest = 0.0
      for action in 1..<max(count, 1) { largest = max(largest, point[place + action - 1]) }
      var sum = 0.0
      for action in 0..<count {
        let weight = Double.exp((action == 0 ? 0 : point[place + action - 1]) - largest)
        mixture[first + action] = weight
        sum += weight
      }
      for action in 0..<count { mixture[first + action] /= sum }
      place += count - 1
    }
  }
}
