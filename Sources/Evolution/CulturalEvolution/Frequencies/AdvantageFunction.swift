public import EquilibriaNumerics

/// The advantage in fitness of one type over another as a function of its share: a quotient of two
/// polynomials.
///
/// One code path finds the equilibria of every model with two types: the roots of the numerator
/// between 0 and 1, each with a proof, and the two uniform populations.
public struct AdvantageFunction: Sendable, Hashable {
  /// The polynomial whose sign is the sign of the advantage.
  public let numerator: SparsePolynomial

  /// A polynomial that is positive for shares from 0 to 1.
  public let denominator: SparsePolynomial

  /// A quotient of two polynomials.
  ///
  /// - Parameters:
  ///   - numerator: The polynomial whose sign is the sign of the advantage.
  ///   - denominator: A polynomial that is positive for shares from 0 to 1.
  public init(numerator: SparsePolynomial, denominator: SparsePolynomial = SparsePolynomial(1)) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The advantage at a share.
  ///
  /// - Parameter share: The share of the first type, from 0 to 1.
  /// - Returns: The exact advantage.
  public func value(at share: Rational) -> Rational {
    numerator.value(at: share) / denominator.value(at: share)
  }

  /// All states of rest, from the share 0 to the share 1.
  ///
  /// When neither type ever has an advantage, every share is a state of rest; then the two ends are
  /// returned as neutral.
  ///
  /// - Complexity: A few hundred evaluations per root.
  public var equilibria: [FrequencyEquilibrium] {
    let inner = numerator.rootsInUnitInterval.map(equilibrium(at:))
    return [lowerEnd] + inner + [upperEnd]
  }

  /// The stability of all states of rest, in order: what ``equilibria`` would say, without locating
  /// the states closely.
  var stabilities: [Stability] {
    let inner = numerator.rootsInUnitInterval(areRefined: false).map(stability(at:))
    return [lowerEnd.stability] + inner + [upperEnd.stability]
  }

  /// The population without the first type.
  var lowerEnd: FrequencyEquilibrium {
    let invades = numerator.terms.first?.coefficient.signum ?? 0
    return FrequencyEquilibrium(
      share: CertifiedRoot(.zero),
      stability: invades < 0 ? .stable : invades > 0 ? .unstable : .neutral,
      eigenvalue: Enclosure(value(at: .zero))
    )
  }

  /// The population of the first type only.
  var upperEnd: FrequencyEquilibrium {
    // The sign of the advantage just below 1.
    var (derivative, sign, factor) = (numerator, 0, 1)
    while !derivative.isZero && sign == 0 {
      sign = factor * derivative.sign(at: 1)
      (derivative, factor) = (derivative.derivative, -factor)
    }
    return FrequencyEquilibrium(
      share: CertifiedRoot(1),
      stability: sign > 0 ? .stable : sign < 0 ? .unstable : .neutral,
      eigenvalue: Enclosure(-value(at: 1))
    )
  }

  private func equilibrium(at root: CertifiedRoot) -> FrequencyEquilibrium {
    let range = root.enclosure
    let slope =
      numerator.derivative.enclosure(over: range)
      .divided(by: denominator.enclosure(over: range))
      ?? Enclosure(.zero)
    return FrequencyEquilibrium(
      share: root,
      stability: stability(at: root),
      eigenvalue: range * (1 - range) * slope
    )
  }

  private func stability(at root: CertifiedRoot) -> Stability {
    switch root.proof {
    case .falls: .stable
    case .vanishes where signAround(root.enclosure.lower) == -1: .stable
    default: .unstable
    }
  }

  /// −1 when the numerator falls through its root, 1 when it rises, `nil` when it only touches zero.
  private func signAround(_ root: Rational) -> Int? {
    var derivative = numerator.derivative
    var order = 1
    while !derivative.isZero {
      let sign = derivative.sign(at: root)
      if sign != 0 { return order % 2 == 1 ? sign : nil }
      derivative = derivative.derivative
      order += 1
    }
    return nil
  }

  /// Checks states of rest from any source, in exact arithmetic.
  ///
  /// - Parameter equilibria: The states, from the share 0 to the share 1.
  /// - Returns: `nil` when each is one, in order, with the stability stated; otherwise what fails.
  public func verify(_ equilibria: [FrequencyEquilibrium]) -> String? {
    guard equilibria.first?.share.exact == .zero, equilibria.last?.share.exact == 1 else {
      return "the uniform populations are missing"
    }
    var last: Rational?
    for state in equilibria {
      let range = state.share.enclosure
      if let last, range.lower <= last { return "the states are not in order" }
      last = range.upper
      if let problem = problem(of: state) { return problem }
    }
    return nil
  }

  private func problem(of state: FrequencyEquilibrium) -> String? {
    let expected: FrequencyEquilibrium
    switch state.share.exact {
    case .some(.zero): expected = lowerEnd
    case .some(1): expected = upperEnd
    default:
      guard state.share.proof == .touches || state.share.isRoot(of: numerator) else {
        return "one type has an advantage at \(state.share)"
      }
      expected = equilibrium(at: state.share)
    }
    if expected.stability != state.stability {
      return "the state \(state.share) is \(expected.stability.rawValue)"
    }
    let overlap =
      expected.eigenvalue.lower <= state.eigenvalue.upper
      && state.eigenvalue.lower <= expected.eigenvalue.upper
    return overlap ? nil : "the eigenvalue at \(state.share) is \(expected.eigenvalue)"
  }
}
