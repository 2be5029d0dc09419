/// The file formats of strategic-form games.
public enum GameFormat: String, Sendable, Hashable, CaseIterable {
  /// Gambit's strategic-form format, in its payoff and outcome versions: ``NFGFormat``.
  case nfg

  /// Our JSON: ``JSONGameFormat``.
  case json

  /// The format of a text: by the ending of the file name, or else by its first character.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file, if there is one.
  ///   - bytes: The text.
  /// - Returns: The format to read it in.
  public static func detect(fileName: String?, bytes: [UInt8]) -> GameFormat {
    let ending = fileName?.split(separator: ".").last?.lowercased()
    if let format = ending.flatMap(GameFormat.init(rawValue:)) { return format }
    let source = SourceText(bytes, fileName: nil)
    let first = bytes[source.start...].first { $0 > UInt8(ascii: " ") }
    // A game starts with a letter in one format and with a brace in the other.
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .nfg
  }

  /// The format of a text: by the ending of the file name, or else by its first character.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file, if there is one.
  ///   - text: The text.
  /// - Returns: The format to read it in.
  public static func detect(fileName: String?, text: String) -> GameFormat {
    detect(fileName: fileName, bytes: Array(text.utf8))
  }
}

extension GameDocument {
  /// Reads a game in the format that its file name or first character shows.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - fileName: The name of the file, for the choice of the format and for errors.
  /// - Returns: The game.
  /// - Throws: ``GameFormatError`` with file, line and column.
  public static func read(
    _ bytes: [UInt8],
    fileName: String? = nil
  ) throws(GameFormatError) -> GameDocument {
    switch GameFormat.detect(fileName: fileName, bytes: bytes) {
    case .nfg: try NFGFormat.read(bytes, fileName: fileName)
    case .json: try JSONGameFormat.read(bytes, fileName: fileName)
    }
  }

  /// The game as text.
  ///
  /// - Parameter format: The format to write.
  /// - Returns: A text that reads back as this document.
  public func text(as format: GameFormat) -> String {
    switch format {
    case .nfg: NFGFormat.write(self)
    case .json: JSONGameFormat.write(self)
    }
  }
}
