public import EquilibriaNumerics

/// A product of powers of shares, `Π xᵢ^wᵢ` over all populations, that a dynamic does not change.
///
/// In games like Matching Pennies and zero-sum Rock–Paper–Scissors the replicator dynamic circles
/// around the mixed equilibrium; its probabilities are the exponents.
///
/// > Source: Hofbauer & Sigmund (1998), *Evolutionary Games and Population Dynamics*, sections 7.6
/// > and 11.2.
public struct ConservedQuantity: Sendable, Hashable {
  /// The exponents, exact, for each population.
  public let exponents: [[Rational]]

  /// The natural logarithm of the product at the start.
  public let logarithm: Double

  /// The largest difference of that logarithm at any step.
  public let largestDrift: Double
}

extension ConservedQuantity: CustomStringConvertible {
  /// The exponents and how well the product was conserved.
  public var description: String {
    let powers = exponents.map { $0.map(\.description).joined(separator: ", ") }
      .joined(separator: " | ")
    return "product of shares to the powers \(powers): drift \(largestDrift) of the logarithm"
  }
}

extension PopulationGame {
  /// Exponents `w` for which the replicator dynamic leaves `Π xᵢ^wᵢ` as it is, decided exactly.
  ///
  /// With an inner equilibrium p, `d/dt Σ wᵢ ln xᵢ` is a form in `x − p` and `y − q`, which vanishes
  /// when `zᵀAz = 0` for all z that sum to zero, or `A = −cBᵀ` on such vectors for two populations.
  func conservedExponents() -> [[Rational]]? {
    guard counts.allSatisfy({ $0 >= 2 }), let equalizer = innerEquilibrium() else { return nil }
    if exact.count == 1 {
      let form = Self.centred(exact[0])
      let isNull = form.indices.allSatisfy { row in
        form.indices.allSatisfy { form[row][$0] == -form[$0][row] }
      }
      return isNull ? equalizer : nil
    }
    let (own, others) = (Self.centred(exact[0]), Self.centred(exact[1].transposed))
    // own = −c·others with c ≠ 0
    var factor: Rational?
    for (left, right) in zip(own.joined(), others.joined()) {
      if left.isZero && right.isZero { continue }
      guard !left.isZero, !right.isZero else { return nil }
      let ratio = -left / right
      guard factor == nil || factor == ratio else { return nil }
      factor = ratio
    }
    guard let factor else { return nil }
    return [equalizer[0], equalizer[1].map { $0 * factor }]
  }

  /// An equilibrium in which every strategy is in use, when it is the only one.
  func innerEquilibrium() -> [[Rational]]? {
    var result = Array(repeating: [Rational](), count: exact.count)
    for population in exact.indices {
      // The opponents' shares make all own strategies equally good.
      guard let shares = Self.equalizer(exact[population]), shares.allSatisfy({ $0 > .zero })
      else { return nil }
      result[opponent(of: population)] = shares
    }
    return result
  }

  /// The shares of opponents, with sum 1 and any sign, against which all rows earn the same.
  static func equalizer(_ matrix: Matrix<Rational>) -> [Rational]? {
    guard matrix.rowCount == matrix.columnCount else { return nil }
    let size = matrix.rowCount
    var rows = (0..<size).map { row in Array(matrix.row(row)) + [Rational(-1)] }
    rows.append(Array(repeating: 1, count: size) + [.zero])
    return ExactSystem.solve(rows, Array(repeating: .zero, count: size) + [1])
      .map { Array($0.dropLast()) }
  }

  /// The matrix without the means of rows and columns: its form on vectors that sum to zero.
  private static func centred(_ matrix: Matrix<Rational>) -> [[Rational]] {
    let (rows, columns) = (Rational(matrix.rowCount), Rational(matrix.columnCount))
    let rowMeans = (0..<matrix.rowCount).map { matrix.row($0).reduce(Rational.zero, +) / columns }
    let transposed = matrix.transposed
    let columnMeans = (0..<matrix.columnCount).map {
      transposed.row($0).reduce(Rational.zero, +) / rows
    }
    let mean = rowMeans.reduce(Rational.zero, +) / rows
    return (0..<matrix.rowCount).map { row in
      (0..<matrix.columnCount).map { matrix[row, $0] - rowMeans[row] - columnMeans[$0] + mean }
    }
  }
}

/// Square systems of rational equations.
enum ExactSystem {
  /// The unique solution of `A·x = b`; `nil` when there is none or more than one.
  static func solve(_ matrix: [[Rational]], _ rightSide: [Rational]) -> [Rational]? {
    var rows: [[ExactInteger]] = []
    var sides: [ExactInteger] = []
    for (row, side) in zip(matrix, rightSide) {
      // Every equation over its common denominator.
      let scale = (row + [side]).reduce(ExactInteger.one) {
        .leastCommonMultiple($0, $1.denominatorInteger)
      }
      let factor = Rational(scale)
      rows.append(row.map { ($0 * factor).numeratorInteger })
      sides.append((side * factor).numeratorInteger)
    }
    guard let solution = ExactLinearSystem.solve(Matrix(rows), sides) else { return nil }
    return sides.indices.map { solution.rational($0) }
  }
}

extension ConservedQuantity {
  /// The check of exponents along a curve in logarithmic coordinates.
  init?(_ exponents: [[Rational]], along curve: SmoothCurve, at times: [Double]) {
    guard curve.isLogarithmic,
      zip(curve.supports, curve.counts).allSatisfy({ $0.count == $1 })
    else { return nil }
    let weights = exponents.flatMap { $0.map(\.doubleValue) }
    var reader = ShareReader(curve)
    let values = times.map { time in
      reader.read(at: time)
      return reader.weightedLogarithms(weights)
    }
    self.exponents = exponents
    logarithm = values.first ?? 0
    largestDrift = values.reduce(0) { max($0, ($1 - values[0]).magnitude) }
  }
}
