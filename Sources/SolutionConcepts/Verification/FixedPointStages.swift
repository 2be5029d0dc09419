internal import EquilibriaNumerics
internal import Games

/// Stage payoffs of one player in integers of 128 bits: multiples of one small unit, rounded down.
///
/// What is proven with numbers that are too small holds; so an inequality that holds here is proven
/// exactly, at a fraction of the cost of fractions.
struct FixedPointStages: Sendable {
  /// The unit is 2⁻ᵏ.
  private let places: Int
  private let values: CommonDenominator
  /// The denominator of the values without its powers of two.
  private let oddDenominator: Int128
  /// How far sums of weighted values are shifted to the left.
  private let shift: Int
  private let valueBits: Int
  private let discount: (numerator: Int64, denominator: Int64)

  /// A payoff has at most this many bits, so that products with weights of 2⁵⁸ have less than 127.
  private static let payoffBits = 67

  /// `nil` when numbers do not fit.
  ///
  /// - Parameters:
  ///   - values: The player's values of the next states.
  ///   - discount: The player's discount factor.
  ///   - rewards: All of the player's rewards.
  init?(_ values: CommonDenominator, discount: Rational, rewards: [Rational]) {
    guard let numerator = discount.numeratorInteger.word,
      let denominator = discount.denominatorInteger.word
    else { return nil }
    let reward = Rational.doubleValues(of: rewards).reduce(0) { max($0, $1.magnitude) }
    let largest = values.numerators.reduce(0 as UInt64) { max($0, $1.magnitude) }
    let size = reward + Double(largest) / Double(values.denominator)
    guard size > 0, size < 0x1p60 else { return nil }
    places = Self.payoffBits - 2 - Int(size.exponent)
    guard (0...120).contains(places) else { return nil }
    let twos = values.denominator.trailingZeroBitCount
    shift = places - twos
    oddDenominator = Int128(values.denominator >> Int64(twos))
    valueBits = UInt64.bitWidth - largest.leadingZeroBitCount
    self.values = values
    self.discount = (numerator, denominator)
  }

  /// A number of units.
  func rational(_ units: Int128) -> Rational {
    Rational(numerator: ExactInteger(units), denominator: ExactInteger.one.shifted(left: places))
  }

  /// `r + δ·Σ_t P(t)·v(t)` of a row, too small by less than two units; `nil` when it does not fit.
  func payoff(ofRow row: Int, reward: Rational, _ transitions: TransitionRows) -> Int128? {
    let total = transitions.totals[row]
    let totalBits = Int64.bitWidth - total.leadingZeroBitCount
    let discountBits = Int64.bitWidth - discount.numerator.leadingZeroBitCount
    // The sum below stays under 2¹²⁷, shifted or not.
    guard total > 0, totalBits + valueBits + discountBits + max(shift, 0) <= 126,
      let own = units(notAbove: reward)
    else { return nil }
    var sum: Int128 = 0
    for entry in transitions.starts[row]..<transitions.starts[row + 1] {
      let value = values.numerators[Int(transitions.successors[entry])]
      sum &+= Int128(transitions.weights[entry]) &* Int128(value)
    }
    let above = (sum &* Int128(discount.numerator)) << max(shift, 0)
    let (below, overflow) = (Int128(total) &* Int128(discount.denominator))
      .multipliedReportingOverflow(by: oddDenominator << max(-shift, 0))
    if overflow { return nil }
    return own + Self.floor(above, below)
  }

  /// The largest number of units that is not above a number; `nil` when it does not fit.
  func units(notAbove number: Rational) -> Int128? {
    guard let numerator = number.numeratorInteger.word,
      let denominator = number.denominatorInteger.word,
      Int64.bitWidth - numerator.magnitude.leadingZeroBitCount + places <= 126
    else { return nil }
    return Self.floor(Int128(numerator) << places, Int128(denominator))
  }

  /// The smallest number of units that is not below a number; `nil` when it does not fit.
  func units(notBelow number: Rational) -> Int128? { units(notAbove: -number).map { -$0 } }

  /// The quotient rounded down; the divisor is positive.
  static func floor(_ number: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// Probabilities as integers over one total.
struct IntegerWeights {
  let numbers: [Int64]
  let total: Int64

  /// The largest total that fits the sums of ``FixedPointStages``.
  private static let largestTotal: Int64 = 1 << 58

  /// `nil` when they do not fit.
  init?<Scalar: OrderedField>(_ probabilities: [Scalar]) {
    var numbers: [Int64] = []
    if let doubles = probabilities as? [Double] {
      for value in doubles {
        // What our solvers report are multiples of 2⁻⁵².
        guard value >= 0, value <= 1, let number = Int64(exactly: value * 0x1p52) else {
          return nil
        }
        numbers.append(number)
      }
    } else {
      guard let exact = CommonDenominator(probabilities.map { $0.exactValue ?? .zero }) else {
        return nil
      }
      numbers = exact.numerators
    }
    var total: Int64 = 0
    for number in numbers {
      guard number >= 0, number <= Self.largestTotal else { return nil }
      total += number
      guard total <= Self.largestTotal else { return nil }
    }
    guard total > 0 else { return nil }
    self.numbers = numbers
    self.total = total
  }
}
