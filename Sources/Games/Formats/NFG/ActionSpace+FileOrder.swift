extension ActionSpace {
  /// The profile numbers in the order of `.nfg` files, the first player's action varying fastest.
  func profilesFirstPlayerFastest() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(profileCount)
    // Players with one action never move; skipping them keeps the carries few.
    let movers = counts.indices.filter { counts[$0] > 1 }
    var actions = Array(repeating: 0, count: playerCount)
    var profile = 0
    while true {
      order.append(profile)
      // Carry: a player past the last action starts over and the next one moves on.
      guard let carried = movers.firstIndex(where: { actions[$0] < counts[$0] - 1 }) else {
        return order
      }
      for player in movers[..<carried] {
        profile -= actions[player] * strides[player]
        actions[player] = 0
      }
      actions[movers[carried]] += 1
      profile += strides[movers[carried]]
    }
  }
}
