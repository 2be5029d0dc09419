import EquilibriaNumerics
import Evolution
import Games
import Testing

@Suite("Stochastic stability")
struct StochasticStabilityTests {
  @Test("Three conventions: the best one is stable")
  func conventions() throws {
    // Source: Young (1993): resistances aᵢ/(aᵢ + aⱼ) in diag(1, 2, 3).
    let game = try SymmetricGame([[1, 0, 0], [0, 2, 0], [0, 0, 3]])
    let process = try PerturbedProcess(conventionsOf: game)
    #expect(process.moves.first { $0.from == 0 && $0.to == 2 }?.resistance == Rational(1, 4))
    let result = try process.stochasticStability()
    #expect(result.potentials == [Rational(23, 20), Rational(17, 20), Rational(13, 20)])
    #expect(result.stableStates == [2])
    #expect(result.verify().isValid)
    #expect(result.radii[2] == Rational(3, 5))
    #expect(result.coradii[2] == Rational(2, 5))
    #expect(result.classOfLargeRadius == 2)
    #expect(
      result.description.hasSuffix("{2}: stochastically stable, potential 13/20")
    )
  }

  @Test("Ties are reported as sets")
  func ties() throws {
    let game = try SymmetricGame([[1, 0], [0, 1]])
    let result = try PerturbedProcess(conventionsOf: game).stochasticStability()
    #expect(result.stableStates == [0, 1])
    #expect(result.classOfLargeRadius == nil)
    let single = try PerturbedProcess(states: ["only"], moves: []).stochasticStability()
    #expect(single.stableStates == ["only"])
    #expect(single.classOfLargeRadius == 0)
    #expect(single.verify().isValid)
  }

  @Test("A third strategy can help to leave a convention")
  func detour() throws {
    // Against C, B is far better than A, so mistakes to C lead from A to B more cheaply than
    // mistakes to B, of which 4/5 are needed.
    let game = try SymmetricGame([[4, 1, 0], [0, 2, 6], [0, 0, 1]])
    let process = try PerturbedProcess(conventionsOf: game)
    let direct = Rational(4, 5)
    let found = try #require(process.moves.first { $0.from == 0 && $0.to == 1 })
    #expect(found.resistance < direct)
    #expect(found.resistance == Rational(2, 5))
  }

  @Test("Trees agree with brute force over all trees", arguments: 0..<20)
  func bruteForce(_ seed: Int) throws {
    var generator = Xoshiro256(seed: UInt64(seed))
    let count = 2 + seed % 4
    let table: [[Rational?]] = (0..<count).map { _ in
      (0..<count).map { _ in Rational(Int.random(in: 1...6, using: &generator)) }
    }
    let process = try PerturbedProcess(states: Array(0..<count), resistances: table)
    let result = try process.stochasticStability()
    #expect(result.verify().isValid)
    for root in 0..<count {
      var best: Rational?
      // Every choice of successors, as a number in base `count`.
      var code = 0
      let total = (0..<count).reduce(1) { product, _ in product * count }
      while code < total {
        defer { code += 1 }
        var rest = code
        var successors: [Int] = []
        for _ in 0..<count {
          successors.append(rest % count)
          rest /= count
        }
        var cost = Rational.zero
        var isTree = true
        for start in 0..<count where start != root {
          cost += table[start][successors[start]] ?? 0
          if successors[start] == start { isTree = false }
          var place = start
          for _ in 0..<count where place != root { place = successors[place] }
          if place != root { isTree = false }
        }
        if isTree { best = best.map { min($0, cost) } ?? cost }
      }
      #expect(result.potentials[root] == best)
    }
  }

  @Test("Altered analyses are refused")
  func mutations() throws {
    let game = try SymmetricGame([[1, 0, 0], [0, 2, 0], [0, 0, 3]])
    let right = try PerturbedProcess(conventionsOf: game).stochasticStability()
    func flaw(
      classes: [[Int]]? = nil,
      resistances: Matrix<Rational>? = nil,
      trees: [ResistanceTree]? = nil
    ) -> StochasticStabilityCheck.Flaw? {
      StochasticStabilityCheck(
        of: right.process,
        classes: classes ?? right.recurrentClasses,
        resistances: resistances ?? right.resistances,
        trees: trees ?? right.trees
      ).flaw
    }
    #expect(flaw() == nil)
    #expect(flaw(classes: [[0], [1]]) == .missingClass(state: 2))
    #expect(flaw(classes: [[0, 1], [2]]) == .notRecurrent(class: 0))
    var resistances = right.resistances
    resistances[0, 1] += 1
    #expect(flaw(resistances: resistances) == .wrongResistance(from: 0, to: 1))
    let tree = right.trees[2]
    func changed(
      successors: [Int?]? = nil,
      cost: Rational? = nil,
      bounds: [ResistanceTree.Bound]? = nil
    ) -> [ResistanceTree] {
      [right.trees[0], right.trees[1]] + [
        ResistanceTree(
          root: 2,
          successors: successors ?? tree.successors,
          cost: cost ?? tree.cost,
          bounds: bounds ?? tree.bounds
        )
      ]
    }
    #expect(flaw(trees: changed(successors: [1, 0, nil])) == .wrongTree(root: 2))
    #expect(flaw(trees: changed(cost: 1)) == .wrongTree(root: 2))
    #expect(flaw(trees: changed(bounds: [])) == .wrongBound(root: 2))
    #expect(
      flaw(trees: changed(bounds: [.init(classes: [0, 1], weight: tree.cost)]))
        == .wrongBound(root: 2)
    )
    #expect(
      flaw(trees: changed(bounds: [.init(classes: [2], weight: tree.cost)]))
        == .wrongBound(root: 2)
    )
  }

  @Test("Malformed processes are refused")
  func malformed() throws {
    #expect(throws: EvolutionError.self) {
      try PerturbedProcess(states: [0, 1], moves: [.init(from: 0, to: 2, resistance: 1)])
    }
    #expect(throws: EvolutionError.self) {
      try PerturbedProcess(states: [0, 1], moves: [.init(from: 0, to: 1, resistance: -1)])
    }
    #expect(throws: EvolutionError.self) { try PerturbedProcess(states: [0, 0], moves: []) }
    #expect(throws: EvolutionError.self) {
      try PerturbedProcess(states: [0, 1], moves: []).stochasticStability()
    }
  }
}
