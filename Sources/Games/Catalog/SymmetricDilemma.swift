public import EquilibriaNumerics

/// A symmetric two-player game with two actions, told by its payoffs R, S, T and P.
///
/// A conforming type names its moves and its four payoffs; the table follows.
public protocol SymmetricDilemma<Move>: NormalFormGame, Hashable where Action == Move {
  /// The two moves, in the field's words.
  associatedtype Move: NamedMove

  /// The four payoffs R, S, T and P.
  var outcomes: DilemmaOutcomes { get }

  /// The move that counts as cooperation: mutual cooperation pays R.
  static var cooperation: Move { get }
}

extension SymmetricDilemma {
  /// R: the payoff of each when both cooperate.
  public var reward: Rational { outcomes.reward }

  /// S: the payoff of a cooperator against a defector.
  public var sucker: Rational { outcomes.sucker }

  /// T: the payoff of a defector against a cooperator.
  public var temptation: Rational { outcomes.temptation }

  /// P: the payoff of each when both defect.
  public var punishment: Rational { outcomes.punishment }

  /// The same moves for both players, in the order they are declared.
  public var actions: [[Move]] { [Array(Move.allCases), Array(Move.allCases)] }

  /// R, S, T or P for each player.
  ///
  /// - Parameter profile: The moves of both players.
  /// - Returns: Two payoffs.
  public func payoffs(for profile: [Move]) -> [Rational] {
    let cooperates = profile.map { $0 == Self.cooperation }
    return [
      outcomes.payoff(cooperates: cooperates[0], otherCooperates: cooperates[1]),
      outcomes.payoff(cooperates: cooperates[1], otherCooperates: cooperates[0]),
    ]
  }
}
