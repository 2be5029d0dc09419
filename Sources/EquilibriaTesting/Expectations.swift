internal import EquilibriaNumerics
public import Games
internal import SolutionConcepts
public import Testing

/// Expects that a mixed profile is a Nash equilibrium of a game.
///
/// ```swift
/// @Test func matchingPennies() throws {
///   let game = try MatchingPennies()
///   let half = MixedStrategy<MatchingPennies.Move, Rational>(uniformOver: [.heads, .tails])
///   expectNashEquilibrium(MixedProfile([half, half]), of: game)
/// }
/// ```
///
/// A failure names the player, the profitable deviation and the gain.
///
/// - Parameters:
///   - profile: One strategy per player.
///   - game: The game.
///   - epsilon: The largest gain that still counts, in payoff units; zero by default.
///   - sourceLocation: Where to report a failure.
public func expectNashEquilibrium<Action, Scalar>(
  _ profile: MixedProfile<Action, Scalar>,
  of game: some NormalFormGame<Action>,
  within epsilon: Scalar = .zero,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect("a Nash equilibrium", within: epsilon, sourceLocation) { () throws(GameError) in
    let check = try game.check(nash: profile)
    return Finding(
      subject: "\(profile)",
      holds: check.isEquilibrium(within: epsilon),
      deviations: check.bestDeviations.filter { $0.gain > epsilon }.map(\.description)
    )
  }
}

/// Expects that a pure profile is a Nash equilibrium of a game.
///
/// - Parameters:
///   - actions: One action per player.
///   - game: The game.
///   - sourceLocation: Where to report a failure.
public func expectNashEquilibrium<Action>(
  _ actions: [Action],
  of game: some NormalFormGame<Action>,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect("a Nash equilibrium", within: Rational.zero, sourceLocation) { () throws(GameError) in
    let profile = try MixedProfile<Action, Rational>(pure: actions, in: game)
    let check = try game.check(nash: profile)
    return Finding(
      subject: "\(profile)",
      holds: check.isEquilibrium(),
      deviations: check.bestDeviations.filter { $0.gain > .zero }.map(\.description)
    )
  }
}

/// Expects that a distribution over profiles is a correlated equilibrium of a game.
///
/// - Parameters:
///   - distribution: The correlated strategy.
///   - game: The game.
///   - epsilon: The largest gain that still counts, in payoff units; zero by default.
///   - sourceLocation: Where to report a failure.
public func expectCorrelatedEquilibrium<Action, Scalar>(
  _ distribution: JointDistribution<Action, Scalar>,
  of game: some NormalFormGame<Action>,
  within epsilon: Scalar = .zero,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect("a correlated equilibrium", within: epsilon, sourceLocation) { () throws(GameError) in
    try Finding(.correlated, distribution, of: game, within: epsilon)
  }
}

/// Expects that a distribution over profiles is a coarse correlated equilibrium of a game.
///
/// - Parameters:
///   - distribution: The correlated strategy.
///   - game: The game.
///   - epsilon: The largest gain that still counts, in payoff units; zero by default.
///   - sourceLocation: Where to report a failure.
public func expectCoarseCorrelatedEquilibrium<Action, Scalar>(
  _ distribution: JointDistribution<Action, Scalar>,
  of game: some NormalFormGame<Action>,
  within epsilon: Scalar = .zero,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect("a coarse correlated equilibrium", within: epsilon, sourceLocation) {
    () throws(GameError) in
    try Finding(.coarse, distribution, of: game, within: epsilon)
  }
}

/// What a check found, in words.
private struct Finding {
  let subject: String
  let holds: Bool
  let deviations: [String]

  init(subject: String, holds: Bool, deviations: [String]) {
    self.subject = subject
    self.holds = holds
    self.deviations = deviations
  }

  init<Action, Scalar>(
    _ kind: CorrelationKind,
    _ distribution: JointDistribution<Action, Scalar>,
    of game: some NormalFormGame<Action>,
    within epsilon: Scalar
  ) throws(GameError) {
    let check = try game.check(kind, distribution)
    self.init(
      subject: "the distribution {"
        + distribution.entries.map { "\($0.probability) \($0.profile)" }.joined(separator: ", ")
        + "}",
      holds: check.isEquilibrium(within: epsilon),
      deviations: check.bestDeviations.filter { $0.gain > epsilon }.map(\.description)
    )
  }
}

private func expect<Scalar: OrderedField>(
  _ claim: String,
  within epsilon: Scalar,
  _ sourceLocation: SourceLocation,
  _ check: () throws(GameError) -> Finding
) {
  let bound = epsilon == .zero ? "" : " within \(epsilon)"
  do throws(GameError) {
    let finding = try check()
    if finding.holds { return }
    let reasons = finding.deviations.joined(separator: "; ")
    Issue.record(
      "\(finding.subject) is not \(claim)\(bound): \(reasons)",
      sourceLocation: sourceLocation
    )
  } catch {
    Issue.record(
      "cannot be checked as \(claim): \(error.description)",
      sourceLocation: sourceLocation
    )
  }
}
