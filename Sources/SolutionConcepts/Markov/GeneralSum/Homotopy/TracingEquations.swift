internal import Games
internal import RealModule

/// The logarithmic tracing procedure: from best responses to a prior to mutual best responses.
///
/// At time t from 0 to 1 player i faces the mixture `t·σ + (1 − t)·ρ` of what the others do and what
/// the prior ρ says they do, and is paid `ε·Σ ln σ_a` on top, `ε = 1 − t`, which keeps all
/// actions in use. First-order conditions say `σ_a·(μ − u_a) = ε` with one μ for all actions. The
/// parameter is `p = −ln(1 − t)`, in which paths become straight.
///
/// > Source: Eibelshäuser & Poensgen (2023), *The logarithmic stochastic tracing procedure*, after
/// > Herings & Peeters (2004), *Stationary equilibria in stochastic games: structure, selection, and
/// > computation*.
struct TracingEquations: PathEquations {
  let tables: HomotopyTables

  /// What actions are worth against the prior, in every state: rewards now …
  let priorRewards: [[Double]]

  /// … and discounted transitions.
  let priorSuccessors: [[Double]]

  private var marginals: StageMarginals

  /// Payoffs against the prior and now mixed, with their derivative by t.
  private var mixed: [Double] = []
  private var changes: [Double] = []
  /// Mixed discounted transitions.
  private var successors: [Double] = []

  /// The procedure for a prior: `prior[state][player][action]`.
  init(_ tables: HomotopyTables, prior: [[[Double]]]) {
    self.tables = tables
    marginals = StageMarginals(stateCount: tables.stateCount)
    let zeros = Array(repeating: 0.0, count: tables.stateCount * tables.playerCount)
    var rewards: [[Double]] = []
    var successors: [[Double]] = []
    for state in 0..<tables.stateCount {
      marginals.prepare(tables.counts(state))
      marginals.mixture = prior[state].flatMap { $0 }
      marginals.evaluate(tables.arrays, state: state, values: zeros)
      rewards.append(marginals.payoffs)
      successors.append(marginals.successors)
    }
    priorRewards = rewards
    priorSuccessors = successors
  }

  var largestParameter: Double { 27 }

  func perturbation(at parameter: Double) -> Double { Double.exp(-parameter) }

  // Probabilities of inferior actions are ε over what the action loses.
  func negligible(at parameter: Double) -> Double { perturbation(at: parameter).squareRoot() }

  func start() -> [Double] { TracingStart(self).point() }

  mutating func assemble(at point: [Double], into system: inout BlockedSystem) {
    system.clear()
    let locals = system.localTotal
    let values = Array(point[locals..<(point.count - 1)])
    let rest = Double.exp(-point[point.count - 1])
    for state in 0..<tables.stateCount {
      marginals.prepare(tables.counts(state))
      marginals.setMixture(logOdds: point, from: system.localStarts[state])
      marginals.evaluate(tables.arrays, state: state, values: values)
      mix(state, rest, values)
      var row = 0
      var place = system.localStarts[state]
      for player in 0..<tables.playerCount {
        write(player, state, rest, values, point, place, &row, &system)
        place += marginals.starts[player + 1] - marginals.starts[player] - 1
      }
    }
  }

  /// Mixes payoffs against the prior and against the others' mixtures.
  private mutating func mix(_ state: Int, _ rest: Double, _ values: [Double]) {
    let (stateCount, total) = (tables.stateCount, marginals.actionCount)
    mixed = marginals.payoffs
    changes = mixed
    successors = marginals.successors
    for player in 0..<tables.playerCount {
      for action in marginals.starts[player]..<marginals.starts[player + 1] {
        var prior = priorRewards[state][action]
        for next in 0..<stateCount {
          let index = action * stateCount + next
          prior += priorSuccessors[state][index] * values[player * stateCount + next]
          successors[index] =
            (1 - rest) * marginals.successors[index] + rest * priorSuccessors[state][index]
        }
        mixed[action] = (1 - rest) * marginals.payoffs[action] + rest * prior
        // The derivative by p is (1 − t) times that by t.
        changes[action] = rest * (marginals.payoffs[action] - prior)
      }
    }
    precondition(mixed.count == total, "there is one payoff per action")
  }

  /// The equations of one player: `σ_a·(μ − u_a)/ε − 1 = 0` for all actions but the first, and
  /// `v − Σ σ_a·u_a − ε·Σ ln σ_a = 0`.
  private func write(
    _ player: Int,
    _ state: Int,
    _ rest: Double,
    _ values: [Double],
    _ point: [Double],
    _ place: Int,
    _ row: inout Int,
    _ system: inout BlockedSystem
  ) {
    let (stateCount, total) = (tables.stateCount, marginals.actionCount)
    let (locals, width) = (system.localCounts[state], system.width(ofState: state))
    let actions = marginals.starts[player]..<marginals.starts[player + 1]
    let count = Double(actions.count)
    let sigma = marginals.mixture
    var (mean, worth, change, logarithms) = (0.0, 0.0, 0.0, 0.0)
    var largest = 0.0
    for index in place..<(place + actions.count - 1) { largest = max(largest, point[index]) }
    var normaliser = Double.exp(-largest)
    for index in place..<(place + actions.count - 1) {
      normaliser += Double.exp(point[index] - largest)
      logarithms += point[index]
    }
    logarithms -= count * (largest + Double.log(normaliser))
    for action in actions {
      mean += sigma[action] * mixed[action]
      worth += sigma[action] * marginals.payoffs[action]
      change += sigma[action] * changes[action]
    }
    let top = mean + rest * count
    var meanSuccessors = Array(repeating: 0.0, count: stateCount)
    for action in actions {
      for next in 0..<stateCount {
        meanSuccessors[next] += sigma[action] * successors[action * stateCount + next]
      }
    }
    // How the mean payoff changes with the log-odds of others.
    var slopes = Array(repeating: 0.0, count: locals)
    var column = 0
    for other in 0..<tables.playerCount {
      let start = marginals.starts[other]
      for reply in (start + 1)..<max(marginals.starts[other + 1], start + 1) {
        if other != player {
          var sum = 0.0
          for action in actions {
            sum += sigma[action] * marginals.pairs[action * total + reply]
          }
          slopes[column] = (1 - rest) * sigma[reply] * (sum - worth)
        }
        column += 1
      }
    }
    for action in actions.dropFirst() {
      let line = system.frontStarts[state] + row * width
      let (weight, slack) = (sigma[action] / rest, top - mixed[action])
      var column = 0
      for other in 0..<tables.playerCount {
        let start = marginals.starts[other]
        for reply in (start + 1)..<max(marginals.starts[other + 1], start + 1) {
          if other == player {
            let own = (reply == action ? 1 : 0) - sigma[reply]
            system.fronts[line + column] =
              weight * (own * slack + sigma[reply] * (mixed[reply] - mean))
          } else {
            let gain =
              (1 - rest) * sigma[reply]
              * (marginals.pairs[action * total + reply] - marginals.payoffs[action])
            system.fronts[line + column] = weight * (slopes[column] - gain)
          }
          column += 1
        }
      }
      let values = line + locals + player * stateCount
      for next in 0..<stateCount {
        system.fronts[values + next] =
          weight * (meanSuccessors[next] - successors[action * stateCount + next])
      }
      let end = line + locals + system.globalCount
      system.fronts[end - 1] = weight * (change - rest * count - changes[action] + slack)
      system.fronts[end] = 1 - weight * slack
      row += 1
    }
    let line = system.frontStarts[state] + (locals + player) * width
    column = 0
    for other in 0..<tables.playerCount {
      let start = marginals.starts[other]
      for reply in (start + 1)..<max(marginals.starts[other + 1], start + 1) {
        system.fronts[line + column] =
          other == player
          ? -sigma[reply] * (mixed[reply] - mean) - rest * (1 - count * sigma[reply])
          : -slopes[column]
        column += 1
      }
    }
    let places = line + locals + player * stateCount
    for next in 0..<stateCount { system.fronts[places + next] = -meanSuccessors[next] }
    system.fronts[places + state] += 1
    let end = line + locals + system.globalCount
    system.fronts[end - 1] = rest * logarithms - change
    system.fronts[end] = mean + rest * logarithms - values[player * stateCount + state]
  }
}
