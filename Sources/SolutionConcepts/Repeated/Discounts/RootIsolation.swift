internal import EquilibriaNumerics

/// The real roots of a polynomial between 0 and 1, one by one.
///
/// An interval is halved until Descartes' rule of signs tells that it holds no root or a single one.
///
/// > Source: Collins & Akritas (1976), *Polynomial real root isolation using Descartes' rule of
/// > signs*.
package enum RootIsolation {
  /// The roots above 0 and below 1 in increasing order, rational ones as such.
  package static func roots(of polynomial: RationalPolynomial) -> [AlgebraicNumber] {
    let simple = polynomial.squarefree
    if simple.degree < 1 { return [] }
    var found: [AlgebraicNumber] = []
    search(simple, simple, from: .zero, width: 1, into: &found)
    return found.map { recognized($0, simple) }
  }

  /// The roots inside an interval, of which `local` is the polynomial stretched to 0…1.
  private static func search(
    _ local: RationalPolynomial,
    _ polynomial: RationalPolynomial,
    from lower: Rational,
    width: Rational,
    into found: inout [AlgebraicNumber]
  ) {
    switch signChanges(local) {
    case 0: return
    case 1:
      // The bounds must not be roots themselves, so that signs there tell on which side the root is.
      found.append(inner(polynomial, lower, lower + width))
    default:
      let half = width / 2
      let left = local.composed(offset: .zero, scale: Rational(1, 2))
      search(left, polynomial, from: lower, width: half, into: &found)
      if polynomial.value(at: lower + half).isZero {
        found.append(AlgebraicNumber(lower + half))
      }
      let right = local.composed(offset: Rational(1, 2), scale: Rational(1, 2))
      search(right, polynomial, from: lower + half, width: half, into: &found)
    }
  }

  /// An upper bound of the same parity on the number of roots inside 0…1, exact when 0 or 1.
  private static func signChanges(_ local: RationalPolynomial) -> Int {
    // (1 + x)ⁿ·p(1 / (1 + x)) has as many positive roots as p has inside 0…1.
    let reversed = RationalPolynomial(local.coefficients.reversed())
    return reversed.composed(offset: 1, scale: 1).signChanges
  }

  /// The single root inside an interval, with bounds that are no roots.
  private static func inner(
    _ polynomial: RationalPolynomial,
    _ lower: Rational,
    _ upper: Rational
  ) -> AlgebraicNumber {
    var (low, high) = (lower, upper)
    while true {
      let signs = (polynomial.value(at: low).signum, polynomial.value(at: high).signum)
      if signs.0 * signs.1 < 0 {
        return AlgebraicNumber(polynomial: polynomial.coefficients, lower: low, upper: high)
      }
      // An end is a root. Cut towards the single root inside, which keeps the other end.
      let middle = (low + high) / 2
      let sign = polynomial.value(at: middle).signum
      if sign == 0 { return AlgebraicNumber(middle) }
      if signs.0 == 0 && signs.1 == 0 {
        if holdsRoot(polynomial, low, middle) { high = middle } else { low = middle }
      } else if signs.0 == 0 {
        if sign * signs.1 < 0 { low = middle } else { high = middle }
      } else {
        if sign * signs.0 < 0 { high = middle } else { low = middle }
      }
    }
  }

  /// Whether the inside of an interval holds the only root that a wider one has.
  private static func holdsRoot(
    _ polynomial: RationalPolynomial,
    _ lower: Rational,
    _ upper: Rational
  ) -> Bool {
    signChanges(polynomial.composed(offset: lower, scale: upper - lower)) % 2 == 1
  }

  /// The same root as a rational, when it is one.
  ///
  /// The denominator of a rational root divides the leading coefficient c of a polynomial with
  /// integer coefficients, so within a width of 1/c² only the simplest rational can be one.
  private static func recognized(
    _ root: AlgebraicNumber,
    _ polynomial: RationalPolynomial
  ) -> AlgebraicNumber {
    let whole = polynomial.primitive.coefficients
    let lead = whole[whole.count - 1].magnitude
    let narrow = root.refined(to: min(Rational(1, 1 << 30), 1 / (2 * lead * lead)))
    if narrow.rational != nil { return narrow }
    let candidate = Rational.simplest(between: narrow.lower, and: narrow.upper)
    return polynomial.value(at: candidate).isZero ? AlgebraicNumber(candidate) : narrow
  }
}
