internal import EquilibriaNumerics

/// Requires a whole-number parameter to lie in a range, and says which range otherwise.
///
/// - Parameters:
///   - name: The parameter's label.
///   - value: The value given.
///   - range: The values allowed.
/// - Throws: ``GameError/invalidParameter(name:value:domain:)``.
func requireWhole(
  _ name: String,
  _ value: Int,
  in range: ClosedRange<Int>
) throws(GameError) {
  guard range.contains(value) else {
    let domain =
      range.upperBound == Int.max
      ? "\(range.lowerBound) or more"
      : "a number from \(range.lowerBound) to \(range.upperBound)"
    throw .invalidParameter(name: name, value: "\(value)", domain: domain)
  }
}

/// Refuses a game of `options^players` profiles that fits no table, before anything is allocated.
///
/// - Parameters:
///   - players: The number of players.
///   - options: The number of actions of each.
/// - Throws: ``GameError/tooLarge(counts:)``.
func requireTable(players: Int, options: Int) throws(GameError) {
  // With 27 players and two actions each, a game is larger than the largest table.
  try requireWhole("players", players, in: 2...26)
  _ = try ActionSpace(validating: Array(repeating: options, count: players))
}

/// Requires a grid of numbers that are not negative and strictly increase.
///
/// - Parameters:
///   - name: The parameter's label.
///   - grid: The numbers.
/// - Throws: ``GameError/invalidParameter(name:value:domain:)``.
func requireGrid(_ name: String, _ grid: [Rational]) throws(GameError) {
  guard zip(grid, grid.dropFirst()).allSatisfy({ $0 < $1 }), grid.allSatisfy({ $0 >= 0 }) else {
    throw .invalidParameter(
      name: name,
      value: "[\(grid.map(\.description).joined(separator: ", "))]",
      domain: "strictly increasing numbers, none negative"
    )
  }
}

/// Requires a discount factor for infinitely many periods.
///
/// - Parameter discount: The number given.
/// - Throws: ``GameError/invalidParameter(name:value:domain:)`` unless `0 ≤ δ < 1`.
func requireDiscount(_ discount: Rational) throws(GameError) {
  guard discount >= 0, discount < 1 else {
    throw .invalidParameter(
      name: "discount",
      value: "\(discount)",
      domain: "a number from 0 to below 1"
    )
  }
}

/// Requires a probability.
///
/// - Parameters:
///   - name: The parameter's label.
///   - value: The number given.
/// - Throws: ``GameError/invalidParameter(name:value:domain:)`` unless it lies from 0 to 1.
func requireProbability(_ name: String, _ value: Rational) throws(GameError) {
  guard value >= 0, value <= 1 else {
    throw .invalidParameter(name: name, value: "\(value)", domain: "a number from 0 to 1")
  }
}
