import CaseFiles
import EquilibriaNumerics
import Evolution
import RealModule
import Testing

@Suite("Spatial games")
struct SpatialPopulationTests {
  static func grid(_ temptation: Rational, side: Int) throws -> SpatialPopulation<String> {
    let game = try SymmetricGame(strategies: ["C", "D"], payoffs: [[1, 0], [temptation, 0]])
    return try SpatialPopulation(game, width: side, height: side)
  }

  @Test("One defector in a world of cooperators (case SPA-01)")
  func single() throws {
    let row = try DynamicsCases.named("SPA-01")
    let temptation = try #require(row.inputs["b"].rational)
    let side = Int(try #require(row.inputs["L"].double))
    var grid = try Self.grid(temptation, side: side)
    grid.setStrategy("D", column: side / 2, row: side / 2)
    let history = grid.run(generations: Int(try #require(row.inputs["T"].double)))
    #expect(history.map { Double($0[1]) } == row.expected["defectors"].doubles)
    #expect(grid.generation == 12)
    // The kaleidoscope is symmetric.
    for place in 0..<side {
      let first = grid.strategy(column: place, row: 10)
      #expect(first == grid.strategy(column: side - 1 - place, row: 10))
      #expect(first == grid.strategy(column: 10, row: place))
    }
  }

  @Test("A higher temptation")
  func temptation() throws {
    // Source: theory of evolution, section B.6.
    var grid = try Self.grid(2.1, side: 99)
    grid.setStrategy("D", column: 0, row: 98)
    #expect(grid.run(generations: 6).map { $0[1] } == [9, 25, 45, 69, 89, 109])
  }

  @Test("Chaos settles near 12·ln 2 − 8 cooperators")
  func chaos() throws {
    var grid = try Self.grid(1.85, side: 200)
    var generator = Xoshiro256(seed: 7)
    try grid.randomize(share: 0.9, using: &generator)
    grid.run(generations: 150)
    let shares = grid.run(generations: 50).map { Double($0[0]) / 40_000 }
    let mean = shares.reduce(0, +) / Double(shares.count)
    #expect(abs(mean - (12 * Double.log(2) - 8)) < 0.02)
  }

  /// One generation straight from the definition.
  static func step(
    _ cells: [[Int]],
    _ game: SymmetricGame<String>,
    _ neighbourhood: Neighbourhood,
    _ meetsItself: Bool
  ) -> [[Int]] {
    let (height, width) = (cells.count, cells[0].count)
    func around(_ row: Int, _ column: Int, itself: Bool) -> [(Int, Int)] {
      var result: [(Int, Int)] = []
      for down in -1...1 {
        for right in -1...1 {
          if down == 0 && right == 0 && !itself { continue }
          if neighbourhood == .vonNeumann && down != 0 && right != 0 { continue }
          result.append(((row + down + height) % height, (column + right + width) % width))
        }
      }
      return result
    }
    let payoffs = (0..<height).map { row in
      (0..<width).map { column in
        around(row, column, itself: meetsItself).reduce(Rational.zero) {
          $0 + game.matrix[cells[row][column], cells[$1.0][$1.1]]
        }
      }
    }
    return (0..<height).map { row in
      (0..<width).map { column in
        let places = around(row, column, itself: true)
        let best = places.map { payoffs[$0.0][$0.1] }.max()
        let strategies = Set(
          places.filter { payoffs[$0.0][$0.1] == best }.map { cells[$0.0][$0.1] }
        )
        return strategies.count == 1 ? strategies.first ?? 0 : cells[row][column]
      }
    }
  }

  @Test("Any game, neighbourhood and size as by definition", arguments: 0..<8)
  func definition(_ number: Int) throws {
    var generator = Xoshiro256(seed: UInt64(number))
    let payoffs = (0..<4).map { _ in Rational(Int(generator.next() % 7) - 3, 2) }
    let game = try SymmetricGame(
      strategies: ["A", "B"],
      payoffs: [[payoffs[0], payoffs[1]], [payoffs[2], payoffs[3]]]
    )
    let neighbourhood: Neighbourhood = number % 2 == 0 ? .moore : .vonNeumann
    let meetsItself = number % 4 < 2
    let (width, height) = (5 + number * 5, 7)
    var grid = try SpatialPopulation(
      game,
      width: width,
      height: height,
      neighbourhood: neighbourhood,
      meetsItself: meetsItself
    )
    try grid.randomize(share: 0.5, using: &generator)
    func cells() -> [[Int]] {
      (0..<height).map { row in
        (0..<width).map { grid.strategy(column: $0, row: row) == "A" ? 0 : 1 }
      }
    }
    var expected = cells()
    for _ in 0..<4 {
      expected = Self.step(expected, game, neighbourhood, meetsItself)
      grid.run(generations: 1)
      #expect(cells() == expected)
      let first = expected.joined().filter { $0 == 0 }.count
      #expect(grid.counts == [first, width * height - first])
    }
  }

  @Test("Errors and equality")
  func errors() throws {
    let three = try DynamicsCases.rockPaperScissors(win: 1, lose: 1)
    #expect(throws: EvolutionError.self) { try SpatialPopulation(three, width: 9, height: 9) }
    let game = try DynamicsCases.hawkDove()
    do throws(EvolutionError) {
      _ = try SpatialPopulation(game, width: 2, height: 9)
      Issue.record("a grid of width 2 was accepted")
    } catch {
      #expect(error.description == "width is 2; expected a whole number from 3 to 20000")
    }
    var grid = try SpatialPopulation(game, width: 3, height: 3)
    var generator = Xoshiro256(seed: 1)
    #expect(throws: EvolutionError.self) { try grid.randomize(share: 2, using: &generator) }
    grid.setStrategy("Dove", column: 1, row: 2)
    #expect(grid.description == "...\n...\n.#.")
    #expect(grid.shares[1] == 1.0 / 9)
    var other = grid
    other.setStrategy("Hawk", column: 1, row: 2)
    #expect(other != grid)
    other.setStrategy("Dove", column: 1, row: 2)
    #expect(other == grid)
  }
}
