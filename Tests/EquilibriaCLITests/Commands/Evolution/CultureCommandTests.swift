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

  private func learners(_ cost: String, _ change: String, _ observed: String) -> [String] {
    ["boyd-richerson", "--learning-cost", cost, "--benefit", "1", "--switch", change]
      + ["--observed", observed]
  }

  /// By hand: q*ⁿ = C / (2γ + C(1 − 2γ)) for D = 1.
  @Test(arguments: [
    ("1e-40", "0.1", "3", "7.93701e-14", "-3e-40"),
    ("1e-300", "0.1", "3", "1.70998e-100", "-3e-300"),
    ("1e-60", "0.1", "1", "5e-60", "-1e-60"), ("1e-400", "0.1", "1", "5e-400", "-1e-400"),
    ("0.5", "1e-16", "3", "1 - 6.66667e-17", "-0.25"),
    ("0.5", "1e-20", "3", "1 - 6.66667e-21", "-0.25"),
  ])
  func `extreme numbers`(_ row: (String, String, String, share: String, eigenvalue: String)) {
    let text = run(learners(row.0, row.1, row.2)).standardOutput
    #expect(text.contains("imitators and learners coexist"))
    #expect(text.contains("  \(row.share) "), "\(text)")
    #expect(text.contains("  \(row.eigenvalue) "), "\(text)")
    #expect(text.contains("a disturbed population returns"))
    #expect(text.contains("being right gains 1 and being wrong loses 1"))
  }

  @Test func `where nothing changes the gain is a limit`() throws {
    let still = learners("0.5", "0", "1")
    #expect(run(still).standardOutput.contains("undefined (limit 1/2)"))
    let document = try Document(run(still + ["--json"]))
    #expect(document["gain"].isNull && document["gainLimit"].string == "1/2")
  }

  @Test func `thresholds above 1 are no probabilities`() {
    let text = run(
      ["cultural-niche", "--relative-cost", "0.99", "--improvement", "0.5", "--switch", "0.5"]
    ).standardOutput
    #expect(text.contains("Imitation resists learners at every chance of change."))
    #expect(text.contains("Learning resists imitators at no chance of change."))
    #expect(text.contains("Learners are behind a rare imitator by 37/50"))
    #expect(text.contains("would put the first threshold at 99/2."))
  }

  private func groups(_ size: String, _ benefit: String, _ cost: String) -> [String] {
    ["punishment", "--group-size", size, "--benefit", benefit, "--cost", cost]
      + ["--punishment-cost", "0.2", "--punishment-loss", "0.5", "--continuation", "0.9"]
  }

  @Test(arguments: [("16", "300", "1", "75/4"), ("32", "0.5", "0.01", "1/64")])
  func `contributing that is no sacrifice`(
    _ row: (size: String, benefit: String, cost: String, part: String)
  ) throws {
    let arguments = groups(row.size, row.benefit, row.cost)
    let result = run(arguments)
    #expect(result.status == .done)
    #expect(result.standardOutput.contains("is not above --benefit / --group-size = \(row.part)."))
    #expect(result.standardOutput.contains("Punishers among reluctant members, states of rest"))
    let document = try Document(run(arguments + ["--json"]))
    #expect(document["easygoing"].isNull && !document["punishers"].isNull)
    #expect(document["reasons"]["easygoing"].string?.contains("no sacrifice") == true)
  }

  @Test func `moralists without errors are neutrally stable`() throws {
    let arguments = groups("16", "3", "1")
    #expect(
      run(arguments).standardOutput.contains(
        "Moralists are not invaded, but easy-going members and punishers can drift in"
      )
    )
    let document = try Document(run(arguments + ["--json"]))
    #expect(document["moralists"]["neutrallyStable"].bool == true)
    #expect(document["moralists"]["stable"].bool == false)
    let failing = try Document(run(arguments + ["--punishment-error", "0.1", "--json"]))
    #expect(failing["punishers"].isNull && failing["easygoing"].isNull)
    #expect(failing["reasons"]["punishers"].string?.contains("--punishment-error of 0") == true)
  }
}
