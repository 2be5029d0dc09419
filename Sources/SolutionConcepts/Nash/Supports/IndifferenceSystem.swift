internal import EquilibriaNumerics

/// One player's strategies that keep the opponent indifferent.
///
/// `payoffs` are the opponent's, in integers: a row per own action, a column per reply. A strategy x
/// on a support S makes the replies T best when `Σᵢ xᵢ·(payoffs(i, j) − payoffs(i, t))` is zero for j
/// in T and at most zero elsewhere, for any fixed t in T: a polytope, and mostly a point.
struct IndifferenceSystem {
  let payoffs: Matrix<ExactInteger>

  /// The strategies on a support that make replies best.
  struct Solution {
    /// The extreme ones, as integer weights of all own actions in lowest terms.
    var extremes: [[ExactInteger]] = []
    /// Whether the equations alone leave one solution at most.
    var isDetermined = false

    /// The actions that some strategy of the set plays.
    var support: [Int] {
      guard let first = extremes.first else { return [] }
      return first.indices.filter { action in extremes.contains { $0[action].signum > 0 } }
    }
  }

  /// Solves for the strategies on `support` that make all of `replies` best.
  ///
  /// - Returns: The set, or why the work stopped.
  func solve(
    on support: [Int],
    replies: [Int],
    _ stopwatch: Stopwatch
  ) -> Result<Solution, StopSignal> {
    if support.count == replies.count, let weights = uniqueWeights(on: support, replies: replies) {
      let isSolution =
        weights.allSatisfy { $0.signum >= 0 }
        && Set(bestReplies(to: weights)).isSuperset(of: replies)
      return .success(
        Solution(extremes: isSolution ? [weights.inLowestTerms] : [], isDetermined: true)
      )
    }
    var cone = ConeRays(dimension: support.count)
    for reply in replies.dropFirst() + otherReplies(than: replies) {
      if cone.weights.isEmpty { break }
      let isEquation = replies.contains(reply)
      let coefficients = support.map { payoffs[$0, reply] - payoffs[$0, replies[0]] }
      if let reason = cone.cut(by: coefficients, isEquation: isEquation, stopwatch) {
        return .failure(StopSignal(reason: reason))
      }
    }
    let extremes = cone.weights.map { expanded($0, on: support) }
    return .success(Solution(extremes: extremes))
  }

  /// The replies that are best against a strategy, in order.
  func bestReplies(to weights: [ExactInteger]) -> [Int] {
    let played = weights.indices.filter { !weights[$0].isZero }
    let values = (0..<payoffs.columnCount).map { reply in
      played.reduce(ExactInteger.zero) { $0 + weights[$1] * payoffs[$1, reply] }
    }
    guard let best = values.max() else { return [] }
    return values.indices.filter { values[$0] == best }
  }

  /// Whether each reply is undominated when only the actions of a support are played: no other
  /// reply is better against all of them.
  ///
  /// > Source: Porter, Nudelman & Shoham (2008), *Simple search methods for finding a Nash
  /// > equilibrium*, definition 2 (conditional dominance).
  func undominatedReplies(to support: [Int]) -> [Bool] {
    let replies = 0..<payoffs.columnCount
    return replies.map { reply in
      !replies.contains { rival in
        support.allSatisfy { payoffs[$0, rival] > payoffs[$0, reply] }
      }
    }
  }

  /// The weights on the support, not necessarily positive, that make the replies equally good.
  ///
  /// - Returns: Weights of all own actions with a positive sum; `nil` unless there is one solution.
  private func uniqueWeights(on support: [Int], replies: [Int]) -> [ExactInteger]? {
    let size = support.count
    if size == 1 { return expanded([.one], on: support) }
    var elements: [ExactInteger] = []
    for reply in replies.dropFirst() {
      for action in support {
        elements.append(payoffs[action, reply] - payoffs[action, replies[0]])
      }
    }
    elements += Array(repeating: .one, count: size)
    let solution = ExactLinearSystem.solve(
      Matrix(rowCount: size, columnCount: size, elements: elements),
      Array(repeating: .zero, count: size - 1) + [.one]
    )
    return solution.map { expanded($0.numerators, on: support) }
  }

  private func expanded(_ weights: [ExactInteger], on support: [Int]) -> [ExactInteger] {
    var full = [ExactInteger](repeating: .zero, count: payoffs.rowCount)
    for (place, action) in support.enumerated() { full[action] = weights[place] }
    return full
  }

  private func otherReplies(than replies: [Int]) -> [Int] {
    (0..<payoffs.columnCount).filter { !replies.contains($0) }
  }
}

/// Carries the reason to stop through a `Result`.
struct StopSignal: Error {
  let reason: StopReason
}
