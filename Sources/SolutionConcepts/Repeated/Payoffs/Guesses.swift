internal import EquilibriaNumerics

/// Sets close to an outer bound that may generate themselves.
///
/// First the bound with corners rounded to ever shorter numbers, since limits are often short; then
/// copies that are ever smaller.
struct Guesses: IteratorProtocol {
  /// A set, and whether it is a smaller copy of the bound.
  struct Guess {
    let set: PayoffPolygon
    let isCopy: Bool
  }

  let outer: PayoffPolygon
  let denominatorBits: Int
  let step: Rational
  private var exponent: Int
  private var isShrinking = false

  /// How much coarser each guess is than the one before, in bits.
  private static let coarsening = 3

  init(outer: PayoffPolygon, denominatorBits: Int, step: Rational) {
    self.outer = outer
    self.denominatorBits = denominatorBits
    self.step = step
    exponent = Self.coarsening
  }

  mutating func next() -> Guess? {
    if outer.isEmpty { return nil }
    defer { exponent += Self.coarsening }
    if !isShrinking {
      // Coarser than half of the precision, short numbers would be guesses out of the blue.
      if 2 * exponent <= denominatorBits { return Guess(set: snapped(), isCopy: false) }
      isShrinking = true
      exponent = 2 * Self.coarsening
    }
    return exponent < denominatorBits ? Guess(set: shrunk(), isCopy: true) : nil
  }

  private func snapped() -> PayoffPolygon {
    let reach = step * .powerOfTwo(exponent)
    func short(_ value: Rational) -> Rational {
      .simplest(between: value - reach, and: value + reach)
    }
    return PayoffPolygon(
      hullOf: outer.vertices.map { PayoffPair(short($0.first), short($0.second)) }
    )
  }

  private func shrunk() -> PayoffPolygon {
    let centre = outer.centre
    let weight = Rational.powerOfTwo(exponent) / Rational.powerOfTwo(denominatorBits)
    return PayoffPolygon(hullOf: outer.vertices.map { $0.mixed(with: centre, weight: weight) })
  }
}
