public import EquilibriaNumerics

/// A mixture of punishers, reluctant members and easy-going contributors in which all earn the same.
public struct EasygoingCoexistence: Sendable, Hashable {
  /// The share of punishers.
  public let punishers: CertifiedRoot

  /// The share of reluctant members.
  public let reluctant: Enclosure

  /// The share of easy-going contributors.
  public let easygoing: Enclosure

  /// Whether the population returns after a small disturbance.
  public let stability: Stability

  /// The trace of the replicator dynamics at the mixture; its sign is proven by the bounds.
  public let trace: Enclosure

  /// The determinant of the replicator dynamics at the mixture; its sign is proven by the bounds.
  public let determinant: Enclosure

  /// What everybody in the mixture earns.
  public let fitness: Enclosure

  /// How much more they earn than a rare uncooperative member.
  public let marginOverUncooperative: Enclosure

  /// A mixture from any source.
  ///
  /// - Parameters:
  ///   - punishers: The share of punishers.
  ///   - reluctant: The share of reluctant members.
  ///   - easygoing: The share of easy-going contributors.
  ///   - stability: Whether the population returns after a small disturbance.
  ///   - trace: The trace of the replicator dynamics.
  ///   - determinant: The determinant of the replicator dynamics.
  ///   - fitness: What everybody in the mixture earns.
  ///   - marginOverUncooperative: How much more that is than a rare uncooperative member earns.
  public init(
    punishers: CertifiedRoot,
    reluctant: Enclosure,
    easygoing: Enclosure,
    stability: Stability,
    trace: Enclosure,
    determinant: Enclosure,
    fitness: Enclosure,
    marginOverUncooperative: Enclosure
  ) {
    self.punishers = punishers
    self.reluctant = reluctant
    self.easygoing = easygoing
    self.stability = stability
    self.trace = trace
    self.determinant = determinant
    self.fitness = fitness
    self.marginOverUncooperative = marginOverUncooperative
  }

  /// The eigenvalues of the replicator dynamics, to within rounding: real parts and the size of the
  /// imaginary parts.
  public var eigenvalues: (real: (Double, Double), imaginary: Double) {
    let (half, product) = (trace.doubleValue / 2, determinant.doubleValue)
    let rest = half * half - product
    let root = abs(rest).squareRoot()
    return rest >= 0 ? ((half - root, half + root), 0) : ((half, half), root)
  }

  /// Whether disturbances die out in spirals.
  public var isStableFocus: Bool { stability == .stable && eigenvalues.imaginary > 0 }
}

extension EasygoingCoexistence: CustomStringConvertible {
  /// The shares, stability, and the margin over uncooperative members.
  public var description: String {
    """
    P \(punishers), R \(reluctant), E \(easygoing) (\(stability.rawValue))
    margin over uncooperative members \(marginOverUncooperative)
    """
  }
}

extension PunishmentModel {
  /// The mixture of punishers, reluctant members and easy-going contributors, if there is one.
  ///
  /// Where reluctant and easy-going members earn the same, the share y of those who do not punish
  /// solves `p(n − 1)(1 − y) = (c − b/n)(1 + Ω·yⁿ⁻¹)`, which has at most one root; that punishers earn
  /// the same fixes the share of reluctant members.
  ///
  /// - Returns: The mixture, or `nil` when there is none.
  ///   There is none when contributing is no sacrifice, c ≤ b/n: then it never pays to be reluctant.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` with errors of punishment, or when
  ///   contributing costs nothing on balance, c = b/n, and being punished does no harm either: then
  ///   mixtures are not isolated.
  public func easygoingCoexistence() throws(EvolutionError) -> EasygoingCoexistence? {
    if !punishmentError.isZero {
      throw .notApplicable(reason: "coexistence needs a punishmentError of 0")
    }
    if netCost.signum <= 0 {
      if netCost.isZero && punishmentLoss.isZero {
        throw .notApplicable(reason: "mixtures are not isolated where c = b/n and p = 0")
      }
      return nil
    }
    guard let root = nonPunisherEquation.rootsInUnitInterval.first else { return nil }
    let y = root.enclosure
    let (omega, e) = (furtherInteractions, cooperationError)
    let forgone = (benefit / Rational(groupSize) * omega) * y.raised(to: groupSize - 2)
    let denominator = Enclosure(-punishmentCost) + forgone
    let paid = punishmentCost * e * (1 + omega) / (1 - e)
    guard let reluctant = Enclosure(paid).divided(by: denominator),
      reluctant.lower > .zero, (y - reluctant).lower > .zero
    else { return nil }
    return coexistence(root.complement, reluctant, y - reluctant)
  }

  /// Checks a mixture from any source: that all three earn the same, within bounds.
  ///
  /// - Parameter mixture: The mixture.
  /// - Returns: Whether the root is proven and bounds of the payoffs overlap.
  public func verify(_ mixture: EasygoingCoexistence) -> Bool {
    let shares = StrategyValues(
      punisher: mixture.punishers.enclosure,
      reluctant: mixture.reluctant,
      easygoing: mixture.easygoing,
      uncooperative: Enclosure(.zero)
    )
    let fitness = fitness(shares)
    let gaps = [fitness.punisher - fitness.reluctant, fitness.easygoing - fitness.punisher]
    return mixture.punishers.complement.isRoot(of: nonPunisherEquation)
      && gaps.allSatisfy { $0.contains(.zero) && $0.width < Rational(1, 1_000_000) }
      && mixture.stability == stability(mixture.trace, mixture.determinant)
      && overlaps(jacobian(shares), mixture)
  }

  /// `(c − b/n)(1 + Ω·yⁿ⁻¹) − p(n − 1)(1 − y)`, rising in y.
  private var nonPunisherEquation: SparsePolynomial {
    let fear = punishmentLoss * others
    return SparsePolynomial([
      (0, netCost - fear), (1, fear), (groupSize - 1, netCost * furtherInteractions),
    ])
  }

  private func coexistence(
    _ punishers: CertifiedRoot,
    _ reluctant: Enclosure,
    _ easygoing: Enclosure
  ) -> EasygoingCoexistence {
    let shares = StrategyValues(
      punisher: punishers.enclosure,
      reluctant: reluctant,
      easygoing: easygoing,
      uncooperative: Enclosure(.zero)
    )
    let (trace, determinant) = jacobian(shares)
    let fitness = fitness(shares)
    return EasygoingCoexistence(
      punishers: punishers,
      reluctant: reluctant,
      easygoing: easygoing,
      stability: stability(trace, determinant),
      trace: trace,
      determinant: determinant,
      fitness: fitness.easygoing,
      marginOverUncooperative: fitness.easygoing - fitness.uncooperative
    )
  }

  private func stability(_ trace: Enclosure, _ determinant: Enclosure) -> Stability {
    switch (trace.sign, determinant.sign) {
    case (-1, 1): .stable
    case (1, _), (_, -1): .unstable
    default: .neutral
    }
  }

  private func overlaps(
    _ found: (trace: Enclosure, determinant: Enclosure),
    _ mixture: EasygoingCoexistence
  ) -> Bool {
    found.trace.lower <= mixture.trace.upper && mixture.trace.lower <= found.trace.upper
      && found.determinant.lower <= mixture.determinant.upper
      && mixture.determinant.lower <= found.determinant.upper
  }

  private func fitness(_ shares: StrategyValues<Enclosure>) -> StrategyValues<Enclosure> {
    closedForm(shares, without: (1 - shares.punisher).raised(to: groupSize - 2))
  }

  /// Trace and determinant of the replicator dynamics of P and E where all earn the same.
  ///
  /// With the advantages A of P over R and B of E over R as functions of the shares x of P and z of
  /// E, the determinant is `x·z·(1 − x − z)·(A_x·B_z − A_z·B_x)`.
  private func jacobian(
    _ shares: StrategyValues<Enclosure>
  ) -> (trace: Enclosure, determinant: Enclosure) {
    let (x, z) = (shares.punisher, shares.easygoing)
    let y = 1 - x
    let m = others
    let power = y.raised(to: groupSize - 2)
    let slope = groupSize > 2 ? (m - 1) * y.raised(to: groupSize - 3) : Enclosure(.zero)
    let scale = (1 - cooperationError) * m
    let omega = furtherInteractions
    let part = benefit / Rational(groupSize) * omega
    // The advantage of E over P is scale·{(y − z)·[k − part·yⁿ⁻²] + …}.
    let saved = Enclosure(punishmentCost) - part * power
    let aX =
      (-scale)
      * (((benefit - cost) * omega) * power - part * (z * slope)
        - Enclosure(punishmentCost + punishmentLoss))
    let aZ = scale * saved
    let bX = aX - scale * (saved - part * ((y - z) * slope))
    let bZ = aZ - scale * saved
    let trace =
      x * (1 - x) * aX - x * z * bX + z * (1 - z) * bZ - x * z * aZ
    let determinant = x * z * (y - z) * (aX * bZ - aZ * bX)
    return (trace, determinant)
  }
}
