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
