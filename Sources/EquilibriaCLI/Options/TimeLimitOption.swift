import ArgumentParser
import Equilibria

/// How long a command may think.
struct TimeLimitOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop after this many seconds, print what is known and exit with status 75.",
      valueName: "seconds"
    )
  )
  var timeLimit: String?

  func validate() throws {
    guard let timeLimit, seconds == nil else { return }
    throw ValidationError(
      "--time-limit is \(timeLimit); expected a number of seconds of at least 0"
    )
  }

  var limits: Limits { Limits(time: seconds.map { .seconds($0) }) }

  /// The number, when it is one that fits a duration; NaN does not.
  private var seconds: Double? {
    timeLimit.flatMap(Double.init).flatMap { (0...1e15).contains($0) ? $0 : nil }
  }
}
