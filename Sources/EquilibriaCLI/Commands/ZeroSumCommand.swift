import ArgumentParser
import Equilibria

/// `equilibria zero-sum`: the value of a constant-sum game.
struct ZeroSumCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "zero-sum",
    abstract: "Find the value of a zero-sum game and optimal strategies.",
    discussion: """
      The game has two players whose payoffs have the same sum everywhere. The value is what the \
      first player can guarantee, and what the second can hold the first to.

      Examples:
        equilibria zero-sum catalog:matching-pennies
        equilibria zero-sum game.nfg --arithmetic floating --json
      """
  )

  @OptionGroup var game: GameArgument
  @OptionGroup var arithmetic: ArithmeticOption
  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    switch arithmetic.arithmetic {
    case .exact: return try report(on: game, over: Rational.self)
    case .floating: return try report(on: game, over: Double.self)
    }
  }

  private func report<Scalar: OrderedField>(
    on game: LoadedGame,
    over scalar: Scalar.Type
  ) throws(CommandFailure) -> Report {
    let solution = try game.solveFully { () throws(SolutionError) in
      try game.table.zeroSumSolution(over: scalar)
    }
    return Report(
      content: output.content(json: { json(solution) }, text: { text(solution, of: game) })
    )
  }

  private func json<Scalar>(_ solution: ZeroSumSolution<String, Scalar>) -> JSONOutput {
    [
      "concept": "zero-sum", "arithmetic": .string(Scalar.arithmetic.rawValue),
      "value": solution.value.json, "profile": solution.profile.json,
      "certificate": ["lower": solution.lowerValue.json, "upper": solution.upperValue.json],
    ]
  }

  private func text<Scalar>(
    _ solution: ZeroSumSolution<String, Scalar>,
    of game: LoadedGame
  ) -> String {
    let names = game.table.playerNames
    let quality =
      switch Scalar.arithmetic {
      case .exact: "exact"
      case .floating: "within \(solution.gap.readableBound)"
      }
    let strategies = TextTable(
      rows: [
        [names[0], GameText.strategy(solution.rowStrategy)],
        [names[1], GameText.strategy(solution.columnStrategy)],
      ],
      indent: "  "
    )
    return """
      \(GameText(game: game).header)
      Value to \(names[0]): \(solution.value.readable(noise: solution.gap)) (\(quality))
      \(strategies.text)
      Playing so, \(names[0]) gets at least \(solution.lowerValue.readable), \
      and \(names[1]) lets \(names[0]) get at most \(solution.upperValue.readable).
      \(GameText.precision(of: Scalar.arithmetic))
      """
  }
}
