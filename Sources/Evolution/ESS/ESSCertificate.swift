public import EquilibriaNumerics

/// The proof that a mixture is an evolutionarily stable strategy of a payoff matrix A.
///
/// With a base strategy m of the support I, tangent directions `eᵢ − eₘ` turn
/// `−zᵀAz` into the symmetric form `B` on the other best replies. The mixture p is evolutionarily
/// stable if and only if it is a symmetric equilibrium, B is positive definite on I∖m, and its
/// Schur complement on the best replies K outside the support is strictly copositive.
///
/// > Source: Haigh (1975), *Game theory and evolution*; Abakuks (1980), *Conditions for
/// > evolutionarily stable strategies*; Bomze & Pötscher (1989), *Game Theoretical Foundations of
/// > Evolutionary Stability*.
public struct ESSCertificate: Sendable, Hashable {
  /// The probability of each strategy.
  public let weights: [Rational]

  /// The strategies in use, I.
  public let support: [Int]

  /// All best replies, J: the support, and K outside it.
  public let extendedSupport: [Int]

  /// What every best reply earns.
  public let payoff: Rational

  /// The base strategy m, one of the support.
  public let base: Int

  /// The leading principal minors of B on the rest of the support, in order; all positive.
  public let minors: [Rational]

  /// The Schur complement of B on the best replies outside the support, in order.
  public let complement: Matrix<Rational>

  /// The proof that the Schur complement is strictly copositive.
  public let copositivity: CopositivityProof

  /// A certificate from its parts; ``ESSCheck`` decides whether it proves anything.
  ///
  /// - Parameters:
  ///   - weights: The probability of each strategy.
  ///   - support: The strategies in use.
  ///   - extendedSupport: All best replies.
  ///   - payoff: What every best reply earns.
  ///   - base: The base strategy.
  ///   - minors: The leading principal minors of B on the support without the base.
  ///   - complement: The Schur complement on the best replies outside the support.
  ///   - copositivity: The proof that it is strictly copositive.
  public init(
    weights: [Rational],
    support: [Int],
    extendedSupport: [Int],
    payoff: Rational,
    base: Int,
    minors: [Rational],
    complement: Matrix<Rational>,
    copositivity: CopositivityProof
  ) {
    self.weights = weights
    self.support = support
    self.extendedSupport = extendedSupport
    self.payoff = payoff
    self.base = base
    self.minors = minors
    self.complement = complement
    self.copositivity = copositivity
  }
}

extension ESSCertificate: CustomStringConvertible {
  /// Support, best replies, minors and Schur complement, one per line.
  public var description: String {
    var lines = [
      "strategies in use \(support), best replies \(extendedSupport), payoff \(payoff)"
    ]
    if !minors.isEmpty {
      lines.append("positive minors " + minors.map(\.description).joined(separator: ", "))
    }
    if complement.rowCount > 0 {
      let rows = (0..<complement.rowCount).map { row in
        "[" + complement.row(row).map(\.description).joined(separator: ", ") + "]"
      }
      lines.append("strictly copositive complement " + rows.joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }
}

extension SymmetricGame {
  /// `−½[(aᵢⱼ − aᵢₘ − aₘⱼ + aₘₘ) + (aⱼᵢ − aⱼₘ − aₘᵢ + aₘₘ)]`: the form B in row i and column j.
  func tangentForm(_ row: Int, _ column: Int, base: Int) -> Rational {
    let sum =
      matrix[row, column] + matrix[column, row] - matrix[row, base] - matrix[base, row]
      - matrix[column, base] - matrix[base, column] + 2 * matrix[base, base]
    return sum / -2
  }
}
