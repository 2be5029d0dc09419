public import EquilibriaNumerics

/// Checks a certificate of evolutionary stability against a game, trusting nothing in it.
///
/// Best replies, minors, Schur complement and copositivity are computed again from the payoffs, by
/// determinants and linear systems instead of the solver's elimination.
///
/// > Source: Haigh (1975), *Game theory and evolution*; Abakuks (1980).
public struct ESSCheck: Sendable, Hashable {
  /// What a check can find wrong.
  public enum Flaw: Sendable, Hashable {
    /// The weights are not one probability per strategy.
    case notAMixture
    /// The support or the base is not that of the weights.
    case wrongSupport
    /// A strategy does better against the mixture than the mixture does.
    case notAnEquilibrium(strategy: Int, gain: Rational)
    /// The payoff is not what the mixture earns.
    case wrongPayoff(found: Rational, actual: Rational)
    /// The extended support is not the set of best replies.
    case wrongExtendedSupport(actual: [Int])
    /// A minor is not positive, or not what the payoffs give.
    case wrongMinor(order: Int)
    /// An entry of the Schur complement is not what the payoffs give.
    case wrongComplement
    /// The proof of copositivity does not hold.
    case wrongCopositivity
  }

  /// The first thing found wrong; `nil` when the certificate proves stability.
  public let flaw: Flaw?

  /// Whether the certificate proves that its mixture is evolutionarily stable.
  public var isValid: Bool { flaw == nil }

  /// Checks a certificate.
  ///
  /// - Parameters:
  ///   - certificate: A certificate from any source.
  ///   - game: The game it is about.
  public init<Action>(_ certificate: ESSCertificate, of game: SymmetricGame<Action>) {
    flaw = Self.flaw(of: certificate, in: game)
  }

  private static func flaw<Action>(
    of certificate: ESSCertificate,
    in game: SymmetricGame<Action>
  ) -> Flaw? {
    let weights = certificate.weights
    guard weights.count == game.count, weights.allSatisfy({ $0 >= .zero }),
      weights.reduce(.zero, +) == .one
    else { return .notAMixture }
    let support = weights.indices.filter { weights[$0] > .zero }
    guard certificate.support == support, support.contains(certificate.base) else {
      return .wrongSupport
    }
    let payoffs = weights.indices.map { game.payoff(of: $0, to: weights) }
    let best = payoffs[support[0]]
    for strategy in weights.indices where payoffs[strategy] > best {
      return .notAnEquilibrium(strategy: strategy, gain: payoffs[strategy] - best)
    }
    for strategy in support where payoffs[strategy] < best {
      return .notAnEquilibrium(strategy: support[0], gain: best - payoffs[strategy])
    }
    guard certificate.payoff == best else {
      return .wrongPayoff(found: certificate.payoff, actual: best)
    }
    let replies = weights.indices.filter { payoffs[$0] == best }
    guard certificate.extendedSupport == replies else {
      return .wrongExtendedSupport(actual: replies)
    }
    return secondOrderFlaw(of: certificate, in: game)
  }

  /// Checks the definite part and the copositive part of the form B.
  private static func secondOrderFlaw<Action>(
    of certificate: ESSCertificate,
    in game: SymmetricGame<Action>
  ) -> Flaw? {
    let inside = certificate.support.filter { $0 != certificate.base }
    let outside = certificate.extendedSupport.filter { !certificate.support.contains($0) }
    func block(_ rows: [Int], _ columns: [Int]) -> Matrix<Rational> {
      Matrix(
        rowCount: rows.count,
        columnCount: columns.count,
        elements: rows.flatMap { row in
          columns.map { game.tangentForm(row, $0, base: certificate.base) }
        }
      )
    }
    let definite = block(inside, inside)
    guard certificate.minors.count == inside.count else {
      return .wrongMinor(order: min(certificate.minors.count, inside.count) + 1)
    }
    for order in inside.indices {
      let rows = Array(0...order)
      let minor = certificate.minors[order]
      guard minor > .zero, minor == definite.minor(rows, rows) else {
        return .wrongMinor(order: order + 1)
      }
    }
    let complement = certificate.complement
    guard complement.rowCount == outside.count, complement.columnCount == outside.count else {
      return .wrongComplement
    }
    for (column, strategy) in outside.enumerated() {
      let right = inside.map { game.tangentForm($0, strategy, base: certificate.base) }
      guard let solution = definite.solve(right) else { return .wrongMinor(order: inside.count) }
      for (row, other) in outside.enumerated() {
        let coupling = Rational.sumOfProducts(count: inside.count) {
          (game.tangentForm(other, inside[$0], base: certificate.base), solution[$0])
        }
        let entry = game.tangentForm(other, strategy, base: certificate.base) - coupling
        guard complement[row, column] == entry else { return .wrongComplement }
      }
    }
    return certificate.copositivity.proves(complement) ? nil : .wrongCopositivity
  }
}

extension ESSCheck: CustomStringConvertible {
  /// What is wrong, or that the certificate holds.
  public var description: String {
    switch flaw {
    case nil: "evolutionarily stable: the certificate holds"
    case .notAMixture: "the weights are not one probability per strategy"
    case .wrongSupport: "the support or the base is not that of the weights"
    case .notAnEquilibrium(let strategy, let gain):
      "not an equilibrium: strategy \(strategy) gains \(gain)"
    case .wrongPayoff(let found, let actual): "the payoff is \(actual), not \(found)"
    case .wrongExtendedSupport(let actual): "the best replies are \(actual)"
    case .wrongMinor(let order): "the minor of order \(order) is not positive or not right"
    case .wrongComplement: "the Schur complement is not that of the payoffs"
    case .wrongCopositivity: "the proof of strict copositivity does not hold"
    }
  }
}

extension SymmetricGame {
  /// Checks a certificate of evolutionary stability from any source.
  ///
  /// - Parameter certificate: The certificate.
  /// - Returns: What is wrong with it, if anything.
  public func check(ess certificate: ESSCertificate) -> ESSCheck {
    ESSCheck(certificate, of: self)
  }
}
