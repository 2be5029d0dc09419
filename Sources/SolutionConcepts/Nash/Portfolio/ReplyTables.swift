/// A two-player game in doubles, laid out so that all replies to one action lie side by side.
///
/// Each player's payoffs are scaled to lie between 0 and 1, which changes no equilibrium. What is
/// found with them is a proposal: it is solved again and verified on the exact payoffs.
struct ReplyTables: Sendable {
  /// The number of actions of each player.
  let counts: [Int]

  /// The numbers that these actions have in the whole game.
  let actions: [[Int]]

  /// The payoffs of each player, `replies[player][other · counts[player] + own]`.
  let replies: [[Double]]

  /// Some actions of a game with the row and the column player's payoffs, both row by row.
  init(payoffs: [[Double]], columnCount: Int, actions: [[Int]]) {
    counts = actions.map(\.count)
    self.actions = actions
    let scales = payoffs.map { PayoffScale($0) }
    replies = [
      Self.table(payoffs[0], scales[0], blocks: actions[1], entries: actions[0]) { j, i in
        i &* columnCount &+ j
      },
      Self.table(payoffs[1], scales[1], blocks: actions[0], entries: actions[1]) { i, j in
        i &* columnCount &+ j
      },
    ]
  }

  /// Copies payoffs tile by tile, so that reading across the rows of a large table stays quick.
  private static func table(
    _ payoffs: [Double],
    _ scale: PayoffScale,
    blocks: [Int],
    entries: [Int],
    index: (_ block: Int, _ entry: Int) -> Int
  ) -> [Double] {
    let (height, width) = (blocks.count, entries.count)
    let tile = 32
    return payoffs.withUnsafeBufferPointer { payoffs in
      [Double](unsafeUninitializedCapacity: height * width) { table, count in
        for top in stride(from: 0, to: height, by: tile) {
          for left in stride(from: 0, to: width, by: tile) {
            // Every place of the table is written once; indices of actions lie inside the game.
            for block in top..<min(top + tile, height) {
              for entry in left..<min(left + tile, width) {
                let payoff = payoffs[index(blocks[block], entries[entry])]
                table.initializeElement(at: block &* width &+ entry, to: scale.share(payoff))
              }
            }
          }
        }
        count = height * width
      }
    }
  }

  /// The payoff of each of a player's actions against a mixture of the other's.
  func payoffs(of player: Int, against mixture: [Double]) -> [Double] {
    let width = counts[player]
    var result = [Double](repeating: 0, count: width)
    let support = mixture.indices.filter { mixture[$0] != 0 }
    Kernel.accumulate(
      support.map { mixture[$0] },
      support,
      count: support.count,
      of: replies[player],
      stride: width,
      width: width,
      to: &result
    )
    return result
  }

  /// The first best reply of a player to one action of the other.
  func bestReply(of player: Int, to action: Int) -> Int {
    let width = counts[player]
    return replies[player].withUnsafeBufferPointer { table in
      let line = UnsafeBufferPointer(rebasing: table[action * width..<(action + 1) * width])
      var best = 0
      for own in 1..<max(width, 1) where line[own] > line[best] { best = own }
      return best
    }
  }
}
