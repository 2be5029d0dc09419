import ArgumentParser
import Equilibria

/// `equilibria nash`: Nash equilibria.
struct NashCommand: GameCommand {
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case automatic
    case vertexEnumeration = "vertex-enumeration"
    case pure
    case lemkeHowson = "lemke-howson"
    case zeroSum = "zero-sum"
  }

  static let configuration = CommandConfiguration(
    commandName: "nash",
    abstract: "Find Nash equilibria.",
    discussion: """
      A profile of strategies is a Nash equilibrium when no player gains by changing alone. \
      Each answer has been checked; the last line says whether these are all.

      Methods:
        automatic           all of a two-player game; the pure ones of other games
        vertex-enumeration  all of a two-player game
        pure                all in pure strategies, any number of players
        lemke-howson        one of a two-player game; --label picks the path
        zero-sum            one of a constant-sum game, by linear programming

      All equilibria of a large game may take very long. --time-limit stops the work and prints \
      what was found; --first looks for one equilibrium only, which is quick at any size.

      Examples:
        equilibria nash catalog:bach-or-stravinsky
        equilibria nash game.nfg --method lemke-howson --label 3
        equilibria nash game.json --arithmetic floating --time-limit 10 --json
      """
  )

  @OptionGroup var game: GameArgument

  @Option(help: "How to look for equilibria.")
  var method = Method.automatic

  @Flag(help: "Look for one equilibrium only.")
  var first = false

  @Option(
    help: ArgumentHelp(
      "For lemke-howson: the label dropped first, counted over the actions of all players from 0.",
      valueName: "k"
    )
  )
  var label: Int?

  @OptionGroup var arithmetic: ArithmeticOption
  @OptionGroup var timeLimit: TimeLimitOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if label != nil && method != .lemkeHowson {
      throw ValidationError("--label needs --method lemke-howson")
    }
  }

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
    var found = try equilibria(of: game, over: scalar)
    if first { found.keepFirst() }
    var notes: [String] = []
    if method == .automatic, !found.isComplete, game.table.space.playerCount > 2 {
      notes.append(
        "mixed equilibria of games with three or more players are not searched for yet"
      )
    }
    return Report(
      content: output.content(json: { found.json }, text: { found.text(of: game) }),
      notes: notes,
      early: found.early
    )
  }

  private func equilibria<Scalar: OrderedField>(
    of game: LoadedGame,
    over scalar: Scalar.Type
  ) throws(CommandFailure) -> NashReport<Scalar> {
    let limits = timeLimit.limits
    let table = game.table
    let labelCount = table.space.counts.reduce(0, +)
    if let label, table.space.playerCount == 2, !(0..<labelCount).contains(label) {
      throw .usage("--label is \(label); the labels of this game are 0 to \(labelCount - 1)")
    }
    let solved = try game.solve(within: limits) { () throws(SolutionError) -> NashReport<Scalar> in
      switch method {
      case .automatic where first && table.space.playerCount == 2:
        NashReport(try table.nashEquilibria(using: NashPortfolio(limits: limits), over: scalar))
      case .automatic:
        NashReport(
          try table.nashEquilibria(
            // People who want less than everything say --first.
            using: AutomaticNash(limits: limits, largestEnumeratedSize: .max),
            over: scalar
          )
        )
      case .vertexEnumeration:
        NashReport(try table.nashEquilibria(using: VertexEnumeration(limits: limits), over: scalar))
      case .pure:
        NashReport(try table.nashEquilibria(using: PureEnumeration(), over: scalar))
      case .lemkeHowson:
        NashReport(
          try table.nashEquilibria(
            using: LemkeHowson(droppedLabel: label ?? 0, limits: limits),
            over: scalar
          )
        )
      case .zeroSum:
        try zeroSumEquilibrium(of: table, limits: limits)
      }
    }
    switch solved {
    case .found(let report): return report
    case .stopped(let early): return NashReport(stopped: early, method: method.rawValue)
    }
  }

  private func zeroSumEquilibrium<Scalar: OrderedField>(
    of table: PayoffTable<String>,
    limits: Limits
  ) throws(SolutionError) -> NashReport<Scalar> {
    let solution: ZeroSumSolution<String, Scalar> =
      try ZeroSumProgram(limits: limits).solve(table, over: Scalar.self)
    // Bounds that are still apart prove a value's range, not an equilibrium.
    if let reason = solution.stopReason { throw .stopped(reason) }
    do throws(GameError) {
      return NashReport(
        solution.profile,
        check: try table.check(nash: solution.profile),
        method: method.rawValue
      )
    } catch {
      throw .game(error)
    }
  }
}
