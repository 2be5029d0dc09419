internal import EquilibriaNumerics
internal import Games

/// What a deviation costs, read off the play itself: two streams of payoffs.
struct DeviationLoss {
  /// Payoffs received once, then payoffs received over and over.
  struct Stream {
    let lead: [Rational]
    let cycle: [Rational]

    /// `Σ δᵗ·g`, by the formula of the geometric series, which makes sense for all δ but roots of 1.
    func sum(at discount: Rational) -> Rational {
      var (total, weight) = (Rational.zero, Rational(1))
      for payoff in lead {
        total += weight * payoff
        weight *= discount
      }
      var (round, power) = (Rational.zero, Rational(1))
      for payoff in cycle {
        round += power * payoff
        power *= discount
      }
      return total + weight * round / (1 - power)
    }
  }

  let obedience: Stream
  let deviation: Stream

  /// The polynomial `loss(δ)·(1 − δᵐ)` with the loss in discounted sums and m a multiple of both
  /// periods, interpolated between whole numbers: it has the sign of the loss from 0 to below 1.
  var polynomial: [Rational] {
    let multiple = obedience.cycle.count * deviation.cycle.count
    let degree = multiple + max(obedience.lead.count, deviation.lead.count)
    let nodes = (0...degree).map { Rational($0 + 2) }
    var differences = nodes.map { node in
      (obedience.sum(at: node) - deviation.sum(at: node))
        * (1 - (0..<multiple).reduce(Rational(1)) { power, _ in power * node })
    }
    // Newton's divided differences, in place.
    for order in 1..<max(nodes.count, 2) where order < nodes.count {
      for place in stride(from: nodes.count - 1, through: order, by: -1) {
        differences[place] =
          (differences[place] - differences[place - 1]) / (nodes[place] - nodes[place - order])
      }
    }
    var result: [Rational] = []
    for place in nodes.indices.reversed() {
      // result · (x − node) + difference
      let shifted = [.zero] + result
      result = shifted.indices.map { index in
        shifted[index] - (index < result.count ? nodes[place] * result[index] : .zero)
      }
      result[0] += differences[place]
    }
    return result
  }
}

extension DeviationLoss {
  /// Whether a polynomial has the sign of the loss for all discount factors from 0 to below 1.
  ///
  /// It must divide ``polynomial``, and the quotient must be a power of `1 − δ` times a polynomial
  /// without negative coefficients and with a positive constant.
  func hasSign(of other: [Rational]) -> Bool {
    var rest = polynomial
    while let last = rest.last, last.isZero { rest.removeLast() }
    guard let lead = other.last, !lead.isZero else { return rest.isEmpty && other.isEmpty }
    var quotient: [Rational] = []
    while rest.count >= other.count {
      let factor = rest[rest.count - 1] / lead
      let shift = rest.count - other.count
      for (place, value) in other.enumerated() { rest[place + shift] -= factor * value }
      rest.removeLast()
      quotient.insert(factor, at: 0)
    }
    guard rest.allSatisfy(\.isZero), !quotient.isEmpty else { return false }
    while quotient.count > 1, quotient.reduce(.zero, +).isZero {
      var sum = Rational.zero
      quotient = quotient.dropLast().map { value in
        sum += value
        return sum
      }
    }
    return quotient[0] > .zero && quotient.allSatisfy { $0 >= .zero }
  }
}

extension RepeatedPlay {
  /// The payoffs of a player from a state on, when nobody deviates.
  private func stream(of player: Int, from state: Int) -> DeviationLoss.Stream {
    let walk = lasso(from: state)
    return DeviationLoss.Stream(
      lead: walk.lead.map { payoff(of: player, in: $0) },
      cycle: walk.cycle.map { payoff(of: player, in: $0) }
    )
  }

  /// Every one-shot deviation and what it costs, state by state.
  func oneShotLosses() -> [(DiscountConstraint<Action>.Deviation, DeviationLoss)] {
    typealias Deviation = DiscountConstraint<Action>.Deviation
    return machine.states.indices.flatMap { state in
      table.space.counts.indices.flatMap { player in
        let prescribed = table.space.action(of: player, at: profiles[state])
        return (0..<table.space.counts[player]).filter { $0 != prescribed }.map { action in
          let index = profile(in: state, where: player, plays: action)
          let rest = stream(of: player, from: machine.successors[state][index])
          return (
            Deviation.oneShot(
              player: player,
              state: names(of: state),
              prescribed: table.actions[player][prescribed],
              action: table.actions[player][action]
            ),
            DeviationLoss(
              obedience: stream(of: player, from: state),
              deviation: .init(
                lead: [table.payoffs[player][index]] + rest.lead,
                cycle: rest.cycle
              )
            )
          )
        }
      }
    }
  }

  /// What a plan from the start costs; `nil` when it is not one of the player's.
  func loss(
    ofPlanBy player: Int,
    lead: [Action],
    cycle: [Action]
  ) -> DeviationLoss? {
    guard table.actions.indices.contains(player), !cycle.isEmpty else { return nil }
    var numbers: [Int] = []
    for action in lead + cycle {
      guard let number = table.actions[player].firstIndex(of: action) else { return nil }
      numbers.append(number)
    }
    // The state of play: the joint state and the place in the plan.
    var places: [[Int]: Int] = [:]
    var payoffs: [Rational] = []
    var (state, place) = (0, 0)
    while places[[state, place]] == nil {
      places[[state, place]] = payoffs.count
      let index = profile(in: state, where: player, plays: numbers[place])
      payoffs.append(table.payoffs[player][index])
      state = machine.successors[state][index]
      place = place + 1 == numbers.count ? lead.count : place + 1
    }
    let entry = places[[state, place]] ?? 0
    return DeviationLoss(
      obedience: stream(of: player, from: 0),
      deviation: .init(lead: Array(payoffs[..<entry]), cycle: Array(payoffs[entry...]))
    )
  }
}
