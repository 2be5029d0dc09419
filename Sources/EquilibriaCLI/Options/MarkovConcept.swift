import ArgumentParser
import Equilibria

/// What `--concept` names.
enum MarkovConcept: String, ExpressibleByArgument, CaseIterable {
  case decision
  case zeroSum = "zero-sum"
  case team
  case nash
  case average
  case cyclic
  case finiteNash = "finite-nash"
  case finitePure = "finite-pure"
  case finiteCorrelated = "finite-correlated"
  case finiteCoarse = "finite-coarse"
  case finiteMaximin = "finite-maximin"

  /// What most people want to know about a game, and why that.
  static func standard(
    for loaded: LoadedMarkovGame,
    isCutOff: Bool
  ) -> (concept: MarkovConcept, reason: String) {
    let game = loaded.game
    switch game.horizon {
    case .finite: return (.finiteNash, "the game has finitely many periods")
    case .average: return (.average, "rewards are averaged over time")
    case .discounted where isCutOff: return (.finiteNash, "--steps cuts the game off")
    case .discounted: break
    }
    if game.playerCount == 1 { return (.decision, "there is one player") }
    let active = loaded.activePlayers
    if active.count == 1 {
      return (.decision, "only \(game.playerNames[active[0]]) has a choice")
    }
    let discounts = game.discounts
    if game.isZeroSum, discounts[0] == discounts[1] {
      return (.zeroSum, "what one player wins the other loses")
    }
    if game.isTeam { return (.team, "all players get the same") }
    return (.nash, "the players have interests of their own")
  }

  /// Whether periods are counted.
  var isFinite: Bool {
    switch self {
    case .finiteNash, .finitePure, .finiteCorrelated, .finiteCoarse, .finiteMaximin: true
    default: false
    }
  }

  /// Whether fractions are likely to grow so long that computing them takes for ever.
  func isLarge(_ game: TabularMarkovGame<String, String>, steps: Int?) -> Bool {
    guard isFinite else { return game.stateCount > Self.largestExactCount }
    // Mixtures multiply the lengths of all numbers that come later, period after period.
    guard game.isTurnBased else { return true }
    var periods = steps ?? 1
    if steps == nil, case .finite(let steps, _) = game.horizon { periods = steps }
    let (product, isTooLarge) = game.stateCount.multipliedReportingOverflow(by: periods)
    return isTooLarge || product > Self.largestExactCount
  }

  /// The most states, times periods where these count, for which exact arithmetic is the standard.
  private static let largestExactCount = 400

  /// The methods to choose from, the standard one first; empty when there is only one.
  var methods: [MarkovMethod] {
    switch self {
    case .decision, .team: [.policyIteration, .valueIteration, .linearProgram]
    case .zeroSum: [.newton, .valueIteration, .policyIteration]
    case .nash: [.automatic, .pure, .logit, .tracing]
    case .finiteNash: [.automatic, .pure]
    default: []
    }
  }

  /// The arithmetics to choose from with a method, the standard one first.
  func arithmetics(of method: MarkovMethod?) -> [Arithmetic] {
    switch self {
    // Mixed equilibria are rarely rational.
    case .nash where method != .pure: [.floating, .exact]
    case .cyclic: [.floating]
    case .finitePure: [.exact]
    default: [.exact, .floating]
    }
  }

  /// Whether an equilibrium of a stage is selected among several.
  var selects: Bool { self == .finiteNash || self == .cyclic }

  /// Whether a mediator has an objective.
  var hasMediator: Bool { self == .finiteCorrelated || self == .finiteCoarse }

  /// Whether there is a list that may be cut after its first entry.
  var lists: Bool { self == .nash || self == .finitePure }

  /// Whether a method stops at a given precision.
  func isPrecise(_ method: MarkovMethod?) -> Bool {
    switch self {
    case .zeroSum, .average: true
    case .decision, .team: method == .valueIteration
    default: false
    }
  }
}

/// What `--method` names; which of them there are depends on the concept.
enum MarkovMethod: String, ExpressibleByArgument, CaseIterable {
  case automatic
  case pure
  case logit
  case tracing
  case newton
  case valueIteration = "value-iteration"
  case policyIteration = "policy-iteration"
  case linearProgram = "linear-program"
}
