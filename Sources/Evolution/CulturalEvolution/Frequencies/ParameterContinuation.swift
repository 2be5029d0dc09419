internal import EquilibriaNumerics

/// Follows states of rest along a parameter and brackets where their number or stability changes.
struct ParameterContinuation {
  /// How close the values around an event are, as a part of the whole range.
  private static let resolution = Rational(1, 1 << 32)

  private let advantage: (Rational) throws(EvolutionError) -> AdvantageFunction
  private var branches: [EquilibriumBranch] = []
  private var events: [BifurcationEvent] = []

  /// The branches that have not ended, in order of their shares.
  private var open: [Int] = []

  private typealias Sample = (value: Rational, states: [FrequencyEquilibrium])

  private typealias Outline = (value: Rational, stabilities: [Stability])

  /// The diagram over a range of values, or over given values only.
  ///
  /// - Parameters:
  ///   - parameter: Its name.
  ///   - values: The values at which to compute states, in increasing order.
  ///   - isContinuous: Whether values in between make sense, so that events can be bracketed.
  ///   - advantage: The advantage of the first type at a value.
  /// - Returns: The diagram.
  /// - Throws: What the model throws at a value.
  static func diagram(
    over parameter: String,
    at values: [Rational],
    isContinuous: Bool = true,
    of advantage: (Rational) throws(EvolutionError) -> AdvantageFunction
  ) throws(EvolutionError) -> BifurcationDiagram {
    try withoutActuallyEscaping(advantage) { escaping throws(EvolutionError) in
      var run = ParameterContinuation(advantage: escaping)
      try run.follow(values, isContinuous)
      return BifurcationDiagram(
        parameter: parameter,
        branches: run.branches,
        events: run.events
      )
    }
  }

  /// Evenly spaced values.
  static func values(
    from first: Rational,
    through last: Rational,
    count: Int
  ) throws(EvolutionError) -> [Rational] {
    try EvolutionError.requireParameter(first < last, "through", last, "a number above \(first)")
    try EvolutionError.requireCount("count", count, from: 2, through: 100_000)
    return (0..<count).map { first + (last - first) * Rational($0, count - 1) }
  }

  /// All whole numbers of a range.
  static func wholeValues(
    from first: Rational,
    through last: Rational
  ) throws(EvolutionError) -> [Rational] {
    let (low, high) = (first.roundedUp, last.roundedDown)
    try EvolutionError.requireParameter(
      low <= high && high - low < 100_000,
      "through",
      last,
      "a number above \(first), at most 100000 whole numbers away"
    )
    return (0...Int((high - low).doubleValue)).map { low + Rational($0) }
  }

  private init(advantage: @escaping (Rational) throws(EvolutionError) -> AdvantageFunction) {
    self.advantage = advantage
  }

  private mutating func follow(
    _ values: [Rational],
    _ isContinuous: Bool
  ) throws(EvolutionError) {
    guard let first = values.first, let last = values.last else { return }
    let step = isContinuous ? (last - first) * Self.resolution : last - first
    var sample = try self.sample(first)
    open = sample.states.map { _ in startBranch() }
    append(sample)
    for value in values.dropFirst() {
      let next = try self.sample(value)
      try cross((sample.value, stabilities(sample)), (value, stabilities(next)), step)
      append(next)
      sample = next
    }
  }

  private func sample(_ value: Rational) throws(EvolutionError) -> Sample {
    (value, try advantage(value).equilibria)
  }

  private func stabilities(_ sample: Sample) -> [Stability] { sample.states.map(\.stability) }

  private mutating func startBranch() -> Int {
    branches.append(EquilibriumBranch(points: []))
    return branches.count - 1
  }

  private mutating func append(_ sample: Sample) {
    for (branch, state) in zip(open, sample.states) {
      if branches[branch].points.last?.parameter == sample.value { continue }
      branches[branch].points.append(.init(parameter: sample.value, state: state))
    }
  }

  /// Records the events between two samples.
  private mutating func cross(
    _ left: Outline,
    _ right: Outline,
    _ step: Rational
  ) throws(EvolutionError) {
    if left.stabilities == right.stabilities { return }
    if right.value - left.value > step {
      let value = (left.value + right.value) / 2
      let middle = (value, try advantage(value).stabilities)
      try cross(left, middle, step)
      try cross(middle, right, step)
      return
    }
    let (below, above) = (try sample(left.value), try sample(right.value))
    append(below)
    record(below, above)
    append(above)
  }

  /// Names an event between two close samples, and ends or starts the branches concerned.
  private mutating func record(_ left: Sample, _ right: Sample) {
    let (below, above) = (left.states, right.states)
    let change = above.count - below.count
    let richer = change < 0 ? below : above
    let turnsAtZero = below.first?.stability != above.first?.stability
    let turnsAtOne = below.last?.stability != above.last?.stability
    let kind: BifurcationEvent.Kind
    var gone: Range<Int>
    if abs(change) == 2 && !turnsAtZero && !turnsAtOne && richer.count >= 4 {
      kind = .fold
      let pair = (1..<(richer.count - 2)).min {
        Self.gap(richer, $0) < Self.gap(richer, $1)
      }
      gone = (pair ?? 1)..<((pair ?? 1) + 2)
    } else if turnsAtZero && !turnsAtOne {
      kind = .entersAtZero
      gone = 1..<(1 + abs(change))
    } else if turnsAtOne && !turnsAtZero {
      kind = .entersAtOne
      gone = (richer.count - 1 - abs(change))..<(richer.count - 1)
    } else {
      kind = .other
      gone = 1..<(1 + abs(change))
    }
    let shares = gone.map { richer[$0].share.doubleValue }
    let place =
      kind == .entersAtZero
      ? 0
      : kind == .entersAtOne
        ? 1 : shares.isEmpty ? 0.5 : shares.reduce(0, +) / Double(shares.count)
    events.append(
      BifurcationEvent(
        kind: kind,
        parameter: Enclosure(lower: left.value, upper: right.value),
        mixturesBelow: below.count - 2,
        mixturesAbove: above.count - 2,
        share: place
      )
    )
    if change < 0 {
      open.removeSubrange(gone)
    } else {
      open.insert(contentsOf: gone.map { _ in startBranch() }, at: gone.lowerBound)
    }
  }

  private static func gap(_ states: [FrequencyEquilibrium], _ index: Int) -> Double {
    states[index + 1].share.doubleValue - states[index].share.doubleValue
  }
}
