import EquilibriaNumerics

/// Powers of the discount factor over the periods of a boycott.
struct DiscountPowers<Number: SlackNumber>: Sendable {
  let discount: Number
  /// 1 − δ.
  let impatience: Number
  /// δᵏ for k = 0, …, L; only δ⁰ for ever.
  let powers: [Number]
  /// 1 + δ + … + δᵏ⁻¹ for k = 0, …, L; only the empty sum for ever.
  let sums: [Number]
  let isForever: Bool

  init(_ discount: Rational, length: Int?) {
    self.discount = Number(discount)
    impatience = Number(1 - discount)
    isForever = length == nil
    var powers = [Rational.one]
    var sums = [Rational.zero]
    for _ in 0..<(length ?? 0) {
      sums.append(sums[sums.count - 1] + powers[powers.count - 1])
      powers.append(powers[powers.count - 1] * discount)
    }
    self.powers = powers.map { Number($0) }
    self.sums = sums.map { Number($0) }
  }

  /// The value of one unit in each of the last `count` periods of a boycott.
  func annuity(_ count: Int) -> Number {
    isForever ? Number(1).divided(byPositive: impatience) : sums[count]
  }

  /// What one unit is worth that comes after `count` periods, the last of a boycott.
  func after(_ count: Int) -> Number { isForever ? Number(0) : powers[count] }

  /// The value of a payoff in every period.
  func perpetuity(_ payoff: Number) -> Number { payoff.divided(byPositive: impatience) }

  /// The number of the periods of a boycott; 1 for ever, since they are all alike.
  var stageCount: Int { isForever ? 1 : powers.count - 1 }
}

/// The payoffs of an order per period.
struct OrderAmounts<Number: SlackNumber>: Sendable {
  /// A buyer with one of his assessments.
  struct BuyerType: Sendable {
    let buyer: Int
    let convergence: Rational
    /// Whether he boycotts with this assessment.
    let boycotts: Bool
    /// u: under law.
    let lawful: Number
    /// When he buys during a boycott that succeeds.
    let served: Number
    /// When he buys in the period in which a boycott fails.
    let failed: Number
    /// After the collapse.
    let collapsed: Number
  }

  let lawfulProfit: Number
  let collapsedProfit: Number
  let publicity: Number
  let types: [BuyerType]

  /// The payoffs of an order, for all buyers and assessments or for those in some places.
  init(_ terms: OrderTerms, keeping places: [Int]? = nil) {
    lawfulProfit = Number(terms.lawfulProfit)
    collapsedProfit = Number(terms.collapsedProfit)
    publicity = Number(terms.publicity)
    let types = terms.buyers.indices.flatMap { number in
      let buyer = terms.buyers[number]
      return buyer.types.map { type in
        let lawful = buyer.lawfulPayoff(at: type.convergence)
        let free = buyer.freePayoff(at: type.convergence)
        let failed: Rational
        let collapsed: Rational
        switch terms.collapse {
        case .neutral: (failed, collapsed) = (0, 0)
        case .autarky: (failed, collapsed) = (free, 0)
        case .caveatEmptor: (failed, collapsed) = (free, free)
        case .stipulated(_, let payoffs): (failed, collapsed) = (lawful, payoffs[number])
        }
        return BuyerType(
          buyer: number,
          convergence: type.convergence,
          boycotts: type.boycotts,
          lawful: Number(lawful),
          served: Number(terms.boycott.effect == .joint ? 0 : lawful),
          failed: Number(failed),
          collapsed: Number(collapsed)
        )
      }
    }
    self.types = places.map { $0.map { types[$0] } } ?? types
  }
}

/// What being in each state of the public automaton is worth to the seller.
///
/// The states are law, the stages 1, …, L of a boycott, and collapse.
struct SellerValues<Number: SlackNumber>: Sendable {
  let law: Number
  /// Before it is seen who boycotts: the first stage, or each stage when assessments count afresh.
  let boycott: [Number]
  let collapse: Number
  /// What a wrong loses him from the next period on: δφ (law − boycott).
  let loss: Number

  init(
    _ amounts: OrderAmounts<Number>,
    _ odds: BoycottOdds<Number>,
    _ powers: DiscountPowers<Number>,
    _ decision: LegalOrder.Boycott.Decision
  ) {
    law = powers.perpetuity(amounts.lawfulProfit)
    collapse = powers.perpetuity(amounts.collapsedProfit)
    let failure = Number(1) - odds.success
    let ruin = odds.profitOnFailure + failure * powers.discount * collapse
    switch decision {
    case .once:
      let length = powers.stageCount
      boycott = [
        odds.profitOnSuccess * powers.annuity(length)
          + odds.success * powers.after(length) * law + ruin
      ]
    case .everyPeriod:
      let profit = odds.profitOnSuccess + ruin
      if powers.isForever {
        let stay = odds.success * powers.discount
        boycott = [profit.divided(byPositive: Number(1) - stay)]
      } else {
        var values = [law]
        for _ in 0..<powers.stageCount {
          values.append(profit + odds.success * powers.discount * values[values.count - 1])
        }
        boycott = values.dropFirst().reversed()
      }
    }
    loss = powers.discount * amounts.publicity * (law - boycott[0])
  }
}

/// What being in each state is worth to a buyer with one of his assessments.
struct BuyerValues<Number: SlackNumber>: Sendable {
  let law: Number
  let boycott: [Number]
  let collapse: Number
  /// For each stage: boycotting less buying, when it is not known who else boycotts.
  let gains: [Number]
  /// For each stage behind the first of a boycott decided once: going on less breaking it off, for
  /// a buyer on whom its quorum depends.
  let stayings: [Number]

  init(
    _ type: OrderAmounts<Number>.BuyerType,
    _ view: BoycottOdds<Number>.View,
    _ powers: DiscountPowers<Number>,
    _ decision: LegalOrder.Boycott.Decision
  ) {
    let law = powers.perpetuity(type.lawful)
    let collapse = powers.perpetuity(type.collapsed)
    let ruin = powers.discount * collapse
    let one = Number(1)
    let buys = one - view.boycotts
    let withHim = view.decides + view.withoutHim
    let failure = (one - view.withoutHim) * type.failed
    /// What boycotting gains when a boycott that reaches its quorum leads to `rest`, and serves those
    /// who buy with `served` until then.
    func gain(_ served: Number, _ rest: Number) -> Number {
      view.decides * (rest - ruin) - view.withoutHim * served - failure
    }
    func worth(_ served: Number, _ rest: Number) -> Number {
      view.boycotts * (withHim * rest + (one - withHim) * ruin)
        + buys * (view.withoutHim * (served + rest) + failure + (one - view.withoutHim) * ruin)
    }
    self.law = law
    self.collapse = collapse
    let length = powers.stageCount
    switch decision {
    case .once:
      let served = type.served * powers.annuity(length)
      let restored = powers.after(length) * law
      boycott = [worth(served, restored)]
      gains = [gain(served, restored)]
      stayings =
        powers.isForever
        ? [Number(0) - ruin - type.failed]
        : (1..<length).map { powers.after(length - $0) * law - ruin - type.failed }
    case .everyPeriod:
      stayings = []
      if powers.isForever {
        // The value v solves v = worth(served, δv), which is affine in v.
        let constant = worth(type.served, Number(0))
        let stay = powers.discount * (view.boycotts * withHim + buys * view.withoutHim)
        let value = constant.divided(byPositive: one - stay)
        boycott = [value]
        gains = [gain(type.served, powers.discount * value)]
      } else {
        var values = [law]
        var slacks: [Number] = []
        for _ in 0..<length {
          let rest = powers.discount * values[values.count - 1]
          slacks.append(gain(type.served, rest))
          values.append(worth(type.served, rest))
        }
        boycott = values.dropFirst().reversed()
        gains = slacks.reversed()
      }
    }
  }
}
