/// A path of equilibria of changed games that ends at an equilibrium of the game itself.
///
/// The change is worth λ: a bonus for some replies, or a prior that λ keeps a share of all play at.
/// Complementary pivoting follows the equilibria from an easy value of λ down to λ = 0. Of an
/// action's weight and its slack exactly one enters whenever the other leaves.
///
/// > Source: Lemke (1965), *Bimatrix equilibrium points and mathematical programming*; von Stengel,
/// > van den Elzen & Talman (2002), *Computing normal form perfect equilibria for extensive
/// > two-person games* (starting from a prior); Govindan & Wilson (2003), *A global Newton method to
/// > compute Nash equilibria* (bonuses; a bonus on one action is the path of Lemke and Howson).
struct EquilibriumPath {
  enum Outcome {
    /// The supports at the end of the path, in the numbers of the whole game.
    case found(SupportPair)
    /// The limit was reached or the caller lost interest.
    case stopped
    /// Rounding, or a ray, led the path astray.
    case lost
  }

  private let tables: ReplyTables
  private var halves: [ReplyBasis]
  /// λ.
  private var parameter: Double
  private var exchanges = 0

  /// The number of pivots so far.
  private(set) var pivots = 0

  /// Exchanges after which both inverses are computed afresh.
  private static var exchangesPerRefresh: Int { 256 }

  /// Pivots between two questions whether to go on.
  private static var pivotsPerLook: Int { 16 }

  init(_ tables: ReplyTables, from start: PathStart) {
    self.tables = tables
    parameter = start.parameter
    halves = (0..<2).map { player in
      ReplyBasis(
        replies: tables.replies[player],
        counts: (own: tables.counts[player], other: tables.counts[1 - player]),
        bonus: start.bonuses[player],
        mass: start.mass,
        reply: start.profile[player],
        to: start.profile[1 - player],
        parameter: start.parameter
      )
    }
  }

  /// Follows the path for at most a number of pivots.
  mutating func follow(limit: Int, while goOn: () -> Bool) -> Outcome {
    guard var next = leaveStart() else { return parameter > 0 ? .lost : ending }
    while true {
      if pivots >= limit || (pivots % Self.pivotsPerLook == 0 && !goOn()) { return .stopped }
      if exchanges >= Self.exchangesPerRefresh, !refresh() { return .lost }
      let side = next.side
      halves[side].aim(at: next.entering)
      let followed =
        halves[side].columnOfParameter == 0 ? stepAlone(next) : stepTogether(next)
      guard let followed else { return parameter > 0 ? .lost : ending }
      guard parameter.isFinite else { return .lost }
      pivots += 1
      next = followed
    }
  }

  /// What enters next, and in which player's system.
  private struct Entry {
    let side: Int
    let entering: ReplyBasis.Quantity

    /// The partner of a quantity that has left a system.
    init(after leaving: ReplyBasis.Quantity, in side: Int) {
      self.side = 1 - side
      switch leaving {
      case .weight(let action): entering = .slack(action)
      case .slack(let reply): entering = .weight(reply)
      case .parameter: preconditionFailure("the path ends when its parameter leaves")
      }
    }
  }

  /// Lowers λ until something has to change; `nil` when it reaches zero first.
  private mutating func leaveStart() -> Entry? {
    for side in 0..<2 { halves[side].aim(at: .parameter, rate: -1) }
    let stops = [halves[0].firstStop(), halves[1].firstStop()]
    let distances = stops.map { $0?.distance ?? .infinity }
    let side = distances[0] <= distances[1] ? 0 : 1
    guard let stop = stops[side], stop.distance < parameter else {
      parameter = 0
      return nil
    }
    for side in 0..<2 { halves[side].move(by: stop.distance) }
    parameter -= stop.distance
    exchange(side, entering: .parameter, leaving: stop.quantity, value: parameter, rate: -1)
    pivots += 1
    return Entry(after: stop.quantity, in: side)
  }

  /// A step in the system that λ does not belong to: λ stands still.
  private mutating func stepAlone(_ entry: Entry) -> Entry? {
    let side = entry.side
    guard let stop = halves[side].firstStop() else { return nil }
    halves[side].move(by: stop.distance)
    exchange(side, entering: entry.entering, leaving: stop.quantity, value: stop.distance)
    return Entry(after: stop.quantity, in: side)
  }

  /// A step in the system that λ belongs to: λ moves, and the other system with it.
  private mutating func stepTogether(_ entry: Entry) -> Entry? {
    let (side, other) = (entry.side, 1 - entry.side)
    let rate = halves[side].step[halves[side].columnOfParameter]
    halves[other].aim(at: .parameter, rate: rate)
    let near = halves[side].firstStop()
    let far = halves[other].firstStop()
    let distance = min(near?.distance ?? .infinity, far?.distance ?? .infinity)
    guard distance < .infinity else { return nil }
    halves[side].move(by: distance)
    halves[other].move(by: distance)
    parameter = max(halves[side].values[halves[side].columnOfParameter], 0)
    if let near, near.distance <= distance || near.quantity == .parameter && isZero {
      exchange(side, entering: entry.entering, leaving: near.quantity, value: distance)
      if near.quantity == .parameter {
        parameter = 0
        return nil
      }
      return Entry(after: near.quantity, in: side)
    }
    guard let far else { return nil }
    exchange(side, entering: entry.entering, leaving: .parameter, value: distance)
    exchange(other, entering: .parameter, leaving: far.quantity, value: parameter, rate: rate)
    return Entry(after: far.quantity, in: other)
  }

  /// Whether λ is as good as zero: then the path may end although something else is as near.
  private var isZero: Bool { parameter <= ReplyBasis.negligible }

  private mutating func exchange(
    _ side: Int,
    entering: ReplyBasis.Quantity,
    leaving: ReplyBasis.Quantity,
    value: Double,
    rate: Double = 1
  ) {
    halves[side].exchange(entering: entering, leaving: leaving, value: value, rate: rate)
    exchanges += 1
  }

  /// Rids both systems of the errors of many exchanges; `false` when these have led astray.
  private mutating func refresh() -> Bool {
    exchanges = 0
    let holder = halves[0].columnOfParameter > 0 ? 0 : 1
    guard halves[holder].refresh(parameter: parameter) else { return false }
    let place = halves[holder].columnOfParameter
    if place > 0 { parameter = halves[holder].values[place] }
    guard halves[1 - holder].refresh(parameter: parameter) else { return false }
    return halves.allSatisfy { $0.isFeasible }
  }

  /// The supports at the end of the path: in a complementary basis the tight replies of one player
  /// are the actions that may have weight in the other's system.
  private var ending: Outcome {
    .found(
      SupportPair(
        supports: (0..<2).map { player in
          halves[player].rows.dropFirst().sorted().map { tables.actions[player][$0] }
        }
      )
    )
  }
}
