import EquilibriaNumerics
import Games
import Testing

@Suite struct StationaryPolicyTests {
  private let game: TabularMarkovGame<String, String>

  init() throws { game = try Switchboard().tabulated() }

  @Test func `a policy mixes for every player and state`() throws {
    let policy = try StationaryPolicy<String, Rational>(
      probabilities: [[[0.25, 0.75], [1, 0, 0]], [[1], [1]]],
      for: game
    )
    #expect(policy[0, 0].description == "1/4 up + 3/4 down")
    #expect(policy.profile(inState: 0).description == "(1/4 up + 3/4 down, left)")
    #expect(policy.description == "0: (1/4 up + 3/4 down, left)\n1: (wait, wait)")
    #expect(!policy.isPure && policy.pureChoices == nil)
  }

  @Test func `pure and uniform policies`() throws {
    let pure = try StationaryPolicy<String, Double>(pure: [[1, 2], [0, 0]], for: game)
    #expect(pure.probabilities == [[[0, 1], [0, 0, 1]], [[1], [1]]])
    #expect(pure.pureChoices == [[1, 2], [0, 0]])
    let uniform = StationaryPolicy<String, Rational>(uniformFor: game)
    #expect(uniform.probabilities[0][1] == [Rational(1, 3), Rational(1, 3), Rational(1, 3)])
  }

  @Test func `errors name state and player`() {
    func failure(_ probabilities: [[[Rational]]]) -> MarkovGameError? {
      do throws(MarkovGameError) {
        _ = try StationaryPolicy(probabilities: probabilities, for: game)
        return nil
      } catch {
        return error
      }
    }
    #expect(
      failure([[[1, 0], [1, 0, 0]]])
        == .wrongCount(of: "states of the policy", found: 1, expected: 2)
    )
    #expect(
      failure([[[1, 0]], [[1], [1]]])
        == .wrongCount(of: "mixed actions in state \"on\"", found: 1, expected: 2)
    )
    #expect(
      failure([[[1, 0], [0.5, 0.499, 0]], [[1], [1]]])
        == .policy(state: "on", player: 1, .probabilitiesDoNotSumToOne(sum: "999/1000"))
    )
    #expect(throws: MarkovGameError.self) {
      try StationaryPolicy<String, Double>(pure: [[1, 3], [0, 0]], for: game)
    }
    #expect(throws: MarkovGameError.self) {
      try StationaryPolicy<String, Double>(pure: [[1, 1], [0, 0], [0, 0]], for: game)
    }
  }
}
