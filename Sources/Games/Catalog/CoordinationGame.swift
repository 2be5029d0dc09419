public import EquilibriaNumerics

/// Two players who want to choose the same of n options.
///
/// Both earn `payoffs[k]` when both choose option k, and 0 when they differ. In a pure coordination
/// game all options pay the same; in a ranked one they do not. Defined by `payoffs[k] > 0`, so each
/// option is a strict equilibrium when both choose it.
///
/// ```swift
/// let pure = try CoordinationGame(options: 3)
/// let ranked = try CoordinationGame(payoffs: [1, 2, 3])
/// ```
///
/// > Source: Schelling (1960), *The Strategy of Conflict*, chapter 4 and appendix C.
public struct CoordinationGame: NormalFormGame, Hashable {
  /// What both players earn when both choose option k.
  public let payoffs: [Rational]

  /// A ranked coordination game.
  ///
  /// - Parameter payoffs: What both earn when both choose option k, one entry per option.
  /// - Throws: ``GameError/inequalityFails(game:inequality:values:)`` unless all are positive, and
  ///   ``GameError/noActions(player:)`` when there are none.
  public init(payoffs: [Rational]) throws(GameError) {
    guard !payoffs.isEmpty else { throw .noActions(player: 0) }
    for (option, payoff) in payoffs.enumerated() {
      try DefiningInequalities(of: "coordination game")
        .positive(NamedParameter("payoffs[\(option)]", payoff))
    }
    self.payoffs = payoffs
  }

  /// A pure coordination game: 1 for agreeing, 0 for disagreeing.
  ///
  /// - Parameter options: The number of options, one or more.
  /// - Throws: ``GameError/invalidParameter(name:value:domain:)`` when there are none.
  public init(options: Int) throws(GameError) {
    try requireWhole("options", options, in: 1...Int.max)
    try requireTable(players: 2, options: options)
    try self.init(payoffs: Array(repeating: 1, count: options))
  }

  /// `Coordination`, with the number of options.
  public var title: String { "Coordination on \(payoffs.count) options" }

  /// The options, numbered from 0, for both players.
  public var actions: [[Int]] { [Array(payoffs.indices), Array(payoffs.indices)] }

  /// The payoffs of both players.
  ///
  /// - Parameter profile: The options they choose.
  /// - Returns: Two equal payoffs.
  public func payoffs(for profile: [Int]) -> [Rational] {
    let payoff = profile[0] == profile[1] ? payoffs[profile[0]] : 0
    return [payoff, payoff]
  }
}
