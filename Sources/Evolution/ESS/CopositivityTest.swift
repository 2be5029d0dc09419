internal import EquilibriaNumerics

/// Decides whether a symmetric matrix S has `uᵀSu > 0` for all `u ≥ 0`, `u ≠ 0`.
///
/// A least value on the simplex that is not positive is attained inside some face L, where all
/// smaller faces are strictly copositive and `S_LL·u` is a constant. So faces are tried by size.
///
/// > Source: Hadeler (1983), *On copositive matrices*; Cottle, Habetler & Lemke (1970).
struct CopositivityTest {
  enum Verdict {
    /// Positive on all of the cone.
    case strict(CopositivityProof)
    /// Nowhere negative, but zero at a vector other than zero.
    case zero([Rational])
    /// Negative at a vector.
    case negative([Rational])
    /// Not decided in time.
    case stopped(StopReason)
  }

  let matrix: Matrix<Rational>

  private var count: Int { matrix.rowCount }

  /// Tries the faces of the simplex, small ones first.
  func run(stopwatch: Stopwatch) -> Verdict {
    for row in 0..<count where matrix[row, row] < .zero { return .negative(unit([row: .one])) }
    var zero: [Rational]?
    for row in 0..<count where matrix[row, row].isZero {
      for other in 0..<count where matrix[row, other] < .zero {
        // With weight c on the row the value is s + 2c·b, so any large c makes it negative.
        let weight = (matrix[other, other] + .one) / -matrix[row, other]
        return .negative(unit([row: weight, other: .one]))
      }
      zero = zero ?? unit([row: .one])
    }
    let (omitted, rest) = reduced()
    if zero == nil, let minors = leadingMinors(of: rest) {
      return .strict(CopositivityProof(omitted: omitted, minors: minors, isDefinite: true))
    }
    var minors: [CopositivityProof.Minor] = []
    for size in 1...max(rest.count, 1) where !rest.isEmpty {
      var face = Array(0..<size)
      while true {
        if minors.count.isMultiple(of: 64), let reason = stopwatch.reasonToStop() {
          return .stopped(reason)
        }
        let rows = face.map { rest[$0] }
        let determinant = matrix.minor(rows, rows)
        var obstruction: Int?
        if determinant <= .zero {
          if determinant < .zero, let point = interiorPoint(of: rows) { return .negative(point) }
          if zero == nil {
            let cofactors = rows.indices.map { matrix.lastRowCofactor(of: rows, column: $0) }
            obstruction = cofactors.firstIndex { $0 <= .zero }
            if obstruction == nil { zero = spread(cofactors, over: rows) }
          }
        }
        minors.append(.init(rows: rows, determinant: determinant, obstruction: obstruction))
        guard Self.advance(&face, below: rest.count) else { break }
      }
    }
    if let zero { return .zero(zero) }
    return .strict(CopositivityProof(omitted: omitted, minors: minors, isDefinite: false))
  }

  /// Leaves out rows that cannot take part in a negative value.
  private func reduced() -> (omitted: [Int], rest: [Int]) {
    var rest = Array(0..<count)
    var omitted: [Int] = []
    while let place = rest.firstIndex(where: { row in
      rest.allSatisfy { matrix[row, $0] >= .zero }
    }) {
      omitted.append(rest.remove(at: place))
    }
    return (omitted, rest)
  }

  /// The leading minors when all are positive.
  private func leadingMinors(of rest: [Int]) -> [CopositivityProof.Minor]? {
    var minors: [CopositivityProof.Minor] = []
    for end in rest.indices {
      let rows = Array(rest[...end])
      let determinant = matrix.minor(rows, rows)
      guard determinant > .zero else { return nil }
      minors.append(.init(rows: rows, determinant: determinant))
    }
    return minors
  }

  /// A positive u with `S_LL·u = −1`, if there is one.
  private func interiorPoint(of rows: [Int]) -> [Rational]? {
    let block = Matrix(
      rowCount: rows.count,
      columnCount: rows.count,
      elements: rows.flatMap { row in rows.map { matrix[row, $0] } }
    )
    guard let solution = block.solve(Array(repeating: -.one, count: rows.count)),
      solution.allSatisfy({ $0 > .zero })
    else { return nil }
    return spread(solution, over: rows)
  }

  private func spread(_ values: [Rational], over rows: [Int]) -> [Rational] {
    unit(Dictionary(uniqueKeysWithValues: zip(rows, values)))
  }

  private func unit(_ entries: [Int: Rational]) -> [Rational] {
    (0..<count).map { entries[$0] ?? .zero }
  }

  /// The next subset of the same size in lexicographic order.
  static func advance(_ face: inout [Int], below count: Int) -> Bool {
    var place = face.count - 1
    while place >= 0, face[place] == count - face.count + place { place -= 1 }
    if place < 0 { return false }
    face[place] += 1
    for later in (place + 1)..<max(face.count, place + 1) { face[later] = face[later - 1] + 1 }
    return true
  }
}

extension Matrix<Rational> {
  /// The unique solution of `M·x = b`; `nil` when M is singular.
  func solve(_ rightSide: [Rational]) -> [Rational]? {
    var scaled: [ExactInteger] = []
    var right: [ExactInteger] = []
    for row in 0..<rowCount {
      let entries = self.row(row) + [rightSide[row]]
      let scale = entries.reduce(ExactInteger.one) {
        .leastCommonMultiple($0, $1.denominatorInteger)
      }
      let integers = entries.map {
        $0.numeratorInteger * scale.exactlyDivided(by: $0.denominatorInteger)
      }
      scaled += integers.dropLast()
      right += integers.suffix(1)
    }
    guard
      let solution = ExactLinearSystem.solve(
        Matrix<ExactInteger>(rowCount: rowCount, columnCount: columnCount, elements: scaled),
        right
      )
    else { return nil }
    return right.indices.map { solution.rational($0) }
  }
}
