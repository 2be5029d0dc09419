import ArgumentParser
import Equilibria

/// Text for people, or one JSON document for programs.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document on standard output and nothing else.")
  var json = false

  /// The content that was asked for; the other one is never built.
  func content(json document: () -> JSONOutput, text: () -> String) -> Report.Content {
    json ? .json(document()) : .text(text())
  }
}
