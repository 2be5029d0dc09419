/// What a process tells its caller, in the numbers of `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case usage = 64
  case badInput = 65
  case internalError = 70
  /// A limit was reached; what is known so far has been printed.
  case stopped = 75
}

/// Everything that one run of the command says.
struct CommandResult: Sendable, Hashable {
  var status = ExitStatus.done
  var standardOutput = ""
  var standardError = ""
}

/// Why a command has nothing to print.
enum CommandFailure: Error, Sendable, Hashable {
  /// The arguments make no sense.
  case usage(String)
  /// The game cannot be read, or is not one that the command is about.
  case badInput(String)
  /// The fault is ours.
  case internalError(String)

  var status: ExitStatus {
    switch self {
    case .usage: .usage
    case .badInput: .badInput
    case .internalError: .internalError
    }
  }
}
