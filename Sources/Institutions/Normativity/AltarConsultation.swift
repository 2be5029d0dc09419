public import EquilibriaNumerics
public import Games

/// When it pays to ask an authority what the rule is: the value of an altar to a forager.
///
/// The forager of ``/Games/AltarForaging`` who has lost track of the rule may visit the altar, at the
/// price of a period's berry, or guess. Guessing is wrong with probability w and then sanctioned with
/// probability π. Both are equally good at
///
///     π* = (1 − (1 − δ)·U) / (δ·w·U·(1 − δᴿ)),
///
/// where U is the value of not knowing under visits and R the length of a sanction. So the altar has a
/// following exactly when its rule is enforced often enough.
public struct AltarConsultation: Sendable, Hashable {
  /// V_K: what it is worth to know the rule and to consult the altar whenever it is forgotten.
  public let knownValue: Rational

  /// V_U: what it is worth not to know it and to consult the altar now.
  public let unknownValue: Rational

  /// π*: the least probability of sanctions at which the altar is consulted, exact.
  ///
  /// `nil` when not even certain sanctions are enough.
  public let criticalSanction: Rational?
}

extension AltarConsultation: CustomStringConvertible {
  /// The critical probability of sanctions.
  public var description: String {
    guard let criticalSanction else { return "nobody consults the altar" }
    return "consulted if sanctions have probability \(criticalSanction.doubleValue) or more"
  }
}

extension AltarForaging {
  /// How often sanctions must follow a wrong guess for the altar to be consulted.
  ///
  /// - Returns: The values under visits and the critical probability; the game's own probability of
  ///   sanctions plays no part.
  /// - Throws: ``InstitutionError/notApplicable(reason:)`` unless the horizon is infinite and discounted.
  public func consultation() throws(InstitutionError) -> AltarConsultation {
    guard case .discounted(let discounts) = horizon, let discount = discounts.first else {
      throw .notApplicable(reason: "the altar's value needs discounting; the horizon is \(horizon)")
    }
    let patience = 1 - discount
    // V_K = 1 + U and U = δ((1 − σ)V_K + σU), so U = δ(1 − σ)/(1 − δ).
    let unknown = discount * (1 - switchProbability) / patience
    let harm =
      discount * wrongProbability * unknown * (1 - discount.raised(to: removal))
    let gain = 1 - patience * unknown
    return AltarConsultation(
      knownValue: 1 + unknown,
      unknownValue: unknown,
      criticalSanction: harm > 0 && gain <= harm ? gain / harm : nil
    )
  }

  /// Checks that visits and guesses are equally good at a critical probability of sanctions.
  ///
  /// - Parameter consultation: The values and the critical probability, from any source.
  /// - Returns: Whether the values solve both sides of the comparison, in exact arithmetic.
  public func verify(_ consultation: AltarConsultation) -> Bool {
    guard case .discounted(let discounts) = horizon, let discount = discounts.first,
      consultation.knownValue == 1 + next(after: consultation, discount),
      consultation.unknownValue == next(after: consultation, discount)
    else { return false }
    let unknown = consultation.unknownValue
    let banned = discount.raised(to: removal) * unknown
    func guess(_ sanction: Rational) -> Rational {
      let removed = wrongProbability * sanction
      return 1 + discount * ((1 - removed) * unknown + removed * banned)
    }
    guard let critical = consultation.criticalSanction else { return guess(1) > unknown }
    return critical >= 0 && critical <= 1 && guess(critical) == unknown
  }

  private func next(after values: AltarConsultation, _ discount: Rational) -> Rational {
    let kept = (1 - switchProbability) * values.knownValue
    return discount * (kept + switchProbability * values.unknownValue)
  }
}
