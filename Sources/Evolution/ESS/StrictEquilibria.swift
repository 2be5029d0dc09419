public import EquilibriaNumerics
public import Games

/// A profile of pure actions in which everybody would lose by deviating.
///
/// In a game between different roles, one population for each, these are exactly the
/// evolutionarily stable profiles: a mixture within a role always lets some member drift.
///
/// > Source: Selten (1980), *A note on evolutionarily stable strategies in asymmetric animal
/// > conflicts*.
public struct StrictEquilibrium<Action: Hashable & Sendable>: Sendable, Hashable {
  /// The action of each player.
  public let profile: [Action]

  /// The payoff of each player.
  public let payoffs: [Rational]

  /// What each player loses at least by deviating; `nil` for a player with one action only.
  public let margins: [Rational?]
}

extension StrictEquilibrium: CustomStringConvertible {
  /// The profile and the least loss of each player who can deviate.
  public var description: String {
    let names = profile.map { "\($0)" }.joined(separator: ", ")
    let losses = margins.map { $0.map(\.description) ?? "none possible" }
    return "(\(names)), losing at least \(losses.joined(separator: ", ")) by deviating"
  }
}

extension NormalFormGame {
  /// All evolutionarily stable profiles when every role has a population of its own.
  ///
  /// - Returns: The strict equilibria, in the order of profiles.
  /// - Throws: ``EvolutionError/game(_:)`` when the game is not well formed.
  /// - Complexity: Linear in the number of payoffs times the number of actions.
  public func roleEvolutionarilyStableProfiles() throws(EvolutionError)
    -> [StrictEquilibrium<Action>]
  {
    let table = try EvolutionError.game { () throws(GameError) in try tabulated() }
    var result: [StrictEquilibrium<Action>] = []
    for index in 0..<table.space.profileCount {
      var profile = table.space.profile(at: index)
      var margins: [Rational?] = []
      for player in profile.indices {
        let chosen = profile[player]
        let payoff = table.payoffs[player][index]
        var margin: Rational?
        for action in 0..<table.space.counts[player] where action != chosen {
          profile[player] = action
          let loss = payoff - table.payoffs[player][table.space.index(of: profile)]
          margin = margin.map { min($0, loss) } ?? loss
        }
        profile[player] = chosen
        if let margin, margin <= .zero { break }
        margins.append(margin)
      }
      guard margins.count == profile.count else { continue }
      result.append(
        StrictEquilibrium(
          profile: table.profile(at: index),
          payoffs: table.payoffs(at: index),
          margins: margins
        )
      )
    }
    return result
  }
}
