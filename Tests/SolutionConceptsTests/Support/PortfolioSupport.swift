import EquilibriaNumerics
import Games

@testable import SolutionConcepts

extension ReplyTables {
  /// The tables of a whole game.
  init(_ game: PayoffTable<Int>) {
    self.init(
      payoffs: game.payoffs.map { Rational.doubleValues(of: $0) },
      columnCount: game.space.counts[1],
      actions: game.space.counts.map { Array(0..<$0) }
    )
  }
}

extension MixedProfile where Action == Int, Scalar == Rational {
  /// A profile of a game from its probabilities.
  init(_ mixtures: [[Rational]], of game: PayoffTable<Int>) throws {
    self.init(
      try zip(game.actions, mixtures).map { try MixedStrategy(actions: $0, probabilities: $1) }
    )
  }
}
