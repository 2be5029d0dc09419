import EquilibriaNumerics
import Games
import Testing

@Suite struct `Games that are hard to solve` {
  @Test func `Sgc 2 is the published 7×7 game`() throws {
    // Fearnley, Igwe & Savani 2015, payoffs times four; the column player's own action first.
    let row: [[Rational]] = [
      [3, 2, 4, 2, 2, 2, 2], [4, 3, 2, 2, 2, 2, 2], [2, 4, 3, 2, 2, 2, 2],
      [0, 0, 0, 3, 0, 0, 0], [0, 0, 0, 0, 3, 0, 0], [0, 0, 0, 0, 0, 3, 0],
      [0, 0, 0, 0, 0, 0, 3],
    ]
    let column: [[Rational]] = [
      [3, 2, 4, 2, 2, 2, 2], [4, 3, 2, 2, 2, 2, 2], [2, 4, 3, 2, 2, 2, 2],
      [0, 0, 0, 0, 3, 0, 0], [0, 0, 0, 3, 0, 0, 0], [0, 0, 0, 0, 0, 0, 3],
      [0, 0, 0, 0, 0, 3, 0],
    ]
    let table = try SandholmGilpinConitzerGame(order: 2).tabulated()
    #expect(table.matrix(of: 0) == Matrix(row))
    #expect(table.matrix(of: 1).transposed == Matrix(column))
  }

  @Test(arguments: 1...4)
  func `the equilibrium of Sgc mixes the first block equally`(_ order: Int) throws {
    let game = try SandholmGilpinConitzerGame(order: order)
    let size = 4 * order - 1
    #expect(game.actions.map(\.count) == [size, size])
    #expect(game.supportSize == 2 * order - 1)
    let weights = (0..<size).map { $0 < game.supportSize ? Rational(1, game.supportSize) : 0 }
    let table = try game.tabulated()
    let arrays = PayoffArrays<Rational>(table)
    for player in 0...1 {
      // Every action of the block pays 3 and every other one less, so the equilibrium is quasi-strict.
      let payoffs = arrays.actionPayoffs(of: player, against: [weights, weights])
      #expect(payoffs.prefix(game.supportSize).allSatisfy { $0 == 3 })
      #expect(payoffs.dropFirst(game.supportSize).allSatisfy { $0 < 3 })
    }
    #expect(pureNash(of: table).count == (order == 1 ? 1 : 0))
  }

  @Test func `a dual cyclic game is made of whole numbers`() throws {
    // d = 2 by hand: Λ = 6, λ exchanges facets 3 and 4.
    let small = try DualCyclicPolytopeGame(dimension: 2).tabulated()
    #expect(small.payoffs[0] == [2, -3, 3, -6])
    #expect(small.payoffs[1] == [3, 2, -6, -3])
    for labels in DualCyclicPolytopeGame.FacetLabels.allCases {
      let table = try DualCyclicPolytopeGame(dimension: 24, labels: labels).tabulated()
      #expect(table.payoffs.joined().allSatisfy { $0.isInteger })
    }
  }

  @Test(arguments: [(2, 4), (4, 20), (6, 88), (8, 376)])
  func `the longest Lemke–Howson path has the published length`(
    dimension: Int,
    length: Int
  ) throws {
    // Savani & von Stengel 2006: the path of the first label grows by about φ³ per two dimensions.
    let table = try DualCyclicPolytopeGame(dimension: dimension).tabulated()
    let path = try #require(lemkeHowson(table, dropping: 0))
    #expect(path.steps == length)
    #expect(path.row.allSatisfy { $0 > 0 } && path.column.allSatisfy { $0 > 0 })
  }

  @Test(arguments: [2, 4, 6])
  func `all Lemke–Howson paths end at one completely mixed equilibrium`(_ dimension: Int) throws {
    let table = try DualCyclicPolytopeGame(dimension: dimension).tabulated()
    let first = try #require(lemkeHowson(table, dropping: 0))
    #expect(first.row.allSatisfy { $0 > 0 } && first.column.allSatisfy { $0 > 0 })
    for label in 1..<2 * dimension {
      let path = try #require(lemkeHowson(table, dropping: label))
      #expect(path.row == first.row)
      #expect(path.column == first.column)
      #expect(path.steps <= first.steps)
    }
    let arrays = PayoffArrays<Rational>(table)
    for player in 0...1 {
      let payoffs = arrays.actionPayoffs(of: player, against: [first.row, first.column])
      #expect(Set(payoffs).count == 1)
    }
  }

  @Test(arguments: [(2, 3), (4, 15)])
  func `the other labels give many equilibria`(dimension: Int, count: Int) throws {
    // von Stengel 1999: 2^d − 1 equilibria for d ≤ 4, the most that a game of this size can have.
    let table = try DualCyclicPolytopeGame(dimension: dimension, labels: .manyEquilibria)
      .tabulated()
    #expect(equilibria(of: table).count == count)
  }

  @Test func `only even dimensions and positive orders exist`() {
    for dimension in [-2, 0, 3, 514] {
      #expect(throws: GameError.self) { try DualCyclicPolytopeGame(dimension: dimension) }
    }
    for order in [0, -1, 2049, Int.max] {
      #expect(throws: GameError.self) { try SandholmGilpinConitzerGame(order: order) }
    }
  }

  /// All equilibria of a nondegenerate game, by support enumeration with equal support sizes.
  private func equilibria(of table: PayoffTable<Int>) -> [[[Rational]]] {
    let count = table.space.counts[0]
    let a = table.matrix(of: 0)
    let b = table.matrix(of: 1).transposed
    var found: [[[Rational]]] = []
    for rows in 1..<(1 << count) {
      for columns in 1..<(1 << count) where rows.nonzeroBitCount == columns.nonzeroBitCount {
        let first = (0..<count).filter { rows >> $0 & 1 == 1 }
        let second = (0..<count).filter { columns >> $0 & 1 == 1 }
        guard let y = mixture(making: first, indifferentIn: a, over: second),
          let x = mixture(making: second, indifferentIn: b, over: first)
        else { continue }
        found.append([x, y])
      }
    }
    return found
  }

  /// The positive mixture over a support that makes the given actions best replies, if any.
  private func mixture(
    making replies: [Int],
    indifferentIn payoffs: Matrix<Rational>,
    over support: [Int]
  ) -> [Rational]? {
    // Unknowns: the weights and the payoff v; Σ_j p(i, j)·w_j − v = 0 for replies i, Σ w = 1.
    let size = support.count + 1
    var lines = replies.map { reply in support.map { payoffs[reply, $0] } + [-1, 0] }
    lines.append(Array(repeating: 1, count: support.count) + [0, 1])
    for column in 0..<size {
      guard let pivot = (column..<size).first(where: { !lines[$0][column].isZero }) else {
        return nil
      }
      lines.swapAt(column, pivot)
      let scale = lines[column][column]
      lines[column] = lines[column].map { $0 / scale }
      for other in 0..<size where other != column {
        let factor = lines[other][column]
        for k in 0...size { lines[other][k] -= factor * lines[column][k] }
      }
    }
    let solution = lines.map { $0[size] }
    guard solution.dropLast().allSatisfy({ $0 > 0 }), let value = solution.last else { return nil }
    var weights = Array(repeating: Rational.zero, count: payoffs.columnCount)
    for (index, action) in support.enumerated() { weights[action] = solution[index] }
    for reply in 0..<payoffs.rowCount {
      let payoff = (0..<payoffs.columnCount).reduce(0) { $0 + payoffs[reply, $1] * weights[$1] }
      if payoff > value { return nil }
    }
    return weights
  }
}
