public import EquilibriaNumerics

/// Players who choose resources, each of which costs its users more or less as more use it.
///
/// Player i chooses one of its bundles, a set of resources; a resource used by k players costs each
/// of them `costs[resource][k − 1]`; the payoff is minus the sum of the costs of one's bundle. Every
/// congestion game has an equilibrium in pure strategies, for instance where the ``potential(of:)``
/// is least.
///
/// ```swift
/// // Two roads; the first takes as long as it has users, the second always takes 2.
/// let roads = try CongestionGame(players: 3, costs: [[1, 2, 3], [2, 2, 2]])
/// ```
///
/// > Source: Rosenthal (1973), *A class of games possessing pure-strategy Nash equilibria*,
/// > International Journal of Game Theory 2.
public struct CongestionGame: NormalFormGame, Hashable {
  /// A set of resources that a player uses together.
  public struct Bundle: Sendable, Hashable, CustomStringConvertible {
    /// The numbers of the resources, increasing.
    public let resources: [Int]

    /// The bundle of the given resources.
    ///
    /// - Parameter resources: Numbers of resources, from 0; order and repetition do not matter.
    public init(_ resources: [Int]) { self.resources = Set(resources).sorted() }

    /// The numbers with plus signs between them: `0+2`.
    public var description: String {
      resources.isEmpty ? "nothing" : resources.map(String.init).joined(separator: "+")
    }
  }

  /// What a resource costs each user: `costs[resource][users − 1]`.
  public let costs: [[Rational]]

  /// The bundles that each player may choose.
  public let actions: [[Bundle]]

  /// A game in which every player chooses one of its bundles.
  ///
  /// - Parameters:
  ///   - costs: One table per resource, with one entry for each number of users from 1 to n.
  ///   - bundles: For each player, the sets of resources to choose from.
  /// - Throws: ``GameError`` when a table is too short, a bundle names an unknown resource, a bundle
  ///   is repeated, or the game is too large.
  public init(costs: [[Rational]], bundles: [[[Int]]]) throws(GameError) {
    for (resource, table) in costs.enumerated() where table.count != bundles.count {
      throw .invalidParameter(
        name: "costs[\(resource)]",
        value: "a table of \(table.count) entries",
        domain: "one entry for each number of users from 1 to \(bundles.count)"
      )
    }
    _ = try ActionSpace(validating: bundles.map(\.count))
    for (player, choices) in bundles.enumerated() {
      for choice in choices {
        for resource in choice where !costs.indices.contains(resource) {
          throw .invalidParameter(
            name: "a bundle of player \(player)",
            value: "\(choice)",
            domain: "numbers of resources from 0 to \(costs.count - 1)"
          )
        }
      }
    }
    self.costs = costs
    actions = bundles.map { $0.map(Bundle.init) }
    for (player, set) in actions.enumerated() {
      var seen = Set<Bundle>()
      for bundle in set where !seen.insert(bundle).inserted {
        throw .duplicateAction(player: player, action: bundle.description)
      }
    }
  }

  /// A game in which every player chooses one resource.
  ///
  /// - Parameters:
  ///   - players: n, at least two.
  ///   - costs: One table per resource, with one entry for each number of users from 1 to n.
  /// - Throws: ``GameError`` when a table does not have n entries or the game is too large.
  public init(players: Int, costs: [[Rational]]) throws(GameError) {
    try requireTable(players: players, options: costs.count)
    try self.init(
      costs: costs,
      bundles: Array(repeating: costs.indices.map { [$0] }, count: players)
    )
  }

  /// The name of the game.
  public var title: String { "Congestion game" }

  /// How many players use each resource.
  ///
  /// - Parameter profile: One bundle per player.
  /// - Returns: One number per resource.
  public func loads(of profile: [Bundle]) -> [Int] {
    var loads = Array(repeating: 0, count: costs.count)
    for bundle in profile {
      for resource in bundle.resources { loads[resource] += 1 }
    }
    return loads
  }

  /// The payoffs of all players.
  ///
  /// - Parameter profile: One bundle per player.
  /// - Returns: Minus the cost of each player's bundle.
  public func payoffs(for profile: [Bundle]) -> [Rational] {
    let loads = loads(of: profile)
    return profile.map { bundle in
      bundle.resources.reduce(0) { $0 - costs[$1][loads[$1] - 1] }
    }
  }

  /// Rosenthal's potential, the sum over resources of the costs of its 1st, 2nd, … user.
  ///
  /// When one player changes bundles, the potential changes by minus the change of its payoff.
  ///
  /// - Parameter profile: One bundle per player.
  /// - Returns: `Σ_r Σ_{k ≤ load_r} costs[r][k − 1]`.
  public func potential(of profile: [Bundle]) -> Rational {
    loads(of: profile).enumerated().reduce(0) { sum, entry in
      costs[entry.offset].prefix(entry.element).reduce(sum, +)
    }
  }
}
