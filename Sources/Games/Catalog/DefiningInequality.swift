internal import EquilibriaNumerics

/// A parameter of a named game, with the name that its initialiser gives it.
struct NamedParameter {
  let name: String
  let value: Rational

  init(_ name: String, _ value: Rational) {
    self.name = name
    self.value = value
  }

  var text: String { "\(name) = \(value)" }
}

/// Checks the inequalities that define a named game.
///
/// Each check throws an error that names one failing inequality and the values found, so that a
/// user sees which of several orders is broken.
struct DefiningInequalities {
  let game: String

  init(of game: String) { self.game = game }

  /// Requires `first > second > …`, and names the first pair that fails.
  func strictlyDescending(_ parameters: NamedParameter...) throws(GameError) {
    for (left, right) in zip(parameters, parameters.dropFirst()) {
      try greater(left, right)
    }
  }

  func greater(_ left: NamedParameter, _ right: NamedParameter) throws(GameError) {
    guard left.value > right.value else {
      throw .inequalityFails(
        game: game,
        inequality: "\(left.name) > \(right.name)",
        values: "\(left.text), \(right.text)"
      )
    }
  }

  func atLeast(_ left: NamedParameter, _ right: NamedParameter) throws(GameError) {
    guard left.value >= right.value else {
      throw .inequalityFails(
        game: game,
        inequality: "\(left.name) ≥ \(right.name)",
        values: "\(left.text), \(right.text)"
      )
    }
  }

  func positive(_ parameter: NamedParameter) throws(GameError) {
    try above(0, parameter)
  }

  func notNegative(_ parameter: NamedParameter) throws(GameError) {
    guard parameter.value >= 0 else {
      throw .inequalityFails(
        game: game,
        inequality: "\(parameter.name) ≥ 0",
        values: parameter.text
      )
    }
  }

  func above(_ bound: Rational, _ parameter: NamedParameter) throws(GameError) {
    guard parameter.value > bound else {
      throw .inequalityFails(
        game: game,
        inequality: "\(parameter.name) > \(bound)",
        values: parameter.text
      )
    }
  }

  func below(_ bound: Rational, _ parameter: NamedParameter) throws(GameError) {
    guard parameter.value < bound else {
      throw .inequalityFails(
        game: game,
        inequality: "\(parameter.name) < \(bound)",
        values: parameter.text
      )
    }
  }
}

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
