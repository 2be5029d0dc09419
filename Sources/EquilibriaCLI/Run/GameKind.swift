import Equilibria

/// The two kinds of games, each with commands of its own.
enum GameKind {
  /// Played once.
  case normalForm
  /// Played over time, in states.
  case markov

  /// The kind of a built-in game.
  init?(catalogName name: String) {
    if GameCatalog.entries.contains(where: { $0.name == name }) {
      self = .normalForm
    } else if MarkovGameCatalog.entries.contains(where: { $0.name == name }) {
      self = .markov
    } else {
      return nil
    }
  }

  /// The kind that a text is meant to be, as far as its start or its outermost keys tell.
  init?(_ bytes: [UInt8]) {
    switch GameFormat.detect(fileName: nil, bytes: bytes) {
    case .nfg:
      guard bytes.starts(with: "NFG".utf8) else { return nil }
      self = .normalForm
    case .json:
      guard let root = try? JSONReader.read(SourceText(bytes, fileName: nil)),
        case .object(let members) = root.value.content
      else { return nil }
      let keys = members.map(\.key)
      if keys.contains("states") {
        self = .markov
      } else if keys.contains("payoffs") || keys.contains("outcomes") {
        self = .normalForm
      } else {
        return nil
      }
    }
  }

  /// What to say to someone who gave such a game to a command for the other kind.
  func mistaken(at place: String) -> CommandFailure {
    let argument = place == GameSource.standardInput ? "-" : place
    return switch self {
    case .normalForm:
      .badInput(
        "\(place): this is a game that is played once, not a Markov game; "
          + "try 'equilibria nash \(argument)' or another command"
      )
    case .markov:
      .badInput(
        "\(place): this is a Markov game, played over time; try 'equilibria markov \(argument)'"
      )
    }
  }
}
