import EquilibriaNumerics
import Games
import Institutions
import SolutionConcepts
import Testing

@Suite("Norms: foragers who learn by trial and error")
struct NormLearningTests {
  @Test func `a single learner finds the best decisions`() throws {
    let game = try AltarForaging(
      sanctionProbability: 0.9,
      switchProbability: 0.1,
      removal: 3,
      discount: 0.8
    )
    let best = try game.optimalDecisions().actions
    let learners = try IndependentQLearning(exploration: 0.3, periods: 20_000)
    let run = try game.learn(with: learners, seed: 4)
    for (state, wanted) in best.enumerated() {
      #expect(run.policy[state, 0].support == [wanted])
    }
    #expect(run.counts.map { $0.reduce(0, +) } == Array(repeating: 1_000, count: 20))
  }

  @Test func `without a rule everybody learns to eat poison`() throws {
    let learners = try IndependentQLearning(periods: 2_000, stretches: 4)
    let learning = try PoisonBerries(rule: .none).learning(runs: 10, with: learners, seed: 1)
    #expect(learning.share(endingIn: .unenforced).mean == 1)
    // All but the tries at random, three quarters of which are something else.
    #expect(abs(learning.poison[3].mean - (1 - 0.1 * 0.75)) < 0.02)
    #expect(learning.encounters.allSatisfy { $0.mean == 0 })
    #expect(learning.enforcement.allSatisfy { $0.mean == 0 })
  }

  @Test func `stopped learning keeps what is finished`() throws {
    let game = try PoisonBerries(rule: .silly)
    let learners = try IndependentQLearning(periods: 1_000, stretches: 10)
    let run = try game.learn(with: learners, seed: 5, limits: Limits(iterations: 3))
    #expect(run.stopReason == .iterationLimit && run.counts.count == 3)
    #expect(try game.learn(with: learners, seed: 5).counts.prefix(3) == run.counts[...])
    let part = try game.learning(runs: 8, with: learners, seed: 5, limits: Limits(iterations: 2))
    #expect(part.stopReason == .iterationLimit && part.runs == 2)
    #expect(try game.learning(runs: 2, with: learners, seed: 5).poison == part.poison)
    #expect(throws: InstitutionError.solution(.stopped(.timeLimit))) {
      try game.learning(runs: 8, with: learners, seed: 5, limits: Limits(time: .zero))
    }
  }

  /// The one effect that is strong: more is forbidden, so enforcement is practised more often at first.
  @Test func `a silly rule gives more occasions to practise enforcement`() throws {
    let learners = try IndependentQLearning(periods: 1_000, stretches: 2)
    let important = try PoisonBerries(rule: .important).learning(
      runs: 60,
      with: learners,
      seed: 2
    )
    let silly = try PoisonBerries(rule: .silly).learning(runs: 60, with: learners, seed: 2)
    #expect(
      silly.enforcement[0].interval.lowerBound > important.enforcement[0].interval.upperBound
    )
    #expect(silly.encounters[0].interval.lowerBound > important.encounters[0].interval.upperBound)
    #expect(silly.description.contains("60 runs under the rule silly"))
  }

  @Test func `the same seed gives the same numbers`() throws {
    let game = try PoisonBerries(rule: .silly)
    let learners = try IndependentQLearning(periods: 200, stretches: 2)
    let first = try game.learning(runs: 5, with: learners, seed: 7)
    #expect(try game.learning(runs: 5, with: learners, seed: 7) == first)
    #expect(try game.learning(runs: 5, with: learners, seed: 8) != first)
    let shares = NormativeConvention.Kind.allCases.map { first.share(endingIn: $0).mean }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `parameters are checked`() throws {
    #expect(throws: InstitutionError.self) { try IndependentQLearning(learningRate: 0) }
    #expect(throws: InstitutionError.self) { try IndependentQLearning(learningRate: .nan) }
    #expect(throws: InstitutionError.self) { try IndependentQLearning(exploration: 1.5) }
    #expect(throws: InstitutionError.self) { try IndependentQLearning(periods: 0) }
    #expect(throws: InstitutionError.self) { try IndependentQLearning(periods: 10, stretches: 3) }
    let learners = try IndependentQLearning(periods: 10, stretches: 1)
    #expect(throws: InstitutionError.self) {
      try PoisonBerries().learning(runs: 0, with: learners, seed: 1)
    }
    var endless = try AltarForaging()
    endless.horizon = .average
    #expect(throws: InstitutionError.self) { try endless.learn(with: learners, seed: 1) }
  }
}
