internal import CEquilibriaKernels
public import EquilibriaNumerics

/// Players on a grid without edges who imitate their most successful neighbour.
///
/// In each generation every cell plays the game with its neighbours, and with itself unless that is
/// switched off. Then all cells at once take the strategy of whoever earned most among themselves and
/// their neighbours; on ties between the two strategies a cell keeps its own. Payoffs are compared
/// exactly.
///
/// ```swift
/// var grid = try SpatialPopulation(dilemma, width: 99, height: 99)
/// grid.setStrategy("D", column: 49, row: 49)
/// print(grid.run(generations: 12))
/// ```
///
/// > Source: Nowak & May (1992), *Evolutionary games and spatial chaos*.
public struct SpatialPopulation<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The game, with two strategies.
  public let game: SymmetricGame<Action>

  /// The number of columns.
  public let width: Int

  /// The number of rows.
  public let height: Int

  /// Whom a cell meets and imitates.
  public let neighbourhood: Neighbourhood

  /// Whether every cell also plays against itself.
  public let meetsItself: Bool

  /// The number of generations so far.
  public private(set) var generation = 0

  /// 1 for the first strategy, row after row, with a border of one cell.
  private var cells: [UInt8]

  /// The order of payoffs, 16 entries for the second strategy and 16 for the first.
  private let ranks: [UInt8]

  /// The longest side of a grid.
  public static var largestSide: Int { 20_000 }

  /// A grid on which all play the first strategy.
  ///
  /// - Parameters:
  ///   - game: A symmetric game of two strategies.
  ///   - width: The number of columns, at least 3.
  ///   - height: The number of rows, at least 3.
  ///   - neighbourhood: Whom a cell meets and imitates.
  ///   - meetsItself: Whether every cell also plays against itself.
  /// - Throws: ``EvolutionError`` when the game does not have two strategies or the grid is too
  ///   small or too large.
  public init(
    _ game: SymmetricGame<Action>,
    width: Int,
    height: Int,
    neighbourhood: Neighbourhood = .moore,
    meetsItself: Bool = true
  ) throws(EvolutionError) {
    guard game.count == 2 else {
      throw .notApplicable(
        reason: "a spatial population needs a game of two strategies, not \(game.count)"
      )
    }
    for (name, side) in [("width", width), ("height", height)]
    where side < 3 || side > Self.largestSide {
      throw .parameter(
        name: name,
        value: "\(side)",
        domain: "a whole number from 3 to \(Self.largestSide)"
      )
    }
    self.game = game
    self.width = width
    self.height = height
    self.neighbourhood = neighbourhood
    self.meetsItself = meetsItself
    cells = Array(repeating: 1, count: (width + 2) * (height + 2))
    ranks = Self.ranks(game.matrix, neighbours: neighbourhood.count, meetsItself: meetsItself)
  }

  /// The rank of what a strategy earns when some cells of a neighbourhood, itself included, play the
  /// first strategy.
  private static func ranks(
    _ matrix: Matrix<Rational>,
    neighbours: Int,
    meetsItself: Bool
  ) -> [UInt8] {
    var payoffs: [(place: Int, payoff: Rational)] = []
    for kernelStrategy in 0...1 {
      // The kernel's 1 is the first strategy.
      let row = 1 - kernelStrategy
      for count in 0...(neighbours + 1) {
        var (first, second) = (count, neighbours + 1 - count)
        if !meetsItself { if row == 0 { first -= 1 } else { second -= 1 } }
        guard first >= 0, second >= 0 else { continue }
        let payoff = matrix[row, 0] * Rational(first) + matrix[row, 1] * Rational(second)
        payoffs.append((16 * kernelStrategy + count, payoff))
      }
    }
    let distinct = Set(payoffs.map(\.payoff)).sorted()
    var result = Array(repeating: UInt8(1), count: 32)
    for (place, payoff) in payoffs {
      let rank = distinct.firstIndex(of: payoff) ?? 0
      result[place] = UInt8(rank + 1)
    }
    return result
  }

  private func place(_ column: Int, _ row: Int) -> Int {
    precondition(
      (0..<width).contains(column) && (0..<height).contains(row),
      "the grid has \(width) columns and \(height) rows; (\(column), \(row)) is outside"
    )
    return (row + 1) * (width + 2) + column + 1
  }

  /// The strategy of a cell.
  ///
  /// - Parameters:
  ///   - column: The column, from 0.
  ///   - row: The row, from 0.
  /// - Returns: What the cell plays.
  public func strategy(column: Int, row: Int) -> Action {
    game.strategies[1 - Int(cells[place(column, row)])]
  }

  /// Changes the strategy of a cell; an unknown one is a programming error.
  ///
  /// - Parameters:
  ///   - strategy: What the cell plays from now on.
  ///   - column: The column, from 0.
  ///   - row: The row, from 0.
  public mutating func setStrategy(_ strategy: Action, column: Int, row: Int) {
    guard let number = game.strategies.firstIndex(of: strategy) else {
      preconditionFailure("the game has no strategy \"\(strategy)\"")
    }
    cells[place(column, row)] = UInt8(1 - number)
  }

  /// Draws every cell's strategy anew.
  ///
  /// - Parameters:
  ///   - share: The probability of the first strategy, from 0 to 1.
  ///   - generator: The source of random numbers; the same seed gives the same grid.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is not a probability.
  public mutating func randomize(
    share: Double,
    using generator: inout Xoshiro256
  ) throws(EvolutionError) {
    guard share >= 0, share <= 1 else {
      throw .parameter(name: "share", value: "\(share)", domain: "a probability from 0 to 1")
    }
    for row in 0..<height {
      for column in 0..<width {
        cells[place(column, row)] = generator.unit() < share ? 1 : 0
      }
    }
  }

  /// How many cells play each of the two strategies.
  public var counts: [Int] {
    var first = 0
    for row in 1...height {
      let start = row * (width + 2)
      for place in (start + 1)...(start + width) { first += Int(cells[place]) }
    }
    return [first, width * height - first]
  }

  /// The share of each strategy.
  public var shares: [Double] { counts.map { Double($0) / Double(width * height) } }

  /// Lets generations pass.
  ///
  /// - Parameter count: The number of generations, at least 0.
  /// - Returns: After each generation, how many cells play each strategy.
  /// - Complexity: O(width·height) per generation, about a nanosecond per cell.
  @discardableResult
  public mutating func run(generations count: Int) -> [[Int]] {
    precondition(count >= 0, "\(count) generations cannot pass")
    var history: [[Int]] = []
    var scratch = Array(repeating: UInt8(0), count: 2 * (width + 2) * (height + 3))
    for _ in 0..<count {
      ceq_imitate_best(
        &cells,
        width,
        height,
        neighbourhood == .moore ? 1 : 0,
        ranks,
        &scratch
      )
      generation += 1
      history.append(counts)
    }
    return history
  }

  /// Whether two grids are the same but for what borders hold.
  public static func == (left: SpatialPopulation, right: SpatialPopulation) -> Bool {
    left.game == right.game && left.width == right.width && left.height == right.height
      && left.neighbourhood == right.neighbourhood && left.meetsItself == right.meetsItself
      && left.generation == right.generation && left.inner == right.inner
  }

  /// Hashes what counts for equality.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(game)
    hasher.combine(generation)
    hasher.combine(inner)
  }

  /// The cells without their border.
  private var inner: [UInt8] {
    var result: [UInt8] = []
    for row in 1...height {
      let start = row * (width + 2) + 1
      result += cells[start..<(start + width)]
    }
    return result
  }
}

extension SpatialPopulation: CustomStringConvertible {
  /// One row per line: `.` for the first strategy, `#` for the second.
  public var description: String {
    (0..<height).map { row in
      String((0..<width).map { cells[place($0, row)] == 1 ? "." : "#" })
    }.joined(separator: "\n")
  }
}
