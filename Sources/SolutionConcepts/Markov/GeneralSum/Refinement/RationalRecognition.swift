internal import EquilibriaNumerics
internal import Games

/// Looks for the rational equilibrium that a floating policy is close to.
///
/// Newton's method with exact residuals yields a hundred digits; numbers with small denominators are
/// then told from others by their continued fractions. That is a guess: what counts is that the policy
/// passes the exact check.
struct RationalRecognition<State: Hashable & Sendable, Action: Hashable & Sendable> {
  let work: StationaryWork<State, Action>

  /// Games with more actions in use than this are not looked at.
  private static var largestSize: Int { 96 }

  /// Fractions have at most this many bits in the denominator.
  private static var denominatorBits: Int { 96 }

  /// Probabilities are computed to about twice that.
  private static var precisionBits: Int { 256 }

  private static var roundLimit: Int { 16 }

  init(_ work: StationaryWork<State, Action>) { self.work = work }

  /// An exact equilibrium; `nil` when none is recognised.
  func equilibrium(near policy: [[[Double]]]) -> MarkovEquilibrium<Action, Rational>? {
    for candidate in [rounded(policy), refined(policy)] {
      guard let candidate else { continue }
      let exact = work.checked(StationaryPolicy(trusted: candidate, actions: work.game.actions))
      if exact.regret.isZero { return exact }
    }
    return nil
  }

  /// The simplest fractions within what floating refinement leaves open.
  private func rounded(_ policy: [[[Double]]]) -> [[[Rational]]]? {
    let tolerance: Rational = 1e-11
    let limit = Rational(1_000_000)
    return completed(policy) { state, player, action in
      guard let value = Rational(exactly: policy[state][player][action]), value > tolerance else {
        return nil
      }
      let simple = Rational.simplest(between: value - tolerance, and: value + tolerance)
      return Rational(simple.denominatorInteger) <= limit ? simple : nil
    }
  }

  /// A policy from the probabilities of all actions in use but the most likely ones.
  private func completed(
    _ policy: [[[Double]]],
    _ probability: (Int, Int, Int) -> Rational?
  ) -> [[[Rational]]]? {
    var result: [[[Rational]]] = []
    for (state, mixtures) in policy.enumerated() {
      var exact: [[Rational]] = []
      for (player, mixture) in mixtures.enumerated() {
        guard let reference = mixture.indices.max(by: { mixture[$0] < mixture[$1] }) else {
          return nil
        }
        var probabilities = mixture.map { _ in Rational.zero }
        var rest: Rational = 1
        for action in mixture.indices where action != reference && mixture[action] > 0 {
          guard let value = probability(state, player, action), value > 0 else { return nil }
          probabilities[action] = value
          rest -= value
        }
        guard rest > 0 else { return nil }
        probabilities[reference] = rest
        exact.append(probabilities)
      }
      result.append(exact)
    }
    return result
  }

  /// Fractions recognised from a precise solution of the equations; `nil` when there are none.
  private func refined(_ policy: [[[Double]]]) -> [[[Rational]]]? {
    guard policy.joined().joined().count(where: { $0 > 0 }) <= Self.largestSize else { return nil }
    let values = work.checked(StationaryPolicy(trusted: policy, actions: work.game.actions)).values
    let intervals = SupportIntervals(work.game)
    guard let box = BoxSearch(intervals).box(around: policy, values: values) else { return nil }
    let unknowns = KrawczykTest.Unknowns(box, intervals)
    let inverse = KrawczykTest.inverse(
      unknowns.slopes(over: unknowns.bounds).slopes,
      size: unknowns.count
    )
    var point = unknowns.bounds.map { Rational(binary: $0.middle) }
    let goal = Double(sign: .plus, exponent: -Self.precisionBits, significand: 1)
    for round in 0..<Self.roundLimit {
      let residuals = unknowns.exactEquations(at: point, in: work.game).map(\.doubleValue)
      var largest = 0.0
      for row in point.indices {
        let change = Double.sumOfProducts(count: residuals.count) {
          (inverse[row * residuals.count + $0], residuals[$0])
        }
        guard let exact = Rational(exactly: change) else { return nil }
        largest = max(largest, change.magnitude)
        // Digits beyond those gained so far are noise that only makes the next round slower.
        point[row] = (point[row] - exact).rounded(bits: min(48 * (round + 2), 320))
      }
      if largest < goal { return recognised(policy, unknowns, point) }
    }
    return nil
  }

  private func recognised(
    _ policy: [[[Double]]],
    _ unknowns: KrawczykTest.Unknowns,
    _ point: [Rational]
  ) -> [[[Rational]]]? {
    let tolerance = Rational(
      numerator: .one,
      denominator: ExactInteger.one.shifted(left: Self.precisionBits - 16)
    )
    var places: [[Int]: Int] = [:]
    var place = 0
    for (state, sets) in unknowns.supports.enumerated() {
      for (player, set) in sets.enumerated() {
        for action in set where action != unknowns.references[state][player] {
          places[[state, player, action]] = place
          place += 1
        }
      }
    }
    return completed(policy) { state, player, action in
      guard let place = places[[state, player, action]], point[place] > tolerance else {
        return nil
      }
      let value = Rational.simplest(
        between: point[place] - tolerance,
        and: point[place] + tolerance
      )
      return value.denominatorInteger.bitCount <= Self.denominatorBits ? value : nil
    }
  }
}

extension KrawczykTest.Unknowns {
  /// F in exact arithmetic.
  func exactEquations<State, Action>(
    at unknowns: [Rational],
    in game: TabularMarkovGame<State, Action>
  ) -> [Rational] {
    let states = game.stateCount
    let values = (0..<game.playerCount).map { player in
      let first = probabilityCount + player * states
      return Array(unknowns[first..<(first + states)])
    }
    var place = 0
    var result: [Rational] = []
    for state in 0..<states {
      let space = game.spaces[state]
      let mixtures = space.counts.indices.map { player in
        var mixture = Array(repeating: Rational.zero, count: space.counts[player])
        var rest: Rational = 1
        for action in supports[state][player] where action != references[state][player] {
          mixture[action] = unknowns[place]
          rest -= unknowns[place]
          place += 1
        }
        mixture[references[state][player]] = rest
        return mixture
      }
      for player in space.counts.indices {
        let weights = space.weights(of: mixtures, exceptFor: player)
        for action in supports[state][player] {
          var payoff = Rational.zero
          for index in 0..<space.profileCount
          where space.action(of: player, at: index) == action && !weights[index].isZero {
            let row = game.profileStarts[state] + index
            let next = game.transitions.expectation(of: values[player], inRow: row)
            payoff +=
              weights[index] * (game.rewards[player][row] + game.discounts[player] * next)
          }
          result.append(payoff - values[player][state])
        }
      }
    }
    return result
  }
}

extension Rational {
  /// The nearest multiple of 2⁻ᵇ, towards zero.
  func rounded(bits: Int) -> Rational {
    let scaled = numeratorInteger.shifted(left: bits)
    let (quotient, _) = scaled.quotientAndRemainder(dividingBy: denominatorInteger)
    return Rational(
      numerator: quotient,
      denominator: ExactInteger.one.shifted(left: bits)
    )
  }
}
