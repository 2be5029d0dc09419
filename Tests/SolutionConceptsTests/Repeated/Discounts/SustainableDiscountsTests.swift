import EquilibriaNumerics
import Games
import Testing

@testable import SolutionConcepts

@Suite struct SustainableDiscountsTests {
  private func dilemma(_ payoffs: [String]) throws -> PrisonersDilemma {
    let values = try numbers(payoffs)
    return try PrisonersDilemma(
      temptation: values[2],
      reward: values[0],
      punishment: values[3],
      sucker: values[1]
    )
  }

  /// Case repeat-01.
  @Test func `critical discount factors`() throws {
    let row = try #require(RepeatedCases.shared).criticalDiscounts
    for (place, payoffs) in row.games.enumerated() {
      let game = try dilemma(payoffs)
      func critical(
        _ strategy: RepeatedStrategy,
        _ concept: SustainableDiscounts<PrisonersDilemma.Move>.Concept = .subgamePerfect
      ) throws -> Rational? {
        let found = try game.sustainableDiscounts(of: strategy, as: concept)
        #expect(try found.verify(game.automata(strategy), in: game) == nil)
        return found.critical.rational
      }
      #expect(try critical(.grimTrigger) == Rational(row.grim[place]))
      #expect(try critical(.alternation) == Rational(row.alternation[place]))
      #expect(try critical(.titForTat, .nash) == Rational(row.titForTatNash[place]))
      let flags = game.reward * 2 > game.temptation + game.sucker
      #expect(flags == row.rewardBeatsAlternation[place])
    }
  }

  /// Case pgg-01: grim trigger by all in a public goods game, at (1 − m)/((n − 1)·m).
  @Test func `public goods`() throws {
    let row = try #require(RepeatedCases.shared).publicGoods
    let game = try PublicGoodsGame(
      players: row.players,
      marginalReturn: try #require(Rational(row.marginalReturn))
    )
    let profile = try AutomatonProfile.grimTrigger(
      playing: Array(repeating: PublicGoodsGame.Move.contribute, count: row.players),
      punishingBy: Array(repeating: .keep, count: row.players),
      in: game
    )
    let found = try game.sustainableDiscounts(of: profile)
    #expect(found.critical.rational == Rational(row.grim))
    #expect(found.binding.count == row.players)
    #expect(try found.verify(profile, in: game) == nil)
  }

  @Test func `the usual dilemma, with what binds`() throws {
    let game = try PrisonersDilemma()
    let grim = try game.sustainableDiscounts(of: .grimTrigger)
    #expect(
      grim.description == """
        grim trigger is subgame perfect at discount [1/2, 1); critical discount 1/2
          binding: player 0 plays Defect instead of Cooperate in state (path, path)
          binding: player 1 plays Defect instead of Cooperate in state (path, path)
        """
    )
    let turns = try game.sustainableDiscounts(of: .alternation)
    #expect(turns.intervals.map(\.description) == ["[1/4, 1)"])
    #expect(
      turns.binding.map(\.description) == [
        "player 0 plays Defect instead of Cooperate in state (turn 1, turn 1)",
        "player 1 plays Defect instead of Cooperate in state (turn 2, turn 2)",
      ]
    )
    // Not below 1 with these payoffs, and just so: (T − R)/(R − P) = 1.
    let pavlov = try game.sustainableDiscounts(of: .winStayLoseShift)
    #expect(pavlov.intervals.isEmpty && !pavlov.isSustainableByPatience)
    #expect(pavlov.critical.rational == 1 && !pavlov.binding.isEmpty)
    // Echoes are worth nothing only when (T + δS)/(1 + δ) = R, at 2/3; there the other states
    // break: no discount factor does for all of them.
    let echo = try game.sustainableDiscounts(of: .titForTat)
    #expect(echo.intervals.isEmpty && echo.critical.rational == 1)
    let nash = try game.sustainableDiscounts(of: .titForTat, as: .nash)
    #expect(nash.intervals.map(\.description) == ["[2/3, 1)"])
    #expect(
      nash.binding.first?.description == "player 0 plays Defect, Cooperate repeatedly"
    )
    #expect(try game.sustainableDiscounts(of: .alwaysDefect).critical.rational == 0)
    for strategy in RepeatedStrategy.allCases {
      for concept in [SustainableDiscounts<PrisonersDilemma.Move>.Concept.nash, .subgamePerfect] {
        let found = try game.sustainableDiscounts(of: strategy, as: concept)
        #expect(try found.verify(game.automata(strategy), in: game) == nil)
      }
    }
  }

  /// The closed forms of the theory notes, C.4, capped at 1.
  @Test(arguments: seeds(30))
  func `closed forms`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let values = Set((0..<9).map { _ in Int.random(in: 0...20, using: &generator) }).sorted()
    let (s, p, r, t) = (
      Rational(values[0]), Rational(values[1]), Rational(values[2]), Rational(values[3])
    )
    let game = try PrisonersDilemma(temptation: t, reward: r, punishment: p, sucker: s)
    func critical(
      _ strategy: RepeatedStrategy,
      _ concept: SustainableDiscounts<PrisonersDilemma.Move>.Concept = .subgamePerfect
    ) throws -> Rational? {
      try game.sustainableDiscounts(of: strategy, as: concept).critical.rational
    }
    #expect(try critical(.grimTrigger) == (t - r) / (t - p))
    #expect(try critical(.winStayLoseShift) == min(1, (t - r) / (r - p)))
    #expect(
      try critical(.titForTat, .nash) == min(1, max((t - r) / (t - p), (t - r) / (r - s)))
    )
    // Whoever plays the temptation must not prefer to please the other; that never binds here,
    // unless turns are worth less than mutual defection in the long run.
    let turns = (p - s) / (t - p)
    if turns < 1 { #expect(try critical(.alternation) == turns) }
  }

  /// A dilemma in which the best turns are two periods to one: an irrational critical discount.
  @Test func `an irrational critical discount`() throws {
    let game = try PrisonersDilemma()
    let profile = try AutomatonProfile.turnTaking(
      among: [[.cooperate, .defect], [.cooperate, .defect], [.defect, .cooperate]],
      punishingBy: [.defect, .defect],
      in: game,
      title: "two for you, one for me"
    )
    // Player 0 waits two periods: 5δ² ≥ 1 + δ + δ², so the critical discount is (1 + √17)/8.
    let found = try game.sustainableDiscounts(of: profile)
    #expect(found.critical.rational == nil)
    #expect(abs(found.critical.doubleValue - (1 + 17.0.squareRoot()) / 8) < 1e-8)
    #expect(found.critical.polynomial == [-1, -1, 4])
    #expect(found.critical.upper - found.critical.lower <= Rational(1, 1 << 30))
    #expect(found.critical.description.hasSuffix("(root of 4x^2 - x - 1)"))
    #expect(found.binding.count == 1)
    #expect(try found.verify(profile, in: game) == nil)
    #expect(!found.contains(0.64) && found.contains(0.641))
  }

  /// Discount sets are those at which the check of single discounts says yes.
  @Test(arguments: seeds(12))
  func `random automata`(seed: UInt64) throws {
    var generator = Xoshiro256(seed: seed)
    let game = try randomGame([2, 2], 0...3, seed: seed)
    let profile = try AutomatonProfile(
      (0..<2).map { player in
        try Automaton(
          playing: game,
          as: player,
          title: "random",
          states: [.init("0", Int.random(in: 0...1, using: &generator)), .init("1", 1)]
        ) { _, _ in Int.random(in: 0...1, using: &generator) }
      }
    )
    for concept in [SustainableDiscounts<Int>.Concept.nash, .subgamePerfect] {
      let found = try game.sustainableDiscounts(of: profile, as: concept)
      #expect(try found.verify(profile, in: game) == nil)
      for discount in (0..<12).map({ Rational($0, 12) }) {
        let check = try game.check(automata: profile, discount: discount)
        let verdict = concept == .nash ? check.isNash : check.isSubgamePerfect
        #expect(found.contains(discount) == verdict)
        let isListed = found.intervals.contains {
          $0.lower.upper <= discount && discount <= $0.upper.lower
        }
        #expect(isListed == verdict)
      }
    }
  }

  /// In Chicken mutual defection is no equilibrium, so eternal punishment is an empty threat.
  @Test func `empty threats`() throws {
    let game = try Chicken()
    let grim = try game.sustainableDiscounts(of: .grimTrigger)
    #expect(grim.intervals.isEmpty)
    #expect(grim.binding.first?.description.hasSuffix("in state (punishment, punishment)") == true)
  }

  @Test func `roots are found and told apart`() {
    func roots(_ coefficients: [Rational]) -> [AlgebraicNumber] {
      RootIsolation.roots(of: RationalPolynomial(coefficients))
    }
    #expect(roots([1]).isEmpty && roots([]).isEmpty && roots([0, 1]).isEmpty)
    #expect(roots([0, 1, -1]).isEmpty, "roots at the ends are not inside")
    // (2x − 1)²(3x − 1)(x − 2)
    let product = [[-1, 2], [-1, 2], [-1, 3], [-2, 1]].map {
      RationalPolynomial($0.map { Rational($0) })
    }.reduce(RationalPolynomial([1])) { $0 * $1 }
    #expect(
      RootIsolation.roots(of: product).map(\.rational) == [Rational(1, 3), Rational(1, 2)]
    )
    // Two quadratics with the common root (√5 − 1)/2, one of them times another factor.
    let golden = RationalPolynomial([-1, 1, 1])
    let other = golden * RationalPolynomial([-2, 0, 0, 9])
    var a = RootIsolation.roots(of: golden)[0]
    let found = RootIsolation.roots(of: other)
    #expect(found.count == 2)
    for (index, expected) in [1, 0].enumerated() {
      var b = found[index]
      // ∛(2/9) ≈ 0.606 < 0.618
      #expect(AlgebraicNumber.separate(&a, &b) == expected)
    }
    #expect(SturmSequence(insideUnitInterval: [1, -2, 1]).rootCount(above: 0, upTo: 1) == 0)
    for seed in seeds(20) {
      var generator = Xoshiro256(seed: seed)
      let coefficients = (0...6).map { _ in Rational(Int.random(in: -5...5, using: &generator)) }
      let sturm = SturmSequence(insideUnitInterval: coefficients)
      let count = sturm.isZero ? 0 : sturm.rootCount(above: 0, upTo: 1)
      #expect(roots(coefficients).count == count)
    }
  }

  @Test func `wrong sets are refused`() throws {
    let game = try PrisonersDilemma()
    let profile = try game.automata(.alternation)
    let right = try game.sustainableDiscounts(of: profile)
    #expect(try right.verify(profile, in: game) == nil)
    func changed(
      intervals: [DiscountInterval]? = nil,
      constraints: [DiscountConstraint<PrisonersDilemma.Move>]? = nil,
      breakpoints: [AlgebraicNumber]? = nil,
      critical: AlgebraicNumber? = nil,
      binding: [DiscountConstraint<PrisonersDilemma.Move>.Deviation]? = nil
    ) throws -> String? {
      try SustainableDiscounts(
        title: right.title,
        concept: right.concept,
        intervals: intervals ?? right.intervals,
        constraints: constraints ?? right.constraints,
        breakpoints: breakpoints ?? right.breakpoints,
        critical: critical ?? right.critical,
        binding: binding ?? right.binding
      ).verify(profile, in: game)
    }
    let half = AlgebraicNumber(0.5)
    #expect(try changed(critical: half)?.hasPrefix("the critical discount factor") == true)
    #expect(try changed(binding: []) == "other deviations bind")
    #expect(
      try changed(intervals: [DiscountInterval(lower: half, upper: AlgebraicNumber(1))])?
        .hasPrefix("the set is wrong at discount") == true
    )
    #expect(try changed(breakpoints: [])?.hasPrefix("a breakpoint is missing") == true)
    #expect(
      try changed(breakpoints: right.breakpoints + [AlgebraicNumber(Rational(9, 10))])
        == "nothing happens at a breakpoint"
    )
    #expect(
      try changed(constraints: Array(right.constraints.dropLast()))
        == "the constraints are not one for each deviation"
    )
    let turned = right.constraints.map {
      DiscountConstraint(deviation: $0.deviation, polynomial: $0.polynomial.map { -$0 })
    }
    #expect(
      try changed(constraints: turned)?.hasPrefix("the polynomial is wrong where") == true
    )
  }

  @Test func `too many states or plans`() throws {
    let game = try PrisonersDilemma()
    let long = try AutomatonProfile.turnTaking(
      among: Array(repeating: [.defect, .defect], count: 300),
      in: game
    )
    #expect(throws: SolutionError.self) { try game.sustainableDiscounts(of: long) }
    #expect(try game.check(automata: long, discount: 0.5).isSubgamePerfect)
    let forty = try AutomatonProfile.turnTaking(
      among: Array(repeating: [.defect, .defect], count: 40),
      in: game
    )
    let error = #expect(throws: SolutionError.self) {
      try game.sustainableDiscounts(of: forty, as: .nash)
    }
    #expect(error?.description == "player 0 has more than 4096 plans against these automata")
  }
}
