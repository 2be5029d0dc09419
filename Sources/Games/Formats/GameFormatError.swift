/// Why a text is not a game, and where in the text that shows.
///
/// The description is `FILE:LINE:COLUMN: found … where … was expected`, the form that editors and
/// terminals turn into a link.
public struct GameFormatError: Error, Sendable, Hashable {
  /// The name of the file; `nil` when the text did not come from one.
  public let fileName: String?

  /// The line, counted from 1.
  public let line: Int

  /// The column in characters (Unicode scalars), counted from 1.
  public let column: Int

  /// What stands at that place.
  public let found: String

  /// What should stand there.
  public let expected: String

  /// An error at a place in a text.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file, if there is one.
  ///   - line: The line, counted from 1.
  ///   - column: The column in characters, counted from 1.
  ///   - found: What stands there, as in "found …".
  ///   - expected: What should stand there, as in "where … was expected".
  public init(fileName: String?, line: Int, column: Int, found: String, expected: String) {
    self.fileName = fileName
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
  }
}

extension GameFormatError: CustomStringConvertible {
  /// The place, what was found there and what was expected; `<input>` stands for a missing name.
  public var description: String {
    "\(fileName ?? "<input>"):\(line):\(column): found \(found) where \(expected) was expected"
  }
}
