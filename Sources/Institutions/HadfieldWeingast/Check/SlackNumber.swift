import EquilibriaNumerics

/// The arithmetic that values and slacks need: exact, or between floating bounds.
///
/// One derivation serves the exact check and the map, so that the map shows the check.
protocol SlackNumber: Sendable {
  init(_ exact: Rational)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self

  /// The quotient by a number that is known to be positive.
  func divided(byPositive divisor: Self) -> Self

  /// −1, 0 or 1, or `nil` when the sign is not known.
  var sign: Int? { get }

  /// A number in the middle of what is known.
  var doubleValue: Double { get }
}

extension Rational: SlackNumber {
  init(_ exact: Rational) { self = exact }

  func divided(byPositive divisor: Rational) -> Rational { self / divisor }

  var sign: Int? { signum }
}

/// Floating bounds in which zero and one stay exact, so that a slack that vanishes everywhere on a
/// map is known to vanish.
struct SlackBounds: SlackNumber {
  let interval: Interval

  init(_ exact: Rational) { interval = Interval(enclosing: exact) }

  private init(_ interval: Interval) { self.interval = interval }

  var doubleValue: Double { interval.middle }

  var sign: Int? {
    if interval.lower > 0 { return 1 }
    if interval.upper < 0 { return -1 }
    return interval == .zero ? 0 : nil
  }

  static func + (left: SlackBounds, right: SlackBounds) -> SlackBounds {
    if left.interval == .zero { return right }
    if right.interval == .zero { return left }
    return SlackBounds(left.interval + right.interval)
  }

  static func - (left: SlackBounds, right: SlackBounds) -> SlackBounds {
    if right.interval == .zero { return left }
    // A single number less itself.
    if left.interval == right.interval, left.interval.lower == left.interval.upper {
      return SlackBounds(Interval.zero)
    }
    return SlackBounds(left.interval - right.interval)
  }

  static func * (left: SlackBounds, right: SlackBounds) -> SlackBounds {
    if left.interval == Interval(1) { return right }
    if right.interval == Interval(1) { return left }
    return SlackBounds(left.interval * right.interval)
  }

  func divided(byPositive divisor: SlackBounds) -> SlackBounds {
    if interval == .zero { return self }
    // Rounding has lost that the divisor is positive: nothing is known of the quotient.
    guard divisor.interval.lower > 0 else { return SlackBounds(Interval(.nan)) }
    let (lower, upper) = (divisor.interval.lower, divisor.interval.upper)
    let low = interval.lower / (interval.lower < 0 ? lower : upper)
    let high = interval.upper / (interval.upper < 0 ? upper : lower)
    return SlackBounds(Interval(low.nextDown, high.nextUp))
  }
}
