internal import EquilibriaNumerics

/// The search for a large set of payoffs each of which is generated from the set itself.
///
/// Guesses come from the outer bound: the bound itself, its corners rounded to short numbers, and
/// smaller copies of it. A guess becomes a proof when everything in it is generated from it, exactly;
/// then applying the operator again and again makes it larger.
struct InnerSearch {
  typealias Point = IncentiveOperator.Point

  /// A self-generating set and the play behind each corner.
  struct Answer {
    let set: PayoffPolygon
    let points: [Point]
    /// Why the search ended before the set was close to the outer one.
    var stopReason: StopReason?
    static let empty = Answer(set: .empty, points: [])
  }

  let incentives: IncentiveOperator
  let outer: PayoffPolygon
  let stopwatch: Stopwatch
  let denominatorBits: Int
  let step: Rational

  /// The steps of a smaller copy towards a set that generates itself.
  private static let copySteps = 12

  /// The largest number of steps that enlarge a proven set.
  private static let growthSteps = 200

  /// The largest self-generating set found.
  func run() -> Answer {
    if outer.isEmpty { return .empty }
    var best = answer(from: outer) ?? nashHull()
    var guesses = Guesses(outer: outer, denominatorBits: denominatorBits, step: step)
    while !isClose(best), stopwatch.reasonToStop() == nil, let guess = guesses.next() {
      guard let found = improved(guess) else { continue }
      if isBetter(found, than: best) { best = found }
      // The copies after this one are smaller still.
      if guess.isCopy { break }
    }
    best = grown(best)
    if !isClose(best) { best.stopReason = stopwatch.reasonToStop() }
    return best
  }

  /// Whether the inner set is as close to the outer one as rounding allows to tell.
  private func isClose(_ answer: Answer) -> Bool {
    answer.set.excess(of: outer).map { $0 <= 8 * step } ?? false
  }

  private func isBetter(_ answer: Answer, than other: Answer) -> Bool {
    guard let gap = answer.set.excess(of: outer) else { return false }
    return other.set.excess(of: outer).map { gap < $0 } ?? true
  }

  /// What a set generates, when it generates itself; `nil` otherwise.
  private func answer(from set: PayoffPolygon) -> Answer? {
    let answer = generated(from: set)
    return answer.set.contains(set) ? answer : nil
  }

  private func generated(from set: PayoffPolygon) -> Answer {
    guard let threats = set.leastPayoffs else { return .empty }
    let points = incentives.generated(set, threats: threats)
    let hull = PayoffPolygon(hullOf: points.map(\.payoffs))
    return Answer(
      set: hull,
      points: hull.vertices.compactMap { vertex in points.first { $0.payoffs == vertex } }
    )
  }

  /// The payoffs of the stage game's pure equilibria; playing them for ever needs no incentives.
  private func nashHull() -> Answer {
    let nowhere = PayoffPair(.zero, .zero)
    let stable = incentives.outcomes.filter { $0.temptations == nowhere }
    return generated(from: PayoffPolygon(hullOf: stable.map(\.payoffs)))
  }

  /// A few steps of the operator from a guess, until the set generates itself.
  private func improved(_ guess: Guesses.Guess) -> Answer? {
    var set = guess.set
    for _ in 0..<(guess.isCopy ? Self.copySteps : 1) {
      let next = generated(from: set)
      if next.set.isEmpty || stopwatch.reasonToStop() != nil { return nil }
      if next.set.contains(set) { return next }
      set = shortened(next.set)
    }
    return nil
  }

  /// A self-generating set enlarged by what it generates, until it is close or stays.
  private func grown(_ start: Answer) -> Answer {
    var best = start
    for _ in 0..<Self.growthSteps {
      if isClose(best) || best.set.isEmpty || stopwatch.reasonToStop() != nil { break }
      let short = shortened(best.set).vertices.filter(best.set.contains)
      // Between a set and what it generates, every set generates itself.
      guard let next = answer(from: PayoffPolygon(hullOf: short)), isBetter(next, than: best)
      else { break }
      best = next
    }
    return best
  }

  /// The set with long coordinates replaced by shorter ones, mostly a little inside.
  private func shortened(_ set: PayoffPolygon) -> PayoffPolygon {
    let centre = set.centre
    return PayoffPolygon(
      hullOf: set.vertices.map { vertex in
        PayoffPair(
          shortened(vertex.first, towards: centre.first),
          shortened(vertex.second, towards: centre.second)
        )
      }
    )
  }

  private func shortened(_ value: Rational, towards centre: Rational) -> Rational {
    value > centre
      ? value.roundedDown(within: step, denominatorBits: denominatorBits)
      : value.roundedUp(within: step, denominatorBits: denominatorBits)
  }
}

extension PayoffPolygon {
  /// The mean of the corners of a set that is not empty.
  var centre: PayoffPair {
    let count = Rational(vertices.count)
    return PayoffPair(
      vertices.reduce(.zero) { $0 + $1.first } / count,
      vertices.reduce(.zero) { $0 + $1.second } / count
    )
  }
}
