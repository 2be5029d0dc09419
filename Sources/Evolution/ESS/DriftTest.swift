internal import EquilibriaNumerics
internal import LinearPrograms
internal import SolutionConcepts

/// Whether mutants that drift into a neutrally stable equilibrium leave it an equilibrium.
///
/// Where the payoff form is semidefinite on all best replies, the neutral directions are those that
/// it sends to zero. They lead to equilibria when no best reply gains along any of them, which
/// linear programs decide exactly.
///
/// > Source: Thomas (1985), *On evolutionarily stable sets*; Balkenborg & Schlag (2001),
/// > *Evolutionarily stable sets* (sets of equilibria closed under neutral drift).
struct DriftTest<Action: Hashable & Sendable> {
  let game: SymmetricGame<Action>
  let weights: [Rational]

  /// Whether all drift stays among equilibria; `nil` when the form is not semidefinite.
  func run() -> Bool? {
    let payoffs = weights.indices.map { game.payoff(of: $0, to: weights) }
    guard let best = payoffs.max(),
      let base = weights.firstIndex(where: { $0 > .zero })
    else { return nil }
    let replies = weights.indices.filter { payoffs[$0] == best }
    let tangents = replies.filter { $0 != base }
    let form = tangents.map { row in tangents.map { game.tangentForm(row, $0, base: base) } }
    guard Self.isSemidefinite(form) else { return nil }
    let columns = weights.indices.map { column in
      weights.indices.reduce(Rational.zero) { $0 + weights[$1] * game.matrix[$1, column] }
    }
    for reply in replies {
      var program = LinearProgram<Rational>(.maximize)
      for tangent in tangents {
        let gain =
          game.matrix[reply, tangent] - game.matrix[reply, base] - columns[tangent]
          + columns[base]
        program.addVariable(
          bounds: .between(weights[tangent] > .zero ? -1 : 0, 1),
          objective: gain
        )
      }
      let all = Array(0..<Int32(tangents.count))
      for row in form {
        program.addConstraint(columns: all, coefficients: row, bounds: .equal(to: .zero))
      }
      let answer = ExactSimplex.run(program, startingFrom: nil, stopwatch: Stopwatch(.none))
      guard let optimum = answer.optimum else { return nil }
      if optimum.objective > .zero { return false }
    }
    return true
  }

  /// Whether a symmetric matrix is positive semidefinite, by symmetric elimination.
  static func isSemidefinite(_ matrix: [[Rational]]) -> Bool {
    var form = matrix
    var rest = Array(form.indices)
    while let pivot = rest.first(where: { !form[$0][$0].isZero }) {
      guard form[pivot][pivot] > .zero else { return false }
      rest.removeAll { $0 == pivot }
      for row in rest {
        let factor = form[row][pivot] / form[pivot][pivot]
        if factor.isZero { continue }
        for column in rest { form[row][column] -= factor * form[pivot][column] }
      }
    }
    return rest.allSatisfy { row in rest.allSatisfy { form[row][$0].isZero } }
  }
}
