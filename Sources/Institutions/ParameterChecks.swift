internal import EquilibriaNumerics
internal import Games
internal import SolutionConcepts

extension InstitutionError {
  /// Requires a number that is not negative.
  static func requireNonnegative(_ name: String, _ value: Rational) throws(InstitutionError) {
    try require(value >= 0, name, value, "a number from 0 up")
  }

  /// Requires a number above 0.
  static func requirePositive(_ name: String, _ value: Rational) throws(InstitutionError) {
    try require(value > 0, name, value, "a number above 0")
  }

  /// Requires a number from 0 to 1.
  static func requireShare(_ name: String, _ value: Rational) throws(InstitutionError) {
    try require(value >= 0 && value <= 1, name, value, "a number from 0 to 1")
  }

  /// Requires a discount factor for infinitely many periods.
  static func requireDiscount(_ name: String, _ value: Rational) throws(InstitutionError) {
    try require(value >= 0 && value < 1, name, value, "a number from 0 to below 1")
  }

  /// Requires a whole number in a range.
  static func requireWhole(
    _ name: String,
    _ value: Int,
    in range: ClosedRange<Int>
  ) throws(InstitutionError) {
    let domain = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    try require(range.contains(value), name, Rational(value), domain)
  }

  /// Requires a list to have as many items as needed.
  static func requireCount(
    _ name: String,
    _ found: Int,
    _ expected: Int
  ) throws(InstitutionError) {
    guard found == expected else {
      throw .parameter(name: "the number of \(name)", value: "\(found)", domain: "\(expected)")
    }
  }

  /// Throws when a name comes up twice.
  static func requireDifferent(_ name: String, _ list: [String]) throws(InstitutionError) {
    guard Set(list).count == list.count else {
      throw .parameter(name: name, value: "\(list)", domain: "different names")
    }
  }

  private static func require(
    _ holds: Bool,
    _ name: String,
    _ value: Rational,
    _ domain: String
  ) throws(InstitutionError) {
    if !holds { throw .parameter(name: name, value: "\(value)", domain: domain) }
  }

  /// Runs a throwing game operation, with its error wrapped.
  static func game<Result>(
    _ body: () throws(GameError) -> Result
  ) throws(InstitutionError) -> Result {
    do throws(GameError) { return try body() } catch { throw .game(error) }
  }

  /// Runs a throwing operation of a Markov game, with its error wrapped.
  static func markov<Result>(
    _ body: () throws(MarkovGameError) -> Result
  ) throws(InstitutionError) -> Result {
    do throws(MarkovGameError) { return try body() } catch { throw .markov(error) }
  }

  /// Runs a throwing solver, with its error wrapped.
  static func solution<Result>(
    _ body: () throws(SolutionError) -> Result
  ) throws(InstitutionError) -> Result {
    do throws(SolutionError) { return try body() } catch { throw .solution(error) }
  }
}
