/// All numbers between two doubles: what floating arithmetic knows of a real number.
///
/// The result of an operation contains every result of the same operation on members. Each rounded
/// bound is moved one double outwards, which covers the half unit that rounding may lose. A bound that
/// is NaN or infinite proves nothing, and no comparison with it holds by accident.
///
/// > Source: Moore (1966), *Interval Analysis*; Rump (2010), *Verification methods: rigorous results
/// > using floating-point arithmetic*.
package struct Interval: Sendable, Hashable {
  /// The smallest member.
  package let lower: Double

  /// The largest member.
  package let upper: Double

  /// The numbers between two bounds.
  package init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// A single number.
  package init(_ value: Double) { self.init(value, value) }

  /// The doubles next to an exact number; the number itself when it is a double.
  package init(enclosing exact: Rational) {
    let nearest = exact.doubleValue
    if Rational(exactly: nearest) == exact {
      self.init(nearest)
    } else {
      self.init(nearest.nextDown, nearest.nextUp)
    }
  }

  /// The number 0.
  package static let zero = Interval(0)

  /// The largest distance of a member from 0.
  package var magnitude: Double { max(lower.magnitude, upper.magnitude) }

  /// A number in the middle, up to rounding.
  package var middle: Double { lower / 2 + upper / 2 }

  /// A bound on the distance of members from ``middle``.
  package var radius: Double {
    let middle = middle
    return max((upper - middle).nextUp, (middle - lower).nextUp)
  }

  /// All sums of members.
  package static func + (left: Interval, right: Interval) -> Interval {
    Interval((left.lower + right.lower).nextDown, (left.upper + right.upper).nextUp)
  }

  /// All differences of members.
  package static func - (left: Interval, right: Interval) -> Interval {
    Interval((left.lower - right.upper).nextDown, (left.upper - right.lower).nextUp)
  }

  /// All products of members; zero times anything finite is zero exactly.
  package static func * (left: Interval, right: Interval) -> Interval {
    if left == .zero || right == .zero, left.magnitude.isFinite, right.magnitude.isFinite {
      return .zero
    }
    let first = left.lower * right.lower
    let second = left.lower * right.upper
    let third = left.upper * right.lower
    let fourth = left.upper * right.upper
    return Interval(
      min(first, second, third, fourth).nextDown,
      max(first, second, third, fourth).nextUp
    )
  }

  /// Adds all members of another interval.
  package static func += (left: inout Interval, right: Interval) { left = left + right }
}
