public import EquilibriaNumerics

/// How the rewards of successive periods add up to what a player cares about.
public enum Horizon: Sendable, Hashable {
  /// `Σ_t δᵢᵗ·rᵢ(t)` over infinitely many periods: the total, not the average.
  ///
  /// There is one discount factor per player, with `0 ≤ δᵢ < 1`.
  case discounted([Rational])

  /// The same sum over the first periods only, with `0 ≤ δᵢ ≤ 1`.
  case finite(steps: Int, discounts: [Rational])

  /// The long-run average reward per period.
  case average

  /// Infinitely many periods with one discount factor for all players.
  ///
  /// - Parameters:
  ///   - discount: δ, at least 0 and below 1.
  ///   - players: The number of players.
  /// - Returns: The horizon.
  public static func discounted(_ discount: Rational, players: Int) -> Horizon {
    .discounted(Array(repeating: discount, count: players))
  }

  /// Finitely many periods, undiscounted or with one discount factor for all players.
  ///
  /// - Parameters:
  ///   - steps: The number of periods, at least 1.
  ///   - discount: δ, from 0 to 1; 1 by default.
  ///   - players: The number of players.
  /// - Returns: The horizon.
  public static func finite(
    steps: Int,
    discount: Rational = 1,
    players: Int
  ) -> Horizon {
    .finite(steps: steps, discounts: Array(repeating: discount, count: players))
  }

  /// The discount factor of each player; `nil` for averages.
  public var discounts: [Rational]? {
    switch self {
    case .discounted(let discounts), .finite(_, let discounts): discounts
    case .average: nil
    }
  }

  /// Throws when a discount factor or the number of periods is outside its domain.
  func validate(playerCount: Int) throws(MarkovGameError) {
    if case .finite(let steps, _) = self, steps < 1 { throw .noPeriods(steps: steps) }
    guard let discounts else { return }
    guard discounts.count == playerCount else {
      throw .wrongCount(of: "discount factors", found: discounts.count, expected: playerCount)
    }
    let isFinite = if case .finite = self { true } else { false }
    for (player, discount) in discounts.enumerated() {
      guard discount >= 0, isFinite ? discount <= 1 : discount < 1 else {
        throw .discountOutOfRange(
          player: player,
          discount: "\(discount)",
          isHorizonFinite: isFinite
        )
      }
    }
  }
}

extension Horizon: CustomStringConvertible {
  /// The kind of horizon and its numbers: `discounted by 9/10`.
  public var description: String {
    switch self {
    case .discounted(let discounts): "discounted by \(Self.text(discounts))"
    case .finite(let steps, let discounts):
      "\(steps) \(steps == 1 ? "period" : "periods")"
        + (discounts.allSatisfy { $0 == 1 } ? "" : ", discounted by \(Self.text(discounts))")
    case .average: "long-run average"
    }
  }

  private static func text(_ discounts: [Rational]) -> String {
    guard let first = discounts.first, discounts.contains(where: { $0 != first }) else {
      return discounts.first?.description ?? ""
    }
    return discounts.map(\.description).joined(separator: ", ")
  }
}
