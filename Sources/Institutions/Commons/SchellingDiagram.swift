public import EquilibriaNumerics
public import Games

/// What n players with two choices each earn, by how many of the others cooperate.
///
/// Two curves say everything about such a game when all players are alike: what a cooperator and what
/// a defector earns when k of the other n − 1 players cooperate.
///
/// ```swift
/// let diagram = try SchellingDiagram(of: ThresholdPublicGood(), cooperation: .contribute)
/// print(diagram.equilibria.map(\.cooperators))  // [0, 3]
/// ```
///
/// > Source: Schelling (1973), *Hockey helmets, concealed weapons, and daylight saving: a study of
/// > binary choices with externalities*, Journal of Conflict Resolution 17; Hughes et al. (2018),
/// > *Inequity aversion improves cooperation in intertemporal social dilemmas* (the flags).
public struct SchellingDiagram: Sendable, Hashable {
  /// U_C: what a cooperator earns when 0, 1, …, n − 1 others cooperate.
  public let cooperator: [Rational]

  /// U_D: what a defector earns when 0, 1, …, n − 1 others cooperate.
  public let defector: [Rational]

  /// The diagram with the given curves.
  ///
  /// - Parameters:
  ///   - cooperator: U_C(0), …, U_C(n − 1), for two or more players.
  ///   - defector: U_D(0), …, U_D(n − 1).
  /// - Throws: ``InstitutionError/parameter(name:value:domain:)`` for fewer than two players or curves
  ///   of different length.
  public init(cooperator: [Rational], defector: [Rational]) throws(InstitutionError) {
    try InstitutionError.requireWhole("players", cooperator.count, in: 2...1_000_000)
    try InstitutionError.requireCount("payoffs of a defector", defector.count, cooperator.count)
    self.cooperator = cooperator
    self.defector = defector
  }

  /// The diagram of a game in which all players are alike.
  ///
  /// - Parameters:
  ///   - game: A game in which all players have the same two actions, and a player's payoff depends
  ///     only on the own action and on how many others choose which.
  ///   - cooperation: The action that counts as cooperation.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` when the game is not of this kind, which
  ///   all its payoffs are read for.
  public init<Action>(
    of game: some NormalFormGame<Action>,
    cooperation: Action
  ) throws(InstitutionError) {
    let table = try InstitutionError.game { () throws(GameError) in try game.tabulated() }
    let players = table.playerCount
    var numbers: [Int] = []
    for (player, actions) in table.actions.enumerated() {
      guard actions.count == 2, let number = actions.firstIndex(of: cooperation),
        Set(actions) == Set(table.actions[0])
      else {
        throw .notApplicable(
          reason: "player \(player) has the actions \(actions); a Schelling diagram needs "
            + "\"\(cooperation)\" and one other action, the same for all players"
        )
      }
      numbers.append(number)
    }
    var curves: [[Rational?]] = Array(repeating: Array(repeating: nil, count: players), count: 2)
    for index in 0..<table.space.profileCount {
      let cooperates = numbers.enumerated().map {
        table.space.action(of: $0.offset, at: index) == $0.element
      }
      let count = cooperates.count { $0 }
      for player in 0..<players {
        let (curve, others) = cooperates[player] ? (0, count - 1) : (1, count)
        let payoff = table.payoffs[player][index]
        if let known = curves[curve][others], known != payoff {
          throw .notApplicable(
            reason: "in (\(table.profile(at: index).map { "\($0)" }.joined(separator: ", "))) "
              + "player \(player) gets \(payoff), but \(known) elsewhere with as many cooperators; "
              + "a Schelling diagram needs players who are alike"
          )
        }
        curves[curve][others] = payoff
      }
    }
    try self.init(
      cooperator: curves[0].compactMap { $0 },
      defector: curves[1].compactMap { $0 }
    )
  }

  /// n: the number of players.
  public var players: Int { cooperator.count }

  /// What all players earn together.
  ///
  /// - Parameter cooperators: How many cooperate, from 0 to n.
  /// - Returns: `x·U_C(x − 1) + (n − x)·U_D(x)`.
  public func welfare(cooperators: Int) -> Rational {
    requireCount(cooperators)
    let others = players - cooperators
    let given = cooperators > 0 ? Rational(cooperators) * cooperator[cooperators - 1] : 0
    return others > 0 ? given + Rational(others) * defector[cooperators] : given
  }

  func requireCount(_ cooperators: Int) {
    precondition(0 <= cooperators && cooperators <= players, "from none to all players cooperate")
  }

  /// The numbers of cooperators with which all players earn most together, in increasing order.
  public var welfareOptima: [Int] {
    let welfares = (0...players).map { welfare(cooperators: $0) }
    let largest = welfares.max()
    return welfares.indices.filter { welfares[$0] == largest }
  }
}

extension SchellingDiagram {
  /// A number of cooperators, and what anyone would lose by choosing otherwise.
  public struct Outcome: Sendable, Hashable {
    /// x: how many cooperate.
    public let cooperators: Int

    /// `U_C(x − 1) − U_D(x − 1)`: what a cooperator would lose by defecting; `nil` without one.
    public let cooperatorLoss: Rational?

    /// `U_D(x) − U_C(x)`: what a defector would lose by cooperating; `nil` without one.
    public let defectorLoss: Rational?

    /// Whether nobody gains by choosing otherwise.
    public var isEquilibrium: Bool { (cooperatorLoss ?? 0) >= 0 && (defectorLoss ?? 0) >= 0 }

    /// Whether everybody loses by choosing otherwise.
    public var isStrict: Bool { (cooperatorLoss ?? 1) > 0 && (defectorLoss ?? 1) > 0 }
  }

  /// What anyone would lose by choosing otherwise: the check behind ``equilibria``.
  ///
  /// - Parameter cooperators: How many cooperate, from 0 to n.
  /// - Returns: The losses of a cooperator and of a defector.
  public func outcome(cooperators: Int) -> Outcome {
    requireCount(cooperators)
    return Outcome(
      cooperators: cooperators,
      cooperatorLoss: cooperators > 0
        ? cooperator[cooperators - 1] - defector[cooperators - 1] : nil,
      defectorLoss: cooperators < players
        ? defector[cooperators] - cooperator[cooperators] : nil
    )
  }

  /// The equilibria in pure strategies, by how many cooperate; there is always one.
  public var equilibria: [Outcome] {
    (0...players).map { outcome(cooperators: $0) }.filter(\.isEquilibrium)
  }
}
