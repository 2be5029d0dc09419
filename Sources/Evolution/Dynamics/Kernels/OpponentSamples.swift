internal import EquilibriaNumerics

/// All samples of k opponents, by how many of them play each strategy.
struct OpponentSamples {
  /// The counts of each sample, one sample after another.
  let counts: [Int]

  /// How many orders of opponents give a sample: the multinomial coefficient.
  let orders: [Double]

  /// The number of opponents in a sample, k.
  let size: Int

  /// The number of the opponents' strategies.
  let strategyCount: Int

  /// The number of samples, `C(k + n − 1, n − 1)`.
  var count: Int { orders.count }

  init(size: Int, strategyCount: Int) {
    self.size = size
    self.strategyCount = strategyCount
    var all: [Int] = []
    var orders: [Double] = []
    var sample = Array(repeating: 0, count: strategyCount)
    sample[strategyCount - 1] = size
    // Compositions in lexicographic order, the last strategy first.
    while true {
      all += sample
      orders.append(Self.orders(of: sample))
      // The last but one position that can grow takes one from what is to its right.
      var place = strategyCount - 2
      while place >= 0, sample[(place + 1)...].allSatisfy({ $0 == 0 }) { place -= 1 }
      if place < 0 { break }
      let rest = sample[(place + 1)...].reduce(0, +) - 1
      sample[place] += 1
      for later in (place + 1)..<strategyCount { sample[later] = 0 }
      sample[strategyCount - 1] = rest
    }
    counts = all
    self.orders = orders
  }

  private static func orders(of sample: [Int]) -> Double {
    var result = 1.0
    var placed = 0
    for count in sample {
      for step in 0..<count {
        placed += 1
        result *= Double(placed) / Double(step + 1)
      }
    }
    return result.rounded(.toNearestOrEven)
  }

  /// What a strategy with given payoffs earns in total in each sample.
  func totals(of payoffs: ArraySlice<Rational>) -> [Rational] {
    let payoffs = Array(payoffs)
    return (0..<count).map { number in
      let first = number * strategyCount
      return Rational.sumOfProducts(count: strategyCount) {
        (payoffs[$0], Rational(counts[first + $0]))
      }
    }
  }

  /// Writes the probability of each sample at given shares of the opponents' strategies.
  ///
  /// - Parameters:
  ///   - shares: `strategyCount` shares.
  ///   - powers: Room for `strategyCount·(size + 1)` numbers.
  ///   - result: Room for `count` numbers.
  func probabilities(
    _ shares: UnsafePointer<Double>,
    powers: UnsafeMutablePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    // Shares are made to sum to 1: rounding errors of a sum would grow with its powers.
    var sum = 0.0
    for strategy in 0..<strategyCount { sum += shares[strategy] }
    for strategy in 0..<strategyCount {
      var power = 1.0
      for exponent in 0...size {
        powers[strategy * (size + 1) + exponent] = power
        power *= shares[strategy] / sum
      }
    }
    for number in 0..<count {
      var product = orders[number]
      for strategy in 0..<strategyCount {
        product *= powers[strategy * (size + 1) + counts[number * strategyCount + strategy]]
      }
      result[number] = product
    }
  }
}
