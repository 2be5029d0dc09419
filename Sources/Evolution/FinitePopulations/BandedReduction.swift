internal import CEquilibriaKernels
internal import RealModule

/// State reduction for chains whose moves only reach states with numbers near by.
///
/// Eliminating a state touches the square of its remaining neighbours, all of which lie within the
/// band. Doubles are tried first; where their range does not suffice, logarithms take over.
///
/// > Source: Grassmann, Taksar & Heyman (1985), *Regenerative analysis and steady state
/// > distributions for Markov chains*.
struct BandedReduction {
  let count: Int

  /// The largest distance of a move.
  let band: Int

  /// `lowest[s]`: no state from s on reaches, or is reached from, a state below it.
  private let lowest: [Int]

  /// Row s holds the weights of moves to s − band, …, s + band.
  private var table: [Double]

  /// A chain without moves, from the least state that each state reaches or is reached from.
  init(lowest reach: [Int]) {
    count = reach.count
    var lowest = reach
    for state in stride(from: count - 2, through: 0, by: -1) {
      lowest[state] = min(lowest[state], lowest[state + 1])
    }
    self.lowest = lowest
    band = max(1, lowest.indices.map { $0 - lowest[$0] }.max() ?? 1)
    table = Array(repeating: 0, count: count * (2 * band + 1))
  }

  subscript(from: Int, to: Int) -> Double {
    get { table[from * (2 * band + 1) + to - from + band] }
    set { table[from * (2 * band + 1) + to - from + band] = newValue }
  }

  /// The natural logarithms of the stationary shares, up to a common constant.
  ///
  /// - Parameter isInterrupted: Asked now and then.
  /// - Returns: `nil` when interrupted, or when a state does not lead to state 0.
  func logLaw(isInterrupted: () -> Bool) -> [Double]? {
    if let law = doubleLaw(isInterrupted: isInterrupted) { return law }
    return isInterrupted() ? nil : preciseLaw(isInterrupted: isInterrupted)
  }

  /// Elimination in doubles; `nil` when interrupted or out of range.
  private func doubleLaw(isInterrupted: () -> Bool) -> [Double]? {
    var table = self.table
    let stride = 2 * band
    var factors = Array(repeating: 0.0, count: band)
    let isDone = table.withUnsafeMutableBufferPointer { table -> Bool in
      guard let cells = table.baseAddress else { return true }
      for state in Swift.stride(from: count - 1, to: 0, by: -1) {
        if state.isMultiple(of: 64), isInterrupted() { return false }
        let low = lowest[state]
        let width = state - low
        let head = cells + (state * stride + low + band)
        var exit = 0.0
        for place in 0..<width { exit += head[place] }
        guard exit > 0, exit.isFinite else { return false }
        for place in 0..<width {
          let cell = (low + place) * stride + state + band
          factors[place] = cells[cell] / exit
          cells[cell] = factors[place]
        }
        // The head row lies below all rows that change.
        ceq_add_multiples(
          cells + (low * stride + low + band),
          stride,
          width,
          width,
          factors,
          head
        )
      }
      return true
    }
    guard isDone else { return nil }
    let row = 2 * band + 1
    var shares = [1.0]
    for state in 1..<max(count, 1) {
      var share = 0.0
      for from in lowest[state]..<state {
        share += shares[from] * table[from * row + state - from + band]
      }
      // Below the normal range digits are lost.
      guard share > 0x1p-960, share < 0x1p960 else { return nil }
      shares.append(share)
    }
    return shares.map { Double.log($0) }
  }

  /// Elimination in logarithms, which no chain takes out of range.
  private func preciseLaw(isInterrupted: () -> Bool) -> [Double]? {
    var table = self.table.map { LogWeight(log: Double.log($0)) }
    let row = 2 * band + 1
    func cell(_ from: Int, _ to: Int) -> Int { from * row + to - from + band }
    for state in stride(from: count - 1, to: 0, by: -1) {
      if isInterrupted() { return nil }
      let low = lowest[state]
      var exit = LogWeight.zero
      for next in low..<state { exit = exit + table[cell(state, next)] }
      if exit.isZero { return nil }
      for from in low..<state where !table[cell(from, state)].isZero {
        let factor = table[cell(from, state)] / exit
        table[cell(from, state)] = factor
        for next in low..<state where next != from && !table[cell(state, next)].isZero {
          table[cell(from, next)] =
            table[cell(from, next)] + factor * table[cell(state, next)]
        }
      }
    }
    var shares = [LogWeight.one]
    for state in 1..<max(count, 1) {
      var share = LogWeight.zero
      for from in lowest[state]..<state { share = share + shares[from] * table[cell(from, state)] }
      shares.append(share)
    }
    return shares.map(\.log)
  }
}
