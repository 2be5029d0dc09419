import CaseFiles
import EquilibriaNumerics
import Institutions
import Testing

@Suite("Reward diagnostics: optimising a reward that leaves something out")
struct RewardPathTests {
  /// Case proxy-01.
  @Test func `utility rises and falls as in the case file`() throws {
    let file = try InstitutionCase.named("proxy-01")
    let reward = try RewardSpecification(
      attributes: [.init(.squareRoot, rewarded: .linear), .init(.squareRoot)],
      budget: 1
    )
    let path = try reward.optimize(from: [0.2, 0.4], step: 0.01)
    try file.expect("U_start", path.utility[0])
    try file.expect("U_peak", path.utility[path.peakStep])
    try file.expect("U_end", try #require(path.utility.last))
    try file.expect("U_opt", path.optimum.value)
    #expect(path.peakStep == 40)
    #expect(path.isWorseThanStart && reward.isIncomplete && reward.unmentioned == [1])
    #expect(abs(try #require(path.lossAtConvergence) - (2.squareRoot() - 1)) < 1e-9)
    #expect(path.rewardGap < 1e-9 && path.optimum.gap < 1e-9)
    #expect(zip(path.reward, path.reward.dropFirst()).allSatisfy(<))
    #expect(path.amounts.allSatisfy { $0.reduce(0, +) <= 1 + 1e-12 })
  }

  /// Theory notes C.2, proxy-02: four attributes from −3 up, Σs ≤ 4, J of them mentioned.
  @Test(arguments: [(1, -56.2566), (2, -36.1845), (3, -16.3765), (4, 2.5285)])
  func `unmentioned attributes end at their bounds`(mentioned: Int, wanted: Double) throws {
    let reward = try RewardSpecification(
      attributes: (0..<4).map {
        .init(.saturating, rewarded: $0 < mentioned ? .saturating : nil, from: -3)
      },
      budget: 4
    )
    let path = try reward.optimize(from: [0, 0, 0, 0], step: 0.05)
    let end = try #require(path.utility.last)
    #expect(abs(end - wanted) < 1e-4)
    #expect(path.rewardGap < 1e-6)
    let last = try #require(path.amounts.last)
    #expect(last[mentioned...].allSatisfy { abs($0 + 3) < 1e-9 })
    #expect(reward.isIncomplete == (mentioned < 4))
    #expect(try #require(path.lossAtConvergence) > (mentioned < 4 ? 1 : -1e-9))
    #expect(path.isWorseThanStart == (mentioned < 4))
  }

  /// Theory notes C.2: with square roots a reward that mentions J of L attributes gets √(J/L) of the best.
  @Test(arguments: [(1, 2), (1, 4), (2, 3), (3, 3)])
  func `the share of the best that is reached`(mentioned: Int, count: Int) throws {
    let reward = try RewardSpecification(
      attributes: (0..<count).map {
        .init(.squareRoot, rewarded: $0 < mentioned ? .squareRoot : nil)
      },
      budget: 3
    )
    let reached = reward.utility(reward.rewardOptimum.amounts) / reward.trueOptimum.value
    #expect(abs(reached - (Double(mentioned) / Double(count)).squareRoot()) < 1e-9)
    #expect(reward.trueOptimum.gap < 1e-9)
  }

  /// A path with different curves ends where the optimum is, by another method.
  @Test func `paths end at the optimum of the reward`() throws {
    let reward = try RewardSpecification(
      attributes: [
        .init(.squareRoot, rewarded: .squareRoot),
        .init(.saturating, rewarded: .saturating, from: -1),
        .init(.linear),
      ],
      budget: 3
    )
    let path = try reward.optimize(from: [0, -1, 0], step: 0.02)
    let best = reward.rewardOptimum
    #expect(best.gap < 1e-9 && path.rewardGap < 1e-9)
    #expect(path.amounts.last == best.amounts)
    // Just before the last step the path is close already.
    let before = path.amounts[path.amounts.count - 2]
    #expect(zip(before, best.amounts).allSatisfy { abs($0 - $1) < 0.1 })
    // A line takes all that is left once other slopes have fallen to its own.
    #expect(abs(reward.trueOptimum.amounts[2] - (3 - 0.25)) < 1e-9)
  }

  @Test func `parameters are named with their domains`() throws {
    let root = RewardSpecification.Attribute(.squareRoot, rewarded: .linear)
    #expect(throws: InstitutionError.self) {
      try RewardSpecification(attributes: [], budget: 1)
    }
    #expect(throws: InstitutionError.self) {
      try RewardSpecification(attributes: [.init(.linear)], budget: 1)
    }
    #expect(throws: InstitutionError.self) {
      try RewardSpecification(attributes: [.init(.squareRoot, from: -1), root], budget: 1)
    }
    #expect(throws: InstitutionError.self) {
      try RewardSpecification(attributes: [root], budget: 0)
    }
    #expect(throws: InstitutionError.self) {
      try RewardSpecification(attributes: [root], budget: .nan)
    }
    let reward = try RewardSpecification(attributes: [root, .init(.linear)], budget: 1)
    for start in [[0.5], [0.5, -0.1], [0.5, .nan], [0.6, 0.6]] {
      #expect(throws: InstitutionError.self) { try reward.optimize(from: start, step: 0.1) }
    }
    #expect(throws: InstitutionError.self) { try reward.optimize(from: [0, 0], step: 0) }
    let path = try reward.optimize(from: [0, 0.5], step: 0.1, limits: Limits(iterations: 2))
    #expect(path.amounts.count == 3 && path.rewardGap > 0)
    #expect(path.stopReason == .iterationLimit && path.lossAtConvergence == nil)
    #expect(path.description.hasPrefix("utility 0.5 at first"))
  }
}
