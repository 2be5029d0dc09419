import Equilibria

/// Writes seeded games as files that every contender reads.
struct GameFiles {
  /// Where the files go.
  var directory: String

  /// Writes one file per game; `zero-sum:100x100:1` becomes `zero-sum-100x100-1.nfg`,
  /// `markov-zero-sum:100x5x5:1` becomes `markov-zero-sum-100x5x5-1.json`, `population:100x3:1`
  /// becomes `population-100x3-1.population.json`, and `legal-order:2x10:1` becomes
  /// `legal-order-2x10-1.order.json`.
  ///
  /// - Parameter names: Games as FAMILY:SIZE:SEED.
  /// - Throws: ``BenchmarkError`` for a name of another form, or what the file system throws.
  func write(_ names: some Sequence<String>) throws {
    for name in names {
      let file = name.split(separator: ":").joined(separator: "-")
      let (text, ending) = try Self.contents(name)
      try Platform.write(text, to: file + ending, in: directory)
    }
  }

  private static func contents(_ name: String) throws -> (text: String, ending: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let seed = UInt64(parts[2]) else {
      throw BenchmarkError.notAGame(name)
    }
    let sizes = parts[1].split(separator: "x", omittingEmptySubsequences: false)
    let counts = sizes.compactMap { Int($0) }
    guard counts.count == sizes.count else { throw BenchmarkError.notAGame(name) }
    let family = String(parts[0])
    if let markov = try markovGame(family: family, counts: counts, seed: seed) {
      return (MarkovJSONFormat.write(markov), ".json")
    }
    if family == "legal-order", counts.count == 2, counts.allSatisfy({ $0 > 0 }) {
      let setting = LegalOrderSetting(buyers: counts[0], items: counts[1], seed: seed)
      return (try Platform.encode(setting), ".order.json")
    }
    if family == "population", counts.count == 2 {
      let setting = try population(members: counts[0], strategies: counts[1], seed: seed)
      return (try Platform.encode(setting), ".population.json")
    }
    guard let table = try table(family: family, counts: counts, seed: seed) else {
      throw BenchmarkError.notAGame(name)
    }
    // Actions called 1, 2, … are written as counts, which the peers' readers expect.
    let document = try GameDocument(
      title: name,
      playerNames: table.playerNames,
      actionNames: counts.map { count in (1...count).map(String.init) },
      form: .payoffs(table.payoffs)
    )
    return (document.text(as: .nfg), ".nfg")
  }

  /// A Markov game of a family; the first count is that of the states.
  private static func markovGame(
    family: String,
    counts: [Int],
    seed: UInt64
  ) throws -> TabularMarkovGame<Int, Int>? {
    guard let stateCount = counts.first, counts.count >= 2 else { return nil }
    let actionCounts = Array(counts.dropFirst())
    // Few next states, so that large games stay sparse.
    let few = min(stateCount, 5)
    switch family {
    case "markov-zero-sum":
      guard actionCounts.count == 2 else { return nil }
      return try RandomMarkovGames(
        stateCount: stateCount,
        actionCounts: actionCounts,
        branching: few,
        isZeroSum: true
      ).makeGame(seed: seed)
    case "markov-general":
      // Every state may come next, as in the random games of sgamesolver.
      return try RandomMarkovGames(
        stateCount: stateCount,
        actionCounts: actionCounts,
        branching: stateCount
      ).makeGame(seed: seed)
    case "markov-decision":
      guard actionCounts.count == 1 else { return nil }
      return try RandomMarkovGames(
        stateCount: stateCount,
        actionCounts: actionCounts,
        branching: few
      ).makeGame(seed: seed)
    default:
      return nil
    }
  }

  /// A population with a random game.
  private static func population(
    members: Int,
    strategies: Int,
    seed: UInt64
  ) throws -> PopulationSetting {
    let payoffs = try PayoffRange(0...1, decimals: 4)
    let game = try SymmetricGame(
      SymmetricGames(options: strategies, payoffs: payoffs).makeGame(seed: seed)
    )
    return PopulationSetting(
      members: members,
      // Weak enough for peers that do not compute with logarithms.
      intensity: 0.1,
      mutation: 0.01,
      payoffs: (0..<strategies).map { Array(game.matrix.row($0)) }
    )
  }

  /// A game of a family; a new family adds a case here.
  private static func table(
    family: String,
    counts: [Int],
    seed: UInt64
  ) throws -> PayoffTable<Int>? {
    let payoffs = try PayoffRange(0...1, decimals: 4)
    switch family {
    case "random":
      return try RandomGames(actionCounts: counts, payoffs: payoffs).makeGame(seed: seed)
    case "zero-sum":
      guard counts.count == 2 else { return nil }
      return try ZeroSumGames(rows: counts[0], columns: counts[1], payoffs: payoffs)
        .makeGame(seed: seed)
    case "whole":
      // Four digits: with fewer, most games of this size have ties somewhere.
      return try RandomGames(actionCounts: counts, payoffs: .integers(0...9999))
        .makeGame(seed: seed)
    case "ties":
      return try RandomGames(actionCounts: counts, payoffs: .integers(0...2)).makeGame(seed: seed)
    case "symmetric":
      guard counts.count == 2, counts[0] == counts[1] else { return nil }
      return try SymmetricGames(options: counts[0], payoffs: .integers(0...9)).makeGame(seed: seed)
    case "many-stable":
      // Groups of three, of which a stable strategy mixes one member each: 3^(n/3) of them.
      guard counts.count == 2, counts[0] == counts[1] else { return nil }
      return try PayoffTable(
        symmetric: (0..<counts[0]).map { row in
          (0..<counts[0]).map { column in
            if row == column { 0 } else { row / 3 == column / 3 ? -1 : 1 }
          }
        }
      )
    case "cycle":
      // Each strategy beats the one before it; with three, Rock–Paper–Scissors.
      guard counts.count == 2, counts[0] == counts[1], counts[0] > 2 else { return nil }
      let count = counts[0]
      return try PayoffTable(
        symmetric: (0..<count).map { row in
          (0..<count).map { column in
            switch (row - column + count) % count {
            case 1: 1
            case count - 1: -1
            default: 0
            }
          }
        }
      )
    case "long-paths", "many-equilibria":
      // Whatever the seed, there is one such game of each even size.
      guard counts.count == 2, counts[0] == counts[1] else { return nil }
      return try DualCyclicPolytopeGame(
        dimension: counts[0],
        labels: family == "long-paths" ? .longPaths : .manyEquilibria
      ).tabulated()
    case "opposed":
      // Close to zero-sum: where Lemke-Howson paths are long and pure equilibria rare.
      return try CovariantGames(actionCounts: counts, correlation: Rational(-9, 10))
        .makeGame(seed: seed)
    case "competitive":
      // Halfway between independent payoffs and the most opposed ones possible: such games often
      // lack pure equilibria, and mediation has work to do.
      guard counts.count >= 2 else { return nil }
      let correlation = Rational(-1, 2 * (counts.count - 1))
      return try CovariantGames(actionCounts: counts, correlation: correlation)
        .makeGame(seed: seed)
    default:
      return nil
    }
  }
}
