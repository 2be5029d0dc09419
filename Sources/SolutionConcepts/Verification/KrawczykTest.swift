internal import CEquilibriaKernels
internal import EquilibriaNumerics
internal import Games

/// Krawczyk's test of one box; see ``EquilibriumBoxCheck``.
///
/// The unknowns are, state by state and player by player, the probabilities of the actions in use but
/// one, the *reference*, which gets the rest; then the values, player after player.
struct KrawczykTest {
  /// The actions in use: `supports[state][player]`.
  let supports: [[[Int]]]

  /// How far each unknown may be from the midpoint of the box.
  let radii: [Double]

  /// How far each unknown of K may be from the midpoint of the box.
  let image: [Double]

  let check: EquilibriumBoxCheck

  init(_ box: EquilibriumBox, of game: SupportIntervals) throws(MarkovGameError) {
    try Self.requireFit(box, game)
    let unknowns = Unknowns(box, game)
    supports = unknowns.supports
    let size = unknowns.count
    let bounds = unknowns.bounds
    let midpoints = bounds.map { Interval($0.middle) }
    // Distances are rounded down where the image must fit in, and up where it comes from.
    radii = zip(bounds, midpoints).map { bounds, midpoint in
      min((bounds.upper - midpoint.upper).nextDown, (midpoint.lower - bounds.lower).nextDown)
    }
    let reaches = bounds.map(\.radius)
    let values = unknowns.equations(at: midpoints)
    let (slopes, leastLoss) = unknowns.slopes(over: bounds)
    let inverse = Self.inverse(slopes, size: size)
    image = Self.image(values, slopes, inverse, reaches)
    var reach = 0.0
    for (radius, distance) in zip(radii, image) {
      // A box without width in some direction proves nothing there, nor does NaN anywhere.
      reach = distance < radius ? max(reach, distance / radius) : .infinity
    }
    check = EquilibriumBoxCheck(
      reach: reach,
      leastProbability: unknowns.leastProbability,
      leastLoss: leastLoss
    )
  }

  private static func requireFit(
    _ box: EquilibriumBox,
    _ game: SupportIntervals
  ) throws(MarkovGameError) {
    guard box.probabilities.count == game.stateCount else {
      throw .wrongCount(
        of: "states of the box",
        found: box.probabilities.count,
        expected: game.stateCount
      )
    }
    for (state, mixtures) in box.probabilities.enumerated() {
      guard mixtures.map(\.count) == game.spaces[state].counts else {
        throw .wrongCount(
          of: "probabilities of the box in state \(state)",
          found: mixtures.joined().count,
          expected: game.spaces[state].counts.reduce(0, +)
        )
      }
      for (player, mixture) in mixtures.enumerated()
      where mixture.allSatisfy({ $0 == 0...0 }) {
        throw .invalidParameter(
          name: "the box in state \(state)",
          value: "without an action in use for player \(player)",
          domain: "bounds with one action in use or more"
        )
      }
    }
    guard box.values.count == game.playerCount,
      box.values.allSatisfy({ $0.count == game.stateCount })
    else {
      throw .wrongCount(
        of: "values of the box",
        found: box.values.joined().count,
        expected: game.playerCount * game.stateCount
      )
    }
  }

  /// Any matrix near the inverse of the midpoints; the test holds whatever it is.
  static func inverse(_ slopes: [Interval], size: Int) -> [Double] {
    var system = DenseElimination(size: size, rightSides: size)
    for row in 0..<size {
      for column in 0..<size {
        system.entries[row * system.width + column] = slopes[row * size + column].middle
      }
      system.entries[row * system.width + size + row] = 1
    }
    system.solve()
    // Solutions stand right side after right side: column after column of the inverse.
    var inverse = Array(repeating: 0.0, count: size * size)
    for column in 0..<size {
      for row in 0..<size {
        inverse[row * size + column] = system.solutions[column * size + row]
      }
    }
    return inverse
  }

  /// A bound on `|C·F(c)| + |1 − C·F'|·r` in every direction.
  private static func image(
    _ values: [Interval],
    _ slopes: [Interval],
    _ inverse: [Double],
    _ reaches: [Double]
  ) -> [Double] {
    let size = reaches.count
    // A sum of n products is off by less than this share of the sum of their magnitudes.
    let unit = Double(4 * (size + 8)) * Double.roundingUnit
    let middles = slopes.map(\.middle)
    // What is not in the midpoints: the radii, and rounding in the sums over midpoints.
    let rest = zip(slopes, middles).map { $0.radius + unit * $1.magnitude }
    return (0..<size).map { row in
      let factors = Array(inverse[(row * size)..<((row + 1) * size)])
      var step = Interval.zero
      for index in 0..<size { step += Interval(factors[index]) * values[index] }
      // 1 − C·F' in floating arithmetic, and a bound on what that leaves out.
      var defect = combination(middles, factors, size)
      defect[row] += 1
      let slack = combination(rest, factors.map { -$0.magnitude }, size)
      var sum = 0.0
      for index in 0..<size {
        sum += (defect[index].magnitude + slack[index]) * reaches[index]
      }
      // Rounding in the last sums, and whatever may have been lost to underflow.
      return (step.magnitude + sum) * (1 + 2 * unit) + Double.leastNormalMagnitude
    }
  }

  /// `−Σ factorₖ · row k` of a square matrix.
  private static func combination(
    _ matrix: [Double],
    _ factors: [Double],
    _ size: Int
  ) -> [Double] {
    var result = Array(repeating: 0.0, count: size)
    result.withUnsafeMutableBufferPointer { result in
      matrix.withUnsafeBufferPointer { matrix in
        guard let target = result.baseAddress, let source = matrix.baseAddress else { return }
        for index in 0..<size where factors[index] != 0 {
          // Row `index` of `size` numbers lies inside the matrix.
          ceq_subtract(target, source + index * size, factors[index], size)
        }
      }
    }
    return result
  }
}
