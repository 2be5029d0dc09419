/// Logit quantal-response equilibria of a Markov game: the parameter is the precision λ.
///
/// In every state the log-odds of an action are λ times what it is worth more than the first one,
/// `z_a = λ·(u_a − u_0)`, and values are expected payoffs, `v = Σ σ_a·u_a`.
struct LogitEquations: PathEquations {
  let tables: HomotopyTables
  private var marginals: StageMarginals

  init(_ tables: HomotopyTables) {
    self.tables = tables
    marginals = StageMarginals(stateCount: tables.stateCount)
  }

  /// At λ = 0 all actions are equally likely.
  func start() -> [Double] {
    let uniform = (0..<tables.stateCount).map { state in
      tables.counts(state).map { Array(repeating: 1 / Double($0), count: $0) }
    }
    let logOdds = Array(repeating: 0.0, count: localCounts.reduce(0, +))
    return logOdds + tables.values(of: uniform) + [0]
  }

  var largestParameter: Double { 1e9 }

  func perturbation(at parameter: Double) -> Double { 1 / (1 + max(parameter, 0)) }

  // Probabilities of inferior actions fall exponentially with λ.
  func negligible(at parameter: Double) -> Double { perturbation(at: parameter) }

  mutating func assemble(at point: [Double], into system: inout BlockedSystem) {
    system.clear()
    let locals = system.localTotal
    let values = Array(point[locals..<(point.count - 1)])
    let precision = point[point.count - 1]
    for state in 0..<tables.stateCount {
      marginals.prepare(tables.counts(state))
      marginals.setMixture(logOdds: point, from: system.localStarts[state])
      marginals.evaluate(tables.arrays, state: state, values: values)
      writeResponses(state, precision, point, &system)
      writeValues(state, values, &system)
    }
  }

  /// The local equations `z_a − λ·(u_a − u_0) = 0`.
  private func writeResponses(
    _ state: Int,
    _ precision: Double,
    _ point: [Double],
    _ system: inout BlockedSystem
  ) {
    let (stateCount, total) = (tables.stateCount, marginals.actionCount)
    let (count, width) = (system.localCounts[state], system.width(ofState: state))
    var row = 0
    for player in 0..<tables.playerCount {
      let first = marginals.starts[player]
      for action in (first + 1)..<max(marginals.starts[player + 1], first + 1) {
        let line = system.frontStarts[state] + row * width
        let difference = marginals.payoffs[action] - marginals.payoffs[first]
        system.fronts[line + row] = 1
        var column = 0
        for other in 0..<tables.playerCount {
          let start = marginals.starts[other]
          for reply in (start + 1)..<max(marginals.starts[other + 1], start + 1) {
            if other != player {
              let gain =
                marginals.pairs[action * total + reply] - marginals.pairs[first * total + reply]
              system.fronts[line + column] =
                -precision * marginals.mixture[reply] * (gain - difference)
            }
            column += 1
          }
        }
        let place = line + count + player * stateCount
        for next in 0..<stateCount {
          system.fronts[place + next] =
            -precision
            * (marginals.successors[action * stateCount + next]
              - marginals.successors[first * stateCount + next])
        }
        let end = line + count + system.globalCount
        system.fronts[end - 1] = -difference
        let logOdds = point[system.localStarts[state] + row]
        system.fronts[end] = precision * difference - logOdds
        row += 1
      }
    }
  }

  /// The value equations `v − Σ σ_a·u_a = 0`.
  private func writeValues(_ state: Int, _ values: [Double], _ system: inout BlockedSystem) {
    let (stateCount, total) = (tables.stateCount, marginals.actionCount)
    let (count, width) = (system.localCounts[state], system.width(ofState: state))
    for player in 0..<tables.playerCount {
      let line = system.frontStarts[state] + (count + player) * width
      let actions = marginals.starts[player]..<marginals.starts[player + 1]
      var mean = 0.0
      for action in actions { mean += marginals.mixture[action] * marginals.payoffs[action] }
      var column = 0
      for other in 0..<tables.playerCount {
        let start = marginals.starts[other]
        for reply in (start + 1)..<max(marginals.starts[other + 1], start + 1) {
          var worth = 0.0
          if other == player {
            worth = marginals.payoffs[reply]
          } else {
            for action in actions {
              worth += marginals.mixture[action] * marginals.pairs[action * total + reply]
            }
          }
          system.fronts[line + column] = -marginals.mixture[reply] * (worth - mean)
          column += 1
        }
      }
      let place = line + count + player * stateCount
      for action in actions {
        let weight = marginals.mixture[action]
        if weight == 0 { continue }
        for next in 0..<stateCount {
          system.fronts[place + next] -= weight * marginals.successors[action * stateCount + next]
        }
      }
      system.fronts[place + state] += 1
      system.fronts[line + count + system.globalCount] =
        mean - values[player * stateCount + state]
    }
  }
}
