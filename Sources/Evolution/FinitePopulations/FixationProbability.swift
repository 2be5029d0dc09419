public import EquilibriaNumerics
public import Games
internal import RealModule

/// The probability that the descendants of one mutant take over a finite population.
///
/// It is held by its logarithm, so that strong selection neither makes it zero nor loses digits.
///
/// > Source: Karlin & Taylor (1975), *A First Course in Stochastic Processes*, section 4.7 (birth
/// > and death); Nowak, Sasaki, Taylor & Fudenberg (2004).
public struct FixationProbability: Sendable, Hashable {
  /// The natural logarithm of the probability.
  public let logarithm: Double

  /// The number of members of the population.
  public let size: Int

  /// The probability; zero when it is below the smallest double, about 10⁻³²⁴.
  public var probability: Double { Double.exp(logarithm) }

  /// The natural logarithm of the probability relative to that of a neutral mutant, 1/N.
  public var logAdvantage: Double { logarithm + Double.log(Double(size)) }

  /// Whether the mutant fixates more often than a neutral one.
  public var isFavoured: Bool { logAdvantage > 0 }

  /// A mutant whose fitness is always r times that of the residents, in a Moran process.
  ///
  /// The closed form is `(1 − 1/r)/(1 − r^{−N})`, and 1/N at r = 1.
  ///
  /// - Parameters:
  ///   - relativeFitness: The ratio r > 0.
  ///   - size: The number of members, at least 2.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` for a parameter outside its domain.
  public init(relativeFitness: Double, size: Int) throws(EvolutionError) {
    guard relativeFitness.isFinite, relativeFitness > 0 else {
      throw .parameter(
        name: "relativeFitness",
        value: "\(relativeFitness)",
        domain: "a positive finite number"
      )
    }
    guard (2...PopulationProcess.largestSize).contains(size) else {
      throw .parameter(
        name: "size",
        value: "\(size)",
        domain: "a population from 2 to \(PopulationProcess.largestSize)"
      )
    }
    // ln r from r − 1, which is exact near 1.
    let ratio = relativeFitness - 1
    let logRatio =
      ratio.magnitude < 0.5 ? Double.log(onePlus: ratio) : Double.log(relativeFitness)
    self.init(
      logarithm: Self.logShare(of: logRatio, size: size),
      size: size
    )
  }

  init(logarithm: Double, size: Int) {
    self.logarithm = min(logarithm, 0)
    self.size = size
  }

  /// `ln((1 − e^{−u})/(1 − e^{−Nu}))`, and −ln N at u = 0, for any finite u.
  static func logShare(of step: Double, size: Int) -> Double {
    let count = Double(size)
    let length = step.magnitude
    if count * length < 0x1p-53 { return -Double.log(count) }
    // For negative steps both factors are turned round, which leaves e^{−(N − 1)|u|} in front.
    let ratio =
      Double.log(-Double.expMinusOne(-length)) - Double.log(-Double.expMinusOne(-count * length))
    return step > 0 ? ratio : ratio - (count - 1) * length
  }
}

extension FixationProbability: CustomStringConvertible {
  /// The probability, or its logarithm when it is very small.
  public var description: String { probabilityText(log: logarithm) }
}

extension NormalFormGame {
  /// The probability that one mutant takes over a population of residents.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant.
  ///   - resident: The strategy of all others.
  ///   - process: How the population changes; its mutation rate plays no part.
  /// - Returns: The probability, by its logarithm.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, lacks a strategy, or gives a
  ///   fitness that is not positive.
  /// - Complexity: O(N) for one-by-one replacement, O(N³) for a Wright–Fisher process.
  public func fixationProbability(
    of mutant: Action,
    into resident: Action,
    under process: PopulationProcess
  ) throws(EvolutionError) -> FixationProbability {
    let game = try SymmetricGame(self)
    let pair = (try game.place(of: mutant), try game.place(of: resident))
    return try game.fixation(of: pair.0, into: pair.1, under: process)
  }

  /// The exact probability that one mutant takes over, in a Moran process with linear fitness.
  ///
  /// - Parameters:
  ///   - mutant: The strategy of the one mutant.
  ///   - resident: The strategy of all others.
  ///   - size: The number of members, at least 2.
  ///   - weight: The intensity of selection w, from 0 to 1; fitness is `1 − w + wπ`.
  ///   - selfPlay: Whether a member's payoff counts a meeting with itself.
  /// - Returns: The probability as a rational number.
  /// - Throws: ``EvolutionError`` when the game is not symmetric, lacks a strategy, or gives a
  ///   fitness that is not positive.
  /// - Complexity: O(N) operations on integers of O(N) digits.
  public func exactFixationProbability(
    of mutant: Action,
    into resident: Action,
    size: Int,
    weight: Rational = 1,
    selfPlay: PopulationProcess.SelfPlay = .excluded
  ) throws(EvolutionError) -> Rational {
    let process = try PopulationProcess(
      size: size,
      revision: .moran(.linear(weight: weight)),
      selfPlay: selfPlay
    )
    let game = try SymmetricGame(self)
    let contest = PairContest(
      game,
      mutant: try game.place(of: mutant),
      resident: try game.place(of: resident),
      size: process.size,
      selfPlay: selfPlay
    )
    try contest.requirePositiveFitness(weight: weight)
    return contest.exactFixation(weight: weight)
  }
}

extension PairContest {
  /// `1/(1 + Σₖ Πⱼ≤ₖ gⱼ/fⱼ)` by Horner's rule, reduced to lowest terms only at the end.
  func exactFixation(weight: Rational) -> Rational {
    let base = Rational.one - weight
    func fitness(_ curve: PayoffCurve, _ count: Int) -> Rational {
      base + weight * curve.value(at: count)
    }
    var numerator = ExactInteger.one
    var denominator = ExactInteger.one
    for count in stride(from: size - 1, to: 0, by: -1) {
      let ratio = fitness(resident, count) / fitness(mutant, count)
      // h ↦ 1 + ratio·h
      let below = denominator * ratio.denominatorInteger
      numerator = below + numerator * ratio.numeratorInteger
      denominator = below
    }
    return Rational(numerator: denominator, denominator: numerator)
  }
}

extension SymmetricGame {
  /// The number of a strategy.
  func place(of action: Action) throws(EvolutionError) -> Int {
    guard let place = strategies.firstIndex(of: action) else {
      throw .game(.unknownAction(player: 0, action: "\(action)"))
    }
    return place
  }

  /// The fixation probability of one numbered strategy in another.
  func fixation(
    of mutant: Int,
    into resident: Int,
    under process: PopulationProcess
  ) throws(EvolutionError) -> FixationProbability {
    try PairContest(
      self,
      mutant: mutant,
      resident: resident,
      size: process.size,
      selfPlay: process.selfPlay
    ).fixation(under: process)
  }
}

extension PairContest {
  /// The probability that one mutant takes over.
  func fixation(under process: PopulationProcess) throws(EvolutionError) -> FixationProbability {
    if case .wrightFisher(let fitness) = process.revision {
      return try WrightFisherContest(self, fitness).fixation()
    }
    return FixationProbability(
      logarithm: Self.logFixation(obstacles: try logObstacles(process)),
      size: size
    )
  }

  /// `−ln Σ e^{obstacle}`; the first obstacle is 0.
  ///
  /// Terms that all together are below 2⁻⁵⁴ of the largest are left out.
  private static func logFixation(obstacles: [Double]) -> Double {
    obstacles.withUnsafeBufferPointer { obstacles in
      var largest = -Double.infinity
      for place in 1..<obstacles.count { largest = max(largest, obstacles[place]) }
      let least = largest - 37.5 - Double.log(Double(obstacles.count))
      var sum = 0.0
      if largest <= 0 {
        for place in 1..<obstacles.count where obstacles[place] > least {
          sum += Double.exp(obstacles[place])
        }
        return -Double.log(onePlus: sum)
      }
      for place in 0..<obstacles.count where obstacles[place] > least {
        sum += Double.exp(obstacles[place] - largest)
      }
      return -largest - Double.log(sum)
    }
  }
}
