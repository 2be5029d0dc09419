internal import EquilibriaNumerics

/// The payoff of a strategy as a function of the number of mutants.
enum PayoffCurve: Sendable {
  /// `constant + slope·k` at k mutants: members meet in pairs.
  case line(constant: Rational, slope: Rational)
  /// One payoff for each number of mutants from 0: members meet in groups.
  case table([Rational])

  /// The payoff at a number of mutants.
  func value(at count: Int) -> Rational {
    switch self {
    case .line(let constant, let slope): constant + slope * Rational(count)
    case .table(let values): values[count]
    }
  }

  /// Numbers of mutants in a range among which the payoff is least.
  func candidates(from first: Int, through last: Int) -> [Int] {
    switch self {
    case .line: [first, last]
    case .table: Array(first...last)
    }
  }

  /// The payoff in doubles.
  var floating: FloatingCurve {
    switch self {
    case .line(let constant, let slope): .line(constant.doubleValue, slope.doubleValue)
    case .table(let values): .table(values.map(\.doubleValue))
    }
  }

  /// How much more one curve gives than another of the same kind.
  static func - (left: PayoffCurve, right: PayoffCurve) -> PayoffCurve {
    switch (left, right) {
    case (.line(let a, let b), .line(let c, let d)): .line(constant: a - c, slope: b - d)
    case (.table(let a), .table(let b)): .table(zip(a, b).map { $0 - $1 })
    default: preconditionFailure("the payoffs of one contest are of the same kind")
    }
  }
}

/// A payoff as a function of the number of mutants, in doubles.
enum FloatingCurve: Sendable {
  case line(Double, Double)
  case table([Double])

  func value(at count: Int) -> Double {
    switch self {
    case .line(let constant, let slope): constant + slope * Double(count)
    case .table(let values): values[count]
    }
  }
}
