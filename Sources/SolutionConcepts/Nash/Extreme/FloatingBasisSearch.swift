internal import CEquilibriaKernels
internal import EquilibriaNumerics

/// Visits every feasible basis of a cell in floating point, with a proof for each.
///
/// The search only guesses where to go; what counts is proven afterwards. A basis enters the set
/// of seen bases when a bound on all rounding shows that its vertex is feasible and simple, or when
/// exact arithmetic finds it feasible under perturbation. For each of its columns the set also gets
/// the basis on the other side of that edge: two feasible bases that share all labels but one *are*
/// neighbours, so the ratio tests need no proof of their own. Where a guess cannot be confirmed,
/// all neighbours of the basis are found in integers.
///
/// - Complexity: Per basis two pivots and a pass of ratio tests over a floating table, and
///   O(k²·m) operations for the proof, with k actions in use. Eight to sixteen bytes of memory a
///   basis.
struct FloatingBasisSearch {
  /// What exact arithmetic knows about a basis.
  struct ExactBasis {
    /// All tight labels of its vertex.
    let tight: LabelSet
    let strategy: ExtremeStrategy
    /// The leaving label for each entering label.
    let leaving: [Int: Int]
  }

  /// What the search ended with.
  enum Outcome: Equatable {
    case exhausted
    case stopped(StopReason)
    /// Too many bases are simple vertices but could not be proven: more precision helps.
    case imprecise
    /// Too many bases are degenerate, which no precision can show; integers are quicker.
    case degenerate
  }

  let polytopes: BestResponsePolytopes
  let player: Int
  let cell: SearchCell
  let precision: FloatingPrecision

  /// The bases found, as words of nonbasic labels.
  private(set) var seen = WordSet()
  /// The neighbours outside the cell.
  private(set) var boundary: [UInt64] = []
  private(set) var basisCount = 0
  private(set) var exactBasisCount = 0
  /// How many of the questions to exact arithmetic were due to a degenerate vertex.
  private var degenerateCount = 0
  /// How many were due to rounding.
  private var impreciseCount = 0
  private(set) var pairs: ExtremePairs

  private let own: FloatingPolytope
  private let opposite: FloatingPolytope
  private var table: FloatingTable
  private var exact: [UInt64: ExactBasis] = [:]

  /// `nil` when the game is too large or its payoffs too long for the floating search.
  init?(
    _ polytopes: BestResponsePolytopes,
    player: Int,
    cell: SearchCell,
    precision: FloatingPrecision
  ) {
    guard polytopes.labelCount <= 64,
      let own = FloatingPolytope(polytopes.matrices[player], precision),
      let opposite = FloatingPolytope(polytopes.matrices[1 - player], precision)
    else { return nil }
    self.precision = precision
    self.polytopes = polytopes
    self.player = player
    self.cell = cell
    self.own = own
    self.opposite = opposite
    pairs = ExtremePairs(
      polytopes,
      player: player,
      floating: player == 0 ? [own, opposite] : [opposite, own]
    )
    table = FloatingTable(own)
  }

  /// A basis as the word of its nonbasic labels, in the polytopes' numbering of labels.
  private func word(_ local: UInt64) -> UInt64 {
    // The table numbers the player's own actions first.
    let (m, n) = (polytopes.counts[0], polytopes.counts[1])
    if player == 0 { return local }
    let columns = local & ((1 << UInt64(n)) - 1)
    return (columns << UInt64(m)) | (local >> UInt64(n))
  }

  /// The number of a label of the table in the polytopes' numbering.
  private func label(_ local: Int) -> Int {
    if player == 0 { return local }
    let (m, n) = (polytopes.counts[0], polytopes.counts[1])
    return local < n ? m + local : local - n
  }

  /// Visits the bases of the cell.
  mutating func run(monitor: SearchMonitor, worker: Int) -> Outcome {
    let excluded = cell.excludedCount
    let required = cell.requiresNext ? excluded : -1
    if required >= 0 {
      let origin = exactBasis(table.basis)
      guard let leaving = origin?.leaving[label(required)],
        let row = table.rowLabels.firstIndex(where: { label(Int($0)) == leaving })
      else { return .degenerate }
      table.pivot(row: row, column: required)
    }
    let first = accept(monitor)
    if first == .infeasible { return .degenerate }
    table.push(isTied: first == .exact)
    var countdown = 0
    while table.depth > 0 {
      guard let column = table.nextColumn() else {
        table.pop()
        continue
      }
      let entering = Int(table.columnLabels[column])
      if entering < excluded { continue }
      if !guessedStep(column, required: required, monitor) {
        guard let row = exactLeavingRow(column), step(row, column, required: required, monitor)
        else { return .degenerate }
        if let outcome = surrender { return outcome }
      }
      countdown -= 1
      if countdown <= 0 {
        countdown = monitor.interval
        if let outcome = surrender { return outcome }
        let found = pairs.pairs.count
        if let reason = monitor.reasonToStop(worker: worker, bases: basisCount, found: found) {
          return .stopped(reason)
        }
      }
    }
    return pairs.stopReason.map { .stopped($0) } ?? .exhausted
  }

  /// The reason to leave the rest to another arithmetic, if there is one.
  private var surrender: Outcome? {
    if degenerateCount > 256 && degenerateCount > basisCount / 8 { return .degenerate }
    // A basis in integers costs as much as a hundred in double-doubles, and as a few in integers.
    let (least, share) = precision == .double ? (16, 64) : (256, 8)
    return impreciseCount > least && impreciseCount > basisCount / share ? .imprecise : nil
  }

  /// Goes where the table says, or says when computed anew.
  private mutating func guessedStep(
    _ column: Int,
    required: Int,
    _ monitor: SearchMonitor
  ) -> Bool {
    let guess = table.leavingRow(column)
    if guess < 0 { return false }
    if step(Int(guess), column, required: required, monitor) { return true }
    table.refresh()
    table.updateLeavingRows()
    let second = table.leavingRow(column)
    return second >= 0 && second != guess && step(Int(second), column, required: required, monitor)
  }

  /// Goes to a neighbour unless it is known or outside the cell.
  ///
  /// - Returns: Whether the neighbour is a feasible basis, as far as is known.
  private mutating func step(
    _ row: Int,
    _ column: Int,
    required: Int,
    _ monitor: SearchMonitor
  ) -> Bool {
    let (entering, leaving) = (Int(table.columnLabels[column]), Int(table.rowLabels[row]))
    let next = (table.basis & ~(1 << UInt64(entering))) | (1 << UInt64(leaving))
    if leaving == required {
      boundary.append(next)
      return true
    }
    if seen.contains(next) { return true }
    table.pivot(row: row, column: column)
    let arrival = accept(monitor)
    if arrival == .infeasible {
      table.pivot(row: row, column: column)
      return false
    }
    table.push(row: row, column: column, isTied: arrival == .exact)
    return true
  }

  private enum Arrival {
    case proven
    case exact
    case infeasible
  }

  /// Proves the present basis and takes up its vertex.
  private mutating func accept(_ monitor: SearchMonitor) -> Arrival {
    var arrival = Arrival.proven
    let basis = LabelSet(word: word(table.basis))
    if table.isOrigin {
      arrival = .proven
    } else if table.isProven() || table.refreshedIsProven() {
      if excludesCompletion() {
        pairs.countVertex()
      } else {
        let strategy = exactStrategy()
        pairs.add(basis: basis, strategy, tight: basis, stop: monitor.interrupt)
      }
    } else if let known = exactBasis(table.basis) {
      pairs.add(basis: basis, known.strategy, tight: known.tight, stop: monitor.interrupt)
      arrival = .exact
    } else {
      return .infeasible
    }
    seen.insert(table.basis)
    basisCount += 1
    return arrival
  }

  private mutating func excludesCompletion() -> Bool {
    table.withSupports { played, replies, size in
      withUnsafePointer(to: opposite.kernel) {
        ceq_excludes_completion($0, played, replies, size) != 0
      }
    }
  }

  /// The vertex of the present basis, which is proven to be one, in integers.
  private func exactStrategy() -> ExtremeStrategy {
    let actions = table.rowLabels.filter { $0 < table.columnLabels.count }.map { Int($0) }
    let rows = table.columnLabels.filter { $0 >= table.columnLabels.count }
      .map { Int($0) - table.columnLabels.count }
    guard let vertex = polytopes.vertex(of: player, using: actions, tight: rows) ?? nil else {
      preconditionFailure("a basis that is proven feasible has a vertex")
    }
    return vertex
  }

  /// The row that leaves, decided in integers; `nil` when the present basis is not feasible.
  private mutating func exactLeavingRow(_ column: Int) -> Int? {
    guard let known = exactBasis(table.basis),
      let leaving = known.leaving[label(Int(table.columnLabels[column]))]
    else { return nil }
    return table.rowLabels.firstIndex { label(Int($0)) == leaving }
  }

  /// A basis in integers, remembered.
  private mutating func exactBasis(_ basis: UInt64) -> ExactBasis? {
    if let known = exact[basis] { return known }
    guard let dictionary = exactDictionary(basis), dictionary.isFeasible else {
      impreciseCount += 1
      return nil
    }
    var leaving: [Int: Int] = [:]
    for column in dictionary.columnLabels.indices.dropFirst() {
      if let row = dictionary.leavingRow(entering: column) {
        leaving[dictionary.columnLabels[column]] = dictionary.rowLabels[row]
      }
    }
    let strategy = Completion(polytopes: polytopes, player: player)
      .strategy(at: dictionary, of: player)
    let known = ExactBasis(tight: strategy.tight, strategy: strategy, leaving: leaving)
    exact[basis] = known
    exactBasisCount += 1
    if known.tight.word == word(basis) { impreciseCount += 1 } else { degenerateCount += 1 }
    return known
  }

  /// The integer dictionary of a basis; `nil` when its system is singular.
  private func exactDictionary(_ basis: UInt64) -> PerturbedDictionary? {
    var dictionary = polytopes.dictionary(
      of: player,
      actions: Array(0..<polytopes.counts[player])
    )
    let nonbasic = LabelSet(word: word(basis))
    let slacks = dictionary.rowLabels.filter { nonbasic.contains($0) }
    for action in dictionary.columnLabels.dropFirst() where !nonbasic.contains(action) {
      guard let column = dictionary.column(of: action),
        let row = slacks.lazy.compactMap({ dictionary.row(of: $0) })
          .first(where: { dictionary.table.sign($0, column) != 0 })
      else { return nil }
      dictionary.pivot(row: row, column: column)
    }
    return dictionary
  }
}
