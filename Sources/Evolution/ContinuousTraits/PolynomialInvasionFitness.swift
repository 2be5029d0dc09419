public import EquilibriaNumerics
internal import SolutionConcepts

/// A growth rate of mutants that is a polynomial with rational coefficients: everything about it is
/// decided exactly.
///
/// The entry `coefficients[i][j]` belongs to `yⁱxʲ`, y the mutant's trait and x the residents'.
public struct PolynomialInvasionFitness: Sendable, Hashable {
  /// The coefficients by powers of the mutant's trait, then of the residents'.
  public let coefficients: [[Rational]]

  /// The traits considered.
  public let traits: ClosedRange<Rational>

  /// A model from its coefficients.
  ///
  /// - Parameters:
  ///   - coefficients: `coefficients[i][j]` belongs to the i-th power of the mutant's trait and the
  ///     j-th power of the residents'.
  ///   - traits: The traits considered.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the traits have no length.
  public init(
    coefficients: [[Rational]],
    traits: ClosedRange<Rational>
  ) throws(EvolutionError) {
    guard traits.lowerBound < traits.upperBound else {
      throw .parameter(
        name: "traits",
        value: "\(traits.lowerBound)…\(traits.upperBound)",
        domain: "an interval of positive length"
      )
    }
    self.coefficients = coefficients
    self.traits = traits
  }

  /// The continuous snowdrift game: an investment costs its own player and benefits both.
  ///
  /// The benefit of a joint investment s is `b₂s² + b₁s`, the cost of one's own investment y is
  /// `c₂y² + c₁y`.
  ///
  /// - Parameters:
  ///   - benefit: The coefficients b₁ and b₂.
  ///   - cost: The coefficients c₁ and c₂.
  ///   - traits: The investments considered.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the traits have no length.
  ///
  /// > Source: Doebeli, Hauert & Killingback (2004), *The evolutionary origin of cooperators and
  /// > defectors*.
  public init(
    snowdriftBenefit benefit: (linear: Rational, quadratic: Rational),
    cost: (linear: Rational, quadratic: Rational),
    traits: ClosedRange<Rational>
  ) throws(EvolutionError) {
    // B(x + y) − C(y) − B(2x) + C(x)
    let (b, c) = (benefit, cost)
    try self.init(
      coefficients: [
        [0, c.linear - b.linear, c.quadratic - 3 * b.quadratic],
        [b.linear - c.linear, 2 * b.quadratic],
        [b.quadratic - c.quadratic],
      ],
      traits: traits
    )
  }

  /// The same model in floating arithmetic.
  ///
  /// - Returns: The growth rate as a function.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the traits are no interval of
  ///   doubles.
  public func floating() throws(EvolutionError) -> InvasionFitness {
    let table = coefficients.map { row in row.map(\.doubleValue) }
    return try InvasionFitness(
      traits: traits.lowerBound.doubleValue...traits.upperBound.doubleValue
    ) { mutant, resident in
      table.reversed().reduce(0) { sum, row in
        sum * mutant + row.reversed().reduce(0) { $0 * resident + $1 }
      }
    }
  }

  /// The growth rate of mutants among residents, exactly.
  ///
  /// - Parameters:
  ///   - mutant: The mutant's trait y.
  ///   - resident: The residents' trait x.
  /// - Returns: `f(y|x)`.
  public func growth(of mutant: Rational, among resident: Rational) -> Rational {
    coefficients.reversed().reduce(.zero) { sum, row in
      sum * mutant + row.reversed().reduce(.zero) { $0 * resident + $1 }
    }
  }

  /// The coefficients of the selection gradient D(x), the constant first.
  public var selectionGradient: [Rational] { diagonal { i, _ in Rational(i) }.coefficients }

  /// The traits at which selection has no direction, all of them, exact.
  ///
  /// - Returns: The singular strategies in increasing order.
  /// - Throws: ``EvolutionError/notApplicable(reason:)`` when the selection gradient is zero
  ///   everywhere.
  public func singularStrategies() throws(EvolutionError) -> [SingularStrategy] {
    // Derivatives along y = x lower the power by one or two.
    let gradient = RationalPolynomial(selectionGradient)
    let curvature = diagonal(lowering: 2) { i, _ in Rational(i * (i - 1)) }
    let cross = diagonal(lowering: 2) { i, j in Rational(i * j) }
    guard !gradient.isZero else {
      throw .notApplicable(reason: "selection has no direction at any trait")
    }
    return roots(of: gradient).map { trait in
      let signs = (
        convergence: Self.sign(of: gradient.derivative, at: trait),
        curvature: Self.sign(of: curvature, at: trait),
        cross: Self.sign(of: cross, at: trait)
      )
      let point = trait.refined(to: Rational(1, 1 << 60))
      let value = (point.lower + point.upper) / 2
      return SingularStrategy(
        trait: trait.doubleValue,
        exactTrait: trait,
        convergence: gradient.derivative.value(at: value).doubleValue,
        curvature: curvature.value(at: value).doubleValue,
        kind: SingularStrategy.kind(convergence: signs.convergence, curvature: signs.curvature),
        hasMutualInvasibility: signs.cross < 0
      )
    }
  }

  /// `Σ factor(i, j)·cᵢⱼ·x^{i + j − order}`: a derivative at equal traits.
  private func diagonal(
    lowering order: Int = 1,
    _ factor: (Int, Int) -> Rational
  ) -> RationalPolynomial {
    var result: [Rational] = []
    for (i, row) in coefficients.enumerated() {
      for (j, value) in row.enumerated() {
        let weight = factor(i, j)
        if weight.isZero { continue }
        let power = i + j - order
        while result.count <= power { result.append(.zero) }
        result[power] += weight * value
      }
    }
    return RationalPolynomial(result)
  }

  /// All roots within the traits, in increasing order.
  private func roots(of polynomial: RationalPolynomial) -> [AlgebraicNumber] {
    let (start, end) = (traits.lowerBound, traits.upperBound)
    let width = end - start
    let simple = polynomial.squarefree
    var result: [AlgebraicNumber] = []
    if simple.value(at: start).isZero { result.append(AlgebraicNumber(start)) }
    for root in RootIsolation.roots(of: simple.composed(offset: start, scale: width)) {
      if let rational = root.rational {
        result.append(AlgebraicNumber(start + width * rational))
      } else {
        result.append(
          AlgebraicNumber(
            polynomial: simple.coefficients,
            lower: start + width * root.lower,
            upper: start + width * root.upper
          )
        )
      }
    }
    if simple.degree > 0, simple.value(at: end).isZero { result.append(AlgebraicNumber(end)) }
    return result
  }

  /// The sign of a polynomial at an algebraic number.
  private static func sign(of polynomial: RationalPolynomial, at point: AlgebraicNumber) -> Int {
    if polynomial.isZero { return 0 }
    var point = point
    let common = RationalPolynomial.greatestCommonDivisor(
      polynomial,
      RationalPolynomial(point.polynomial)
    )
    while true {
      if let rational = point.rational { return polynomial.value(at: rational).signum }
      let ends = (common.value(at: point.lower).signum, common.value(at: point.upper).signum)
      if common.degree > 0, ends.0 * ends.1 < 0 { return 0 }
      let local = polynomial.composed(offset: point.lower, scale: point.upper - point.lower)
      // No sign change after turning 0…1 into the positive numbers means no root inside.
      let turned = RationalPolynomial(local.coefficients.reversed()).composed(offset: 1, scale: 1)
      if turned.signChanges == 0 {
        return polynomial.value(at: (point.lower + point.upper) / 2).signum
      }
      point = point.refined()
    }
  }
}
