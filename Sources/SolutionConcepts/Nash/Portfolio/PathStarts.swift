internal import EquilibriaNumerics

/// The starts of paths, round by round, from a seed.
///
/// Learning takes play to the neighbourhood of few actions, from where a path is often short
/// although the game is large; another first belief may lead elsewhere.
struct PathStarts: Sendable {
  private let tables: ReplyTables
  private let learning: RegretMatching
  private let seed: UInt64

  init(_ tables: ReplyTables, seed: UInt64) {
    self.tables = tables
    self.seed = seed
    learning = RegretMatching(tables)
  }

  /// The number of the start in each round that is a label.
  static var labelNumber: Int { 0 }

  /// The shortest and the longest learning, in rounds of play.
  private static var learningRounds: ClosedRange<Int> { 256...1024 }

  /// A start of a round: a label of Lemke and Howson, or a learned prior.
  ///
  /// Learning takes about as long as the path may; `nil` when it is told not to go on.
  func start(
    number: Int,
    round: Int,
    limit: Int,
    while goOn: () -> Bool
  ) -> PathStart? {
    // A stream of its own for each start, so that the order of work does not matter.
    let stream = UInt64(round) << 8 | UInt64(number)
    var source = SplitMix64(seed: seed)
    var generator = Xoshiro256(seed: source.next() ^ stream)
    if number == Self.labelNumber {
      let labels = UInt64(tables.counts[0] + tables.counts[1])
      return PathStart(tables, label: Int(generator.next() % labels))
    }
    let isUniform = round == 0 && number == 1
    let beliefs = tables.counts.map { count in
      isUniform
        ? [Float](repeating: 1 / Float(count), count: count)
        : Self.belief(count, using: &generator)
    }
    let rounds = min(max(limit, Self.learningRounds.lowerBound), Self.learningRounds.upperBound)
    let learned = learning.run(rounds: rounds, from: beliefs, while: goOn)
    guard goOn() else { return nil }
    let prior = [learned.row, learned.column].map { weights in
      let sum = weights.reduce(0) { $0 + Double($1) }
      return weights.map { Double($0) / sum }
    }
    return PathStart(tables, prior: prior, noise: &generator)
  }

  /// Random weights with sum one, most of them small.
  private static func belief(_ count: Int, using generator: inout Xoshiro256) -> [Float] {
    var weights = (0..<count).map { _ -> Float in
      let unit = Float(generator.next() >> 40) * 0x1p-24
      return unit * unit * unit + 0x1p-24
    }
    let sum = weights.reduce(0, +)
    for index in weights.indices { weights[index] /= sum }
    return weights
  }
}
