internal import EquilibriaNumerics

/// A law of motion whose rates bend where some functions of payoffs change sign.
///
/// While the signs are given, rates are smooth, which integration relies on.
protocol KinkedRule: RevisionRule {
  /// The rule with given signs, one list per population.
  init(signs: [[Bool]])

  /// The number of those functions for a population with some number of strategies.
  static func switchCount(_ count: Int) -> Int

  /// Writes the functions, and the sizes of the terms that cancel in them.
  ///
  /// - Parameters:
  ///   - count: The number of strategies of the population.
  ///   - shares: Their shares.
  ///   - payoffs: Their payoffs.
  ///   - sizes: The sizes of the terms of each payoff.
  ///   - values: Room for the functions.
  ///   - scales: Room for the sizes of their terms.
  static func switches(
    count: Int,
    shares: UnsafePointer<Double>,
    payoffs: UnsafePointer<Double>,
    sizes: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    scales: UnsafeMutablePointer<Double>
  )
}

/// Evaluates the functions whose signs matter to a kinked rule.
///
/// The memory lives as long as the object and is used by one integration at a time.
final class KinkMonitor<Rule: KinkedRule> {
  private let counts: [Int]
  private let firsts: [Int]
  private let matrices: [[Double]]
  private let payoffs: UnsafeMutablePointer<Double>
  private let sizes: UnsafeMutablePointer<Double>
  private let scales: UnsafeMutablePointer<Double>

  /// The number of functions.
  let total: Int

  init(_ game: PopulationGame) {
    counts = game.counts
    firsts = counts.count == 1 ? [0] : [0, counts[0]]
    matrices = counts.indices.map { game.matrix(of: $0) }
    total = counts.reduce(0) { $0 + Rule.switchCount($1) }
    func room(_ count: Int) -> UnsafeMutablePointer<Double> {
      let memory = UnsafeMutablePointer<Double>.allocate(capacity: max(count, 1))
      memory.initialize(repeating: 0, count: max(count, 1))
      return memory
    }
    payoffs = room(counts.max() ?? 1)
    sizes = room(counts.max() ?? 1)
    scales = room(total)
  }

  deinit {
    for memory in [payoffs, sizes, scales] { memory.deallocate() }
  }

  /// Writes all functions at a state.
  private func evaluate(
    _ state: UnsafePointer<Double>,
    into values: UnsafeMutablePointer<Double>
  ) {
    var place = 0
    for population in counts.indices {
      let opponent = counts.count - 1 - population
      let others = state + firsts[opponent]
      let width = counts[opponent]
      matrices[population].withUnsafeBufferPointer { matrix in
        for row in 0..<counts[population] {
          var (sum, size) = (0.0, 0.0)
          for column in 0..<width {
            let term = matrix[row * width + column] * others[column]
            sum += term
            size += term.magnitude
          }
          payoffs[row] = sum
          sizes[row] = size
        }
      }
      Rule.switches(
        count: counts[population],
        shares: state + firsts[population],
        payoffs: payoffs,
        sizes: sizes,
        values: values + place,
        scales: scales + place
      )
      place += Rule.switchCount(counts[population])
    }
  }

  /// The signs at a state, for each population.
  func signs(at state: [Double]) -> [[Bool]] {
    var values = Array(repeating: 0.0, count: max(total, 1))
    state.withUnsafeBufferPointer { state in
      values.withUnsafeMutableBufferPointer { values in
        // There are as many coordinates as strategies, and `total` functions.
        if let from = state.baseAddress, let into = values.baseAddress {
          evaluate(from, into: into)
        }
      }
    }
    var result: [[Bool]] = []
    for count in counts {
      let first = result.joined().count
      result.append(values[first..<(first + Rule.switchCount(count))].map { $0 > 0 })
    }
    return result
  }

  /// The events at which one of some signs is wrong by more than rounding errors.
  ///
  /// - Parameters:
  ///   - signs: The signs.
  ///   - margin: What counts as wrong, in units of the terms that cancel.
  /// - Returns: One event per function.
  func events(leaving signs: [[Bool]], margin: Double) -> DormandPrince.Events {
    let flat = signs.flatMap { $0 }
    return DormandPrince.Events(count: total) { [self] state, values in
      evaluate(state, into: values)
      for place in 0..<total {
        let value = flat[place] ? values[place] : -values[place]
        values[place] = value + margin * scales[place]
      }
    }
  }
}
