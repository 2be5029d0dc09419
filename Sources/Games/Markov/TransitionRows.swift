public import EquilibriaNumerics

/// The transition probabilities of a Markov game, row after row, sparse and exact.
///
/// A row is the distribution of the next state for one state and action profile. Its entries, the
/// possible next states in increasing order, lie side by side: row r has the entries
/// `starts[r]..<starts[r + 1]`, and entry e leads to the state `successors[e]`. A probability is an
/// integer weight over the total weight of its row, so every row sums to one exactly and exact
/// expectations take integer arithmetic only.
public struct TransitionRows: Sendable, Hashable {
  /// The weights of a row that do not fit in a word.
  package struct WideRow: Sendable, Hashable {
    package let weights: [ExactInteger]
    package let total: ExactInteger
  }

  /// The number of states that entries may lead to.
  public let stateCount: Int

  /// Where the entries of each row start, and where those of the last one end.
  public internal(set) var starts: [Int]

  /// The next state of each entry, increasing within a row.
  public internal(set) var successors: [Int32]

  /// The positive weight of each entry; zero in rows that do not fit in words.
  package internal(set) var weights: [Int64]

  /// The sum of the weights of each row, at most 2⁶²; zero for a row that does not fit in words.
  package internal(set) var totals: [Int64]

  /// The rows that do not fit in words, by number; hardly any game has one.
  package internal(set) var wideRows: [Int: WideRow]

  /// The largest total weight of a row in words: Σ w·v fits in 128 bits for every word v.
  package static let largestTotal: Int64 = 1 << 62

  /// The most entries that a game may have, 2³⁰; larger ones are refused.
  public static let largestEntryCount = 1 << 30

  /// How far probabilities given as doubles may be from summing to one.
  public static let sumTolerance = 1e-9

  /// No rows yet.
  ///
  /// - Parameter stateCount: The number of states that entries may lead to.
  public init(stateCount: Int) {
    self.stateCount = stateCount
    starts = [0]
    successors = []
    weights = []
    totals = []
    wideRows = [:]
  }

  /// The number of rows.
  public var rowCount: Int { totals.count }

  /// The number of entries of all rows.
  public var entryCount: Int { successors.count }

  /// The numbers of the entries of a row.
  ///
  /// - Parameter row: The number of the row.
  /// - Returns: A range of entry numbers.
  @inlinable
  public func entries(ofRow row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The next states of a row and their exact probabilities.
  ///
  /// - Parameter row: The number of the row.
  /// - Returns: The states with positive probability, in increasing order.
  public func distribution(ofRow row: Int) -> [(successor: Int, probability: Rational)] {
    let total = total(ofRow: row)
    return entries(ofRow: row).map { entry in
      let weight = weight(ofEntry: entry, inRow: row)
      return (Int(successors[entry]), Rational(numerator: weight, denominator: total))
    }
  }

  /// The probability that a row leads to a state.
  ///
  /// - Parameters:
  ///   - successor: The number of the state.
  ///   - row: The number of the row.
  /// - Returns: The exact probability; zero when the state is not among the entries.
  public func probability(of successor: Int, inRow row: Int) -> Rational {
    guard let entry = entries(ofRow: row).first(where: { Int(successors[$0]) == successor }) else {
      return .zero
    }
    return Rational(
      numerator: weight(ofEntry: entry, inRow: row),
      denominator: total(ofRow: row)
    )
  }

  /// `Σ_t P(t)·v(t)` over the next states of a row, exact.
  ///
  /// - Parameters:
  ///   - values: One number per state.
  ///   - row: The number of the row.
  /// - Returns: The expected value.
  public func expectation(of values: [Rational], inRow row: Int) -> Rational {
    let start = starts[row]
    let count = starts[row + 1] - start
    let sum = Rational.sumOfProducts(count: count) { offset in
      let entry = start + offset
      return (
        Rational(weight(ofEntry: entry, inRow: row)), values[Int(successors[entry])]
      )
    }
    return sum / Rational(total(ofRow: row))
  }

  /// `Σ_t P(t)·v(t)` over the next states of a row, exact, from values over one denominator.
  ///
  /// - Parameters:
  ///   - values: One number per state.
  ///   - row: The number of the row.
  /// - Returns: The expected value; one pass of word products where the row fits in words.
  package func expectation(of values: CommonDenominator, inRow row: Int) -> Rational {
    let total = totals[row]
    guard total > 0 else { return expectation(of: values.rationals, inRow: row) }
    var sum: Int128 = 0
    for entry in starts[row]..<starts[row + 1] {
      // |Σ w·n| ≤ total · max|n| ≤ 2¹²⁴.
      sum += Int128(weights[entry]) * Int128(values.numerators[Int(successors[entry])])
    }
    return Rational(
      numerator: ExactInteger(sum),
      denominator: ExactInteger(Int128(total) * Int128(values.denominator))
    )
  }

  /// The probabilities of all entries as doubles, each within 2⁻⁵² of its exact value, relatively.
  public var floatingProbabilities: [Double] {
    var result = [Double](repeating: 0, count: entryCount)
    for row in 0..<rowCount {
      let total = totals[row]
      if total > 0 {
        // Weights up to 2⁵³ are exact; larger ones round once before the division rounds again.
        let divisor = Double(total)
        for entry in starts[row]..<starts[row + 1] {
          result[entry] = Double(weights[entry]) / divisor
        }
      } else {
        for (entry, item) in zip(entries(ofRow: row), distribution(ofRow: row)) {
          result[entry] = item.probability.doubleValue
        }
      }
    }
    return result
  }

  package func weight(ofEntry entry: Int, inRow row: Int) -> ExactInteger {
    if totals[row] > 0 { return ExactInteger(weights[entry]) }
    return wideRow(row).weights[entry - starts[row]]
  }

  package func total(ofRow row: Int) -> ExactInteger {
    totals[row] > 0 ? ExactInteger(totals[row]) : wideRow(row).total
  }

  private func wideRow(_ row: Int) -> WideRow {
    guard let wide = wideRows[row] else {
      preconditionFailure("row \(row) has neither word-sized nor wide weights")
    }
    return wide
  }
}
