import ArgumentParser
import Equilibria

/// A subcommand that can run anywhere: its input and output are values.
protocol GameCommand: ParsableCommand {
  /// Does the work.
  ///
  /// - Parameter input: Where the bytes of `-` come from.
  /// - Returns: What to print.
  /// - Throws: ``CommandFailure`` when there is nothing to print.
  func report(_ input: StandardInput) throws(CommandFailure) -> Report
}

/// Reads all of standard input; only called when a command asks for it.
typealias StandardInput = () throws(CommandFailure) -> [UInt8]

/// What a command found: one document for programs, or a text for people.
struct Report {
  enum Content {
    case json(JSONOutput)
    case text(String)
    /// The bytes of a file, which are not to be tampered with.
    case file(String)
  }

  var content: Content
  /// Remarks for standard error.
  var notes: [String] = []
  /// The limit that ended the work, if one did.
  var early: EarlyStop?
}

/// The whole command as a function, so that tests run it without a process.
enum CommandRunner {
  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: The arguments behind the command's own name.
  ///   - columns: The width of help texts; that of the terminal when `nil`.
  ///   - standardInput: The bytes of standard input.
  ///   - onProgress: Receives reports of long work.
  /// - Returns: The exit status and everything that is printed.
  static func run(
    arguments: [String],
    columns: Int? = nil,
    standardInput: StandardInput,
    onProgress: (@Sendable (Progress) -> Void)? = nil
  ) -> CommandResult {
    do {
      var parsed = try EquilibriaTool.parseAsRoot(arguments)
      guard let command = parsed as? any GameCommand else {
        // The bare command and `help` end by throwing their help text.
        try parsed.run()
        return CommandResult()
      }
      return Progress.reporting(to: onProgress) { run(command, standardInput) }
    } catch {
      return result(of: error, columns: columns)
    }
  }

  private static func run(
    _ command: any GameCommand,
    _ standardInput: StandardInput
  ) -> CommandResult {
    do throws(CommandFailure) {
      let report = try command.report(standardInput)
      var result = CommandResult()
      switch report.content {
      case .json(let document): result.standardOutput = document.description + "\n"
      case .text(let text): result.standardOutput = TerminalText.printable(text)
      case .file(let text): result.standardOutput = text
      }
      var notes = report.notes
      if let early = report.early {
        result.status = .stopped
        notes.append("stopped early: \(early.words)")
      }
      result.standardError = notes.map { "note: \($0)\n" }.joined()
      return result
    } catch {
      let name = type(of: command)._commandName
      let text =
        switch error {
        case .usage(let message):
          "Error: \(message)\n  See 'equilibria \(name) --help' for more information.\n"
        case .badInput(let message): "\(message)\n"
        case .internalError(let message): "internal error: \(message)\n"
        }
      return CommandResult(
        status: error.status,
        standardError: TerminalText.printable(text)
      )
    }
  }

  /// What the parser has to say: help and version on standard output, mistakes on standard error.
  private static func result(of error: any Error, columns: Int?) -> CommandResult {
    let message = EquilibriaTool.fullMessage(for: error, columns: columns)
    let text = message.isEmpty || message.hasSuffix("\n") ? message : message + "\n"
    return EquilibriaTool.exitCode(for: error).isSuccess
      ? CommandResult(standardOutput: text)
      : CommandResult(status: .usage, standardError: text)
  }
}
