import Foundation
import Testing

@testable import EquilibriaCLI

/// The command that SwiftPM builds next to the running tests.
enum BuiltCommand {
  static let file: URL? = {
    let folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    let file = folder.appending(path: "equilibria")
    return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
  }()
}

/// The executable itself: that the function tested elsewhere is what the process does.
@Suite(.enabled(if: BuiltCommand.file != nil)) struct ProcessTests {
  private func launch(_ arguments: [String], input: String) throws -> CommandResult {
    let process = Process()
    process.executableURL = BuiltCommand.file
    process.arguments = arguments
    let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    // All texts here are smaller than the buffer of a pipe, so nobody waits for anybody.
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    let errors = try standardError.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return CommandResult(
      status: try #require(ExitStatus(rawValue: process.terminationStatus)),
      standardOutput: String(decoding: output, as: UTF8.self),
      standardError: String(decoding: errors, as: UTF8.self)
    )
  }

  @Test(arguments: [
    ["markov", "-"], ["markov", "-", "--json"], ["markov", "-", "--time-limit", "0"],
  ])
  func `the process does the same with Markov games`(arguments: [String]) throws {
    let input = try fixtureText("machine.json")
    #expect(try launch(arguments, input: input) == run(arguments, input: input))
  }

  @Test(arguments: [
    ["nash", "-", "--json"], ["correlated", "-"], ["nash", "-", "--label", "1"],
    ["classify", "-"], ["zero-sum", "-"],
    ["nash", "-", "--method", "lemke-howson", "--time-limit", "0"],
  ])
  func `the process prints and ends like the function`(arguments: [String]) throws {
    let input = try fixtureText("tutorial-chicken.nfg")
    #expect(try launch(arguments, input: input) == run(arguments, input: input))
  }
}
