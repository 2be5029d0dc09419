public import EquilibriaNumerics

/// What becomes of a population of punishers and reluctant members, with no other strategy around.
public struct PunishersAmongReluctant: Sendable, Hashable {
  /// All states of rest by the share of punishers: nobody punishes, at most two mixtures, everybody
  /// punishes.
  public let equilibria: [FrequencyEquilibrium]

  /// How much more a rare punisher earns than reluctant members among themselves; punishers invade
  /// when it is positive.
  public let invasionMargin: Rational

  /// How much more punishers earn among themselves than a rare reluctant member; they resist it when
  /// it is positive.
  public let resistanceMargin: Rational

  /// The share of punishers at which their advantage is smallest; `nil` when there is no such share
  /// between 0 and 1.
  ///
  /// A stable mixture and an unstable one meet there when that advantage is zero.
  public let fold: CertifiedRoot?

  /// The smallest advantage, at the fold; a stable mixture exists when punishers invade and it is
  /// negative.
  public let smallestAdvantage: Enclosure?

  /// States of rest from any source.
  ///
  /// - Parameters:
  ///   - equilibria: The states, by the share of punishers.
  ///   - invasionMargin: How much more a rare punisher earns.
  ///   - resistanceMargin: How much more punishers earn than a rare reluctant member.
  ///   - fold: Where the advantage of punishers is smallest.
  ///   - smallestAdvantage: The advantage there.
  public init(
    equilibria: [FrequencyEquilibrium],
    invasionMargin: Rational,
    resistanceMargin: Rational,
    fold: CertifiedRoot?,
    smallestAdvantage: Enclosure?
  ) {
    self.equilibria = equilibria
    self.invasionMargin = invasionMargin
    self.resistanceMargin = resistanceMargin
    self.fold = fold
    self.smallestAdvantage = smallestAdvantage
  }

  /// The mixtures to which the population returns.
  public var stableMixtures: [FrequencyEquilibrium] {
    equilibria.filter { $0.isInterior && $0.stability == .stable }
  }
}

extension PunishersAmongReluctant: CustomStringConvertible {
  /// The states of rest and both margins.
  public var description: String {
    let states = equilibria.map { "share of punishers \($0.share) \($0.stability.rawValue)" }
    return """
      \(states.joined(separator: ", "))
      margins: invasion \(invasionMargin), resistance \(resistanceMargin)
      """
  }
}

extension PunishmentModel {
  /// All states of rest of punishers and reluctant members, and by what margins either resists.
  ///
  /// The advantage of punishers is convex in their share, so there are at most two mixtures.
  ///
  /// - Returns: The states, their stability, the margins and the fold.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` with errors of punishment, for which the
  ///   advantage is no short polynomial.
  public func punishersAmongReluctant() throws(EvolutionError) -> PunishersAmongReluctant {
    let advantage = try reluctantAdvantage()
    let states = Array(advantage.equilibria.map(\.complemented).reversed())
    // The derivative in the share of reluctant members vanishes at most once.
    let slope = advantage.numerator.derivative
    let turn = groupSize > 2 ? slope.rootsInUnitInterval.first : nil
    return PunishersAmongReluctant(
      equilibria: states,
      invasionMargin: -advantage.value(at: 1),
      resistanceMargin: -advantage.value(at: .zero),
      fold: turn?.complement,
      smallestAdvantage: turn.map { -advantage.numerator.enclosure(over: $0.enclosure) }
    )
  }

  /// Checks states of rest from any source against the payoffs, in exact arithmetic.
  ///
  /// - Parameter result: The states, by the share of punishers.
  /// - Returns: `nil` when each is one, with the stability stated; otherwise what fails, in words.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func verify(_ result: PunishersAmongReluctant) throws(EvolutionError) -> String? {
    try reluctantAdvantage().verify(result.equilibria.map(\.complemented).reversed())
  }

  /// The advantage of reluctant members over punishers as a function of their share y:
  /// `(1 − e)(c − b/n) + k(n − 1)(1 + eΩ) − (1 − e)(n − 1)(p + k)(1 − y) − (1 − e)(b − c)Ω·yⁿ⁻¹`.
  ///
  /// - Returns: The advantage, a polynomial of three terms.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func reluctantAdvantage() throws(EvolutionError) -> AdvantageFunction {
    if !punishmentError.isZero {
      throw .notApplicable(
        reason: "mixtures of punishers and reluctant members need a punishmentError of 0"
      )
    }
    let (m, omega, e) = (others, furtherInteractions, cooperationError)
    let tries = 1 - e
    let constant =
      tries * (netCost - m * (punishmentLoss + punishmentCost))
      + punishmentCost * m * (1 + e * omega)
    return AdvantageFunction(
      numerator: SparsePolynomial([
        (0, constant), (1, tries * m * (punishmentLoss + punishmentCost)),
        (groupSize - 1, -tries * (benefit - cost) * omega),
      ])
    )
  }

  /// The largest groups in which rare punishers invade a population of reluctant members, with all else
  /// equal; `nil` when they do in groups of any size up to 100,000, and 1 when in none.
  public var largestGroupForInvasion: Int? {
    func invades(_ size: Int) -> Bool {
      let count = Rational(size)
      let (omega, e) = (furtherInteractions, cooperationError)
      let gain = (1 - e) * ((benefit - cost) * omega - cost + benefit / count)
      return gain > punishmentCost * (count - 1) * (1 + e * omega)
    }
    // The advantage falls with the size of groups.
    var (low, high) = (1, 100_001)
    while high - low > 1 {
      let middle = (low + high) / 2
      if invades(middle) { low = middle } else { high = middle }
    }
    return low == 100_000 ? nil : low
  }

  /// The smallest number of punishers that makes contributing pay for somebody who fears them:
  /// the least j with `j·p > c − b/n`; `nil` when punishment costs nothing and contributing does.
  public var deterringPunishers: Int? {
    if netCost.signum < 0 { return 0 }
    if punishmentLoss.isZero { return nil }
    let count = (netCost / punishmentLoss).roundedDown + 1
    return count < 1_000_000_000_000 ? Int(count.doubleValue) : nil
  }
}
