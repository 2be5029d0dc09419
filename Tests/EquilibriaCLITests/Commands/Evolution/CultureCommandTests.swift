import Equilibria
import Testing

@testable import EquilibriaCLI

/// The commands about learning and punishment, held against the published cases.
@Suite struct CultureCommandTests {
  /// Case BR95-01: κ = 1/2, γ = 1/10, n = 1.
  @Test func `learners and imitators, exact`() throws {
    let result = run(
      "boyd-richerson",
      "--learning-cost",
      "0.5",
      "--benefit",
      "1",
      "--switch",
      "0.1",
      "--observed",
      "1",
      "--json"
    )
    let document = try Document(result)
    #expect(document["qStar"].string == "5/6" && document["accuracy"].string == "3/4")
    #expect(document["eigenvalue"].string == "-1/4" && document["gain"].string == "0")
    let best = try #require(document["qOpt"].double)
    #expect((best - 0.528312163513).magnitude < 1e-11)
    #expect(document["certificate"]["qStar"]["lower"].string == "5/6")
  }

  /// Case BR95-02: the root is irrational, and comes with bounds.
  @Test func `irrational shares come with bounds`() throws {
    let document = try Document(
      run(
        "boyd-richerson",
        "--learning-cost",
        "1/2",
        "--benefit",
        "1",
        "--switch",
        "0.1",
        "--observed",
        "3",
        "--json"
      )
    )
    let share = try #require(document["qStar"].double)
    #expect((share - 0.941036028881).magnitude < 1e-11)
    let bounds = document["certificate"]["qStar"]
    let lower = try #require(bounds["lower"].rational)
    let upper = try #require(bounds["upper"].rational)
    #expect(lower * lower * lower <= Rational(5, 6) && upper * upper * upper >= Rational(5, 6))
  }

  /// evolution.md section 0: nobody learns where the environment never changes; accuracy is not
  /// defined there.
  @Test func `a world that never changes`() throws {
    let document = try Document(
      run("boyd-richerson", "--learning-cost", "1/2", "--benefit", "1", "--switch", "0", "--json")
    )
    #expect(document["qStar"].string == "1" && document["accuracy"].isNull)
    #expect(document["accuracyLimit"].string == "1")
    let text = run("boyd-richerson", "--learning-cost", "1/2", "--benefit", "1", "--switch", "0")
    #expect(text.standardOutput.contains("everybody imitates"))
    #expect(!text.standardOutput.lowercased().contains("nan"))
  }

  @Test(arguments: [
    (["--learning-cost", "-1", "--benefit", "1", "--switch", "0.1"], "--learning-cost is -1"),
    (["--learning-cost", "1", "--benefit", "0", "--switch", "0.1"], "--benefit is 0"),
    (["--learning-cost", "1", "--benefit", "1", "--switch", "1.5"], "--switch is 3/2"),
    (
      ["--learning-cost", "1", "--benefit", "1", "--switch", "0.1", "--observed", "0"],
      "--observed is 0"
    ),
  ])
  func `options out of their domain are named`(options: [String], message: String) {
    let result = run(["boyd-richerson"] + options)
    #expect(result.status == .usage)
    #expect(result.standardError.contains(message))
  }

  /// evolution.md A.2.1: a = .1, δ = .3 has the thresholds 1/21 and 1/3.
  @Test func `the cultural niche`() throws {
    let document = try Document(
      run(
        "cultural-niche",
        "--relative-cost",
        "0.3",
        "--improvement",
        "0.1",
        "--switch",
        "0.04",
        "--json"
      )
    )
    #expect(document["regime"].string == "imitation")
    #expect(document["thresholds"]["imitation"].string == "1/21")
    #expect(document["thresholds"]["learning"].string == "1/3")
    #expect(document["thresholds"]["smallImprovementLimit"].string == "3/70")
    let refused = run(
      "cultural-niche",
      "--relative-cost",
      "1",
      "--improvement",
      "0.1",
      "--switch",
      "0.04"
    )
    #expect(refused.status == .usage && refused.standardError.contains("--relative-cost is 1"))
  }

  /// evolution.md A.4: n = 16 has a stable and an unstable mixture.
  @Test func `punishment in groups of sixteen`() throws {
    let options = [
      "punishment", "--group-size", "16", "--benefit", "3", "--cost", "1", "--punishment-cost",
      "0.2", "--punishment-loss", "0.5", "--continuation", "0.9", "--cooperation-error", "0.01",
    ]
    let document = try Document(run(options + ["--json"]))
    let states = document["punishers"]["equilibria"]
    let shares = (0..<4).compactMap { states[$0]["share"].rational?.doubleValue }
    let wanted = [0, 0.114278752973, 0.390946204576, 1]
    #expect(states.count == 4 && shares.count == 4)
    for (share, value) in zip(shares, wanted) { #expect((share - value).magnitude < 1e-11) }
    #expect(document["punishers"]["largestGroupForInvasion"].rational == 78)
    let text = run(options).standardOutput
    #expect(text.contains("Rare punishers invade, as in groups of up to 78"))
    let refused = run(options.dropLast() + ["1"])
    #expect(refused.status == .usage)
    #expect(refused.standardError.contains("--cooperation-error is 1; expected a probability"))
  }
}
