public import EquilibriaNumerics

/// Why `uᵀSu > 0` for every `u ≥ 0` other than zero: the symmetric matrix S is strictly copositive.
///
/// Rows whose diagonal is positive and whose other entries, among the rows that are left, are not
/// negative can be left out, one after another. For the rest either all leading principal minors
/// are positive, or every principal submatrix with a determinant that is not positive has a
/// cofactor in its last row that is not positive either.
///
/// > Source: Hadeler (1983), *On copositive matrices*; Keller's criterion in Cottle, Habetler &
/// > Lemke (1970), *On classes of copositive matrices*.
public struct CopositivityProof: Sendable, Hashable {
  /// The determinant of a principal submatrix.
  public struct Minor: Sendable, Hashable {
    /// The rows and columns of the submatrix, in order.
    public let rows: [Int]

    /// Its determinant.
    public let determinant: Rational

    /// A column, as a position among `rows`, where the cofactor in the last row is not positive;
    /// needed when the determinant is not positive.
    public let obstruction: Int?

    /// A minor.
    ///
    /// - Parameters:
    ///   - rows: The rows and columns of the submatrix, in order.
    ///   - determinant: Its determinant.
    ///   - obstruction: The position of a cofactor in the last row that is not positive.
    public init(rows: [Int], determinant: Rational, obstruction: Int? = nil) {
      self.rows = rows
      self.determinant = determinant
      self.obstruction = obstruction
    }
  }

  /// Rows left out, in order.
  public let omitted: [Int]

  /// Minors of what is left: the leading ones when all are positive, otherwise all.
  public let minors: [Minor]

  /// Whether the rows that are left are positive definite, so that leading minors suffice.
  public let isDefinite: Bool

  /// A proof from its parts; a checker decides whether it proves anything.
  ///
  /// - Parameters:
  ///   - omitted: Rows left out, in order.
  ///   - minors: The leading minors of the rest, or all its principal minors.
  ///   - isDefinite: Whether the minors are the leading ones.
  public init(omitted: [Int], minors: [Minor], isDefinite: Bool) {
    self.omitted = omitted
    self.minors = minors
    self.isDefinite = isDefinite
  }
}

extension CopositivityProof {
  /// Whether the proof holds for a matrix; every number in it is computed again.
  ///
  /// - Parameter matrix: A symmetric matrix.
  /// - Returns: `false` when any step fails.
  public func proves(_ matrix: Matrix<Rational>) -> Bool {
    guard matrix.rowCount == matrix.columnCount, matrix == matrix.transposed else { return false }
    var rest = Array(0..<matrix.rowCount)
    for row in omitted {
      guard let place = rest.firstIndex(of: row), matrix[row, row] > .zero,
        rest.allSatisfy({ matrix[row, $0] >= .zero })
      else { return false }
      rest.remove(at: place)
    }
    if isDefinite {
      return minors.map(\.rows) == rest.indices.map { Array(rest[...$0]) }
        && minors.allSatisfy {
          $0.determinant > .zero && $0.determinant == matrix.minor($0.rows, $0.rows)
        }
    }
    guard rest.count < 30, minors.count == (1 << rest.count) - 1,
      Set(minors.map(\.rows)).count == minors.count
    else { return false }
    let allowed = Set(rest)
    return minors.allSatisfy { minor in
      guard minor.rows.allSatisfy(allowed.contains), minor.rows == Set(minor.rows).sorted(),
        minor.determinant == matrix.minor(minor.rows, minor.rows)
      else { return false }
      if minor.determinant > .zero { return true }
      guard let column = minor.obstruction, minor.rows.indices.contains(column) else {
        return false
      }
      return matrix.lastRowCofactor(of: minor.rows, column: column) <= .zero
    }
  }
}

extension Matrix<Rational> {
  /// The determinant of a submatrix; one when it is empty.
  func minor(_ rows: [Int], _ columns: [Int]) -> Rational {
    if rows.isEmpty { return .one }
    var scale = ExactInteger.one
    for row in rows {
      for column in columns {
        scale = .leastCommonMultiple(scale, self[row, column].denominatorInteger)
      }
    }
    var elements: [ExactInteger] = []
    for row in rows {
      for column in columns {
        let entry = self[row, column]
        elements.append(
          entry.numeratorInteger * scale.exactlyDivided(by: entry.denominatorInteger)
        )
      }
    }
    let determinant = ExactLinearSystem.determinant(
      Matrix<ExactInteger>(rowCount: rows.count, columnCount: rows.count, elements: elements)
    )
    let unit = rows.indices.reduce(ExactInteger.one) { product, _ in product * scale }
    return Rational(numerator: determinant, denominator: unit)
  }

  /// The cofactor in the last row of a principal submatrix.
  func lastRowCofactor(of rows: [Int], column: Int) -> Rational {
    var others = rows
    others.remove(at: column)
    let value = minor(Array(rows.dropLast()), others)
    return (rows.count - 1 + column).isMultiple(of: 2) ? value : -value
  }
}
