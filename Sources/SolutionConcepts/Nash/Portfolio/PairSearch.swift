internal import CEquilibriaKernels

/// Equilibria in which both players mix two actions.
///
/// Two actions i₁, i₂ of a player give every action j of the other a point (P(j, i₁), P(j, i₂)).
/// The replies j₁, j₂ that can both be best against a mixture of i₁ and i₂, and that no mixture
/// dominates given these, are neighbours on the upper right hull of the points. A random game
/// has O(log n) such neighbours for each pair i₁, i₂, and the expected number of equilibria of this
/// kind grows with log² n; so the search ends early.
///
/// > Source: Bárány, Vempala & Vetta (2007), *Nash equilibria in random games*, Random Structures &
/// > Algorithms 31.
struct PairSearch: SmallSupportSearch {
  private let tables: ReplyTables
  /// The player whose pairs of actions are gone through: the one with fewer actions.
  private let leader: Int
  /// The best reply to each of the leader's actions, and of the leader to each of the other's.
  private let bestReplies: [Int]
  private let leadersReplies: [Int]

  /// Payoffs of this much more than the mixture's count as rounding: they lie between 0 and 1.
  private static var negligible: Double { 1e-9 }

  /// The most corners of a hull that are looked at.
  private static var cornerCapacity: Int { 128 }

  /// The most points that are looked at in all.
  private static var largestWork: Int { 1 << 30 }

  init(_ tables: ReplyTables) {
    self.tables = tables
    let leader = tables.counts[0] <= tables.counts[1] ? 0 : 1
    self.leader = leader
    bestReplies = (0..<tables.counts[leader]).map { tables.bestReply(of: 1 - leader, to: $0) }
    leadersReplies = (0..<tables.counts[1 - leader]).map { tables.bestReply(of: leader, to: $0) }
  }

  /// Part p holds the pairs of action p + 1 and an earlier one.
  var partCount: Int {
    let affordable = Double(2 * Self.largestWork / tables.counts[1 - leader]).squareRoot()
    return min(tables.counts[leader] - 1, Int(affordable))
  }

  func first<Found>(
    inPart part: Int,
    while goOn: () -> Bool,
    accept: (SupportPair) -> Found?
  ) -> Found? {
    let width = tables.counts[1 - leader]
    var scratch = [Int](repeating: 0, count: width)
    var corners = [Int](repeating: 0, count: Self.cornerCapacity)
    let second = part + 1
    let (end, table) = (bestReplies[second], tables.replies[1 - leader])
    for first in 0..<second {
      if first % 64 == 0 && !goOn() { return nil }
      let start = bestReplies[first]
      // One reply is best against both, so it is best against every mixture.
      if start == end { continue }
      let count = table.withUnsafeBufferPointer { table in
        scratch.withUnsafeMutableBufferPointer { scratch in
          corners.withUnsafeMutableBufferPointer { corners -> Int in
            guard let base = table.baseAddress else { return 0 }
            // Both lines have `width` entries, and so has the work space.
            return ceq_upper_hull(
              base + first * width,
              base + second * width,
              width,
              start,
              end,
              scratch.baseAddress,
              corners.baseAddress,
              corners.count
            )
          }
        }
      }
      for corner in 1..<max(count, 1) {
        let replies = (corners[corner - 1], corners[corner])
        guard keepsLeader(mixing: (first, second), against: replies) else { continue }
        if let found = accept(pair((first, second), replies)) { return found }
      }
    }
    return nil
  }

  /// Whether some mixture of two replies makes two of the leader's actions best.
  private func keepsLeader(mixing actions: (Int, Int), against replies: (Int, Int)) -> Bool {
    let width = tables.counts[leader]
    return tables.replies[leader].withUnsafeBufferPointer { table in
      let first = UnsafeBufferPointer(rebasing: table[replies.0 * width..<(replies.0 + 1) * width])
      let second = UnsafeBufferPointer(rebasing: table[replies.1 * width..<(replies.1 + 1) * width])
      let gain = first[actions.0] - first[actions.1]
      let loss = second[actions.1] - second[actions.0]
      guard (gain > 0 && loss > 0) || (gain < 0 && loss < 0) else { return false }
      let share = loss / (gain + loss)
      let level = share * first[actions.0] + (1 - share) * second[actions.0] + Self.negligible
      func isWorse(_ action: Int) -> Bool {
        share * first[action] + (1 - share) * second[action] <= level
      }
      // The best replies to the pure actions are the likeliest to upset the pair.
      guard isWorse(leadersReplies[replies.0]), isWorse(leadersReplies[replies.1]) else {
        return false
      }
      for action in 0..<width where !isWorse(action) { return false }
      return true
    }
  }

  private func pair(_ actions: (Int, Int), _ replies: (Int, Int)) -> SupportPair {
    let own = [actions.0, actions.1].map { tables.actions[leader][$0] }
    let others = [min(replies.0, replies.1), max(replies.0, replies.1)]
      .map { tables.actions[1 - leader][$0] }
    return SupportPair(supports: leader == 0 ? [own, others] : [others, own])
  }
}
