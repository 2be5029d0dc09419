import EquilibriaNumerics
import Games
import LinearPrograms
import SolutionConcepts

/// What a naive mediator maximises.
enum NaiveObjective: CaseIterable {
  case total, minimum, first, last, weighted, function

  func objective(players: Int) -> CorrelatedObjective<Int> {
    switch self {
    case .total: .totalPayoff
    case .minimum: .minimumPayoff
    case .first: .payoff(of: 0)
    case .last: .payoff(of: players - 1)
    case .weighted: .weightedPayoffs(weights(players))
    case .function: .expectation { Self.worth($0) }
    }
  }

  /// Some weights, one of them negative.
  private func weights(_ players: Int) -> [Rational] {
    (0..<players).map { $0 == 0 ? Rational(-1, 2) : Rational($0 + 1) }
  }

  private static func worth(_ profile: [Int]) -> Rational {
    Rational(profile.reduce(3) { ($0 * 7 + $1 * 5) % 11 })
  }

  /// The worth of a profile; `nil` for the egalitarian objective.
  func worth(_ game: PayoffTable<Int>, at index: Int) -> Rational? {
    let payoffs = game.payoffs(at: index)
    switch self {
    case .total: return payoffs.reduce(.zero, +)
    case .minimum: return nil
    case .first: return payoffs[0]
    case .last: return payoffs[payoffs.count - 1]
    case .weighted: return zip(weights(payoffs.count), payoffs).reduce(.zero) { $0 + $1.0 * $1.1 }
    case .function: return Self.worth(game.profile(at: index))
    }
  }
}

/// The mediator's program with every profile and every incentive constraint written out.
func naiveMediatedValue(
  _ game: PayoffTable<Int>,
  _ kind: CorrelationKind,
  _ objective: NaiveObjective
) throws -> Rational? {
  let space = game.space
  var program = LinearProgram<Rational>(.maximize)
  for index in 0..<space.profileCount {
    program.addVariable(objective: objective.worth(game, at: index) ?? .zero)
  }
  let columns = (0..<Int32(space.profileCount)).map { $0 }
  program.addConstraint(
    columns: columns,
    coefficients: columns.map { _ in 1 },
    bounds: .equal(to: 1)
  )
  for player in space.counts.indices {
    for deviation in 0..<space.counts[player] {
      // One row per recommendation; the coarse kind adds them up.
      let gains = (0..<space.profileCount).map { index in
        var profile = space.profile(at: index)
        profile[player] = deviation
        return game.payoffs[player][space.index(of: profile)] - game.payoffs[player][index]
      }
      let recommendations: [Int?] = kind == .coarse ? [nil] : (0..<space.counts[player]).map { $0 }
      for told in recommendations {
        program.addConstraint(
          columns: columns,
          coefficients: gains.enumerated().map { index, gain in
            told == nil || told == space.action(of: player, at: index) ? gain : .zero
          },
          bounds: .atMost(.zero)
        )
      }
    }
  }
  if objective == .minimum {
    let level = Int32(program.variableCount)
    program.addVariable(bounds: .free, objective: 1)
    for payoffs in game.payoffs {
      program.addConstraint(
        columns: columns + [level],
        coefficients: payoffs + [-1],
        bounds: .nonnegative
      )
    }
  }
  return try ExactSimplex().solve(program).optimum?.objective
}
