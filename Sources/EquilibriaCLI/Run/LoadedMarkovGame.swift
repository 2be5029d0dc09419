import Equilibria

/// A Markov game together with what to call it in messages.
struct LoadedMarkovGame: NamedGame {
  let place: String
  let game: TabularMarkovGame<String, String>

  /// A game that is at hand.
  init(place: String, game: TabularMarkovGame<String, String>) {
    self.place = place
    self.game = game
  }

  /// The game that a GAME argument names.
  init(_ argument: String, _ input: StandardInput) throws(CommandFailure) {
    let source = try GameSource(argument, input)
    place = source.place
    switch source.content {
    case .catalog(let name):
      if GameKind(catalogName: name) == .normalForm {
        throw GameKind.normalForm.mistaken(at: place)
      }
      game = try Self.entry(named: name).game()
    case .bytes(let bytes):
      do throws(GameFormatError) {
        game = try MarkovJSONFormat.read(bytes, fileName: place)
      } catch {
        if GameKind(bytes) == .normalForm { throw GameKind.normalForm.mistaken(at: place) }
        throw .badInput(error.description)
      }
    }
  }

  /// An entry of the catalogue, or an error that suggests near names.
  private static func entry(named name: String) throws(CommandFailure) -> MarkovCatalogEntry {
    do throws(MarkovGameError) {
      return try MarkovGameCatalog.entry(named: name)
    } catch {
      throw GameSource.unknown(name, near: MarkovGameCatalog.closestNames(to: name))
    }
  }

  /// The title of the game, or else where it came from.
  var title: String { game.title.isEmpty ? place : game.title }

  /// Remarks on what may be a mistake, though it is allowed.
  var notes: [String] {
    let reachable = Set(game.reachableStates)
    let lost = game.states.indices.filter { !reachable.contains($0) }
    guard let first = lost.first else { return [] }
    let others = lost.count == 1 ? "" : " and \(lost.count - 1) more"
    let starts = game.initialDistribution.map { "\"\($0.state)\"" }.joined(separator: ", ")
    return [
      "state \"\(game.states[first])\"\(others) cannot be reached from the start (\(starts)); "
        + "values and policies are given there all the same"
    ]
  }

  /// The players who have a choice in some state.
  var activePlayers: [Int] {
    game.playerNames.indices.filter { player in
      game.spaces.contains { $0.counts[player] > 1 }
    }
  }
}

extension MarkovCatalogEntry {
  /// The game, whose defaults are known to be well formed.
  func game() throws(CommandFailure) -> TabularMarkovGame<String, String> {
    do throws(MarkovGameError) { return try table() } catch {
      throw .internalError("catalog:\(name): \(error)")
    }
  }
}
