public import EquilibriaNumerics

extension TransitionRows {
  /// Makes room for rows to come.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - entries: The number of entries of all rows.
  public mutating func reserveCapacity(rows: Int, entries: Int) {
    starts.reserveCapacity(rows + 1)
    totals.reserveCapacity(rows)
    successors.reserveCapacity(entries)
    weights.reserveCapacity(entries)
  }

  /// Appends a row from exact probabilities.
  ///
  /// - Parameter entries: Next states in any order with probabilities that sum to 1 exactly; a
  ///   state may be listed more than once.
  /// - Throws: ``TransitionFault`` when this is no distribution; no row is appended then.
  public mutating func append(
    _ entries: [(successor: Int, probability: Rational)]
  ) throws(TransitionFault<Int>) {
    guard !entries.isEmpty else { throw .noSuccessor }
    for (successor, probability) in entries {
      guard (0..<stateCount).contains(successor) else { throw .unknownSuccessor(successor) }
      guard probability >= 0 else {
        throw .negative(successor, probability: "\(probability)")
      }
    }
    let merged = Self.merged(entries)
    var sum = Rational.zero
    for (_, probability) in merged { sum += probability }
    guard sum == 1 else { throw .sum("\(sum)") }
    let total = merged.reduce(ExactInteger.one) {
      ExactInteger.leastCommonMultiple($0, $1.probability.denominatorInteger)
    }
    let weights = merged.map {
      $0.probability.numeratorInteger
        * total.exactlyDivided(by: $0.probability.denominatorInteger)
    }
    if let word = total.word, word <= Self.largestTotal {
      // No weight exceeds the total.
      self.weights += weights.map { $0.word ?? 0 }
      totals.append(word)
    } else {
      wideRows[rowCount] = WideRow(weights: weights, total: total)
      self.weights += weights.map { _ in 0 }
      totals.append(0)
    }
    successors += merged.map { Int32($0.successor) }
    starts.append(successors.count)
  }

  /// Appends a row from integer weights: the probability of a state is its share of their sum.
  ///
  /// - Parameters:
  ///   - successors: Next states in any order; a state may be listed more than once.
  ///   - weights: The weight of each of them, not negative, with a sum from 1 to 2⁶².
  /// - Throws: ``TransitionFault`` when this is no distribution; no row is appended then.
  public mutating func append(
    successors: [Int],
    weights: [Int]
  ) throws(TransitionFault<Int>) {
    precondition(successors.count == weights.count, "every next state has a weight")
    guard !successors.isEmpty else { throw .noSuccessor }
    var row: [(successor: Int32, weight: Int64)] = []
    row.reserveCapacity(successors.count)
    var sum: Int128 = 0
    for (successor, weight) in zip(successors, weights) {
      guard (0..<stateCount).contains(successor) else { throw .unknownSuccessor(successor) }
      guard weight >= 0 else { throw .negative(successor, probability: "\(weight)") }
      if weight > 0 { row.append((Int32(successor), Int64(weight))) }
      sum += Int128(weight)
    }
    guard sum > 0, sum <= Self.largestTotal else { throw .sum("\(sum)") }
    Self.sortAndMerge(&row)
    appendReduced(row)
  }

  /// Appends a row that leads to one state for certain.
  ///
  /// - Parameter successor: The number of the state.
  /// - Throws: ``TransitionFault/unknownSuccessor(_:)``.
  public mutating func append(certain successor: Int) throws(TransitionFault<Int>) {
    guard (0..<stateCount).contains(successor) else { throw .unknownSuccessor(successor) }
    successors.append(Int32(successor))
    weights.append(1)
    totals.append(1)
    starts.append(successors.count)
  }

  /// The entries by state, without zeros and with repeated states added up.
  private static func merged(
    _ entries: [(successor: Int, probability: Rational)]
  ) -> [(successor: Int, probability: Rational)] {
    var merged: [(successor: Int, probability: Rational)] = []
    merged.reserveCapacity(entries.count)
    for entry in entries.sorted(by: { $0.successor < $1.successor })
    where !entry.probability.isZero {
      if let last = merged.last, last.successor == entry.successor {
        merged[merged.count - 1].probability += entry.probability
      } else {
        merged.append(entry)
      }
    }
    return merged
  }
}

extension TransitionRows {
  /// A row that cannot be stored, and why.
  public struct RowError: Error, Sendable, Hashable {
    /// The number of the row.
    public let row: Int

    /// What is wrong with it.
    public let fault: TransitionFault<Int>

    /// A fault of a row.
    ///
    /// - Parameters:
    ///   - row: The number of the row.
    ///   - fault: What is wrong with it.
    public init(row: Int, fault: TransitionFault<Int>) {
      self.row = row
      self.fault = fault
    }
  }

  /// Many rows at once from doubles: the quick way in for large computed games.
  ///
  /// Each probability is rounded down to a multiple of 2⁻⁶⁰, but not to zero, and then counts as a
  /// share of the exact sum of its row, so a row need not sum to one to the last bit.
  ///
  /// - Parameters:
  ///   - stateCount: The number of states that entries may lead to.
  ///   - starts: Where the entries of each row start, and where those of the last one end.
  ///   - successors: The next state of each entry, in any order within a row.
  ///   - probabilities: The probability of each entry; each row sums to 1 within
  ///     ``sumTolerance``.
  /// - Throws: ``RowError`` for the first row that is no distribution.
  /// - Complexity: One pass; about 10 ns per entry.
  public init(
    stateCount: Int,
    starts: [Int],
    successors: [Int32],
    probabilities: [Double]
  ) throws(RowError) {
    precondition(
      starts.first == 0 && starts.last == successors.count
        && successors.count == probabilities.count,
      "the rows cover all entries, and every entry has a state and a probability"
    )
    self.init(stateCount: stateCount)
    reserveCapacity(rows: starts.count - 1, entries: successors.count)
    var row: [(successor: Int32, weight: Int64)] = []
    for index in 0..<(starts.count - 1) {
      precondition(starts[index] <= starts[index + 1], "rows start one after the other")
      row.removeAll(keepingCapacity: true)
      var sum = 0.0
      var isIncreasing = true
      for entry in starts[index]..<starts[index + 1] {
        let (successor, probability) = (successors[entry], probabilities[entry])
        guard successor >= 0, Int(successor) < stateCount else {
          throw RowError(row: index, fault: .unknownSuccessor(Int(successor)))
        }
        guard probability.isFinite else {
          throw RowError(row: index, fault: .notFinite(Int(successor)))
        }
        guard probability >= 0 else {
          let fault = TransitionFault.negative(Int(successor), probability: "\(probability)")
          throw RowError(row: index, fault: fault)
        }
        if probability == 0 { continue }
        sum += probability
        // Checked before the conversion: a larger number might not fit in a word.
        guard probability <= 1 + Self.sumTolerance else { continue }
        if let last = row.last, last.successor >= successor { isIncreasing = false }
        row.append((successor, max(Int64(probability * 0x1p60), 1)))
      }
      guard (sum - 1).magnitude <= Self.sumTolerance else {
        let isEmpty = starts[index] == starts[index + 1]
        throw RowError(row: index, fault: isEmpty ? .noSuccessor : .sum("\(sum)"))
      }
      if !isIncreasing { Self.sortAndMerge(&row) }
      appendReduced(row)
    }
  }

  /// Puts states in order and adds up the weights of repeated ones.
  static func sortAndMerge(_ row: inout [(successor: Int32, weight: Int64)]) {
    row.sort { $0.successor < $1.successor }
    var end = 0
    for entry in row {
      if end > 0, row[end - 1].successor == entry.successor {
        row[end - 1].weight += entry.weight
      } else {
        row[end] = entry
        end += 1
      }
    }
    row.removeSubrange(end...)
  }

  /// Appends positive weights of distinct increasing states, in lowest terms.
  mutating func appendReduced(_ row: [(successor: Int32, weight: Int64)]) {
    var total: Int64 = 0
    var bits: Int64 = 0
    for (_, weight) in row {
      total += weight
      bits |= weight
    }
    let shift = Int64(bits.trailingZeroBitCount)
    var divisor: Int64 = 1
    if (total >> shift).nonzeroBitCount > 1 {
      // A power of two shares no odd factor, and most other totals share one with few weights.
      divisor = total >> shift
      for (_, weight) in row where divisor > 1 {
        divisor = Self.greatestCommonDivisor(divisor, weight >> shift)
      }
    }
    for (successor, weight) in row {
      successors.append(successor)
      weights.append(divisor == 1 ? weight >> shift : (weight >> shift) / divisor)
    }
    totals.append((total >> shift) / divisor)
    starts.append(successors.count)
  }

  /// Euclid's greatest common divisor of two positive numbers.
  private static func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
