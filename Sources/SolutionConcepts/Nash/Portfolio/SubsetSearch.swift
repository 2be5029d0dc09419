/// Equilibria in which both players mix a given number of actions, support by support.
///
/// An action that another one beats against all of a set of the opponent's actions is not in a
/// support that goes with that set: it is conditionally dominated. Supports of the player with
/// fewer actions come in lexicographic order, those of the other among what is left undominated.
///
/// > Source: Porter, Nudelman & Shoham (2008), *Simple search methods for finding a Nash
/// > equilibrium*, Games and Economic Behavior 63, algorithm 1.
struct SubsetSearch: SmallSupportSearch {
  private let tables: ReplyTables
  private let size: Int
  private let leader: Int

  init(_ tables: ReplyTables, size: Int) {
    self.tables = tables
    self.size = size
    leader = tables.counts[0] <= tables.counts[1] ? 0 : 1
  }

  /// Part p holds the leader's supports whose first action is p.
  var partCount: Int { tables.counts[leader] - size + 1 }

  func first<Found>(
    inPart part: Int,
    while goOn: () -> Bool,
    accept: (SupportPair) -> Found?
  ) -> Found? {
    let follower = 1 - leader
    let own = Array(0..<tables.counts[leader])
    var support = Array(part..<(part + size))
    repeat {
      guard goOn() else { return nil }
      let candidates = undominated(
        of: follower,
        among: Array(0..<tables.counts[follower]),
        given: support
      )
      guard candidates.count >= size,
        !isDominated(support, of: leader, by: own, given: candidates)
      else { continue }
      var places = Array(0..<size)
      repeat {
        let replies = places.map { candidates[$0] }
        if isDominated(support, of: leader, by: own, given: replies) { continue }
        if let found = accept(pair(support, replies)) { return found }
      } while Self.advance(&places, below: candidates.count, from: 0)
    } while Self.advance(&support, below: own.count, from: 1)
    return nil
  }

  /// The next subset in lexicographic order that keeps the first entries; `false` after the last.
  private static func advance(_ subset: inout [Int], below count: Int, from first: Int) -> Bool {
    var place = subset.count - 1
    while place >= first && subset[place] == count - subset.count + place { place -= 1 }
    if place < first { return false }
    subset[place] += 1
    for later in (place + 1)..<max(subset.count, place + 1) {
      subset[later] = subset[later - 1] + 1
    }
    return true
  }

  private func undominated(of player: Int, among actions: [Int], given others: [Int]) -> [Int] {
    actions.filter { !isDominated([$0], of: player, by: actions, given: others) }
  }

  /// Whether another action beats one of some actions against all of the other player's.
  private func isDominated(
    _ actions: [Int],
    of player: Int,
    by rivals: [Int],
    given others: [Int]
  ) -> Bool {
    let width = tables.counts[player]
    return tables.replies[player].withUnsafeBufferPointer { table in
      actions.contains { action in
        rivals.contains { rival in
          others.allSatisfy { table[$0 * width + rival] > table[$0 * width + action] }
        }
      }
    }
  }

  private func pair(_ actions: [Int], _ replies: [Int]) -> SupportPair {
    let own = actions.map { tables.actions[leader][$0] }
    let others = replies.map { tables.actions[1 - leader][$0] }
    return SupportPair(supports: leader == 0 ? [own, others] : [others, own])
  }
}
