extension ActionSpace {
  /// The profile numbers in the order of `.nfg` files, the first player's action varying fastest.
  func profilesFirstPlayerFastest() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(profileCount)
    var actions = Array(repeating: 0, count: playerCount)
    var profile = 0
    while true {
      order.append(profile)
      var player = 0
      // Carry: a player past the last action starts over and the next one moves on.
      while player < playerCount, actions[player] == counts[player] - 1 {
        profile -= actions[player] * strides[player]
        actions[player] = 0
        player += 1
      }
      if player == playerCount { return order }
      actions[player] += 1
      profile += strides[player]
    }
  }
}
