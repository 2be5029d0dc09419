internal import CEquilibriaKernels

/// A best-response polytope `{x ≥ 0, P·x ≤ 1}` of one player, with a simplex table in doubles.
///
/// The table lies so that a ratio test reads it in one piece: line c holds minus the coefficients
/// of the c-th nonbasic quantity in all basic ones, and the last line their values. With the sign
/// turned, a pivot looks the same from both sides of the diagonal.
struct ResponsePolytope {
  /// The labels of the player's actions, and those of the opponent's, whose slacks live here.
  private let own: Range<Int>
  private let opposite: Range<Int>
  /// The length of a line: all basic quantities, and zeros up to a multiple of four.
  private let width: Int
  private var table: [Double]
  /// The label of each line's nonbasic quantity, and of each place's basic one.
  ///
  /// A label names one quantity here: a weight if it is the player's own, otherwise a slack.
  private var nonbasic: [Int]
  private var basic: [Int]
  /// Where each label stands: the line of a nonbasic quantity, or −1 − the place of a basic one.
  private var places: [Int]
  private var steps: [Double]

  /// Entries of at most this size count as zero: the payoffs lie between 1 and 2.
  private static var negligible: Double { 2e-12 }

  /// The polytope with all slacks basic, from the opponent's payoffs.
  init(
    own: Range<Int>,
    opposite: Range<Int>,
    payoffs: [Double],
    strides: (own: Int, opposite: Int),
    scale: PayoffScale
  ) {
    self.own = own
    self.opposite = opposite
    width = (opposite.count + 3) / 4 * 4
    let (lines, places, width) = (own.count, opposite.count, width)
    table = Array(repeating: 0, count: (lines + 1) * width)
    table.withUnsafeMutableBufferPointer { table in
      payoffs.withUnsafeBufferPointer { payoffs in
        // `lines · width` entries of the table are written and all `lines · places` payoffs read.
        for line in 0..<lines {
          for place in 0..<places {
            let payoff = payoffs[line &* strides.own &+ place &* strides.opposite]
            table[line &* width &+ place] = -1 - scale.share(payoff)
          }
        }
        for place in 0..<places { table[lines &* width &+ place] = 1 }
      }
    }
    nonbasic = Array(own)
    basic = Array(opposite)
    self.places = Array(repeating: 0, count: lines + places)
    for line in 0..<lines { self.places[own.lowerBound + line] = line }
    for place in 0..<places { self.places[opposite.lowerBound + place] = -1 - place }
    steps = Array(repeating: 0, count: width)
  }

  /// The weight of each of the player's actions at the present vertex.
  var weights: [Double] {
    own.map { label in
      places[label] < 0 ? max(table[own.count * width - 1 - places[label]], 0) : 0
    }
  }

  /// Brings the nonbasic quantity with a label into the basis.
  ///
  /// - Returns: The label of the quantity that leaves; `nil` when nothing limits the step.
  mutating func enter(label: Int) -> Int? {
    let line = places[label]
    guard line >= 0, let place = leavingPlace(entering: line) else { return nil }
    let (width, height) = (width, own.count + 1)
    table.withUnsafeMutableBufferPointer { table in
      // The table has `height` lines of `width` numbers; line and place lie inside.
      guard let base = table.baseAddress else { return }
      ceq_pivot(Int(CEQ_DOUBLE), base, height, width, line, place)
    }
    let leaving = basic[place]
    (basic[place], nonbasic[line]) = (label, leaving)
    (places[label], places[leaving]) = (-1 - place, line)
    return leaving
  }

  /// The place of the basic quantity that reaches zero first.
  private mutating func leavingPlace(entering line: Int) -> Int? {
    let (width, last) = (width, own.count)
    let least = table.withUnsafeBufferPointer { table in
      steps.withUnsafeMutableBufferPointer { steps in
        guard let table = table.baseAddress else { return Double.infinity }
        // All three lines have `width` numbers.
        return ceq_steps(
          table + last * width,
          table + line * width,
          Self.negligible,
          steps.baseAddress,
          width
        )
      }
    }
    guard least < .infinity else { return nil }
    let bound = least + Self.negligible * max(1, least.magnitude)
    var leaving: Int?
    for place in steps.indices where steps[place] <= bound {
      if let current = leaving {
        if precedes(place, current, entering: line) { leaving = place }
      } else {
        leaving = place
      }
    }
    return leaving
  }

  /// Whether a place's ratio is lexicographically smaller when the t-th inequality is relaxed by εᵗ.
  ///
  /// The coefficient of εᵗ at a place is minus the entry in the line of slack t, or one when slack
  /// t is the place's own basic quantity.
  private func precedes(_ first: Int, _ second: Int, entering line: Int) -> Bool {
    let pivots = (first: table[line * width + first], second: table[line * width + second])
    for label in opposite {
      if basic[first] == label { return false }
      if basic[second] == label { return true }
      if places[label] < 0 { continue }
      let start = places[label] * width
      let left = table[start + first] / pivots.first
      let right = table[start + second] / pivots.second
      if (left - right).magnitude > Self.negligible * max(1, left.magnitude, right.magnitude) {
        return left < right
      }
    }
    return false
  }
}
