internal import EquilibriaNumerics
internal import Games

/// A part of a game that grows by best replies.
///
/// An equilibrium of the part against which no action outside does better is an equilibrium of the
/// whole. Random games have equilibria of few actions, and then the part stays small.
struct GrowingSubgame {
  private let tables: ReplyTables
  /// The actions of the two players in the part, in the order in which they came.
  private var part: [[Int]]

  /// A gain relative to the range of payoffs that counts as none in doubles.
  private static var negligible: Double { 1e-9 }

  /// The most pivots of a Lemke–Howson path in a part.
  private static var pivotLimit: Int { 2000 }

  /// The part with one row and the best reply to it.
  init(_ tables: ReplyTables, row: Int) {
    self.tables = tables
    let values = tables.replies(of: 1, to: [(row, 1)])
    part = [[row], [Self.best(values)]]
  }

  /// The whole game.
  init(_ tables: ReplyTables) {
    self.tables = tables
    part = [Array(0..<tables.count(0)), Array(0..<tables.count(1))]
  }

  private static func best(_ values: [Double]) -> Int {
    var best = 0
    for place in values.indices where values[place] > values[best] { best = place }
    return best
  }

  /// Grows until an equilibrium of the part is one of the whole game.
  ///
  /// - Parameters:
  ///   - largestSize: The most actions of a player in the part.
  ///   - stopwatch: The limits.
  /// - Returns: The equilibrium, exact; `nil` when the attempt came to nothing.
  mutating func find(largestSize: Int, _ stopwatch: Stopwatch) -> [[Rational]]? {
    while max(part[0].count, part[1].count) <= largestSize, stopwatch.reasonToStop() == nil {
      // The path of the newest row is most often the shortest.
      let label = part[0].count - 1
      guard let mixtures = mixtures(label, pivots: Self.pivotLimit, stopwatch) else { return nil }
      var hasGrown = false
      for player in 0..<2 {
        let values = tables.replies(of: player, to: mixtures[1 - player])
        let reply = Self.best(values)
        let own = mixtures[player].reduce(0.0) { $0 + $1.weight * values[$1.action] }
        if values[reply] > own + Self.negligible, !part[player].contains(reply) {
          part[player].append(reply)
          hasGrown = true
        }
      }
      if !hasGrown { return confirmed(mixtures) }
    }
    return nil
  }

  /// Follows one path of the part as it is.
  func solve(droppedLabel: Int, pivots: Int, _ stopwatch: Stopwatch) -> [[Rational]]? {
    mixtures(droppedLabel, pivots: pivots, stopwatch).flatMap(confirmed)
  }

  private typealias Mixture = [(action: Int, weight: Double)]

  private func confirmed(_ mixtures: [Mixture]) -> [[Rational]]? {
    tables.confirmed(mixtures.map { $0.map(\.action).sorted() })
  }

  /// An equilibrium of the part in doubles, by the path of one label.
  private func mixtures(_ label: Int, pivots: Int, _ stopwatch: Stopwatch) -> [Mixture]? {
    guard let game = tables.subgame(part) else { return nil }
    let limits = Limits(time: stopwatch.remainingTime, iterations: pivots)
    guard
      let found = try? LemkeHowson(droppedLabel: label, limits: limits)
        .equilibria(of: game, over: Double.self).first
    else { return nil }
    return (0..<2).map { player in
      zip(part[player], found.profile[player].probabilities)
        .filter { $0.1 > 0 }.map { (action: $0.0, weight: $0.1) }
    }
  }
}
