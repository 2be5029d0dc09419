public import EquilibriaNumerics

/// A classification institution: the common answer to the question which performances are wrongful.
///
/// It is the map R of Hadfield and Weingast. It enforces nothing. It only says of every performance,
/// publicly and in the same words to everybody, whether it is lawful.
///
/// > Source: Hadfield & Weingast (2012), *What is law? A coordination model of the characteristics of
/// > legal order*.
public struct ClassificationInstitution: Sendable, Hashable {
  /// The names of the performances that honour the bargain, R(x) = 1.
  public let lawful: [String]

  /// The names of the performances that break it, R(x) = 0.
  public let wrongful: [String]

  /// ε: how likely a buyer who would boycott misreads the classification, from 0 to 1.
  ///
  /// Each buyer reads for himself. A clear law, and a single one, has a small ε.
  public let misclassification: Rational

  /// φ: how likely a wrong becomes common knowledge by the next period, from 0 to 1.
  ///
  /// A wrong that does not become known has no consequences.
  public let publicity: Rational

  /// A classification of performances by their names.
  ///
  /// - Parameters:
  ///   - lawful: The performances that honour the bargain.
  ///   - wrongful: The performances that break it.
  ///   - misclassification: ε, the chance of each buyer to misread the classification.
  ///   - publicity: φ, the chance that a wrong becomes common knowledge.
  public init(
    lawful: [String],
    wrongful: [String],
    misclassification: Rational = 0,
    publicity: Rational = 1
  ) {
    self.lawful = lawful
    self.wrongful = wrongful
    self.misclassification = misclassification
    self.publicity = publicity
  }

  /// How the institution classifies a performance.
  ///
  /// - Parameter performance: The name of the performance.
  /// - Returns: `true` for lawful, `false` for wrongful, `nil` when the law has a gap there.
  public func isLawful(_ performance: String) -> Bool? {
    if lawful.contains(performance) { return true }
    return wrongful.contains(performance) ? false : nil
  }

  /// How far the classification converges with the private logic of a buyer, item by item.
  ///
  /// - Parameter buyer: The buyer.
  /// - Returns: The share of the lawful performances on his menu that he himself finds acceptable;
  ///   `nil` when there is none.
  public func convergence(with buyer: LegalOrder.Buyer) -> Rational? {
    let items = buyer.menu.filter { isLawful($0.name) == true }
    guard !items.isEmpty else { return nil }
    return Rational(items.count { $0.isAcceptable }, items.count)
  }
}
