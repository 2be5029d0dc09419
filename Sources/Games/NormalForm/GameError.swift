/// Why a game, strategy or distribution cannot be built from the given data.
///
/// Players and actions are numbered from 0.
public enum GameError: Error, Sendable, Hashable {
  /// A game needs at least one player.
  case noPlayers

  /// A player's action set is empty.
  case noActions(player: Int)

  /// The same action is listed twice for one player.
  case duplicateAction(player: Int, action: String)

  /// The dense table would exceed ``ActionSpace/largestProfileCount`` profiles.
  case tooLarge(counts: [Int])

  /// The numbers of names, action sets and payoff tables do not agree.
  case wrongPlayerCount(found: Int, expected: Int)

  /// A payoff table or payoff function has the wrong number of entries.
  case wrongTableSize(player: Int, found: Int, expected: Int)

  /// A profile's payoffs are not one per player.
  case wrongPayoffCount(profile: [Int], found: Int, expected: Int)

  /// A payoff, probability or parameter is NaN or infinite.
  case notFinite(place: String)

  /// A probability is negative.
  case negativeProbability(action: String, probability: String)

  /// The probabilities do not sum to one.
  case probabilitiesDoNotSumToOne(sum: String)

  /// An action does not belong to the player.
  case unknownAction(player: Int, action: String)

  /// A parameter lies outside its domain.
  case invalidParameter(name: String, value: String, domain: String)

  /// The inequality that defines a named game fails.
  case inequalityFails(game: String, inequality: String, values: String)

  /// The operation is defined for another number of players.
  case needsPlayers(expected: Int, found: Int)
}

extension GameError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .noPlayers: "a game needs at least one player"
    case .noActions(let player): "player \(player) has no actions; one or more are needed"
    case .duplicateAction(let player, let action):
      "player \(player) has the action \"\(action)\" twice; actions are distinct"
    case .tooLarge(let counts):
      "a game of \(counts.map(String.init).joined(separator: "×")) actions has too many "
        + "profiles; at most \(ActionSpace.largestProfileCount) fit"
    case .wrongPlayerCount(let found, let expected):
      "found \(found) players where \(expected) were expected"
    case .wrongTableSize(let player, let found, let expected):
      "the payoffs of player \(player) have \(found) entries; \(expected) were expected"
    case .wrongPayoffCount(let profile, let found, let expected):
      "the number of payoffs of profile \(profile) is \(found); expected \(expected), one per player"
    case .notFinite(let place): "\(place) is not a finite number"
    case .negativeProbability(let action, let probability):
      "the probability \(probability) of \(action) is negative"
    case .probabilitiesDoNotSumToOne(let sum):
      "the probabilities sum to \(sum); they must sum to 1"
    case .unknownAction(let player, let action):
      "player \(player) has no action \"\(action)\""
    case .invalidParameter(let name, let value, let domain):
      "\(name) is \(value); expected \(domain)"
    case .inequalityFails(let game, let inequality, let values):
      "not a \(game): \(inequality) is needed, found \(values)"
    case .needsPlayers(let expected, let found):
      "this needs a game of \(expected) players; found \(found)"
    }
  }
}
