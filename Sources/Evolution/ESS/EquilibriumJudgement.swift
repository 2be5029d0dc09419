internal import EquilibriaNumerics

/// How a symmetric equilibrium fares against mutants, decided exactly.
enum EquilibriumJudgement {
  /// Evolutionarily stable.
  case stable(ESSCertificate)
  /// Neutrally stable: no mutant does better, some mixture does equally well.
  case neutral(mutant: [Rational])
  /// Some mutant does better however rare it is.
  case invadable(mutant: [Rational])
  /// Not decided in time.
  case undecided(StopReason)
}

/// The second-order conditions at a symmetric equilibrium.
///
/// Symmetric elimination of the form B on the support leaves its Schur complement on the other best
/// replies; the vectors that carry out the elimination turn any failure into a mutant.
///
/// > Source: Haigh (1975), *Game theory and evolution*; Abakuks (1980).
struct EquilibriumJudge<Action: Hashable & Sendable> {
  let game: SymmetricGame<Action>
  let weights: [Rational]
  let support: [Int]
  let replies: [Int]
  let payoff: Rational

  /// B on the remaining directions, kept up to date by elimination.
  private var form: [[Rational]]

  /// The directions, as combinations of strategies that sum to zero.
  private var directions: [[Rational]]

  /// A judge of a mixture; `nil` when it is not a symmetric equilibrium.
  init?(_ weights: [Rational], of game: SymmetricGame<Action>) {
    let payoffs = weights.indices.map { game.payoff(of: $0, to: weights) }
    let support = weights.indices.filter { weights[$0] > .zero }
    guard let base = support.first, let best = payoffs.max(),
      support.allSatisfy({ payoffs[$0] == best })
    else { return nil }
    self.game = game
    self.weights = weights
    self.support = support
    payoff = best
    replies = weights.indices.filter { payoffs[$0] == best }
    let outside = replies.filter { weights[$0].isZero }
    let tangents = support.dropFirst() + outside
    form = tangents.map { row in tangents.map { game.tangentForm(row, $0, base: base) } }
    directions = tangents.map { strategy in
      weights.indices.map { $0 == strategy ? .one : $0 == base ? -.one : .zero }
    }
  }

  /// Decides the second-order conditions.
  func judged(stopwatch: Stopwatch) -> EquilibriumJudgement {
    if let mutant = pureInvader() { return .invadable(mutant: mutant) }
    var judge = self
    return judge.decide(stopwatch: stopwatch)
  }

  /// A best reply that does better against itself than the incumbents do.
  private func pureInvader() -> [Rational]? {
    for strategy in replies {
      let mutant = weights.indices.map { $0 == strategy ? Rational.one : .zero }
      if game.form(mutant, mutant) > game.form(weights, mutant) { return mutant }
    }
    return nil
  }

  private mutating func decide(stopwatch: Stopwatch) -> EquilibriumJudgement {
    var inside = Array(0..<(support.count - 1))
    let outside = Array((support.count - 1)..<form.count)
    var zero: [Rational]?
    var minors: [Rational] = []
    if let negative = inside.first(where: { form[$0][$0] < .zero }) {
      return .invadable(mutant: mutant(along: directions[negative]))
    }
    while let pivot = inside.first(where: { form[$0][$0] > .zero }) {
      inside.removeAll { $0 == pivot }
      minors.append((minors.last ?? .one) * form[pivot][pivot])
      eliminate(pivot, from: inside + outside)
      if let negative = inside.first(where: { form[$0][$0] < .zero }) {
        return .invadable(mutant: mutant(along: directions[negative]))
      }
    }
    for row in inside {
      // The form is zero along this direction, so any coupling makes it negative nearby.
      for other in inside + outside where !form[row][other].isZero {
        let slope = form[row][other]
        let weight = (form[other][other].magnitude + .one) / -slope
        return .invadable(
          mutant: mutant(along: combined([(weight, directions[row]), (.one, directions[other])]))
        )
      }
      zero = zero ?? directions[row]
    }
    let complement = Matrix(
      rowCount: outside.count,
      columnCount: outside.count,
      elements: outside.flatMap { row in outside.map { form[row][$0] } }
    )
    switch CopositivityTest(matrix: complement).run(stopwatch: stopwatch) {
    case .negative(let point): return .invadable(mutant: mutant(along: direction(point, outside)))
    case .stopped(let reason): return .undecided(reason)
    case .zero(let point):
      return .neutral(mutant: mutant(along: zero ?? direction(point, outside)))
    case .strict(let proof):
      if let zero { return .neutral(mutant: mutant(along: zero)) }
      return .stable(
        ESSCertificate(
          weights: weights,
          support: support,
          extendedSupport: replies,
          payoff: payoff,
          base: support[0],
          minors: minors,
          complement: complement,
          copositivity: proof
        )
      )
    }
  }

  /// Makes the other directions orthogonal to one of them.
  private mutating func eliminate(_ pivot: Int, from others: [Int]) {
    for row in others where !form[row][pivot].isZero {
      let factor = form[row][pivot] / form[pivot][pivot]
      directions[row] = combined([(.one, directions[row]), (-factor, directions[pivot])])
      for column in others { form[row][column] -= factor * form[pivot][column] }
    }
    for row in others {
      form[row][pivot] = .zero
      form[pivot][row] = .zero
    }
  }

  private func direction(_ point: [Rational], _ outside: [Int]) -> [Rational] {
    combined(zip(point, outside).map { ($0, directions[$1]) })
  }

  private func combined(_ terms: [(weight: Rational, vector: [Rational])]) -> [Rational] {
    weights.indices.map { place in
      terms.reduce(.zero) { $0 + $1.weight * $1.vector[place] }
    }
  }

  /// The mixture farthest from the incumbents in a direction.
  private func mutant(along direction: [Rational]) -> [Rational] {
    var step: Rational?
    for place in weights.indices where direction[place] < .zero {
      let reach = weights[place] / -direction[place]
      step = step.map { min($0, reach) } ?? reach
    }
    return weights.indices.map { weights[$0] + (step ?? .zero) * direction[$0] }
  }
}
