/// The actions of a plan in the fewest words: some once, then some over and over.
struct PlanActions<Action: Hashable & Sendable> {
  let lead: [Action]
  let cycle: [Action]

  /// The shortest way to write the same sequence of actions.
  init(lead: [Action], cycle: [Action]) {
    let period =
      (1...max(cycle.count, 1)).first { period in
        cycle.count.isMultiple(of: period)
          && cycle.indices.allSatisfy { cycle[$0] == cycle[$0 % period] }
      } ?? cycle.count
    var lead = lead
    var cycle = Array(cycle.prefix(period))
    // What comes just before the cycle may be the end of another round.
    while let last = lead.last, last == cycle.last {
      lead.removeLast()
      cycle = [last] + cycle.dropLast()
    }
    self.lead = lead
    self.cycle = cycle
  }
}
