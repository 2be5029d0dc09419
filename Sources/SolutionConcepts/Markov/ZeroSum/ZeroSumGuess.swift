internal import EquilibriaNumerics
internal import Games

/// Exact values guessed from close bounds, and proven.
///
/// Two guesses cover the games whose values are known in closed form: that the pure policies found
/// are optimal, which holds for games of alternating moves, and that every value is the simplest
/// fraction between its bounds. A guess counts only when the exact check confirms it.
struct ZeroSumGuess<State: Hashable & Sendable, Action: Hashable & Sendable> {
  /// Exact values, and policies that prove them from both sides.
  struct Solution {
    let values: [Rational]
    let probabilities: [[[Rational]]]
    let check: ValueBoundsCheck
  }

  private let game: TabularMarkovGame<State, Action>
  private let lower: [Rational]
  private let upper: [Rational]
  private let stopwatch: Stopwatch

  /// Larger systems of states that lead to each other are not solved exactly.
  private static var largestSystem: Int { 200 }

  /// In games with more action profiles the stages are not solved exactly.
  private static var largestRowCount: Int { 20_000 }

  /// A fraction a/b is simple when b² times the distance of the bounds is at most this.
  private static var simplicity: Rational { Rational(1, 10_000) }

  /// Guesses from bounds.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - lower: Lower bounds on some numbers.
  ///   - upper: Upper bounds on the same numbers.
  ///   - stopwatch: When to give up.
  init(
    _ game: TabularMarkovGame<State, Action>,
    lower: [Rational],
    upper: [Rational],
    stopwatch: Stopwatch
  ) {
    self.game = game
    self.lower = lower
    self.upper = upper
    self.stopwatch = stopwatch
  }

  /// The exact values, from bounds on them and mixtures that prove these; `nil` when no guess is
  /// confirmed.
  func solution(near probabilities: [[[Double]]]) -> Solution? {
    if let solution = pureSolution(probabilities) { return solution }
    guard let values = simpleValues,
      let mixtures = mixtures(continuing: values, worth: values)
    else { return nil }
    return proven(values, mixtures)
  }

  /// The exact values of the policies, if those are pure.
  private func pureSolution(_ probabilities: [[[Double]]]) -> Solution? {
    guard probabilities.allSatisfy({ $0.allSatisfy { $0.contains(1) } }) else { return nil }
    let policy = StationaryPolicy(trusted: probabilities, actions: game.actions)
    let rows = policy.pureChoices?.enumerated().map { game.row(ofState: $0, profile: $1) } ?? []
    let chain = ExactChain(MarkovArrays(game).chain(ofRows: rows))
    guard chain.components().allSatisfy({ $0.count <= Self.largestSystem }) else { return nil }
    return proven(chain.values(), probabilities.map { $0.map { $0.map { Rational(binary: $0) } } })
  }

  /// The simplest fractions between the bounds; `nil` when they are not simple.
  var simpleValues: [Rational]? {
    var values: [Rational] = []
    for (below, above) in zip(lower, upper) {
      let value = Rational.simplest(between: below, and: above)
      let size = Rational(value.denominatorInteger)
      guard size * size * (above - below) <= Self.simplicity else { return nil }
      values.append(value)
    }
    return values
  }

  /// Optimal mixtures of the stages; `nil` when one does not have the value wanted.
  ///
  /// - Parameters:
  ///   - values: The values of the next states.
  ///   - wanted: What the stages should be worth.
  /// - Returns: For each state, the mixtures of both players.
  func mixtures(continuing values: [Rational], worth wanted: [Rational]) -> [[[Rational]]]? {
    guard game.rowCount <= Self.largestRowCount else { return nil }
    let continuing = [values, values.map { -$0 }]
    var mixtures: [[[Rational]]] = []
    for state in game.states.indices {
      guard stopwatch.reasonToStop() == nil else { return nil }
      let stage = game.stageGame(inState: state, continuing: continuing)
      guard let answer = try? stage.zeroSumSolution(), answer.value == wanted[state] else {
        return nil
      }
      mixtures.append([answer.rowStrategy.probabilities, answer.columnStrategy.probabilities])
    }
    return mixtures
  }

  private func proven(_ values: [Rational], _ mixtures: [[[Rational]]]) -> Solution? {
    let policy = StationaryPolicy(trusted: mixtures, actions: game.actions)
    let check = ValueBoundsCheck(zeroSum: policy, values, values, of: game)
    return check.isProof ? Solution(values: values, probabilities: mixtures, check: check) : nil
  }
}
