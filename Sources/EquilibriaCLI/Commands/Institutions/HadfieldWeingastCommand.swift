import ArgumentParser
import Equilibria

/// `equilibria hadfield-weingast`: legal order without a police.
struct HadfieldWeingastCommand: GameCommand {
  static let configuration = CommandConfiguration(
    commandName: "hadfield-weingast",
    abstract: "Find whether law holds without a police, and what would break it.",
    discussion: """
      A seller, buyers who boycott whoever a public classification says did wrong, and what \
      follows when a boycott fails (Hadfield & Weingast 2012). The answer has the slack of every \
      deviation, the critical cost, patience and doubt, and which legal attribute helps most.

      SPEC is a path to a JSON file, or - for standard input.

      Examples:
        equilibria hadfield-weingast --example > mill.json
        equilibria hadfield-weingast mill.json
        equilibria hadfield-weingast mill.json --json
      """
  )

  @Argument(
    help: ArgumentHelp("A path to a JSON file, or - for standard input.", valueName: "spec")
  )
  var specification: String?

  @Flag(help: "Print a specification to begin from, and nothing else.")
  var example = false

  @OptionGroup var output: OutputOptions

  func report(_ input: StandardInput) throws(CommandFailure) -> Report {
    if example {
      guard specification == nil else { throw .usage("--example takes no SPEC") }
      return Report(content: .file(LegalOrderFormat.example))
    }
    guard let specification else {
      throw .usage("there is no SPEC; --example prints one to begin from")
    }
    let source = try GameSource(specification, input)
    guard case .bytes(let bytes) = source.content else {
      throw .badInput("\(source.place): the catalogue has games; SPEC is a file of its own format")
    }
    do throws(InstitutionError) {
      let order = try LegalOrderFormat.read(bytes, fileName: source.place)
      let report = try LegalOrderReport(order)
      return Report(content: output.content(json: { report.json }, text: { report.text }))
    } catch {
      switch error {
      case .specification: throw .badInput(error.description)
      case .parameter, .notApplicable: throw .badInput("\(source.place): \(error)")
      case .game, .markov, .solution: throw .internalError(error.description)
      }
    }
  }
}
