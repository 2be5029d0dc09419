public import EquilibriaNumerics
public import Games

/// The least fines on deviations from a profile that make it an equilibrium, or dominant.
///
/// > Source: Christoffersen, Haupt & Hadfield-Menell (2023), *Get it in writing*, whose existence
/// > proof uses large fines; the least ones were derived for this package.
public struct MinimalFines<Action: Hashable & Sendable>: Sendable, Hashable {
  /// A deviation that a fine must make up for.
  public struct Temptation: Sendable, Hashable {
    /// The player who is tempted, from 0.
    public let player: Int

    /// What all players do, with the tempted one deviating.
    public let profile: [Action]

    /// What the player gains over the own part of the target.
    public let gain: Rational
  }

  /// The action that each player owes.
  public let target: [Action]

  /// F_NE: from this fine on the target is a Nash equilibrium; 0 when it is one anyway.
  public let nash: Rational

  /// The deviation from the target that gains most.
  public let nashTemptation: Temptation?

  /// F_dom: from this fine on each player's part of the target is as good as anything else, whatever
  /// the others do; above it, it is strictly dominant.
  public let dominant: Rational

  /// The deviation that gains most, against whatever the others do.
  public let dominantTemptation: Temptation?
}

extension MinimalFines: CustomStringConvertible {
  /// Both fines.
  public var description: String { "equilibrium from \(nash), dominant from \(dominant)" }
}

extension NormalFormGame {
  /// The least fines that make a profile an equilibrium, or dominant.
  ///
  /// `F_NE = max_i max_a [uᵢ(a, a*₋ᵢ) − uᵢ(a*)]`, and F_dom takes the maximum over what the others do
  /// as well; neither is negative. Fines are those of ``Contract/init(fine:onDeviationsFrom:in:lumpSums:)``.
  ///
  /// - Parameter target: The action that each player owes.
  /// - Returns: Both fines, and the deviations that they must make up for.
  /// - Throws: ``InstitutionError`` when the game is not well formed, or has no such actions.
  public func minimalFines(
    supporting target: [Action]
  ) throws(InstitutionError) -> MinimalFines<Action> {
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    let owed = try table.numbers(of: target)
    var nash: MinimalFines<Action>.Temptation?
    var dominant: MinimalFines<Action>.Temptation?
    for index in 0..<table.space.profileCount {
      let profile = table.space.profile(at: index)
      for player in profile.indices where profile[player] != owed[player] {
        let shift = (owed[player] - profile[player]) * table.space.strides[player]
        let temptation = MinimalFines<Action>.Temptation(
          player: player,
          profile: table.profile(at: index),
          gain: table.payoffs[player][index] - table.payoffs[player][index + shift]
        )
        if dominant.map({ $0.gain < temptation.gain }) ?? true { dominant = temptation }
        let isAlone = profile.indices.allSatisfy { $0 == player || profile[$0] == owed[$0] }
        if isAlone, nash.map({ $0.gain < temptation.gain }) ?? true { nash = temptation }
      }
    }
    return MinimalFines(
      target: target,
      nash: max(nash?.gain ?? 0, 0),
      nashTemptation: nash,
      dominant: max(dominant?.gain ?? 0, 0),
      dominantTemptation: dominant
    )
  }

  /// The profiles with the largest sum of payoffs, in the order of their numbers.
  ///
  /// - Returns: One or more profiles.
  /// - Throws: ``InstitutionError/game(_:)`` when the game is not well formed.
  public func welfareOptimalProfiles() throws(InstitutionError) -> [[Action]] {
    let table = try InstitutionError.game { () throws(GameError) in try tabulated() }
    let sums = (0..<table.space.profileCount).map { table.payoffs(at: $0).reduce(0, +) }
    let largest = sums.max()
    return sums.indices.filter { sums[$0] == largest }.map { table.profile(at: $0) }
  }
}

extension PayoffTable {
  /// The numbers of the actions of a profile.
  func numbers(of profile: [Action]) throws(InstitutionError) -> [Int] {
    try InstitutionError.requireCount("actions of the target", profile.count, playerCount)
    var numbers: [Int] = []
    for (player, action) in profile.enumerated() {
      guard let number = actions[player].firstIndex(of: action) else {
        throw .parameter(
          name: "target[\(player)]",
          value: "\(action)",
          domain: "\(actions[player])"
        )
      }
      numbers.append(number)
    }
    return numbers
  }
}
