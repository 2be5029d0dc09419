import Equilibria

/// A game as its file describes it.
enum BenchmarkGame: Sendable {
  case table(PayoffTable<String>)
  case markov(TabularMarkovGame<String, String>)
  case population(BenchmarkPopulation)
  case order(LegalOrder)

  /// Reads a file: populations end in `.population.json`, legal orders in `.order.json`, Markov
  /// games in `.json`, all others in `.nfg`.
  ///
  /// - Parameter file: The path of the file.
  /// - Throws: What the file system or the reader throws.
  init(file: String) throws {
    let bytes = try Platform.read(file)
    self =
      if file.hasSuffix(".population.json") {
        .population(
          try BenchmarkPopulation(
            Platform.decode(PopulationSetting.self, from: String(decoding: bytes, as: UTF8.self))
          )
        )
      } else if file.hasSuffix(".order.json") {
        .order(try LegalOrderFormat.read(bytes, fileName: file))
      } else if file.hasSuffix(".json") {
        .markov(try MarkovJSONFormat.read(bytes, fileName: file))
      } else {
        .table(try GameDocument.read(bytes, fileName: file).table)
      }
  }

  /// The payoffs of a game that is played once.
  var table: PayoffTable<String> {
    get throws {
      guard case .table(let table) = self else {
        throw BenchmarkError.wrongGame(expected: "a game that is played once")
      }
      return table
    }
  }

  /// The Markov game.
  var markov: TabularMarkovGame<String, String> {
    get throws {
      guard case .markov(let game) = self else {
        throw BenchmarkError.wrongGame(expected: "a Markov game")
      }
      return game
    }
  }

  /// The population.
  var population: BenchmarkPopulation {
    get throws {
      guard case .population(let population) = self else {
        throw BenchmarkError.wrongGame(expected: "a finite population")
      }
      return population
    }
  }

  /// The legal order.
  var order: LegalOrder {
    get throws {
      guard case .order(let order) = self else {
        throw BenchmarkError.wrongGame(expected: "a legal order")
      }
      return order
    }
  }
}
