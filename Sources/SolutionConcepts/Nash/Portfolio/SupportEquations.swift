internal import EquilibriaNumerics
internal import Games

/// The equations that make a player indifferent between some replies to the other's mixture.
///
/// Unknown are the weights w of the mixture and the level u of the replies' payoffs:
/// `Σ_a P(r, a)·w(a) = u` for every reply r, and `Σ w = 1`.
struct SupportEquations {
  /// The mixed actions, the unknowns.
  private let actions: [Int]
  /// The replies, the equations.
  private let replies: [Int]
  /// How far the profile number moves with an action and with a reply.
  private let strides: (action: Int, reply: Int)

  /// The equations for the weights of a player on their support.
  init(of player: Int, supports: [[Int]], space: ActionSpace) {
    actions = supports[player]
    replies = supports[1 - player]
    strides = (action: space.strides[player], reply: space.strides[1 - player])
  }

  private func index(_ reply: Int, _ action: Int) -> Int {
    reply * strides.reply + action * strides.action
  }

  /// The weights, exact; `nil` when they are not unique or one is negative.
  func exactWeights(_ payoffs: [Rational]) -> [Rational]? {
    let size = actions.count
    guard replies.count == size else { return nil }
    if size == 1 { return [1] }
    // Equation by equation over the integers; the level is measured in the equation's own unit.
    var matrix = Matrix(
      repeating: ExactInteger.zero,
      rowCount: size + 1,
      columnCount: size + 1
    )
    for (row, reply) in replies.enumerated() {
      let entries = actions.map { payoffs[index(reply, $0)] }
      let unit = entries.reduce(ExactInteger.one) {
        .leastCommonMultiple($0, $1.denominatorInteger)
      }
      for (column, entry) in entries.enumerated() {
        matrix[row, column] =
          entry.numeratorInteger * unit.exactlyDivided(by: entry.denominatorInteger)
      }
      matrix[row, size] = -unit
    }
    for column in 0..<size { matrix[size, column] = .one }
    let right = Array(repeating: ExactInteger.zero, count: size) + [.one]
    guard let solution = ExactLinearSystem.solve(matrix, right),
      solution.numerators.prefix(size).allSatisfy({ $0.signum >= 0 })
    else { return nil }
    return (0..<size).map { solution.rational($0) }
  }

  /// The weights in doubles; `nil` when the system is singular to working precision.
  ///
  /// Negative weights become zero: they are rounding, or the verification will say so.
  func floatingWeights(_ payoffs: [Rational]) -> [Double]? {
    let size = actions.count
    guard replies.count == size else { return nil }
    if size == 1 { return [1] }
    let entries = Rational.doubleValues(
      of: replies.flatMap { reply in actions.map { payoffs[index(reply, $0)] } }
    )
    // Scaled payoffs give all columns, the level's among them, entries of the same size.
    let scale = PayoffScale(entries)
    var lines: [[Double]] = (0..<size).map { row in
      entries[row * size..<(row + 1) * size].map { scale.share($0) } + [-1, 0]
    }
    lines.append(Array(repeating: 1, count: size) + [0, 1])
    return Self.eliminate(&lines).map { $0.prefix(size).map { max($0, 0) } }
  }

  /// Gaussian elimination with partial pivoting on a square system with its right side.
  private static func eliminate(_ lines: inout [[Double]]) -> [Double]? {
    let size = lines.count
    for column in 0..<size {
      let pivot = (column..<size).max { lines[$0][column].magnitude < lines[$1][column].magnitude }
      guard let pivot, lines[pivot][column].magnitude > 1e-14 else { return nil }
      lines.swapAt(column, pivot)
      let head = lines[column]
      for row in (column + 1)..<max(size, column + 1) {
        let factor = lines[row][column] / head[column]
        if factor == 0 { continue }
        for entry in column...size { lines[row][entry] -= factor * head[entry] }
      }
    }
    var solution = [Double](repeating: 0, count: size)
    for row in (0..<size).reversed() {
      var rest = lines[row][size]
      for column in (row + 1)..<max(size, row + 1) {
        rest -= lines[row][column] * solution[column]
      }
      solution[row] = rest / lines[row][row]
    }
    return solution
  }
}
