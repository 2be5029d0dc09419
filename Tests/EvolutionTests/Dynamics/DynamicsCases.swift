import CaseFiles
import EquilibriaNumerics
import Evolution
import Testing

/// The cases of `Fixtures/evolution-cases.json` about dynamics and about structure.
enum DynamicsCases {
  /// The case whose identifier starts with some text, with its game if it has one.
  static func named(_ prefix: String) throws -> ESSCases.Case { try ESSCases.named(prefix) }

  /// The payoff matrix of a case.
  static func game(_ row: ESSCases.Case) throws -> SymmetricGame<Int> {
    try SymmetricGame(row.inputs["A"].matrix)
  }

  /// The start of a case.
  static func start(_ value: ESSCases.Value) -> [Rational] {
    value.list.compactMap(\.rational)
  }

  static func hawkDove() throws -> SymmetricGame<String> {
    try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
  }

  /// Rock–Paper–Scissors: what a win and a loss count.
  static func rockPaperScissors(win: Rational, lose: Rational) throws -> SymmetricGame<String> {
    try SymmetricGame(
      strategies: ["Rock", "Paper", "Scissors"],
      payoffs: [[0, -lose, win], [win, 0, -lose], [-lose, win, 0]]
    )
  }

  static func prisonersDilemma() throws -> SymmetricGame<String> {
    try SymmetricGame(strategies: ["C", "D"], payoffs: [[3, 0], [5, 1]])
  }

  /// A game with random whole payoffs.
  static func random(size: Int, seed: UInt64) throws -> SymmetricGame<Int> {
    var generator = Xoshiro256(seed: seed)
    return try SymmetricGame(
      (0..<size).map { _ in
        (0..<size).map { _ in Rational(Int(generator.next() % 21) - 10) }
      }
    )
  }

  /// Shares with sum 1, all positive.
  static func randomShares(size: Int, seed: UInt64) -> [Rational] {
    var generator = Xoshiro256(seed: seed)
    let weights = (0..<size).map { _ in Int(generator.next() % 19) + 1 }
    let sum = weights.reduce(0, +)
    return weights.map { Rational($0, sum) }
  }

  static func difference(_ left: [Double], _ right: [Double]) -> Double {
    left.count == right.count
      ? zip(left, right).reduce(0) { max($0, ($1.0 - $1.1).magnitude) } : .infinity
  }
}
