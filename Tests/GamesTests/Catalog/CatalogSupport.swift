import EquilibriaNumerics
import Games

/// The profile numbers at which no player gains by deviating alone, by trying every deviation.
func pureNash(of table: PayoffTable<some Hashable & Sendable>) -> [Int] {
  let space = table.space
  return (0..<space.profileCount).filter { index in
    space.counts.indices.allSatisfy { player in
      let own = space.action(of: player, at: index)
      return (0..<space.counts[player]).allSatisfy { action in
        let deviation = index + (action - own) * space.strides[player]
        return table.payoffs[player][deviation] <= table.payoffs[player][index]
      }
    }
  }
}

/// The error that a game's initialiser throws, or `nil`.
func failure(_ make: () throws(GameError) -> some NormalFormGame) -> GameError? {
  do throws(GameError) {
    _ = try make()
    return nil
  } catch {
    return error
  }
}

/// The defining inequality that a game's initialiser names as failing, or `nil`.
func failingInequality(_ make: () throws(GameError) -> some NormalFormGame) -> String? {
  if case .inequalityFails(_, let inequality, _) = failure(make) { inequality } else { nil }
}

/// Whether an initialiser refuses a parameter of the given name.
func refuses(_ parameter: String, _ make: () throws(GameError) -> some NormalFormGame) -> Bool {
  if case .invalidParameter(parameter, _, _) = failure(make) { true } else { false }
}
