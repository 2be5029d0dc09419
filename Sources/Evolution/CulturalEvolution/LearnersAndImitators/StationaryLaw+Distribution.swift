public import EquilibriaNumerics

extension StationaryLaw {
  /// The chance that accuracy is at most a value, between proven bounds.
  ///
  /// Up to Q = 1/2 the images of the two maps do not overlap, so one path of the recursion
  /// `F(x) = (1 − γ)·F(x/Q) + γ·[1 − F(1 − x/Q)]` remains, and the bounds are as close as asked. Above,
  /// paths multiply; then lower and upper bounds are iterated on a grid, and are as close as its cells
  /// allow.
  ///
  /// - Parameters:
  ///   - accuracy: The value.
  ///   - tolerance: How far apart the bounds may be, above 0.
  /// - Returns: Bounds of the chance.
  public func probability(
    ofAccuracyAtMost accuracy: Rational,
    within tolerance: Rational = Rational(1, 1_000)
  ) -> Enclosure {
    precondition(tolerance > .zero, "a tolerance is above zero")
    if case .pointMass(let value) = kind { return Enclosure(accuracy >= value ? 1 : .zero) }
    let error = 1 - accuracy
    if error.signum <= 0 { return Enclosure(1) }
    if error >= ratio { return Enclosure(.zero) }
    let below =
      ratio <= Rational(1, 2)
      ? singlePath(error, tolerance)
      : CumulativeGrid(self, within: tolerance).bounds(at: error)
    return 1 - below
  }

  /// An accuracy that is exceeded with a given chance, between bounds.
  ///
  /// - Parameters:
  ///   - level: The chance of at most that accuracy, from 0 to 1.
  ///   - tolerance: How far apart the bounds of probabilities may be, above 0.
  /// - Returns: Bounds of the quantile.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the level is no probability.
  public func quantile(
    _ level: Rational,
    within tolerance: Rational = Rational(1, 1_000)
  ) throws(EvolutionError) -> Enclosure {
    try EvolutionError.requireProbability("level", level)
    if case .pointMass(let value) = kind { return Enclosure(value) }
    let grid = ratio <= Rational(1, 2) ? nil : CumulativeGrid(self, within: tolerance)
    var (low, high) = (1 - ratio, Rational.one)
    for _ in 0..<48 {
      let middle = (low + high) / 2
      let bounds =
        1 - (grid?.bounds(at: 1 - middle) ?? singlePath(1 - middle, Rational(1, 1 << 60)))
      if bounds.upper < level {
        low = middle
      } else if bounds.lower >= level {
        high = middle
      } else {
        break
      }
    }
    return Enclosure(lower: low, upper: high)
  }

  /// The chance of an error of at most x, for images that do not overlap.
  private func singlePath(_ x: Rational, _ tolerance: Rational) -> Enclosure {
    var point = x
    // The answer is offset + factor·F(point).
    var offset = Rational.zero
    var factor = Rational.one
    for _ in 0..<4_096 {
      if point.signum <= 0 { return Enclosure(offset) }
      if point >= ratio { return Enclosure(offset + factor) }
      if factor.magnitude <= tolerance { break }
      let scaled = point / ratio
      if scaled < ratio {
        factor *= 1 - switchProbability
        point = scaled
      } else {
        offset += factor
        factor *= -switchProbability
        point = 1 - scaled
      }
    }
    return Enclosure(
      lower: min(offset, offset + factor),
      upper: max(offset, offset + factor)
    )
  }
}

/// Lower and upper bounds of the distribution of the error on a grid.
///
/// Each round keeps bounds valid, since the recursion is monotone in both; they close in on the law.
struct CumulativeGrid {
  private let cells: Int
  private let width: Rational
  private var lower: [Double]
  private var upper: [Double]

  init(_ law: StationaryLaw, within tolerance: Rational) {
    let wanted = 8 / tolerance.doubleValue
    cells = wanted < 16_384 ? max(Int(wanted), 256) : 16_384
    width = law.ratio / Rational(cells)
    lower = Array(repeating: 0, count: cells + 1)
    upper = Array(repeating: 1, count: cells + 1)
    lower[cells] = 1
    upper[0] = 0
    iterate(law.ratio.doubleValue, law.switchProbability.doubleValue, tolerance.doubleValue)
  }

  private mutating func iterate(_ ratio: Double, _ gamma: Double, _ tolerance: Double) {
    let cells = self.cells
    // Cell numbers just outside the wanted points, so that rounding never favours a bound.
    func below(_ number: Int) -> Int {
      min(max(Int((Double(number) / ratio - 1e-9).rounded(.down)), -1), cells)
    }
    func above(_ number: Int) -> Int {
      min(Int((Double(number) / ratio + 1e-9).rounded(.up)), cells + 1)
    }
    let floors = (0...cells).map(below)
    let ceilings = (0...cells).map(above)
    for _ in 0..<400 {
      var (nextLower, nextUpper) = (lower, upper)
      var change = 0.0
      for number in 1..<cells {
        let mirrored = cells - number
        let low =
          (1 - gamma) * value(lower, floors[number])
          + gamma * (1 - value(upper, ceilings[mirrored]))
        let high =
          (1 - gamma) * value(upper, ceilings[number])
          + gamma * (1 - value(lower, floors[mirrored]))
        change = max(change, low - nextLower[number], nextUpper[number] - high)
        nextLower[number] = max(low, nextLower[number])
        nextUpper[number] = min(high, nextUpper[number])
      }
      (lower, upper) = (nextLower, nextUpper)
      if change < tolerance * 1e-3 { break }
    }
  }

  /// The bound at a cell, 0 below the support and 1 above it.
  private func value(_ bounds: [Double], _ number: Int) -> Double {
    number < 0 ? 0 : number >= cells ? 1 : bounds[number]
  }

  /// Bounds of the chance of an error of at most x, with room for rounding.
  func bounds(at x: Rational) -> Enclosure {
    let place = x / width
    let first = Self.number(place.roundedDown, cells)
    let last = Self.number(place.roundedUp, cells)
    return Enclosure(
      lower: max(Rational(binary: value(lower, first) - 1e-12), .zero),
      upper: min(Rational(binary: value(upper, last) + 1e-12), 1)
    )
  }

  private static func number(_ place: Rational, _ cells: Int) -> Int {
    place.signum < 0 ? -1 : place >= Rational(cells) ? cells : Int(place.doubleValue)
  }
}
