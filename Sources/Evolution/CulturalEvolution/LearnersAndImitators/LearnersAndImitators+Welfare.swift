public import EquilibriaNumerics

extension LearnersAndImitators {
  /// The share of imitators at which mean fitness is largest, and what selection leaves of the gain.
  ///
  /// Mean fitness over learning only is `D·q·(κ − 2γQ/(1 − Qs))`. It rises up to one share and falls
  /// after it. Imitators live on the learning of others, so the population ends beyond it.
  public var welfareOptimum: WelfareOptimum {
    let (kappa, gamma, s) = (relativeCost, switchProbability, persistence)
    let n = Rational(observed)
    // The derivative of the gain, times (1 − Qs)².
    let slope = SparsePolynomial([
      (0, kappa),
      (observed, -2 * (kappa * s + gamma + gamma * n)),
      (2 * observed, kappa * s * s + 2 * gamma * s),
    ])
    let best: CertifiedRoot
    if kappa.isZero {
      best = CertifiedRoot(.zero)
    } else if gamma.isZero {
      best = CertifiedRoot(1)
    } else {
      best = slope.rootsInUnitInterval.first ?? CertifiedRoot(1)
    }
    let gain = gainOverLearning(imitators: best.enclosure)
    let atEquilibrium = equilibrium.gainOverLearning
    return WelfareOptimum(
      imitators: best,
      gain: gain,
      loss: (-atEquilibrium) + gain
    )
  }

  /// `q·(C − 2γDQ/(1 − Qs))`: mean fitness minus the fitness of learners.
  private func gainOverLearning(imitators: Enclosure) -> Enclosure {
    if switchProbability.isZero { return learningCost * imitators }
    let advantage = imitatorAdvantage
    let quotient =
      advantage.numerator.enclosure(over: imitators)
      .divided(by: advantage.denominator.enclosure(over: imitators))
    // The advantage lies between 0 and C where it is best for all.
    let bounds = quotient ?? Enclosure(lower: .zero, upper: relativeCost)
    return benefit * (imitators * bounds)
  }

  /// Mean fitness minus the fitness of learners, while the share of imitators stays the same.
  ///
  /// - Parameter imitators: q, the share of imitators, from 0 to 1.
  /// - Returns: The exact difference.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the share is no probability.
  public func gainOverLearning(imitators: Rational) throws(EvolutionError) -> Rational {
    let accuracy = try accuracy(imitators: imitators).limit
    return imitators * (learningCost - 2 * benefit * (1 - accuracy))
  }

  /// Checks an optimum from any source: mean fitness rises before it and falls after it.
  ///
  /// - Parameter optimum: The optimum.
  /// - Returns: Whether it is one.
  public func verify(_ optimum: WelfareOptimum) -> Bool {
    let expected = welfareSlopeSign
    switch optimum.imitators.exact {
    case .some(.zero): return relativeCost.isZero
    case .some(1): return expected(1) >= 0
    default: return optimum.imitators.isRoot(sign: expected)
    }
  }

  /// The sign of the derivative of mean fitness by the share of imitators, from its definition.
  private var welfareSlopeSign: (Rational) -> Int {
    let (kappa, gamma, s) = (relativeCost, switchProbability, persistence)
    return { share in
      let blind = Enclosure(share).raised(to: observed)
      let divisor = 1 - s * blind
      let loss = (2 * gamma) * (blind * (Rational(observed) + divisor))
      let bounds = kappa * (divisor * divisor) - loss
      if let sign = bounds.sign { return sign }
      let exact = share.raised(to: observed)
      let rest = 1 - s * exact
      return (kappa * rest * rest - 2 * gamma * exact * (Rational(observed) + rest)).signum
    }
  }
}

/// The share of imitators that would be best for the population.
public struct WelfareOptimum: Sendable, Hashable {
  /// The share of imitators at which mean fitness is largest.
  public let imitators: CertifiedRoot

  /// How much fitter that population is than one of learners only.
  public let gain: Enclosure

  /// How much of it is lost where selection ends: learning is a public good, and there is too little.
  public let loss: Enclosure

  /// An optimum from any source.
  ///
  /// - Parameters:
  ///   - imitators: The share of imitators at which mean fitness is largest.
  ///   - gain: How much fitter that population is than one of learners only.
  ///   - loss: How much of it is lost where selection ends.
  public init(imitators: CertifiedRoot, gain: Enclosure, loss: Enclosure) {
    self.imitators = imitators
    self.gain = gain
    self.loss = loss
  }
}

extension WelfareOptimum: CustomStringConvertible {
  /// The best share, its gain, and what selection loses of it.
  public var description: String {
    "best share of imitators \(imitators): gain \(gain), of which selection loses \(loss)"
  }
}
