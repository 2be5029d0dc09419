public import EquilibriaNumerics

/// Rock breaks scissors, scissors cut paper, paper wraps rock.
///
/// The winner earns `win`, the loser `−loss`, and a draw pays 0. Defined by `win > 0` and
/// `loss > 0`. The equilibrium mixes the three moves equally; it is an evolutionarily stable strategy
/// exactly when `win > loss`.
///
/// > Source: Maynard Smith (1982), *Evolution and the Theory of Games*, chapter 2; Hofbauer & Sigmund
/// > (1998), *Evolutionary Games and Population Dynamics*, section 7.7.
public struct RockPaperScissors: NormalFormGame, Hashable {
  /// The sign a player shows.
  public enum Move: String, NamedMove {
    /// Beats scissors.
    case rock = "Rock"
    /// Beats rock.
    case paper = "Paper"
    /// Beats paper.
    case scissors = "Scissors"

    /// The sign that this one beats.
    public var beaten: Move {
      switch self {
      case .rock: .scissors
      case .paper: .rock
      case .scissors: .paper
      }
    }
  }

  /// What the winner earns.
  public let win: Rational

  /// What the loser loses.
  public let loss: Rational

  /// The game with the given payoffs.
  ///
  /// - Parameters:
  ///   - win: What the winner earns; 1 by default.
  ///   - loss: What the loser loses; 1 by default, a zero-sum game.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless both are positive.
  public init(win: Rational = 1, loss: Rational = 1) throws(GameError) {
    let inequalities = DefiningInequalities(of: "Rock–Paper–Scissors game")
    try inequalities.positive(NamedParameter("win", win))
    try inequalities.positive(NamedParameter("loss", loss))
    self.win = win
    self.loss = loss
  }

  /// The name of the game.
  public var title: String { "Rock–Paper–Scissors" }

  /// The three signs for both players.
  public var actions: [[Move]] { [Move.allCases, Move.allCases] }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: The signs they show.
  /// - Returns: `win` and `−loss`, or zeros for a draw.
  public func payoffs(for profile: [Move]) -> [Rational] {
    if profile[0] == profile[1] { return [0, 0] }
    return profile[0].beaten == profile[1] ? [win, -loss] : [-loss, win]
  }
}
