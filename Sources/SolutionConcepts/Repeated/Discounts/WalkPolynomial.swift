internal import EquilibriaNumerics

/// The discounted sum of payoffs along a lasso, as a function of the discount factor.
///
/// It is `numerator(δ) / (1 − δᵏ)`, with k the length of the cycle.
struct WalkPolynomial {
  let numerator: RationalPolynomial
  let period: Int

  init(_ lasso: Lasso, payoff: (Int) -> Rational) {
    self.init(lead: lasso.lead.map(payoff), cycle: lasso.cycle.map(payoff))
  }

  init(lead: [Rational], cycle: [Rational]) {
    period = cycle.count
    let once = RationalPolynomial(lead)
    numerator =
      once - once.shifted(by: period) + RationalPolynomial(cycle).shifted(by: lead.count)
  }

  /// The numerator over `1 − δᵐ`, for a multiple m of the period.
  private func numerator(over multiple: Int) -> RationalPolynomial {
    var factor = [Rational](repeating: .zero, count: multiple - period + 1)
    for place in stride(from: 0, to: multiple, by: period) { factor[place] = 1 }
    return numerator * RationalPolynomial(factor)
  }

  /// A polynomial with the sign, for all discount factors from 0 to below 1, of what this walk is
  /// worth more than a first payoff followed by another walk.
  func advantage(over first: Rational, then other: WalkPolynomial) -> RationalPolynomial {
    let multiple = Self.leastCommonMultiple(period, other.period)
    let whole = RationalPolynomial([first])
    let rival =
      whole - whole.shifted(by: multiple) + other.numerator(over: multiple).shifted(by: 1)
    return Self.reduced(numerator(over: multiple) - rival)
  }

  /// The same for another walk alone.
  func advantage(over other: WalkPolynomial) -> RationalPolynomial {
    let multiple = Self.leastCommonMultiple(period, other.period)
    return Self.reduced(numerator(over: multiple) - other.numerator(over: multiple))
  }

  /// A shorter polynomial with the same sign from 0 to below 1: without factors 1 − δ.
  private static func reduced(_ polynomial: RationalPolynomial) -> RationalPolynomial {
    let factor = RationalPolynomial([1, -1])
    var rest = polynomial
    while !rest.isZero, rest.value(at: 1).isZero { rest = rest.divided(by: factor).quotient }
    return rest.primitive
  }

  private static func leastCommonMultiple(_ left: Int, _ right: Int) -> Int {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return left / a * right
  }
}
