public import EquilibriaNumerics
public import Games
internal import SolutionConcepts

/// The share of mutants that an evolutionarily stable population withstands, whatever they play.
///
/// Below the lower bound every mutant does worse than the incumbents; at the upper bound one mutant
/// does as well, or the bound is 1.
///
/// > Source: Weibull (1995), *Evolutionary Game Theory*, proposition 2.5 (an ESS has a uniform
/// > invasion barrier); Bomze & Weibull (1995), *Does neutral stability imply Lyapunov stability?*
public struct UniformBarrier<Action: Hashable & Sendable>: Sendable, Hashable {
  /// A share up to which every mutant is repelled, proven.
  public let lower: Rational

  /// The invasion barrier of ``criticalMutant``, exactly; 1 when no mutant ever gains.
  public let upper: Rational

  /// The mutant that comes closest to invading; `nil` when none gains at any share.
  public let criticalMutant: MixedStrategy<Action, Rational>?

  /// Why the search for a closer lower bound ended early; `nil` when it ran to its end.
  public let stopReason: StopReason?

  /// Whether both bounds are equal.
  public var isExact: Bool { lower == upper }
}

extension UniformBarrier: CustomStringConvertible {
  /// `every mutant is repelled up to a share of 1/4; Hare comes closest`.
  public var description: String {
    guard let criticalMutant else { return "every mutant is repelled at every share" }
    let share = isExact ? "\(upper)" : "about \(upper.doubleValue)"
    let names = criticalMutant.support.map { "\($0)" }
    let mutant = names.count == 1 ? names[0] : "a mixture of " + names.joined(separator: " and ")
    return "every mutant is repelled up to a share of \(share); \(mutant) comes closest"
  }
}

extension EvolutionarilyStableStrategy {
  /// The share of mutants that the population withstands, whatever they play.
  ///
  /// The barrier is the largest ε at which a quadratic form is copositive. Each vector at which it
  /// is negative is a mutant with a smaller barrier, and is tried next.
  ///
  /// - Parameter limits: The longest time, and the most mutants tried.
  /// - Returns: Bounds that are equal, or closer than one part in 10⁹ unless a limit was reached.
  /// - Complexity: Exponential in the number of strategies.
  public func uniformInvasionBarrier(limits: Limits = .none) -> UniformBarrier<Action> {
    let stopwatch = Stopwatch(limits)
    let form = BarrierForm(game: game, incumbent: certificate.weights)
    var upper = Rational.one
    var mutant: [Rational]?
    var round = 0
    func result(_ lower: Rational, _ reason: StopReason?) -> UniformBarrier<Action> {
      UniformBarrier(
        lower: lower,
        upper: upper,
        criticalMutant: mutant.map { MixedStrategy(trusted: $0, over: game.strategies) },
        stopReason: reason
      )
    }
    // The first pure mutants are cheap and often decide.
    for invasion in pureInvasions where invasion.barrier < upper {
      upper = invasion.barrier
      mutant = invasion.mutant.probabilities
    }
    while true {
      if let reason = stopwatch.reasonToStop(afterIterations: round) {
        return result(.zero, reason)
      }
      round += 1
      // A long fraction is tested a little below, so that numbers stay short.
      let isShort = upper.denominatorInteger.bitCount <= 40
      let tested =
        isShort ? upper : Rational.simplest(between: upper * form.margin, and: upper)
      switch CopositivityTest(matrix: form.matrix(at: tested)).run(stopwatch: stopwatch) {
      case .strict, .zero: return result(tested, nil)
      case .stopped(let reason): return result(.zero, reason)
      case .negative(let vector):
        let total = vector.reduce(.zero, +)
        let weights = vector.map { Self.shortened($0 / total) }
        let sum = weights.reduce(.zero, +)
        let short = weights.map { $0 / sum }
        let barrier = game.invasion(weights: short, into: certificate.weights).barrier
        let exact = vector.map { $0 / total }
        if barrier < upper {
          (upper, mutant) = (barrier, short)
        } else {
          upper = game.invasion(weights: exact, into: certificate.weights).barrier
          mutant = exact
        }
      }
    }
  }

  /// A share with a short denominator near by.
  private static func shortened(_ share: Rational) -> Rational {
    if share.denominatorInteger.bitCount <= 40 { return share }
    let unit = Rational(1, 1 << 40)
    return Rational.simplest(between: max(share - unit, .zero), and: share + unit)
  }
}

/// The form `(Σ yₖ)·Σ (v − (Ap)ₖ)yₖ − ε·(y − sp)ᵀA(y − sp)`, s = Σ yₖ: what incumbents gain over y.
struct BarrierForm<Action: Hashable & Sendable> {
  private let linear: Matrix<Rational>
  private let quadratic: Matrix<Rational>

  /// One part in a thousand million below one.
  let margin = Rational(999_999_999, 1_000_000_000)

  init(game: SymmetricGame<Action>, incumbent: [Rational]) {
    let count = game.count
    let payoffs = (0..<count).map { game.payoff(of: $0, to: incumbent) }
    let best = payoffs.max() ?? .zero
    let columns = (0..<count).map { column in
      (0..<count).reduce(Rational.zero) { $0 + incumbent[$1] * game.matrix[$1, column] }
    }
    var linear = Matrix(repeating: Rational.zero, rowCount: count, columnCount: count)
    var quadratic = linear
    for row in 0..<count {
      for column in 0..<count {
        linear[row, column] = (2 * best - payoffs[row] - payoffs[column]) / 2
        let there = game.matrix[row, column] - payoffs[row] - columns[column] + best
        let back = game.matrix[column, row] - payoffs[column] - columns[row] + best
        quadratic[row, column] = (there + back) / 2
      }
    }
    self.linear = linear
    self.quadratic = quadratic
  }

  /// The matrix of the form at a share ε.
  func matrix(at share: Rational) -> Matrix<Rational> {
    Matrix(
      rowCount: linear.rowCount,
      columnCount: linear.columnCount,
      elements: zip(linear.elements, quadratic.elements).map { $0 - share * $1 }
    )
  }
}
