public import EquilibriaNumerics

/// A probability distribution over action profiles: a correlated strategy.
///
/// A mediator draws a profile and tells each player only that player's action. Only profiles with
/// positive probability are stored.
public struct JointDistribution<Action: Hashable & Sendable, Scalar: OrderedField>: Sendable,
  Hashable
{
  /// One profile and how likely it is.
  public struct Entry: Sendable, Hashable {
    /// The number of the profile in ``JointDistribution/space``.
    public let index: Int

    /// The action of each player.
    public let profile: [Action]

    /// The probability of the profile, positive.
    public let probability: Scalar
  }

  /// The actions of each player, in order.
  public let actions: [[Action]]

  /// The numbering of action profiles.
  public let space: ActionSpace

  /// The profiles with positive probability, by profile number.
  public let entries: [Entry]

  /// How far floating probabilities may be from summing to one.
  public static var sumTolerance: Double { 1e-9 }

  /// A distribution from profiles and their probabilities.
  ///
  /// - Parameters:
  ///   - weights: The probability of each profile that can occur; zeros may be left out.
  ///   - game: The game that the profiles belong to.
  /// - Throws: ``GameError`` for an unknown action, a negative probability, or a sum other than 1.
  public init(
    _ weights: [[Action]: Scalar],
    in game: some NormalFormGame<Action>
  ) throws(GameError) {
    let actions = game.actions
    let space = try ActionSpace(validating: actions.map(\.count))
    var byIndex: [Int: Scalar] = [:]
    for (profile, weight) in weights {
      guard profile.count == actions.count else {
        throw .wrongPlayerCount(found: profile.count, expected: actions.count)
      }
      var numbers: [Int] = []
      for (player, action) in profile.enumerated() {
        guard let index = actions[player].firstIndex(of: action) else {
          throw .unknownAction(player: player, action: "\(action)")
        }
        numbers.append(index)
      }
      byIndex[space.index(of: numbers)] = weight
    }
    try self.init(weights: byIndex, actions: actions, space: space)
  }

  /// The distribution of independent play of a mixed profile.
  ///
  /// - Parameters:
  ///   - profile: One mixed strategy per player.
  ///   - game: The game that it belongs to.
  /// - Throws: ``GameError`` when the number of players or actions does not match.
  public init(
    independent profile: MixedProfile<Action, Scalar>,
    in game: some NormalFormGame<Action>
  ) throws(GameError) {
    let actions = game.actions
    let space = try ActionSpace(validating: actions.map(\.count))
    let mixtures = profile.probabilities
    guard mixtures.map(\.count) == space.counts else {
      throw .wrongPlayerCount(found: mixtures.count, expected: space.playerCount)
    }
    var weights: [Int: Scalar] = [:]
    for index in 0..<space.profileCount {
      var product: Scalar = 1
      for player in mixtures.indices {
        product *= mixtures[player][space.action(of: player, at: index)]
        if product == .zero { break }
      }
      if product != .zero { weights[index] = product }
    }
    try self.init(weights: weights, actions: actions, space: space)
  }

  /// A distribution over profile numbers.
  package init(
    weights: [Int: Scalar],
    actions: [[Action]],
    space: ActionSpace
  ) throws(GameError) {
    var entries: [Entry] = []
    var sum = Scalar.zero
    for (index, weight) in weights.sorted(by: { $0.key < $1.key }) {
      let profile = space.counts.indices.map { actions[$0][space.action(of: $0, at: index)] }
      guard weight.isFinite else {
        throw .notFinite(place: "the probability of \(profile)")
      }
      guard weight >= .zero else {
        throw .negativeProbability(action: "\(profile)", probability: "\(weight)")
      }
      sum += weight
      if weight > .zero {
        entries.append(Entry(index: index, profile: profile, probability: weight))
      }
    }
    guard sum.isTotalProbability(within: Self.sumTolerance) else {
      throw .probabilitiesDoNotSumToOne(sum: "\(sum)")
    }
    self.actions = actions
    self.space = space
    self.entries = entries
  }

  /// The probability of a profile; zero when it cannot occur.
  public subscript(profile: [Action]) -> Scalar {
    entries.first { $0.profile == profile }?.probability ?? .zero
  }

  /// The mixed strategy of one player that the distribution implies.
  ///
  /// - Parameter player: The player, from 0.
  /// - Returns: The probability of each of the player's actions.
  public func marginal(of player: Int) -> MixedStrategy<Action, Scalar> {
    var probabilities = [Scalar](repeating: .zero, count: space.counts[player])
    for entry in entries {
      probabilities[space.action(of: player, at: entry.index)] += entry.probability
    }
    return MixedStrategy(trusted: probabilities, over: actions[player])
  }
}

extension JointDistribution: CustomStringConvertible {
  /// One profile per line with its probability.
  public var description: String {
    entries.map { entry in
      "\(entry.probability)  (\(entry.profile.map { "\($0)" }.joined(separator: ", ")))"
    }.joined(separator: "\n")
  }
}
