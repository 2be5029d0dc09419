import EquilibriaNumerics

/// Our JSON format of strategic-form games.
///
/// ```json
/// {
///   "title": "Prisoner's dilemma",
///   "comment": "both optional",
///   "players": [
///     {"name": "Row", "actions": ["Cooperate", "Defect"]},
///     {"name": "Column", "actions": ["Cooperate", "Defect"]}
///   ],
///   "payoffs": [[9, 1, 10, 3], [9, 10, 1, 3]]
/// }
/// ```
///
/// `payoffs` has one flat list per player over the action profiles, the last player's action
/// varying fastest, so a two-player game reads row by row. A number is a JSON number or a string
/// like `"1/3"`, and is exact in both cases. In place of `payoffs` a file may list outcomes, and
/// the number of each profile's outcome in the same order, counted from 1, with 0 for none:
///
/// ```json
///   "outcomes": [{"name": "met", "payoffs": [1, 1]}, {"name": "missed", "payoffs": [0, 0]}],
///   "assignment": [1, 2, 2, 1]
/// ```
public enum JSONGameFormat {
  /// Reads a game.
  ///
  /// - Parameters:
  ///   - text: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The game.
  /// - Throws: ``GameFormatError`` with file, line and column.
  public static func read(
    _ text: String,
    fileName: String? = nil
  ) throws(GameFormatError) -> GameDocument {
    try read(Array(text.utf8), fileName: fileName)
  }

  /// Reads a game from bytes, which should be UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The game.
  /// - Throws: ``GameFormatError`` with file, line and column.
  public static func read(
    _ bytes: [UInt8],
    fileName: String? = nil
  ) throws(GameFormatError) -> GameDocument {
    try document(JSONReader.read(SourceText(bytes, fileName: fileName)))
  }

  /// Writes a game.
  ///
  /// - Parameter document: The game.
  /// - Returns: A text that reads back as `document`.
  public static func write(_ document: GameDocument) -> String {
    output(document).pretty + "\n"
  }
}
