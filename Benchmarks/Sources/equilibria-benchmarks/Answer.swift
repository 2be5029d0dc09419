import Equilibria

/// What a solver found, in a form that does not depend on the solver.
///
/// Exact numbers are written as text, `"1/3"`, and floating ones as JSON numbers. Actions and
/// profiles are numbers from 0; profiles count with the last player's action varying fastest.
struct Answer<Scalar: OrderedField>: Encodable {
  /// The value of a zero-sum game, or of the objective of a correlated equilibrium.
  var value: Scalar?

  /// The probabilities of each player's actions.
  var profile: [[Scalar]]?

  /// The numbers of the profiles that a mediator recommends.
  var support: [Int]?

  /// How likely each profile of ``support`` is.
  var probabilities: [Scalar]?

  /// The action of each player in every pure equilibrium.
  var pure: [[Int]]?

  /// The probabilities of each player's actions, in every equilibrium of a list.
  var profiles: [[[Scalar]]]?

  /// Whether the list of equilibria is proven to hold all.
  var complete: Bool?

  /// In every state of a Markov game, the probabilities of each player's actions.
  var policy: [[[Scalar]]]?

  /// For each player, or just the first of a zero-sum game, what every state is worth.
  var values: [[Scalar]]?

  /// Proven bounds on the values of player 0, state by state.
  var lower: [Scalar]?

  /// The same from above.
  var upper: [Scalar]?

  /// A proven bound on what anyone gains by leaving ``policy``.
  var regret: Scalar?

  /// In the long run, the share of time at every strategy, or the mean share of its players.
  var shares: [Scalar]?

  /// The probability of every composition of a population, in the order of `PopulationStates`.
  var law: [Scalar]?

  /// Every evolutionarily stable strategy.
  var stable: [[Scalar]]?

  /// The shares of all strategies at times that are equally far apart.
  var path: [[Scalar]]?

  /// How far ``path`` may be from the truth, as far as the solver was asked.
  var accuracy: Scalar?
}

extension Answer {
  init(_ solution: ZeroSumSolution<String, Scalar>) {
    self.init(value: solution.value, profile: solution.profile.probabilities)
  }

  init(_ equilibrium: CorrelatedEquilibrium<String, Scalar>) {
    let entries = equilibrium.distribution.entries
    self.init(
      value: equilibrium.value,
      support: entries.map(\.index),
      probabilities: entries.map(\.probability)
    )
  }

  /// The first equilibrium of a list; an empty answer, which the harness refuses, for none.
  init(firstOf equilibria: NashEquilibria<String, Scalar>) {
    self.init(profile: equilibria.first?.profile.probabilities)
  }

  init(all equilibria: NashEquilibria<String, Scalar>) {
    self.init(
      profiles: equilibria.map(\.profile.probabilities),
      complete: equilibria.isComplete
    )
  }

  init(pure equilibria: NashEquilibria<String, Scalar>) {
    self.init(pure: equilibria.map { $0.profile.strategies.flatMap(\.supportIndices) })
  }

  init(_ solution: ZeroSumMarkovSolution<String, Scalar>) {
    self.init(
      policy: solution.policy.probabilities,
      values: [solution.values],
      lower: solution.lowerValues,
      upper: solution.upperValues
    )
  }

  init(_ solution: DecisionSolution<String, Scalar>) {
    self.init(
      values: [solution.values],
      lower: solution.lowerValues,
      upper: solution.upperValues
    )
  }

  /// The first equilibrium of a list; an empty answer, which the harness refuses, for none.
  init(firstOf equilibria: MarkovEquilibria<String, Scalar>) {
    self.init(
      policy: equilibria.first?.policy.probabilities,
      regret: equilibria.first?.regret
    )
  }
}
