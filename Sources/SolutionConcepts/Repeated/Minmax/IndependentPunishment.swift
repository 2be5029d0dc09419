internal import EquilibriaNumerics
internal import Games

/// The search for independent mixtures of two or more opponents that hold a player down.
///
/// With all opponents but one fixed, the best mixture of that one is a matrix game. Improving one
/// opponent after another ends where no single one can do better, which need not be the least
/// value; several starts make it likely to be good.
struct IndependentPunishment<Action: Hashable & Sendable> {
  /// Independent mixtures and what they hold the player to.
  struct Answer {
    var mixtures: [[Rational]]
    var value: Rational
  }

  let matrix: PunishmentMatrix<Action>

  /// The most rounds over all opponents from one start.
  private static var largestRoundCount: Int { 20 }

  /// Mixtures are rounded to multiples of 2⁻³⁰ or simpler, to keep numbers short.
  private static var denominatorBits: Int { 30 }

  /// The best answer from a few starts: the best pure profile, the marginals of the best joint
  /// mixture, and uniform mixtures.
  func best(joint: [Rational]) throws(SolutionError) -> Answer {
    let replies = matrix.bestReplies
    let pure = replies.indices.reduce(0) { replies[$1] < replies[$0] ? $1 : $0 }
    let counts = matrix.space.counts
    let starts = [
      counts.indices.map { opponent in
        (0..<counts[opponent]).map {
          matrix.space.action(of: opponent, at: pure) == $0 ? Rational(1) : .zero
        }
      },
      counts.indices.map { opponent in
        (0..<counts[opponent]).map { action in
          joint.indices.reduce(Rational.zero) {
            matrix.space.action(of: opponent, at: $1) == action ? $0 + joint[$1] : $0
          }
        }
      },
      counts.map { Array(repeating: Rational(1, $0), count: $0) },
    ]
    var best = Answer(mixtures: starts[0], value: replies[pure])
    for start in starts {
      let found = try improved(start)
      if found.value < best.value { best = found }
    }
    return best
  }

  /// Improves one opponent's mixture after another until none helps.
  private func improved(_ start: [[Rational]]) throws(SolutionError) -> Answer {
    var answer = Answer(mixtures: start, value: matrix.bestReply(against: start))
    for _ in 0..<Self.largestRoundCount {
      var isBetter = false
      for opponent in start.indices {
        var mixtures = answer.mixtures
        for candidate in try replies(of: opponent, to: answer.mixtures) {
          mixtures[opponent] = candidate
          let value = matrix.bestReply(against: mixtures)
          if value < answer.value {
            answer = Answer(mixtures: mixtures, value: value)
            isBetter = true
          }
        }
      }
      if !isBetter { break }
    }
    return answer
  }

  /// The best mixture of one opponent against fixed ones of the others, and a shorter one near it.
  private func replies(
    of opponent: Int,
    to mixtures: [[Rational]]
  ) throws(SolutionError) -> [[Rational]] {
    let space = matrix.space
    let payoffs = matrix.rows.map { row in
      var values = [Rational](repeating: .zero, count: space.counts[opponent])
      for number in row.indices where !row[number].isZero {
        let weight = mixtures.indices.reduce(Rational(1)) {
          $1 == opponent ? $0 : $0 * mixtures[$1][space.action(of: $1, at: number)]
        }
        values[space.action(of: opponent, at: number)] += weight * row[number]
      }
      return values
    }
    let game = try SolutionError.game { () throws(GameError) in
      try PayoffTable(zeroSum: payoffs)
    }
    let exact = try game.zeroSumSolution().columnStrategy.probabilities
    let bits = Self.denominatorBits
    guard exact.contains(where: { $0.denominatorInteger.bitCount > bits }) else { return [exact] }
    let step = 1 / .powerOfTwo(bits)
    let short = exact.map { $0.roundedDown(within: min(step, $0), denominatorBits: bits) }
    let sum = short.reduce(.zero, +)
    return [short.map { $0 / sum }]
  }
}
