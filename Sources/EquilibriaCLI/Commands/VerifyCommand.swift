import ArgumentParser
import Equilibria

/// `equilibria verify`: checks a profile that came from anywhere.
struct VerifyCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check whether a profile is a Nash equilibrium.",
    discussion: """
      A profile lists each player's probabilities in the order of the actions, separated by \
      commas, with a semicolon between players. Numbers are exact: 1/3, 0.25. The exit status \
      is 0 whether or not it is an equilibrium; the answer is in the output.

      Examples:
        equilibria verify catalog:matching-pennies --profile "1/2,1/2;1/2,1/2"
        equilibria verify game.nfg --profile "0.33,0.67;1,0" --epsilon 0.01 --json
      """
  )

  @OptionGroup var game: GameArgument

  @Option(help: "The probabilities, such as \"1/2,1/2;1,0\".")
  var profile: String

  @Option(
    help: ArgumentHelp(
      """
      The largest gain from deviating that still counts as an equilibrium; by default 0, and \
      1e-9 with floating arithmetic.
      """
    )
  )
  var epsilon: Rational?

  @OptionGroup var arithmetic: ArithmeticOption
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let epsilon, epsilon < .zero {
      throw ValidationError("--epsilon is \(epsilon); expected a number that is not negative")
    }
  }

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    let game = try game.load(input)
    switch arithmetic.arithmetic {
    case .exact: return try report(on: game, epsilon: epsilon ?? .zero)
    case .floating: return try report(on: game, epsilon: epsilon.map { Double($0) } ?? 1e-9)
    }
  }

  private func report<Scalar: OrderedField>(
    on game: LoadedGame,
    epsilon: Scalar
  ) throws(CommandFailure) -> Report {
    let profile: MixedProfile<String, Scalar> = try ProfileText.read(profile, for: game.table)
    let check = try game.requiring { () throws(GameError) in try game.table.check(nash: profile) }
    let report = VerificationReport(profile: profile, check: check, epsilon: epsilon, game: game)
    return Report(content: output.content(json: { report.json }, text: { report.text }))
  }
}

/// The text form of a profile: commas between probabilities, semicolons between players.
enum ProfileText {
  static func read<Scalar: OrderedField>(
    _ text: String,
    for table: PayoffTable<String>
  ) throws(CommandFailure) -> MixedProfile<String, Scalar> {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    guard parts.count == table.space.playerCount else {
      throw .usage(
        "--profile has \(parts.count.counted("strategy", "strategies")); expected "
          + "\(table.space.playerCount), one per player with ';' in between"
      )
    }
    var strategies: [MixedStrategy<String, Scalar>] = []
    for (player, part) in parts.enumerated() {
      let name = table.playerNames[player]
      let texts = part.split(separator: ",", omittingEmptySubsequences: false)
      guard texts.count == table.space.counts[player] else {
        throw .usage(
          "--profile has \(texts.count.counted("probability", "probabilities")) for \(name); "
            + "expected \(table.space.counts[player]), one per action with ',' in between"
        )
      }
      var probabilities: [Scalar] = []
      for text in texts {
        let digits = text.filter { $0 != " " }
        guard let number = Rational(digits) else {
          throw .usage("--profile has \"\(text)\" for \(name); expected a number like 1/3 or 0.25")
        }
        probabilities.append(Scalar(number))
      }
      do throws(GameError) {
        strategies.append(
          try MixedStrategy(actions: table.actions[player], probabilities: probabilities)
        )
      } catch {
        throw .usage("--profile, strategy of \(name): \(error)")
      }
    }
    return MixedProfile(strategies)
  }
}
