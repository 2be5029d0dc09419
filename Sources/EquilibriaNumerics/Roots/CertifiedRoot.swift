/// A root of a continuous function between two exact bounds, with what proves it.
///
/// The proof is the sign of the function at the bounds; ``isRoot(sign:)`` checks it with the function
/// alone, however the root was found.
public struct CertifiedRoot: Sendable, Hashable {
  /// Why there is a root between the bounds.
  public enum Proof: String, Sendable, Hashable, Codable {
    /// The bounds are equal, and the function vanishes there.
    case vanishes
    /// The function is negative at the lower bound and positive at the upper one.
    case rises
    /// The function is positive at the lower bound and negative at the upper one.
    case falls
    /// None: the function has the same sign at both bounds and comes so close to zero in between that
    /// a double root could not be told from none.
    case touches
  }

  /// The bounds.
  public let enclosure: Enclosure

  /// Why there is a root between the bounds.
  public let proof: Proof

  /// A root from any source; ``isRoot(sign:)`` says whether it is one.
  ///
  /// - Parameters:
  ///   - enclosure: The bounds.
  ///   - proof: Why there is a root between them.
  public init(enclosure: Enclosure, proof: Proof) {
    self.enclosure = enclosure
    self.proof = proof
  }

  /// A rational root.
  ///
  /// - Parameter exact: The root.
  public init(_ exact: Rational) { self.init(enclosure: Enclosure(exact), proof: .vanishes) }

  /// The root, when it is known to be rational.
  public var exact: Rational? { enclosure.exact }

  /// The middle between the bounds, to within rounding.
  public var doubleValue: Double { enclosure.doubleValue }

  /// Whether the signs of a continuous function prove a root between the bounds.
  ///
  /// - Parameter sign: The sign of the function at a point, −1, 0 or 1, or `nil` when unknown.
  /// - Returns: `false` also for a root that only ``Proof/touches``.
  public func isRoot(sign: (Rational) -> Int?) -> Bool {
    let (below, above) = (sign(enclosure.lower), sign(enclosure.upper))
    return switch proof {
    case .vanishes: enclosure.exact != nil && below == 0
    case .rises: below == -1 && above == 1
    case .falls: below == 1 && above == -1
    case .touches: false
    }
  }

  /// Whether a polynomial has a root between the bounds, which are not negative.
  ///
  /// - Parameter polynomial: The function.
  /// - Returns: The exact answer, `false` for a root that only ``Proof/touches``.
  public func isRoot(of polynomial: SparsePolynomial) -> Bool {
    enclosure.lower >= .zero && isRoot { polynomial.sign(at: $0) }
  }

  /// One minus the root.
  package var complement: CertifiedRoot {
    let flipped: Proof =
      switch proof {
      case .rises: .falls
      case .falls: .rises
      default: proof
      }
    return CertifiedRoot(enclosure: 1 - enclosure, proof: flipped)
  }
}

extension CertifiedRoot: CustomStringConvertible {
  /// The exact number when it is short, or else a decimal.
  public var description: String { enclosure.description }
}
