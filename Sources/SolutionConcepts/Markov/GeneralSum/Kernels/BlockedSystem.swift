internal import CEquilibriaKernels

/// Linear equations in which the unknowns of a state meet those of other states only through values.
///
/// The equations of a stationary equilibrium have *local* unknowns, what players do in a state, and
/// *global* ones: the value of every state to every player, and one parameter. Each state comes with
/// a front: as many local equations as it has local unknowns, one value equation per player, and its
/// part of the border, a single equation in all unknowns. Local unknowns are eliminated state by
/// state, which leaves a dense system in the global ones. A local unknown without a good pivot in its
/// own state joins the global ones.
///
/// > Source: Duff & Reid (1983), *The multifrontal solution of indefinite sparse symmetric linear
/// > equations* (fronts and delayed pivots).
struct BlockedSystem {
  /// The number of players: value equations per state.
  let playerCount: Int

  /// The number of local unknowns of each state.
  let localCounts: [Int]

  /// Where the local unknowns of each state start among all of them, and where the last ones end.
  let localStarts: [Int]

  /// The values, player after player, and the parameter.
  let globalCount: Int

  /// All fronts; see ``frontStarts`` and ``width(ofState:)``.
  ///
  /// The columns of a front are the local unknowns, the global ones and two right sides; its rows
  /// are the local equations, the value equations and the border.
  var fronts: [Double]

  /// Where the front of each state starts.
  let frontStarts: [Int]

  /// The border's coefficients of the global unknowns, and its two right sides.
  var border: [Double]

  /// The solutions for both right sides: local unknowns, then global ones.
  private(set) var solutions: [[Double]]

  /// The sign of the determinant, once solved: −1, 0 or 1.
  private(set) var determinantSign = 1

  /// A local pivot is good when no entry of its column is more than this many times larger.
  private static let largestRatio = 16.0

  private var pivots: [Pivot] = []
  private var delayed: [Delay] = []

  private struct Pivot {
    var state: Int
    var row: Int
    var column: Int
  }

  private struct Delay {
    var state: Int
    var row: Int
    var column: Int
  }

  /// Equations for the given numbers of local unknowns, not yet filled in.
  init(localCounts: [Int], playerCount: Int) {
    self.playerCount = playerCount
    self.localCounts = localCounts
    globalCount = localCounts.count * playerCount + 1
    var starts = [0]
    var fronts = [0]
    for count in localCounts {
      starts.append(starts[starts.count - 1] + count)
      let size = (count + playerCount + 1) * (count + globalCount + 2)
      fronts.append(fronts[fronts.count - 1] + size)
    }
    localStarts = starts
    frontStarts = fronts
    self.fronts = Array(repeating: 0, count: fronts[localCounts.count])
    border = Array(repeating: 0, count: globalCount + 2)
    let total = starts[localCounts.count] + globalCount
    solutions = Array(repeating: Array(repeating: 0, count: total), count: 2)
  }

  /// The number of local unknowns.
  var localTotal: Int { localStarts[localCounts.count] }

  /// The length of the rows of a front.
  func width(ofState state: Int) -> Int { localCounts[state] + globalCount + 2 }

  /// Sets all coefficients and right sides to zero.
  mutating func clear() {
    for index in fronts.indices { fronts[index] = 0 }
    for index in border.indices { border[index] = 0 }
  }

  /// Solves for both right sides; the fronts are overwritten.
  mutating func solve() {
    pivots.removeAll(keepingCapacity: true)
    delayed.removeAll(keepingCapacity: true)
    for state in localCounts.indices { eliminate(state) }
    let size = globalCount + delayed.count
    var system = DenseElimination(size: size, rightSides: 2)
    assemble(into: &system)
    system.solve()
    determinantSign = system.determinantSign * eliminationSign()
    let locals = localTotal
    for side in 0..<2 {
      for index in 0..<globalCount {
        solutions[side][locals + index] = system.solutions[side * size + index]
      }
      for (index, delay) in delayed.enumerated() {
        solutions[side][localStarts[delay.state] + delay.column] =
          system.solutions[side * size + globalCount + index]
      }
    }
    substitute()
  }

  /// Eliminates the local unknowns of a state that have good pivots.
  private mutating func eliminate(_ state: Int) {
    let locals = localCounts[state]
    if locals == 0 { return }
    let (width, start) = (width(ofState: state), frontStarts[state])
    let height = locals + playerCount + 1
    var isUsedRow = [Bool](repeating: false, count: locals)
    var isUsedColumn = isUsedRow
    fronts.withUnsafeMutableBufferPointer { fronts in
      guard let base = fronts.baseAddress else { return }
      for _ in 0..<locals {
        var best = 0.0
        var pivot = Pivot(state: state, row: -1, column: -1)
        for column in 0..<locals where !isUsedColumn[column] {
          var largest = 0.0
          var row = -1
          var columnSize = 0.0
          for candidate in 0..<height where candidate >= locals || !isUsedRow[candidate] {
            let magnitude = fronts[start + candidate * width + column].magnitude
            columnSize = max(columnSize, magnitude)
            if candidate < locals, magnitude > largest { (largest, row) = (magnitude, candidate) }
          }
          guard row >= 0, largest * Self.largestRatio >= columnSize else { continue }
          let ratio = largest / columnSize
          if ratio > best { (best, pivot) = (ratio, Pivot(state: state, row: row, column: column)) }
        }
        guard pivot.row >= 0 else { break }
        isUsedRow[pivot.row] = true
        isUsedColumn[pivot.column] = true
        pivots.append(pivot)
        let head = start + pivot.row * width
        let divisor = fronts[head + pivot.column]
        for row in 0..<height where row >= locals || !isUsedRow[row] {
          let line = start + row * width
          let factor = fronts[line + pivot.column] / divisor
          if factor == 0 { continue }
          // Two different rows of one front, each `width` numbers long.
          ceq_subtract(base + line, base + head, factor, width)
          fronts[line + pivot.column] = 0
        }
      }
    }
    let rows = (0..<locals).filter { !isUsedRow[$0] }
    let columns = (0..<locals).filter { !isUsedColumn[$0] }
    for (row, column) in zip(rows, columns) {
      delayed.append(Delay(state: state, row: row, column: column))
    }
  }

  /// What pivots and the order of rows and columns contribute to the sign of the determinant.
  private func eliminationSign() -> Int {
    let locals = localTotal
    let dense = locals + localCounts.count * playerCount
    var rows = pivots.map { localStarts[$0.state] + $0.row }
    var columns = pivots.map { localStarts[$0.state] + $0.column }
    rows += Array(locals..<dense)
    rows += delayed.map { localStarts[$0.state] + $0.row }
    rows.append(dense)
    columns += Array(locals..<(locals + globalCount))
    columns += delayed.map { localStarts[$0.state] + $0.column }
    let negatives = pivots.count {
      let line = frontStarts[$0.state] + $0.row * width(ofState: $0.state)
      return fronts[line + $0.column] < 0
    }
    let sign = negatives.isMultiple(of: 2) ? 1 : -1
    return sign * Self.sign(ofPermutation: rows) * Self.sign(ofPermutation: columns)
  }

  private static func sign(ofPermutation images: [Int]) -> Int {
    var isSeen = [Bool](repeating: false, count: images.count)
    var sign = 1
    for start in images.indices where !isSeen[start] {
      var place = images[start]
      isSeen[start] = true
      while place != start {
        isSeen[place] = true
        place = images[place]
        sign = -sign
      }
    }
    return sign
  }

  /// Collects the equations that are left in the global and the delayed unknowns.
  private func assemble(into system: inout DenseElimination) {
    let size = system.size
    let width = system.width
    // Delays are in the order of states, so those of a state lie side by side.
    var first = 0
    let last = size - 1
    for state in localCounts.indices {
      let locals = localCounts[state]
      let line = self.width(ofState: state)
      var end = first
      while end < delayed.count, delayed[end].state == state { end += 1 }
      func copy(_ row: Int, to target: Int, adding: Bool) {
        let source = frontStarts[state] + row * line
        let place = target * width
        for column in 0..<globalCount {
          let value = fronts[source + locals + column]
          if adding {
            system.entries[place + column] += value
          } else {
            system.entries[place + column] = value
          }
        }
        for index in first..<end {
          system.entries[place + globalCount + index] = fronts[source + delayed[index].column]
        }
        for side in 0..<2 {
          let value = fronts[source + locals + globalCount + side]
          if adding {
            system.entries[place + size + side] += value
          } else {
            system.entries[place + size + side] = value
          }
        }
      }
      for player in 0..<playerCount {
        copy(locals + player, to: state * playerCount + player, adding: false)
      }
      for index in first..<end {
        copy(delayed[index].row, to: localCounts.count * playerCount + index, adding: false)
      }
      copy(locals + playerCount, to: last, adding: true)
      first = end
    }
    for column in 0..<globalCount { system.entries[last * width + column] += border[column] }
    for side in 0..<2 {
      system.entries[last * width + size + side] += border[globalCount + side]
    }
  }

  /// Finds the eliminated unknowns, the last one first.
  private mutating func substitute() {
    let locals = localTotal
    for side in 0..<2 {
      for pivot in pivots.reversed() {
        let count = localCounts[pivot.state]
        let line = frontStarts[pivot.state] + pivot.row * width(ofState: pivot.state)
        let first = localStarts[pivot.state]
        var value = fronts[line + count + globalCount + side]
        for column in 0..<globalCount {
          value -= fronts[line + count + column] * solutions[side][locals + column]
        }
        for column in 0..<count where column != pivot.column {
          // Unknowns eliminated earlier, which are not known yet, have the coefficient zero here.
          let coefficient = fronts[line + column]
          if coefficient != 0 { value -= coefficient * solutions[side][first + column] }
        }
        solutions[side][first + pivot.column] = value / fronts[line + pivot.column]
      }
    }
  }
}
