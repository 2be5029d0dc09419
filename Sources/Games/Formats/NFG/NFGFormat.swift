/// Gambit's format of strategic-form games, `.nfg`, in both of its versions.
///
/// The payoff version lists everybody's payoffs profile by profile:
///
/// ```text
/// NFG 1 R "Prisoner's dilemma" { "Row" "Column" } { 2 2 }
/// 9 9  10 1  1 10  3 3
/// ```
///
/// The outcome version names outcomes, and lists the number of each profile's outcome, 0 for none:
///
/// ```text
/// NFG 1 R "Pure coordination" { "Row" "Column" } { { "Up" "Down" } { "Left" "Right" } }
/// "a comment, optional in both versions"
/// { { "met" 1, 1 } { "missed" 0, 0 } }
/// 1 2 2 1
/// ```
///
/// In a file the first player's action varies fastest; in a document the last one's does. Counts
/// instead of names stand for the names `1`, `2`, …. Numbers are integers, decimals or fractions,
/// and are read exactly whether the header says `R` or `D`. In a text, `\"` is a quotation mark;
/// other backslashes stand for themselves, except that those right before a quotation mark are
/// doubled.
///
/// > Source: The Gambit Project, *Gambit documentation*, section "Game representation formats".
public enum NFGFormat {
  /// The most players a file may list.
  public static let largestPlayerCount = 1000

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
  /// - Complexity: O(length of the text); memory grows with what was read, never with what a
  ///   header announces.
  public static func read(
    _ bytes: [UInt8],
    fileName: String? = nil
  ) throws(GameFormatError) -> GameDocument {
    var reader = NFGReader(SourceText(bytes, fileName: fileName))
    return try reader.document()
  }

  /// Writes a game, in the version that its form asks for.
  ///
  /// - Parameter document: The game.
  /// - Returns: A text that reads back as `document`.
  public static func write(_ document: GameDocument) -> String { NFGWriter.text(of: document) }
}
