import EquilibriaNumerics

/// What is known of a boycott before it happens.
struct BoycottOdds<Number: SlackNumber>: Sendable {
  /// What one buyer knows.
  struct View: Sendable {
    /// How likely this buyer boycotts.
    var boycotts: Number
    /// How likely the boycott reaches its quorum if he takes part, and not if he buys.
    var decides: Number
    /// How likely it reaches its quorum even if he buys.
    var withoutHim: Number
  }

  /// How likely the boycott reaches its quorum.
  var success: Number
  /// The seller's profit in a period of a successful boycott, times its probability.
  var profitOnSuccess: Number
  /// The seller's profit in the period of a failed boycott, times its probability.
  var profitOnFailure: Number
  var views: [View]

  /// The same odds in another arithmetic.
  func map<Other>(_ transform: (Number) -> Other) -> BoycottOdds<Other> {
    BoycottOdds<Other>(
      success: transform(success),
      profitOnSuccess: transform(profitOnSuccess),
      profitOnFailure: transform(profitOnFailure),
      views: views.map {
        BoycottOdds<Other>.View(
          boycotts: transform($0.boycotts),
          decides: transform($0.decides),
          withoutHim: transform($0.withoutHim)
        )
      }
    )
  }
}

extension BoycottOdds<Rational> {
  /// The odds of an order, exactly.
  ///
  /// - Complexity: O(n³) for n buyers, and O(2ⁿ) with a table.
  init(_ terms: OrderTerms) {
    let chances = terms.buyers.map { (1 - $0.rho) * (1 - terms.misclassification) }
    let quorum = terms.quorum
    success = Self.chance(ofAtLeast: quorum, among: chances)
    views = chances.indices.map { buyer in
      var others = chances
      others.remove(at: buyer)
      let withoutHim = Self.chance(ofAtLeast: quorum, among: others)
      return View(
        boycotts: chances[buyer],
        decides: Self.chance(ofAtLeast: quorum - 1, among: others) - withoutHim,
        withoutHim: withoutHim
      )
    }
    profitOnSuccess = 0
    profitOnFailure = 0
    switch terms.boycott.effect {
    case .joint: profitOnFailure = (1 - success) * terms.lawfulProfit
    case .additive:
      for (buyer, view) in zip(terms.buyers, views) {
        let buys = 1 - view.boycotts
        profitOnSuccess += buys * view.withoutHim * buyer.margin
        profitOnFailure += buys * (1 - view.withoutHim) * buyer.margin
      }
    case .table:
      for (boycotting, chance) in Self.chances(ofSets: chances).enumerated() {
        let profit = chance * terms.profit(boycotting)
        if boycotting.nonzeroBitCount >= quorum {
          profitOnSuccess += profit
        } else {
          profitOnFailure += profit
        }
      }
    }
    // Where nothing holds the seller back any more, those who still buy are cheated.
    if terms.collapse.isExplicit {
      for (buyer, view) in zip(terms.buyers, views) {
        profitOnFailure += (1 - view.boycotts) * (1 - view.withoutHim) * buyer.freeSaving
      }
    }
  }

  /// How likely at least `least` of independent events happen.
  private static func chance(ofAtLeast least: Int, among chances: [Rational]) -> Rational {
    if least <= 0 { return 1 }
    guard least <= chances.count else { return 0 }
    if least == chances.count { return chances.reduce(1, *) }
    // Entry k: how likely exactly k of the events so far have happened.
    var counts: [Rational] = [1]
    for chance in chances {
      var next = counts.map { $0 * (1 - chance) } + [0]
      for count in counts.indices { next[count + 1] += counts[count] * chance }
      counts = next
    }
    return counts[least...].reduce(0, +)
  }

  /// How likely each set of independent events is, by the bits of its number.
  private static func chances(ofSets chances: [Rational]) -> [Rational] {
    chances.reduce([1]) { sets, chance in sets.map { $0 * (1 - chance) } + sets.map { $0 * chance }
    }
  }
}
