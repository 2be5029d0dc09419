internal import EquilibriaNumerics
internal import RealModule

/// Two strategies alone in a population: mutants, of which there are k, and residents.
struct PairContest {
  /// The number of members.
  let size: Int

  /// The payoff of a mutant among k mutants.
  let mutant: PayoffCurve

  /// The payoff of a resident among k mutants.
  let resident: PayoffCurve

  /// How much more a mutant earns than a resident.
  let advantage: PayoffCurve

  /// The sums of a mutant's advantages at 1, …, k mutants when payoffs are a table.
  private let sums: [Rational]

  /// A contest from both payoffs.
  init(size: Int, mutant: PayoffCurve, resident: PayoffCurve) {
    self.size = size
    self.mutant = mutant
    self.resident = resident
    advantage = mutant - resident
    if case .table(let values) = advantage {
      var sum = Rational.zero
      sums = values.indices.map { place in
        if place > 0 { sum += values[place] }
        return sum
      }
    } else {
      sums = []
    }
  }

  /// The contest of two strategies of a game whose members meet in pairs.
  init<Action>(
    _ game: SymmetricGame<Action>,
    mutant: Int,
    resident: Int,
    size: Int,
    selfPlay: PopulationProcess.SelfPlay
  ) {
    let (a, b) = (game.matrix[mutant, mutant], game.matrix[mutant, resident])
    let (c, d) = (game.matrix[resident, mutant], game.matrix[resident, resident])
    let own: Rational = selfPlay == .excluded ? 1 : 0
    let meetings = Rational(size) - own
    let count = Rational(size)
    let mutantStart: Rational = count * b - own * a
    let residentStart: Rational = count * d - own * d
    self.init(
      size: size,
      mutant: .line(constant: mutantStart / meetings, slope: (a - b) / meetings),
      resident: .line(constant: residentStart / meetings, slope: (c - d) / meetings)
    )
  }

  /// The sum of a mutant's advantages at 1, …, k mutants.
  func cumulativeAdvantage(_ count: Int) -> Rational {
    switch advantage {
    case .line(let constant, let slope):
      let k = Rational(count)
      return k * (constant + slope * (k + 1) / 2)
    case .table: return sums[count]
    }
  }

  /// `ln Π_{j≤k} T⁻ⱼ/T⁺ⱼ` for k from 0 to N − 1: how much harder it is to reach k + 1 mutants.
  func logObstacles(_ process: PopulationProcess) throws(EvolutionError) -> [Double] {
    switch process.revision {
    case .pairwiseComparison(let intensity), .moran(.exponential(let intensity)):
      guard case .line(let constant, let slope) = advantage else {
        return sums.dropLast().map { -intensity * $0.doubleValue }
      }
      let (start, step) = (constant.doubleValue, slope.doubleValue)
      return (0..<size).map { count in
        let k = Double(count)
        return -intensity * (k * (start + step * (k + 1) / 2))
      }
    case .moran(.linear(let weight)):
      try requirePositiveFitness(weight: weight)
      var sum = 0.0
      var result = [0.0]
      result.reserveCapacity(size)
      let w = weight.doubleValue
      let base = (Rational.one - weight).doubleValue
      let (own, other) = (mutant.floating, resident.floating)
      for count in 1..<size {
        sum +=
          Double.log(base + w * other.value(at: count))
          - Double.log(base + w * own.value(at: count))
        result.append(sum)
      }
      return result
    case .wrightFisher:
      throw .notApplicable(
        reason: "members of a Wright–Fisher population are not replaced one by one"
      )
    }
  }

  /// Throws when a linear fitness is not positive somewhere.
  func requirePositiveFitness(weight: Rational) throws(EvolutionError) {
    for (curve, range) in [(mutant, 1...size), (resident, 0...(size - 1))] {
      for count in curve.candidates(from: range.lowerBound, through: range.upperBound) {
        let payoff = curve.value(at: count)
        let fitness = Rational.one - weight + weight * payoff
        guard fitness > .zero else {
          throw .parameter(
            name: "weight",
            value: "\(weight)",
            domain: "a weight at which all fitness is positive; a payoff of \(payoff) gives a "
              + "fitness of \(fitness)"
          )
        }
      }
    }
  }
}
