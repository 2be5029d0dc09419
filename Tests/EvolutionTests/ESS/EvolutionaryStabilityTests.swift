import CaseFiles
import EquilibriaNumerics
import Evolution
import Games
import SolutionConcepts
import Testing

@Suite("All evolutionarily stable strategies")
struct EvolutionaryStabilityTests {
  @Test("The reference cases are there")
  func cases() { #expect(ESSCases.group("ess").count >= 8) }

  @Test("The exact answers of the reference cases", arguments: ESSCases.group("ess"))
  func reference(_ row: ESSCases.Case) throws {
    let game = try SymmetricGame(row.inputs["A"].matrix)
    let result = try game.evolutionarilyStableStrategies()
    #expect(result.isComplete)
    let expected = try #require(row.exact)["ess"].matrix
    let found: Set<[Rational]> = Set(result.map { $0.certificate.weights })
    #expect(found == Set(expected))
    #expect(result.count == expected.count)
    #expect(Double(result.count) == row.expected["count"].double)
    #expect(row.expected["ess"].list.count == expected.count)
    let extended = row.expected["extendedSupports"].list.map { $0.doubles.map { Int($0) } }
    let replies: Set<[Int]> = Set(result.map { $0.certificate.extendedSupport })
    #expect(replies == Set(extended))
    for stable in result { #expect(game.check(ess: stable.certificate).isValid) }
  }

  struct Known: Sendable, CustomTestStringConvertible {
    var name: String
    var matrix: [[Rational]]
    var stable: [[Rational]]
    var testDescription: String { name }
  }

  /// Source: Maynard Smith (1982) for Hawk–Dove; Zeeman (1980) for the game with a stable rest
  /// point that is not an ESS; Bomze (1992) otherwise.
  static let known: [Known] = [
    Known(name: "one strategy", matrix: [[7]], stable: [[1]]),
    Known(name: "two equal strategies", matrix: [[1, 1], [1, 1]], stable: []),
    Known(
      name: "three conventions",
      matrix: [[1, 0, 0], [0, 2, 0], [0, 0, 3]],
      stable: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    ),
    Known(
      name: "Zeeman",
      matrix: [[0, 6, -4], [-3, 0, 5], [-1, 3, 0]],
      stable: [[1, 0, 0]]
    ),
    Known(name: "Hawk–Dove, V ≥ C", matrix: [[1, 4], [0, 2]], stable: [[1, 0]]),
    Known(
      name: "Hawk–Dove, V/C = 2/3",
      matrix: [[-1, 4], [0, 2]],
      stable: [[Rational(2, 3), Rational(1, 3)]]
    ),
    Known(
      name: "a continuum",
      matrix: [[1, 1, 0], [1, 1, 0], [0, 0, 2]],
      stable: [[0, 0, 1]]
    ),
  ]

  @Test("Known answers", arguments: known)
  func knownAnswers(_ row: Known) throws {
    let game = try SymmetricGame(row.matrix)
    let result = try game.evolutionarilyStableStrategies()
    let found: Set<[Rational]> = Set(result.map { $0.certificate.weights })
    #expect(found == Set(row.stable))
  }

  @Test("Clique games have as many stable strategies as maximal cliques", arguments: [3, 2])
  func cliques(_ size: Int) throws {
    // Source: Vickers & Cannings (1988): blocks of mutually avoiding strategies; Moon & Moser (1965).
    let matrix = (0..<6).map { row in
      (0..<6).map { column -> Rational in
        row == column ? 0 : row / size == column / size ? -1 : 1
      }
    }
    let result = try SymmetricGame(matrix).evolutionarilyStableStrategies()
    #expect(result.count == (size == 3 ? 9 : 8))
  }

  @Test("Equilibria that are not stable come with a mutant that shows it")
  func rejected() throws {
    let copositive = try ESSCases.named("ESS-09")
    let game = try SymmetricGame(copositive.inputs["A"].matrix)
    let others = try #require(try game.evolutionarilyStableStrategies().others)
    #expect(!others.isEmpty)
    for other in others {
      #expect(other.invasion.succeeds)
      #expect(other.invasion.barrier == 0)
    }
    let rock = try SymmetricGame([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    let result = try rock.evolutionarilyStableStrategies()
    #expect(result.isEmpty)
    let third = Rational(1, 3)
    let neutral = result.neutrallyStable.map { $0.strategy.probabilities }
    #expect(neutral == [[third, third, third]])
  }

  @Test("A neutrally stable continuum is reported as one")
  func continuum() throws {
    let game = try SymmetricGame([[1, 1, 0], [1, 1, 0], [0, 0, 2]])
    let continua = try #require(try game.evolutionarilyStableStrategies().continua)
    // The other one mixes the first two with a third of the last.
    #expect(continua.map(\.dimension) == [1, 1])
    #expect(continua.filter(\.isNeutrallyStable).count == 1)
    #expect(continua.map(\.isEvolutionarilyStableSet).filter { $0 == true }.count == 1)
  }

  @Test("Cooperators and unconditional ones drift until defectors can enter")
  func drift() throws {
    // Tit for tat, always cooperate, always defect over ten rounds of a dilemma: the edge of
    // cooperators holds equilibria with few unconditional ones only; the end of that part is no
    // equilibrium that mutants are repelled from.
    let game = try SymmetricGame([[30, 30, 9], [30, 30, 0], [14, 50, 10]])
    let result = try game.evolutionarilyStableStrategies()
    #expect(result.map(\.certificate.support) == [[2]])
    let continua = try #require(result.continua)
    #expect(continua.count == 1)
    #expect(!continua[0].isNeutrallyStable)
    #expect(continua[0].isEvolutionarilyStableSet == false)
    #expect(result.neutrallyStable.map(\.strategy.support) == [[0]])
  }

  @Test("Drift that leads out of a face of equilibria is not an evolutionarily stable set")
  func driftOutside() throws {
    // Neutral everywhere between the first two, and every mixture of them is an equilibrium.
    let twins = try SymmetricGame([[2, 2, 0], [2, 2, 1], [0, 1, 0]])
    let continua = try #require(try twins.evolutionarilyStableStrategies().continua)
    #expect(continua.map(\.isEvolutionarilyStableSet) == [true])
    #expect(continua[0].description.hasPrefix("an evolutionarily stable set of dimension 1"))
    // Zero-sum rock, paper, scissors: neutral, but drift goes to populations that are beaten.
    let rock = try SymmetricGame([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    #expect(try #require(try rock.evolutionarilyStableStrategies().continua).isEmpty)
  }

  @Test("Two enumerations and mutants near by agree on random games", arguments: 0..<60)
  func random(_ seed: Int) throws {
    var generator = Xoshiro256(seed: UInt64(seed))
    let count = 2 + seed % 4
    let spread = seed % 2 == 0 ? 1 : 4
    let matrix = (0..<count).map { _ in
      (0..<count).map { _ in Rational(Int.random(in: -spread...spread, using: &generator)) }
    }
    let game = try SymmetricGame(matrix)
    let result = try game.evolutionarilyStableStrategies()
    let all = try game.symmetricEquilibria().map { $0.profile[0].probabilities }
    let stable = result.map(\.certificate.weights)
    let others = try #require(result.others)
    // Every extreme symmetric equilibrium is in exactly one of the two lists.
    let unstable = others.map { $0.strategy.probabilities }
    let both: Set<[Rational]> = Set(stable + unstable)
    #expect(Set(all) == both)
    #expect(all.count == stable.count + others.count)
    for stable in result {
      #expect(game.check(ess: stable.certificate).isValid)
      #expect(stable.pureInvasions.allSatisfy { $0.barrier > 0 })
    }
    for other in others { #expect(other.invasion.barrier == 0) }
    for _ in 0..<40 {
      let cuts = (0..<count).map { _ in Rational(Int.random(in: 0...3, using: &generator)) }
      let total = cuts.reduce(0, +)
      if total.isZero { continue }
      let mixture = try MixedStrategy(
        actions: game.strategies,
        probabilities: cuts.map { $0 / total }
      )
      for stable in result where stable.strategy != mixture {
        #expect(try stable.invasionBarrier(against: mixture) > 0)
      }
      for other in others where other.isNeutrallyStable {
        #expect(try !game.invasion(of: mixture, into: other.strategy).succeeds)
      }
    }
  }

  @Test("Relabelling and positive affine payoff changes leave the answer", arguments: 0..<10)
  func invariance(_ seed: Int) throws {
    var generator = Xoshiro256(seed: UInt64(1000 + seed))
    let count = 4
    let matrix = (0..<count).map { _ in
      (0..<count).map { _ in Rational(Int.random(in: -5...5, using: &generator)) }
    }
    let order = Array(0..<count).shuffled(using: &generator)
    let shifts = (0..<count).map { _ in Rational(Int.random(in: -5...5, using: &generator)) }
    let changed = order.map { row in
      order.map { matrix[row][$0] * Rational(3, 7) + shifts[$0] }
    }
    let before = try SymmetricGame(matrix).evolutionarilyStableStrategies(explainsOthers: false)
    let after = try SymmetricGame(changed).evolutionarilyStableStrategies(explainsOthers: false)
    let expected: Set<[Rational]> = Set(
      before.map { stable in order.map { stable.certificate.weights[$0] } }
    )
    let found: Set<[Rational]> = Set(after.map { $0.certificate.weights })
    #expect(found == expected)
    #expect(before.others == nil)
  }

  @Test("Payoffs beyond 64 bits stay exact")
  func large() throws {
    let big = Rational(Int.max)
    let game = try SymmetricGame([[-big, 2 * big], [0, big + Rational(1, Int.max)]])
    let result = try game.evolutionarilyStableStrategies()
    #expect(result.count == 1)
    #expect(result[0].certificate.support == [0, 1])
    #expect(game.check(ess: result[0].certificate).isValid)
  }

  @Test("The uniform barrier of a stag hunt and of Hawk–Dove")
  func uniformBarrier() throws {
    let hunt = try SymmetricGame(strategies: ["Stag", "Hare"], payoffs: [[4, 0], [3, 3]])
    let barriers = try hunt.evolutionarilyStableStrategies().map { $0.uniformInvasionBarrier() }
    #expect(barriers.map(\.lower) == [Rational(1, 4), Rational(3, 4)])
    #expect(barriers.map(\.upper) == [Rational(1, 4), Rational(3, 4)])
    #expect(
      barriers[0].description
        == "every mutant is repelled up to a share of 1/4; Hare comes closest"
    )
    let doves = try SymmetricGame([[-1, 2], [0, 1]]).evolutionarilyStableStrategies()
    #expect(doves[0].uniformInvasionBarrier().lower == 1)
  }

  @Test("The uniform barrier is the least barrier of any mutant", arguments: 0..<12)
  func uniformBarrierOfRandomGames(_ seed: Int) throws {
    var generator = Xoshiro256(seed: UInt64(300 + seed))
    let count = 3 + seed % 2
    let game = try SymmetricGame(
      (0..<count).map { _ in
        (0..<count).map { _ in Rational(Int.random(in: -4...4, using: &generator)) }
      }
    )
    for stable in try game.evolutionarilyStableStrategies(explainsOthers: false) {
      let barrier = stable.uniformInvasionBarrier()
      #expect(barrier.lower > 0)
      #expect(barrier.lower <= barrier.upper)
      #expect(barrier.upper * Rational(999_999_998, 1_000_000_000) <= barrier.lower)
      if let mutant = barrier.criticalMutant {
        #expect(try stable.invasionBarrier(against: mutant) == barrier.upper)
      } else {
        #expect(barrier.upper == 1)
      }
      for _ in 0..<60 {
        let cuts = (0..<count).map { _ in Rational(Int.random(in: 0...5, using: &generator)) }
        let total = cuts.reduce(0, +)
        if total.isZero { continue }
        let mixture = try MixedStrategy(
          actions: game.strategies,
          probabilities: cuts.map { $0 / total }
        )
        if mixture == stable.strategy { continue }
        #expect(try stable.invasionBarrier(against: mixture) >= barrier.lower)
      }
    }
  }

  @Test("A limit leaves a partial answer that says so")
  func limits() throws {
    let matrix = (0..<8).map { row in (0..<8).map { row == $0 ? Rational.zero : .one } }
    let result = try SymmetricGame(matrix)
      .evolutionarilyStableStrategies(limits: Limits(iterations: 1))
    #expect(!result.isComplete)
    #expect(result.stopReason == .iterationLimit)
    #expect(result.others == nil)
  }

  @Test("Games that are not symmetric are refused by name")
  func asymmetric() throws {
    #expect(throws: EvolutionError.self) {
      try BachOrStravinsky(preferred: 3, other: 2).evolutionarilyStableStrategies()
    }
    #expect(throws: EvolutionError.self) { try SymmetricGame([[1, 2]]) }
    #expect(throws: EvolutionError.self) { try SymmetricGame([]) }
    #expect(throws: EvolutionError.self) {
      try SymmetricGame(strategies: ["a", "a"], payoffs: [[1, 2], [3, 4]])
    }
  }

  @Test("The descriptions are for people")
  func descriptions() throws {
    let game = try SymmetricGame(strategies: ["Hawk", "Dove"], payoffs: [[-1, 2], [0, 1]])
    let result = try game.evolutionarilyStableStrategies()
    #expect(
      result.description
        == "1/2 Hawk + 1/2 Dove (payoff 1/2)\n1 evolutionarily stable strategy: all there are"
    )
    let lines = result[0].pureInvasions.map { $0.description }
    #expect(lines == ["Hawk is repelled at every share", "Dove is repelled at every share"])
    let hunt = try SymmetricGame(strategies: ["Stag", "Hare"], payoffs: [[4, 0], [3, 3]])
    let conventions = try hunt.evolutionarilyStableStrategies()
    #expect(
      conventions[0].pureInvasions[0].description == "Hare is repelled up to a share of 1/4"
    )
    #expect(
      conventions.others?.first?.description
        == "3/4 Stag + 1/4 Hare is not stable: Stag invades and does better at every share"
    )
  }
}
