import CaseFiles
import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite struct `Schelling diagrams` {
  /// Case schelling-01.
  @Test func `a threshold public good`() throws {
    let given = try InstitutionCase.named("schelling-01")
    let game = try ThresholdPublicGood(
      players: given.count("n"),
      threshold: given.count("threshold"),
      benefit: given.rational("benefit"),
      cost: given.rational("cost")
    )
    let diagram = try SchellingDiagram(of: game, cooperation: .contribute)
    let counts = try #require(given.expected["counts"]?.list).compactMap(\.int)
    #expect(diagram.equilibria.map(\.cooperators) == counts)
    #expect(diagram.dilemma.fear && diagram.dilemma.greed)
    #expect(diagram.dilemma.defectionPays == [0, 1, 3, 4])
    #expect(diagram.welfareOptima == [3])
  }

  /// Case pgg-01.
  @Test func `a public good with a marginal return`() throws {
    let given = try InstitutionCase.named("pgg-01")
    let game = try PublicGoodsGame(
      players: given.count("n"),
      marginalReturn: given.rational("mpcr")
    )
    let diagram = try SchellingDiagram(of: game, cooperation: .contribute)
    #expect(diagram.cooperator == given.expected["UC"]?.list?.compactMap(\.rational))
    #expect(diagram.defector == given.expected["UD"]?.list?.compactMap(\.rational))
    #expect(diagram.grimTriggerDiscount == given.expected["delta"]?.rational)
    #expect(diagram.equilibria.map(\.cooperators) == [0])
    #expect(diagram.equilibria[0].isStrict)
    #expect(diagram.dilemma.isSocialDilemma)
    #expect(diagram.welfareOptima == [4])
    // Theory C.3: (1 − m)/((n − 1)m).
    for players in 2...6 {
      for tenths in 1...9 {
        let m = Rational(tenths, 10)
        guard Rational(players) * m > 1 else { continue }
        let other = try SchellingDiagram(
          of: PublicGoodsGame(players: players, marginalReturn: m),
          cooperation: .contribute
        )
        #expect(other.grimTriggerDiscount == (1 - m) / (Rational(players - 1) * m))
      }
    }
  }

  /// The flags of two players are those of the four outcomes.
  @Test(arguments: SymmetricOrdinalGame.allCases)
  func `two players`(_ game: SymmetricOrdinalGame) throws {
    let diagram = try SchellingDiagram(of: game, cooperation: .cooperate)
    let flags = SocialDilemmaFlags(game.outcomes)
    #expect(diagram.dilemma.fear == flags.fear)
    #expect(diagram.dilemma.greed == flags.greed)
    #expect(diagram.dilemma.cooperationBeatsDefection == flags.cooperationBeatsDefection)
    #expect(diagram.dilemma.cooperationBeatsExploitation == flags.cooperationBeatsExploitation)
  }

  /// Counts of cooperators against pure enumeration of the whole table, for random curves.
  @Test func `equilibria agree with pure enumeration`() throws {
    var generator = Xoshiro256(seed: 8)
    for players in 2...5 {
      for _ in 0..<30 {
        let curves = (0..<2).map { _ in
          (0..<players).map { _ in Rational(Int.random(in: 0...3, using: &generator)) }
        }
        let diagram = try SchellingDiagram(cooperator: curves[0], defector: curves[1])
        let game = BinaryGame(diagram: diagram)
        let pure = try game.nashEquilibria(using: .pureEnumeration)
        let counts = Set(
          pure.compactMap { $0.profile.pureActions?.count { $0 == true } }
        )
        #expect(counts.sorted() == diagram.equilibria.map(\.cooperators))
        #expect(!counts.isEmpty)
        #expect(try SchellingDiagram(of: game, cooperation: true) == diagram)
      }
    }
  }

  private struct BinaryGame: NormalFormGame {
    let diagram: SchellingDiagram
    var actions: [[Bool]] { Array(repeating: [true, false], count: diagram.players) }
    func payoffs(for profile: [Bool]) -> [Rational] {
      let count = profile.count { $0 }
      return profile.map { $0 ? diagram.cooperator[count - 1] : diagram.defector[count] }
    }
  }

  @Test func `games of another kind are refused`() throws {
    #expect(throws: InstitutionError.self) {
      try SchellingDiagram(of: RockPaperScissors(), cooperation: .rock)
    }
    let unlike = try PayoffTable(
      actions: [[0, 1], [0, 1]],
      payoffs: [[1, 2, 3, 4], [1, 3, 2, 5]]
    )
    let error = #expect(throws: InstitutionError.self) {
      try SchellingDiagram(of: unlike, cooperation: 0)
    }
    #expect(error?.description.contains("alike") == true)
    #expect(throws: InstitutionError.self) {
      try SchellingDiagram(cooperator: [1], defector: [2])
    }
    #expect(throws: InstitutionError.self) {
      try SchellingDiagram(cooperator: [1, 2], defector: [2])
    }
  }

  @Test func `the typology of goods`() throws {
    func kind(_ subtractability: Rational, _ excludability: Rational) throws -> Good {
      try Good("good", subtractability: subtractability, excludability: excludability)
    }
    #expect(try kind(1, 1).kind == .privateGood)
    #expect(try kind(1, 0).kind == .commonPool)
    #expect(try kind(0, 1).kind == .club)
    #expect(try kind(0, 0).kind == .publicGood)
    #expect(try kind(0.9, 0.2).invitesFreeRiding)
    #expect(try !kind(0.9, 0.5).invitesFreeRiding)
    #expect(throws: InstitutionError.self) { try kind(1.1, 0) }
  }
}
