/// A named Markov game of the catalogue, with default parameters.
public struct MarkovCatalogEntry: Sendable {
  /// The name in the catalogue, lower-case words with dashes, such as `big-match`.
  public let name: String

  /// What the game is about, in a sentence.
  public let summary: String

  /// Author, year and title of the source.
  public let source: String

  private let make: @Sendable () throws(MarkovGameError) -> TabularMarkovGame<String, String>

  /// An entry for a typed game.
  init(
    _ name: String,
    _ summary: String,
    source: String,
    _ game: @escaping @Sendable () throws(GameError) -> some MarkovGame
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    make = { () throws(MarkovGameError) in try Self.built(game).labelled() }
  }

  private static func built<Game: MarkovGame>(
    _ game: () throws(GameError) -> Game
  ) throws(MarkovGameError) -> Game {
    do throws(GameError) { return try game() } catch { throw .game(error) }
  }

  /// The game with its default parameters and with states and actions as text.
  ///
  /// - Returns: The tables of the game.
  /// - Throws: ``MarkovGameError``; never with the defaults of the catalogue.
  public func table() throws(MarkovGameError) -> TabularMarkovGame<String, String> {
    try make()
  }
}
