public import EquilibriaNumerics

extension PunishmentModel {
  /// Plays groups with given members, strategies being automata, including moralists.
  ///
  /// - Parameters:
  ///   - members: The strategy of each of the n members.
  ///   - groups: How many groups to play, at least 2.
  ///   - seed: The seed of chance.
  /// - Returns: What each member earned on average over all interactions, with its standard error.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` that names what is out of its domain.
  public func simulateGroups(
    of members: [PunishmentStrategy],
    groups: Int,
    seed: UInt64
  ) throws(EvolutionError) -> [Estimate] {
    try EvolutionError.requireParameter(
      members.count == groupSize,
      "members",
      members.count,
      "one strategy for each of the \(groupSize) members"
    )
    try EvolutionError.requireCount("groups", groups, from: 2, through: 1_000_000_000)
    var play = GroupPlay(self, members, seed: seed)
    var sums = [Double](repeating: 0, count: groupSize)
    var squares = sums
    for _ in 0..<groups {
      let payoffs = play.lifetime()
      for (member, payoff) in payoffs.enumerated() {
        sums[member] += payoff
        squares[member] += payoff * payoff
      }
    }
    let count = Double(groups)
    return (0..<groupSize).map { member in
      let mean = sums[member] / count
      let variance = max(squares[member] / count - mean * mean, 0) * count / (count - 1)
      return Estimate(mean: mean, standardError: (variance / count).squareRoot())
    }
  }
}

/// One group that interacts until it separates.
private struct GroupPlay {
  let members: [PunishmentStrategy]
  let yield: Double
  let cost: Double
  let punishing: Double
  let blow: Double
  let continuation: Double
  let fails: Double
  let escapes: Double
  var generator: Xoshiro256

  init(_ model: PunishmentModel, _ members: [PunishmentStrategy], seed: UInt64) {
    self.members = members
    yield = model.benefit.doubleValue / Double(model.groupSize)
    cost = model.cost.doubleValue
    punishing = model.punishmentCost.doubleValue
    blow = model.punishmentLoss.doubleValue
    continuation = model.continuation.doubleValue
    fails = model.cooperationError.doubleValue
    escapes = model.punishmentError.doubleValue
    generator = Xoshiro256(seed: seed)
  }

  /// Plays all interactions of one group.
  mutating func lifetime() -> [Double] {
    var payoffs = [Double](repeating: 0, count: members.count)
    var wasPunished = members.map { _ in false }
    var isCulpable = wasPunished
    // A bound far beyond what the chance of another interaction lets happen.
    for _ in 0..<1_000_000 {
      interact(&payoffs, &wasPunished, &isCulpable)
      if generator.nextUnit() >= continuation { break }
    }
    return payoffs
  }

  private mutating func interact(
    _ payoffs: inout [Double],
    _ wasPunished: inout [Bool],
    _ isCulpable: inout [Bool]
  ) {
    let contributes = members.indices.map { member in
      let tries =
        switch members[member] {
        case .punisher, .easygoing, .moralist: true
        case .reluctant: wasPunished[member]
        case .uncooperative: false
        }
      return tries && generator.nextUnit() >= fails
    }
    let share = yield * Double(contributes.count { $0 })
    var nextCulpable = isCulpable.map { _ in false }
    for member in members.indices {
      payoffs[member] += share - (contributes[member] ? cost : 0)
      for other in members.indices where other != member {
        let isDue = !contributes[other] || isCulpable[other]
        let intends =
          switch members[member] {
          case .moralist: isDue
          case .punisher: !contributes[other]
          default: false
          }
        if intends && generator.nextUnit() >= escapes {
          payoffs[member] -= punishing
          payoffs[other] -= blow
          wasPunished[other] = true
        } else if isDue {
          nextCulpable[member] = true
        }
      }
    }
    isCulpable = nextCulpable
  }
}
