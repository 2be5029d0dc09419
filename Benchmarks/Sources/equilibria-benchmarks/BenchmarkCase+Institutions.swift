import Equilibria

extension BenchmarkCase {
  /// Legal orders.
  static let institutions: [BenchmarkCase] = [
    BenchmarkCase(
      "legal-order",
      checkOrder: { try $0.verdict() },
      answer: { verdict in
        // What the most profitable way to cheat loses.
        let slacks = verdict.constraints.compactMap { constraint in
          if case .cheat = constraint.deviation { constraint.slack } else { nil }
        }
        return Answer<Rational>(value: slacks.min())
      }
    ),
    BenchmarkCase(
      "deterrence-map",
      checkOrder: { try $0.deterrenceMap(rho: mapPoints, discount: mapPoints) },
      answer: { map in
        let kinds: [DeterrenceMap.Region] = [.oneVictim, .severalVictims, .nobodyTakesPart, .holds]
        return Answer<Double>(
          shares: kinds.map { kind in
            Double(map.regions.count { $0 == kind }) / Double(map.regions.count)
          }
        )
      }
    ),
  ]

  /// The middles of a thousand equal parts of 0...1; the same as `POINTS` in `peers/legal_orders.py`.
  private static let mapPoints = (0..<1000).map { Rational(2 * $0 + 1, 2000) }
}
