import ArgumentParser
import Equilibria

/// How long a command may think.
struct TimeLimitOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop after this many seconds, print what is known and exit with status 75.",
      valueName: "seconds"
    )
  )
  var timeLimit: Double?

  func validate() throws {
    // More than this does not fit a duration; NaN fails the test as well.
    guard let timeLimit, !(0...1e15).contains(timeLimit) else { return }
    throw ValidationError("--time-limit is \(timeLimit); expected a number of seconds, 0 or more")
  }

  var limits: Limits { Limits(time: timeLimit.map { .seconds($0) }) }
}
