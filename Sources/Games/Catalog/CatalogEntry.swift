/// A named game of the catalogue, with default payoffs.
public struct CatalogEntry: Sendable {
  /// The name in the catalogue, lower-case words with dashes, such as `prisoners-dilemma`.
  public let name: String

  /// What the game is about, in a sentence.
  public let summary: String

  /// Author, year and title of the source.
  public let source: String

  private let make: @Sendable () throws(GameError) -> PayoffTable<String>

  /// An entry for a typed game.
  init(
    _ name: String,
    _ summary: String,
    source: String,
    _ game: @escaping @Sendable () throws(GameError) -> some NormalFormGame
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    make = { () throws(GameError) in try game().labelled() }
  }

  /// The game with its default payoffs and actions as text.
  ///
  /// - Returns: The payoffs of all players.
  /// - Throws: ``GameError``; never with the defaults of the catalogue.
  public func table() throws(GameError) -> PayoffTable<String> { try make() }
}
