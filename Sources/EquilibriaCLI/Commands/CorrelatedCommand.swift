import ArgumentParser
import Equilibria

/// `equilibria correlated`: the best correlated equilibrium for an objective.
struct CorrelatedCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlated",
    abstract: "Find the best correlated (or coarse correlated) equilibrium.",
    discussion: """
      A mediator draws a profile of actions and tells each player only that player's own. It is \
      a correlated equilibrium when nobody gains by disobeying, and a coarse one when nobody \
      gains by ignoring the mediator from the start. The answer comes with a proof that no \
      equilibrium of the kind is better.

      Examples:
        equilibria correlated catalog:chicken
        equilibria correlated game.nfg --maximize minimum
        equilibria correlated game.json --coarse --maximize player:0 --json
      """
  )

  @OptionGroup var game: GameArgument

  @Flag(help: "Players decide before they hear the recommendation.")
  var coarse = false

  @Option(
    help: ArgumentHelp(
      """
      total: the sum of payoffs. minimum: the payoff of the worst-off player. player:N: that of \
      player N, from 0. none: any equilibrium.
      """,
      valueName: "objective"
    )
  )
  var maximize = MediatorObjective.total

  @OptionGroup var arithmetic: ArithmeticOption
  @OptionGroup var timeLimit: TimeLimitOption
  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    if case .player(let player) = maximize, player >= game.table.space.playerCount {
      let last = game.table.space.playerCount - 1
      throw .usage("--maximize is \(maximize); the players of this game are 0 to \(last)")
    }
    switch arithmetic.arithmetic {
    case .exact: return try report(on: game, over: Rational.self)
    case .floating: return try report(on: game, over: Double.self)
    }
  }

  private func report<Scalar: OrderedField>(
    on game: LoadedGame,
    over scalar: Scalar.Type
  ) throws(CommandFailure) -> Report {
    let limits = timeLimit.limits
    let kind = coarse ? CorrelationKind.coarse : .correlated
    let solved = try game.solve(within: limits) {
      () throws(SolutionError) -> CorrelatedEquilibrium<String, Scalar> in
      try CorrelatedProgram(kind: kind, limits: limits).solve(
        game.table,
        maximizing: maximize.objective,
        over: scalar
      )
    }
    switch solved {
    case .found(let equilibrium):
      let report = CorrelatedReport(equilibrium, of: game, objective: maximize)
      return Report(
        content: output.content(
          json: { report.json },
          text: { report.text(over: nash(of: game, over: scalar)) }
        )
      )
    case .stopped(let early):
      return Report(
        content: output.content(
          json: {
            CorrelatedReport<Scalar>.json(stopped: early, kind: kind, objective: maximize)
          },
          text: {
            "\(GameText(game: game).header)\nNo equilibrium found so far: \(early.words).\n"
          }
        ),
        early: early
      )
    }
  }

  /// Nash equilibria to compare with, as far as a little work finds some.
  private func nash<Scalar: OrderedField>(
    of game: LoadedGame,
    over scalar: Scalar.Type
  ) -> NashEquilibria<String, Scalar>? {
    var limits = timeLimit.limits
    limits.iterations = 1000
    return try? game.table.nashEquilibria(using: AutomaticNash(limits: limits), over: scalar)
  }
}
