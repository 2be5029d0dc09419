import ArgumentParser
import Equilibria

/// `equilibria markov`: games played over time.
struct MarkovCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "markov",
    abstract: "Solve a Markov game: decisions, values or equilibria over time.",
    discussion: """
      In each period all players see the state, choose, are paid, and the next state is drawn. \
      GAME is a .json file of ours, - for standard input, or catalog:NAME.

      Concepts; without --concept the first that fits is taken:
        decision           what one player, or the only one with a choice, does best
        zero-sum           values between proven bounds, and optimal policies
        team               the best that players with the same rewards can do
        nash               stationary equilibria: all pure ones, or else a mixed one
        average            the long-run average of a zero-sum game
        finite-nash        a Nash equilibrium in every period and state
        finite-pure        all pure equilibria over finitely many periods
        finite-correlated  the best correlated equilibrium of every stage
        finite-coarse      the best coarse correlated equilibrium of every stage
        finite-maximin     what everyone is sure of
        cyclic             where greedy value iteration leads, perhaps a cycle

      Stationary correlated equilibria are not offered: see the article on Markov games.

      Methods:
        decision, team     policy-iteration, value-iteration, linear-program
        zero-sum           newton, value-iteration, policy-iteration
        nash               automatic, pure, logit, tracing
        finite-nash        automatic, pure

      Examples:
        equilibria markov catalog:big-match
        equilibria markov catalog:no-sde --arithmetic exact
        equilibria markov game.json --concept finite-correlated --steps 10
        equilibria markov game.json --time-limit 10 --json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A path to a .json file, - for standard input, or catalog:NAME.",
      valueName: "game"
    )
  )
  var game: String

  @Option(help: "What to look for; by default what fits the game.")
  var concept: MarkovConcept?

  @Option(help: "How to look for it.")
  var method: MarkovMethod?

  @Option(
    help: ArgumentHelp(
      """
      For finite concepts: the number of periods. A game without end is cut off, and the answer \
      says what that may cost.
      """,
      valueName: "periods"
    )
  )
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      """
      For finite-nash and cyclic: the equilibrium of a stage that is played. first, or the one \
      that is best in total, for the worst-off player (minimum), or for player:N.
      """,
      valueName: "selection"
    )
  )
  var select: StageSelection?

  @Option(
    help: ArgumentHelp(
      """
      For finite-correlated and finite-coarse: total, minimum, player:N or none, as for \
      'equilibria correlated'.
      """,
      valueName: "objective"
    )
  )
  var maximize: MediatorObjective?

  @Option(
    help: ArgumentHelp(
      """
      Stop when the bounds are this close; goes with floating arithmetic, by default 1e-9.
      """,
      valueName: "distance"
    )
  )
  var precision: Double?

  @Flag(help: "For nash and finite-pure: one equilibrium only.")
  var first = false

  @Option(
    help: """
      exact: fractions where there are some. floating: decimals with bounds. By default exact, \
      but floating for nash, finite concepts with simultaneous moves, and large games.
      """
  )
  var arithmetic: Arithmetic?

  @OptionGroup var timeLimit: TimeLimitOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let steps, steps < 1 {
      throw ValidationError("--steps is \(steps); expected a number of periods, 1 or more")
    }
    // NaN fails the test as well.
    if let precision, !(0...Double.greatestFiniteMagnitude).contains(precision) {
      throw ValidationError("--precision is \(precision); expected a distance, 0 or more")
    }
  }

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try LoadedMarkovGame(game, input)
    let question = try MarkovQuestion(self, about: game)
    let answer: any MarkovReport
    switch question.arithmetic {
    case .exact: answer = try question.answer(over: Rational.self)
    case .floating: answer = try question.answer(over: Double.self)
    }
    return Report(
      content: output.content(json: { answer.json }, text: { answer.text }),
      notes: game.notes,
      early: answer.early
    )
  }
}
