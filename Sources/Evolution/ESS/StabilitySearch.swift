internal import EquilibriaNumerics

/// Visits all supports that can carry an evolutionarily stable strategy.
///
/// The payoff form must be negative definite on the support, which fails for all larger supports
/// once it fails for one. So supports grow one strategy at a time, and integer elimination of the
/// form B and of the equations for equal payoffs is carried along: a new strategy costs one pivot.
///
/// > Source: Bishop & Cannings (1976), *Models of animal conflict* (no support contains another);
/// > Bareiss (1968), *Sylvester's identity and multistep integer-preserving Gaussian elimination*.
struct StabilitySearch<Action: Hashable & Sendable> {
  let game: SymmetricGame<Action>
  let stopwatch: Stopwatch

  /// The certificates found, in the order of the search.
  private(set) var found: [ESSCertificate] = []

  /// How many supports were examined.
  private(set) var supportCount = 0

  /// Why the search ended early; `nil` when it visited all supports.
  private(set) var stopReason: StopReason?

  private let count: Int

  /// The payoffs times their common denominator.
  private let payoffs: [ExactInteger]

  init(_ game: SymmetricGame<Action>, stopwatch: Stopwatch) {
    self.game = game
    self.stopwatch = stopwatch
    count = game.count
    let entries = game.matrix.elements
    let scale = entries.reduce(ExactInteger.one) {
      .leastCommonMultiple($0, $1.denominatorInteger)
    }
    payoffs = entries.map {
      $0.numeratorInteger * scale.exactlyDivided(by: $0.denominatorInteger)
    }
  }

  /// A support with the elimination that belongs to it.
  private struct Node {
    /// The strategies in use; the first is the base.
    var support: [Int]
    /// Later strategies with which the form may still be definite.
    var candidates: [Int]
    /// n×n entries, of which those between candidates matter.
    var form: [ExactInteger]
    var formDivisor = ExactInteger.one
    /// n×(n + 1) entries: the equations for equal payoffs, and the right side in the last column.
    var equations: [ExactInteger]
    var equationDivisor = ExactInteger.one
  }

  mutating func run() {
    for base in 0..<count {
      visit(root(base))
      if stopReason != nil { return }
    }
  }

  private func payoff(_ row: Int, _ column: Int) -> ExactInteger { payoffs[row * count + column] }

  private func root(_ base: Int) -> Node {
    var form = Array(repeating: ExactInteger.zero, count: count * count)
    var equations = Array(repeating: ExactInteger.zero, count: count * (count + 1))
    let own = payoff(base, base)
    for row in 0..<count where row != base {
      for column in 0..<count where column != base {
        equations[row * (count + 1) + column] =
          payoff(row, base) + payoff(base, column) - payoff(row, column) - own
      }
      equations[row * (count + 1) + count] = payoff(row, base) - own
    }
    for row in 0..<count {
      for column in 0..<count {
        form[row * count + column] =
          equations[row * (count + 1) + column] + equations[column * (count + 1) + row]
      }
    }
    return Node(
      support: [base],
      candidates: ((base + 1)..<max(count, base + 1)).filter {
        form[$0 * count + $0].signum > 0
      },
      form: form,
      equations: equations
    )
  }

  private mutating func visit(_ node: Node) {
    supportCount += 1
    if supportCount.isMultiple(of: 64) || supportCount == 1,
      let reason = stopwatch.reasonToStop(afterIterations: supportCount)
    {
      stopReason = reason
      return
    }
    if let weights = equilibrium(at: node) {
      switch EquilibriumJudge(weights, of: game)?.judged(stopwatch: stopwatch) {
      case .stable(let certificate):
        found.append(certificate)
        return
      case .undecided(let reason):
        stopReason = reason
        return
      case .neutral, .invadable, nil: break
      }
    }
    for candidate in node.candidates {
      visit(extended(node, by: candidate))
      if stopReason != nil { return }
    }
  }

  /// The weights of the symmetric equilibrium with exactly the support of a node, if there is one.
  private func equilibrium(at node: Node) -> [Rational]? {
    let width = count + 1
    var rest = node.equationDivisor
    var isUsed = Array(repeating: false, count: count)
    for strategy in node.support { isUsed[strategy] = true }
    for strategy in node.support.dropFirst() {
      let share = node.equations[strategy * width + count]
      guard share.signum > 0 else { return nil }
      rest -= share
    }
    guard rest.signum > 0 else { return nil }
    for strategy in 0..<count where !isUsed[strategy] {
      guard node.equations[strategy * width + count].signum <= 0 else { return nil }
    }
    var weights = Array(repeating: Rational.zero, count: count)
    weights[node.support[0]] = Rational(numerator: rest, denominator: node.equationDivisor)
    for strategy in node.support.dropFirst() {
      weights[strategy] = Rational(
        numerator: node.equations[strategy * width + count],
        denominator: node.equationDivisor
      )
    }
    return weights
  }

  /// The node with one more strategy in use.
  private func extended(_ node: Node, by strategy: Int) -> Node {
    var next = node
    next.support.append(strategy)
    let pivot = node.form[strategy * count + strategy]
    let later = node.candidates.filter { $0 > strategy }
    for row in later {
      for column in later where column >= row {
        let entry = ExactInteger.crossDifference(
          pivot,
          node.form[row * count + column],
          minus: node.form[row * count + strategy],
          node.form[strategy * count + column],
          dividedBy: node.formDivisor
        )
        next.form[row * count + column] = entry
        next.form[column * count + row] = entry
      }
    }
    next.formDivisor = pivot
    next.candidates = later.filter { next.form[$0 * count + $0].signum > 0 }
    eliminate(strategy, from: node, into: &next)
    return next
  }

  /// Gauss–Jordan elimination of one strategy from the equations of all others.
  private func eliminate(_ strategy: Int, from node: Node, into next: inout Node) {
    let width = count + 1
    let start = strategy * width
    let pivot = node.equations[start + strategy]
    let columns = next.candidates + [count]
    for row in 0..<count where row != strategy && row != node.support[0] {
      let factor = node.equations[row * width + strategy]
      for column in columns {
        next.equations[row * width + column] = ExactInteger.crossDifference(
          pivot,
          node.equations[row * width + column],
          minus: factor,
          node.equations[start + column],
          dividedBy: node.equationDivisor
        )
      }
    }
    next.equationDivisor = pivot
  }
}
