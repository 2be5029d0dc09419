import Equilibria

/// Where greedy value iteration led, on its way to the terminal.
struct CyclicReport: MarkovReport {
  /// Policies that are played in turn, and what they are worth.
  private struct Phase {
    let policy: StationaryPolicy<String, Double>
    let values: [[Double]]
  }

  let question: MarkovQuestion
  let found: GreedyResult<String>

  var early: EarlyStop? { found.stopReason.map { EarlyStop($0) } }

  private var phases: [Phase] {
    switch found.outcome {
    case .converged(let equilibrium), .undecided(.some(let equilibrium)):
      [Phase(policy: equilibrium.policy, values: equilibrium.values)]
    case .cycle(let cycle):
      zip(cycle.policies, cycle.values).map { Phase(policy: $0, values: $1) }
    case .undecided(.none): []
    }
  }

  private var regret: Double? {
    switch found.outcome {
    case .converged(let equilibrium): equilibrium.regret
    case .cycle(let cycle): cycle.regret
    case .undecided(let equilibrium): equilibrium?.regret
    }
  }

  private var outcome: String {
    switch found.outcome {
    case .converged: "converged"
    case .cycle: "cycle"
    case .undecided: "undecided"
    }
  }

  var json: JSONOutput {
    let periods = phases.map { phase -> [JSONOutput.Member] in
      [.init("values", json(phase.values)), .init("policy", json(phase.policy))]
    }
    return .object(
      head(method: "greedy:\(question.selection.name)", isComplete: early == nil)
        + (periods.first ?? [.init("values", nil), .init("policy", nil)]) + [
          .init("outcome", .string(outcome)), .init("sweeps", .integer(found.sweeps)),
          .init("periods", .array(periods.map { .object($0) })),
          .init("certificate", regret.map { ["regret": $0.json] } ?? nil),
        ]
    )
  }

  var body: String {
    let bound = MarkovText.bound(regret ?? 0)
    let sweeps = found.sweeps.counted("sweep", "sweeps")
    let way = "Greedy value iteration (\(question.selection.name))"
    return switch found.outcome {
    case .converged:
      "\(way) settles down after \(sweeps): a stationary equilibrium, regret ≤ \(bound)\n"
        + table
    case .cycle(let cycle):
      "\(way) goes round after \(sweeps): a cyclic equilibrium of \(cycle.period) periods, "
        + "regret ≤ \(bound)\n\(table)After the last period comes the first.\n"
    case .undecided(.none): "\(way): nothing to show after \(sweeps).\n"
    case .undecided(.some):
      "\(way) neither settles down nor goes round within \(sweeps). The last policy; no player "
        + "could gain more than \(bound) by leaving it:\n\(table)"
    }
  }

  private var table: String {
    let phases = phases
    let active = question.loaded.activePlayers
    let names = game.playerNames
    return MarkovTable(
      noun: "lines",
      titles: ["period", "state"] + names.map { "to \($0)" } + active.map { names[$0] },
      alignments: [.right, .left] + names.map { _ in .right },
      rowCount: phases.count * game.stateCount
    ) { row in
      let (time, state) = row.quotientAndRemainder(dividingBy: game.stateCount)
      return ["\(time + 1)", game.states[state]]
        + phases[time].values.map { MarkovText.short($0[state], noise: regret ?? 0) }
        + active.map { MarkovText.mixture(phases[time].policy[state, $0]) }
    }.text
  }
}
