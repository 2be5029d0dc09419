internal import EquilibriaNumerics
internal import Games

/// The best equilibrium for an objective among those shown so far.
struct EquilibriumContest<Action: Hashable & Sendable> {
  let arrays: PayoffArrays<Rational>
  private let table: PayoffTable<Action>
  private let objective: NashObjective

  /// The best equilibrium; the first of equals.
  private(set) var best: NashEquilibrium<Action, Rational>?

  init(_ table: PayoffTable<Action>, _ objective: NashObjective) {
    self.table = table
    self.objective = objective
    arrays = PayoffArrays(table)
  }

  /// The value of an equilibrium.
  func value(of equilibrium: NashEquilibrium<Action, Rational>) -> Rational {
    objective.value(
      payoffs: equilibrium.payoffs,
      supportSizes: equilibrium.profile.strategies.map(\.supportIndices.count)
    )
  }

  /// Takes a profile that is better than the best so far; ignores it if it is no equilibrium.
  mutating func consider(_ mixtures: [[Rational]]) {
    let candidate = NashEquilibrium(mixtures: mixtures, of: table, arrays: arrays)
    if candidate.regret != .zero { return }
    if let best, !objective.prefers(value(of: candidate), to: value(of: best)) { return }
    best = candidate
  }

  /// Whether an equilibrium is known that is better than all are said to be.
  func refutes(bound: Rational) -> Bool {
    best.map { objective.prefers(value(of: $0), to: bound) } ?? false
  }
}
