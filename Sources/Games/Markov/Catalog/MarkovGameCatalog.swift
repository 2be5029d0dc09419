/// The named Markov games that ship with the package, for lookup by name.
///
/// ```swift
/// let game = try MarkovGameCatalog.entry(named: "big-match").table()
/// ```
public enum MarkovGameCatalog {
  /// All entries: zero-sum games, then games of several interests, then commons and institutions.
  public static let entries: [MarkovCatalogEntry] = zeroSum + generalSum + institutions

  /// The entry with a given name.
  ///
  /// - Parameter name: A name such as `big-match`; case does not matter.
  /// - Returns: The entry.
  /// - Throws: ``MarkovGameError/invalidParameter(name:value:domain:)`` that suggests the closest
  ///   names.
  public static func entry(named name: String) throws(MarkovGameError) -> MarkovCatalogEntry {
    let wanted = name.lowercased()
    if let entry = entries.first(where: { $0.name == wanted }) { return entry }
    let suggestions = closestNames(to: wanted).joined(separator: ", ")
    throw .invalidParameter(
      name: "the name of the catalogue game",
      value: "\"\(name)\"",
      domain: "a name of the catalogue; the closest are \(suggestions)"
    )
  }

  /// The names of the catalogue most like a given one.
  ///
  /// - Parameters:
  ///   - name: Any text.
  ///   - count: The most names to return; 3 by default.
  /// - Returns: Names in order of edit distance, then in catalogue order.
  public static func closestNames(to name: String, count: Int = 3) -> [String] {
    NearNames.closest(to: name, among: entries.map(\.name), count: count)
  }

  private static let zeroSum = [
    MarkovCatalogEntry(
      "big-match",
      "A daily guess that ends the game when it is bold.",
      source: "Gillette (1957), Stochastic games with zero stop probabilities"
    ) { () throws(GameError) in try BigMatch() },
    MarkovCatalogEntry(
      "absorbing-game",
      "A matrix game that is repeated until an absorbing entry comes up.",
      source: "Kohlberg (1974), Repeated games with absorbing states"
    ) { () throws(GameError) in try AbsorbingGame() },
    MarkovCatalogEntry(
      "stopping-game",
      "A matrix game that is replayed until chance stops it; its value is irrational.",
      source: "Shapley (1953), Stochastic games"
    ) { () throws(GameError) in try StoppingGame() },
    MarkovCatalogEntry(
      "loaded-rock-paper-scissors",
      "Rock, Paper, Scissors in which scissors can be loaded for the next round.",
      source: "Eibelshäuser & Poensgen (2019), Markov quantal response equilibrium"
    ) { () throws(GameError) in try LoadedRockPaperScissors() },
    MarkovCatalogEntry(
      "littman-soccer",
      "Soccer on a small board with moves in random order.",
      source: "Littman (1994), Markov games as a framework for multi-agent reinforcement learning"
    ) { () throws(GameError) in try LittmanSoccer() },
  ]

  private static let generalSum = [
    MarkovCatalogEntry(
      "no-sde",
      "Turn-taking without a deterministic stationary equilibrium.",
      source: "Zinkevich, Greenwald & Littman (2005), Cyclic equilibria in Markov games"
    ) { () throws(GameError) in try NoSDEGame() },
    MarkovCatalogEntry(
      "grid-game-1",
      "A race across a grid to opposite corners.",
      source: "Hu & Wellman (2003), Nash Q-learning for general-sum stochastic games"
    ) { () throws(GameError) in try GridGame(.ownGoals) },
    MarkovCatalogEntry(
      "grid-game-2",
      "A race across a grid to one goal, with barriers.",
      source: "Hu & Wellman (2003), Nash Q-learning for general-sum stochastic games"
    ) { () throws(GameError) in try GridGame(.sharedGoal) },
    MarkovCatalogEntry(
      "repeated-prisoners-dilemma",
      "The Prisoner's Dilemma with a memory of one round.",
      source: "Press & Dyson (2012), Iterated Prisoner's Dilemma"
    ) { () throws(GameError) in try RepeatedGameWithMemory(PrisonersDilemma()) },
    MarkovCatalogEntry(
      "repeated-bach-or-stravinsky",
      "Bach or Stravinsky with a memory of one round.",
      source: "Luce & Raiffa (1957), Games and Decisions, section 5.3"
    ) { () throws(GameError) in try RepeatedGameWithMemory(BachOrStravinsky()) },
    MarkovCatalogEntry(
      "maskin-tirole-duopoly",
      "Two firms that set prices in turn.",
      source: "Maskin & Tirole (1988), A theory of dynamic oligopoly, II"
    ) { () throws(GameError) in try MaskinTiroleDuopoly() },
  ]

  private static let institutions = [
    MarkovCatalogEntry(
      "fish-war",
      "Fleets that catch shares of a regrowing stock.",
      source: "Levhari & Mirman (1980), The great fish war"
    ) { () throws(GameError) in try FishWar() },
    MarkovCatalogEntry(
      "commons-harvest",
      "A patch of apples that regrow faster the more are left.",
      source: "Leibo et al. (2021), Scalable evaluation of multi-agent RL with Melting Pot"
    ) { () throws(GameError) in try CommonsHarvestPatch() },
    MarkovCatalogEntry(
      "poison-berries",
      "Foragers, a poison whose harm comes late, and rules enforced by zapping.",
      source: "Köster et al. (2022), Spurious normativity"
    ) { () throws(GameError) in try PoisonBerries() },
    MarkovCatalogEntry(
      "altar-foraging",
      "A forager who may consult an altar before eating.",
      source: "Hadfield-Menell et al. (2024), tutorial on alignment"
    ) { () throws(GameError) in try AltarForaging() },
  ]
}
