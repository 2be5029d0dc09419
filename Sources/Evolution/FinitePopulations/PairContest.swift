internal import EquilibriaNumerics
internal import RealModule

/// Two strategies alone in a population: mutants, of which there are k, and residents.
struct PairContest {
  /// The number of members.
  let size: Int

  /// The payoff of a mutant among k mutants is `mutant.constant + mutant.slope · k`.
  let mutant: (constant: Rational, slope: Rational)

  /// The payoff of a resident among k mutants, likewise.
  let resident: (constant: Rational, slope: Rational)

  /// The contest of two strategies of a game.
  init<Action>(
    _ game: SymmetricGame<Action>,
    mutant: Int,
    resident: Int,
    size: Int,
    selfPlay: PopulationProcess.SelfPlay
  ) {
    self.size = size
    let (a, b) = (game.matrix[mutant, mutant], game.matrix[mutant, resident])
    let (c, d) = (game.matrix[resident, mutant], game.matrix[resident, resident])
    let own: Rational = selfPlay == .excluded ? 1 : 0
    let meetings = Rational(size) - own
    let count = Rational(size)
    self.mutant = ((count * b - own * a) / meetings, (a - b) / meetings)
    self.resident = ((count * d - own * d) / meetings, (c - d) / meetings)
  }

  /// How much more a mutant earns than a resident, in the same form.
  var advantage: (constant: Rational, slope: Rational) {
    (mutant.constant - resident.constant, mutant.slope - resident.slope)
  }

  /// The sum of a mutant's advantages at 1, …, k mutants.
  func cumulativeAdvantage(_ count: Int) -> Rational {
    let k = Rational(count)
    return k * (advantage.constant + advantage.slope * (k + 1) / 2)
  }

  /// `ln Π_{j≤k} T⁻ⱼ/T⁺ⱼ` for k from 0 to N − 1: how much harder it is to reach k + 1 mutants.
  func logObstacles(_ process: PopulationProcess) throws(EvolutionError) -> [Double] {
    switch process.revision {
    case .pairwiseComparison(let intensity), .moran(.exponential(let intensity)):
      let constant = advantage.constant.doubleValue
      let slope = advantage.slope.doubleValue
      return (0..<size).map { count in
        let k = Double(count)
        return -intensity * (k * (constant + slope * (k + 1) / 2))
      }
    case .moran(.linear(let weight)):
      try requirePositiveFitness(weight: weight)
      var sum = 0.0
      var result = [0.0]
      result.reserveCapacity(size)
      let base = (Rational.one - weight).doubleValue
      let w = weight.doubleValue
      let line = (
        mutant.constant.doubleValue, mutant.slope.doubleValue, resident.constant.doubleValue,
        resident.slope.doubleValue
      )
      for count in 1..<size {
        let k = Double(count)
        sum +=
          Double.log(base + w * (line.2 + line.3 * k))
          - Double.log(base + w * (line.0 + line.1 * k))
        result.append(sum)
      }
      return result
    case .wrightFisher:
      throw .notApplicable(
        reason: "members of a Wright–Fisher population are not replaced one by one"
      )
    }
  }

  /// Throws when a linear fitness is not positive somewhere; a line is least at one of its ends.
  func requirePositiveFitness(weight: Rational) throws(EvolutionError) {
    for (line, range) in [(mutant, [1, size]), (resident, [0, size - 1])] {
      for count in range {
        let payoff = line.constant + line.slope * Rational(count)
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
