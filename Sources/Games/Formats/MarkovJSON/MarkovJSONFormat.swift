import EquilibriaNumerics

/// Our JSON format of Markov games.
///
/// ```json
/// {
///   "name": "machine",
///   "note": "name, note and player_names are optional",
///   "players": 2,
///   "discount": "9/10",
///   "zero_sum": true,
///   "states": [
///     {"name": "play",
///      "actions": [["up", "down"], ["left", "right"]],
///      "rewards": [[[1, 0], [0, 1]]],
///      "transitions": [[{"1": 1}, {"0": "1/2", "1": "1/2"}], [{"0": 1}, {"0": 1}]]},
///     {"name": "end", "rewards": [[[0]]], "transitions": [[{"1": 1}]]}
///   ]
/// }
/// ```
///
/// A number is a JSON number or a string like `"1/3"`, and is exact in both cases.
///
/// | key | meaning |
/// |---|---|
/// | `name`, `note` | a short name and a comment; both optional, the comment is not kept |
/// | `players` | the number of players |
/// | `player_names` | their names, optional |
/// | `discount` | one factor for all players, or a list with one for each |
/// | `horizon` | absent: discounted for ever; a number of periods (`discount` is then optional, and may be 1); or `"average"` (no `discount`) |
/// | `zero_sum` | `true` when rewards are those of the first of two players, and the second's their negative |
/// | `reward_timing` | `"onAction"` (the default), `"onState"` or `"onArrival"`, see ``RewardTiming`` |
/// | `initial` | the distribution of the first state, like a transition; the first state when absent |
/// | `states` | the states, numbered from 0 |
/// | `expected` | anything; ignored |
///
/// A state has a `name` (optional; the number of the state otherwise) and `actions`, the names of
/// each player's actions (optional; numbered from 0 otherwise). `transitions` is a list with one
/// entry per action of the first player, each a list with one entry per action of the second, and
/// so on for every player; innermost stand objects from next states, by number or by name, to
/// probabilities. `rewards` has one list per player (only the first one's when `zero_sum`): nested
/// like the transitions, with numbers inside when paid on action and with objects from next states
/// to numbers when paid on arrival; when paid on state, just one number per player.
///
/// A game is kept with expected rewards, so what is written is always paid on action.
public enum MarkovJSONFormat {
  /// Reads a game.
  ///
  /// - Parameters:
  ///   - text: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The game; names that repeat get `_1`, `_2`, … appended.
  /// - Throws: ``GameFormatError`` with file, line and column.
  public static func read(
    _ text: String,
    fileName: String? = nil
  ) throws(GameFormatError) -> TabularMarkovGame<String, String> {
    try read(Array(text.utf8), fileName: fileName)
  }

  /// Reads a game from bytes, which should be UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The contents of a file.
  ///   - fileName: The name of the file, for errors.
  /// - Returns: The game; names that repeat get `_1`, `_2`, … appended.
  /// - Throws: ``GameFormatError`` with file, line and column.
  public static func read(
    _ bytes: [UInt8],
    fileName: String? = nil
  ) throws(GameFormatError) -> TabularMarkovGame<String, String> {
    try game(JSONReader.read(SourceText(bytes, fileName: fileName)))
  }

  /// Writes a game; states and actions are named by their descriptions.
  ///
  /// - Parameter game: The game.
  /// - Returns: A text that reads back as the same game.
  public static func write(
    _ game: TabularMarkovGame<some Hashable & Sendable, some Hashable & Sendable>
  ) -> String {
    output(game).pretty + "\n"
  }
}
