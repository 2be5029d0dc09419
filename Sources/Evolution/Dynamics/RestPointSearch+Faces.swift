internal import EquilibriaNumerics
internal import Games
internal import RealModule

/// How the replicator dynamic's relatives differ from it near a state of rest.
struct FaceMotion {
  /// The growth of an absent strategy, by its advantage in payoff.
  let transversal: (Double) -> Double

  /// The speed within the support, relative to the replicator dynamic.
  let speed: Double

  /// The background fitness of generations; `nil` in continuous time.
  let background: Rational?

  static func tanh(_ value: Double) -> Double { Double.tanh(value) }
}

extension RestPointSearch {
  /// On each support, the shares at which all of its strategies earn the same.
  mutating func searchFaces(_ motion: FaceMotion) throws(EvolutionError) {
    let stable = try stableStrategies()
    if game.exact.count == 2 { markUnequalSupports() }
    var count = 0
    for size in 1...max(game.counts.min() ?? 1, 1) {
      var choices = game.counts.map { Combinations(of: size, from: $0) }
      while let first = choices[0].next() {
        if game.exact.count == 1 {
          if isStopped(after: count) { return }
          count += 1
          try examine([first], motion, stable)
          continue
        }
        choices[1] = Combinations(of: size, from: game.counts[1])
        while let second = choices[1].next() {
          if isStopped(after: count) { return }
          count += 1
          try examine([first, second], motion, stable)
        }
      }
    }
  }

  /// Looks for states of rest with different numbers of strategies in two populations.
  ///
  /// They are never isolated. In large games it only says that there may be some.
  private mutating func markUnequalSupports() {
    guard game.counts.reduce(0, +) <= 10 else {
      mayHaveContinua = true
      return
    }
    let sizes = (1...max(game.counts[0], 1)).flatMap { first in
      (1...max(game.counts[1], 1)).map { (first, $0) }
    }
    for (first, second) in sizes where first != second {
      var outer = Combinations(of: first, from: game.counts[0])
      while let rows = outer.next() {
        var inner = Combinations(of: second, from: game.counts[1])
        while let columns = inner.next() {
          let part = PopulationGame(game, on: [rows, columns])
          if part.mayHaveInnerContinuum(stopwatch) {
            mayHaveContinua = true
            return
          }
        }
      }
    }
  }

  /// The evolutionarily stable strategies of one population.
  func stableStrategies() throws(EvolutionError) -> Set<[Rational]> {
    guard game.exact.count == 1 else { return [] }
    let matrix = game.exact[0]
    let symmetric = try SymmetricGame((0..<matrix.rowCount).map { Array(matrix.row($0)) })
    let all = try EvolutionaryStability(
      limits: Limits(time: stopwatch.remainingTime),
      explainsOthers: false
    ).solve(symmetric)
    return Set(all.map { $0.strategy.probabilities })
  }

  private mutating func examine(
    _ supports: [[Int]],
    _ motion: FaceMotion,
    _ stable: Set<[Rational]>
  ) throws(EvolutionError) {
    let part = PopulationGame(game, on: supports)
    guard let inner = part.innerEquilibrium() else {
      if part.mayHaveInnerContinuum(stopwatch) { mayHaveContinua = true }
      return
    }
    let exact = zip(zip(inner, supports), game.counts).map { pair, count in
      var shares = Array(repeating: Rational.zero, count: count)
      for (place, share) in zip(pair.1, pair.0) { shares[place] = share }
      return shares
    }
    var candidate = Candidate(
      shares: exact.map { $0.map(\.doubleValue) },
      exact: exact,
      residual: 0
    )
    let payoffs = game.counts.indices.map {
      game.payoffs(of: $0, against: exact[game.opponent(of: $0)])
    }
    let means = zip(payoffs, supports).map { $0[$1[0]] }
    let advantages = payoffs.indices.map { population in
      payoffs[population].indices.filter { !supports[population].contains($0) }
        .map { payoffs[population][$0] - means[population] }
    }
    candidate.residual = replicatorResidual(candidate.shares)
    let block = part.replicatorDerivative(at: inner)
    candidate.judge(
      block: block,
      rowPopulations: supports.indices.flatMap { population in
        supports[population].dropFirst().map { _ in population }
      },
      means: means,
      advantages: advantages,
      motion: motion
    )
    let isFull = zip(supports, game.counts).allSatisfy { $0.count == $1 }
    if candidate.stability == .undecided, motion.background == nil {
      if stable.contains(exact[0]) {
        candidate.stability = .asymptoticallyStable
        candidate.argument = .evolutionaryStability
      } else if isFull, let exponents = game.conservedExponents(),
        exponents.joined().allSatisfy({ $0 > .zero })
      {
        candidate.stability = .neutral
        candidate.argument = .conservedQuantity
      }
    }
    add(candidate)
  }

  /// The largest rate of the replicator dynamic at floating-point shares.
  private func replicatorResidual(_ shares: [[Double]]) -> Double {
    var worst = 0.0
    for population in shares.indices {
      let matrix = game.matrix(of: population)
      let others = shares[game.opponent(of: population)]
      let payoffs = shares[population].indices.map { row in
        others.indices.reduce(0) { $0 + matrix[row * others.count + $1] * others[$1] }
      }
      let mean = zip(payoffs, shares[population]).reduce(0) { $0 + $1.0 * $1.1 }
      for (payoff, share) in zip(payoffs, shares[population]) {
        worst = max(worst, (share * (payoff - mean)).magnitude)
      }
    }
    return worst
  }
}

extension RestPointSearch.Candidate {
  /// Eigenvalues and verdict from the motion within the support and the advantages outside it.
  fileprivate mutating func judge(
    block: Matrix<Rational>,
    rowPopulations: [Int],
    means: [Rational],
    advantages: [[Rational]],
    motion: FaceMotion
  ) {
    let scales = means.map { mean in
      motion.background.map { (1 / ($0 + mean)).doubleValue } ?? motion.speed
    }
    var floating = block.map(\.doubleValue)
    for row in 0..<floating.rowCount {
      for column in 0..<floating.columnCount {
        floating[row, column] *= scales[rowPopulations[row]]
      }
    }
    var values = advantages.indices.flatMap { population in
      advantages[population].map { advantage in
        let growth = motion.transversal(advantage.doubleValue)
        return motion.background == nil ? growth : growth * scales[population]
      }
    }.map { Eigenvalue(real: $0, imaginary: 0) }
    guard let inner = Eigenvalues(of: floating) else { return }
    values += inner.values.map { Eigenvalue(real: $0.real, imaginary: $0.imaginary) }
    let size = values.reduce(1e-300) { max($0, $1.magnitude) }
    if motion.background != nil {
      values = values.map { Eigenvalue(real: 1 + $0.real, imaginary: $0.imaginary) }
      let leading = values.reduce(0) { max($0, $1.magnitude) }
      settle(margin: values.isEmpty ? nil : 1 - leading, allowance: 1e-10)
    } else {
      let leading = values.map(\.real).max()
      settle(margin: leading.map { -$0 }, allowance: .infinity)
      let outside = advantages.joined()
      let growing = CharacteristicPolynomial(of: block).growingRootCount
      if outside.contains(where: { $0 > .zero }) || (growing ?? 0) > 0 {
        (stability, argument) = (.unstable, .exactEigenvalues)
      } else if growing == 0, outside.allSatisfy({ $0 < .zero }) {
        (stability, argument) = (.asymptoticallyStable, .exactEigenvalues)
      } else if let leading, leading > 1e-8 * size {
        (stability, argument) = (.unstable, .eigenvalues)
      }
    }
    eigenvalues = values.sorted {
      $0.real == $1.real ? $0.imaginary > $1.imaginary : $0.real > $1.real
    }
  }

  /// A verdict from floating-point eigenvalues.
  mutating func settle(margin: Double?, allowance: Double) {
    self.margin = margin
    guard let margin, margin.magnitude > allowance else { return }
    stability = margin > 0 ? .asymptoticallyStable : .unstable
    argument = .eigenvalues
  }
}
