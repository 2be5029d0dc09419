internal import EquilibriaNumerics
internal import Games

/// The way from the narrowest bounds of a search to a checked solution.
struct ZeroSumResult<State: Hashable & Sendable, Action: Hashable & Sendable> {
  let search: ZeroSumSearch
  let game: TabularMarkovGame<State, Action>
  let method: String

  init(_ search: ZeroSumSearch, of game: TabularMarkovGame<State, Action>, method: String) {
    self.search = search
    self.game = game
    self.method = method
  }

  /// The solution in an arithmetic: exact if that is wanted and possible, else the bounds.
  func solution<Scalar: OrderedField>() -> ZeroSumMarkovSolution<Action, Scalar> {
    let proof = search.proof ?? trivialProof
    let probabilities = probabilities(of: proof)
    let bounds = Double.shiftedBounds(
      around: proof.values,
      changes: proof.changes,
      complement: search.stages.complement
    )
    let lower = bounds.lower.map { Scalar(binary: $0) }
    let upper = bounds.upper.map { Scalar(binary: $0) }
    if Scalar.arithmetic == .exact, search.stopReason == nil {
      let guess = ZeroSumGuess(
        game,
        lower: lower.map { $0.exactValue ?? .zero },
        upper: upper.map { $0.exactValue ?? .zero },
        stopwatch: search.stopwatch
      )
      if let exact = guess.solution(near: probabilities) {
        let values = exact.values.map { Scalar($0) }
        return solution(
          lower: values,
          upper: values,
          probabilities: exact.probabilities.map { $0.map { $0.map { Scalar($0) } } },
          check: exact.check
        )
      }
    }
    return solution(
      lower: lower,
      upper: upper,
      probabilities: probabilities.map { $0.map { $0.map { Scalar(binary: $0) } } },
      check: nil
    )
  }

  private func solution<Scalar: OrderedField>(
    lower: [Scalar],
    upper: [Scalar],
    probabilities: [[[Scalar]]],
    check: ValueBoundsCheck?
  ) -> ZeroSumMarkovSolution<Action, Scalar> {
    let policy = StationaryPolicy(trusted: probabilities, actions: game.actions)
    let check =
      check
      ?? ValueBoundsCheck(
        zeroSum: policy,
        lower.map { $0.exactValue ?? .zero },
        upper.map { $0.exactValue ?? .zero },
        of: game
      )
    return ZeroSumMarkovSolution(
      lowerValues: lower,
      upperValues: upper,
      policy: policy,
      check: check,
      method: method,
      iterations: search.sweeps,
      stopReason: search.stopReason
    )
  }

  /// The mixtures of a proof by state and player.
  func probabilities(of proof: ZeroSumSearch.Proof) -> [[[Double]]] {
    let (rowStarts, columnStarts) = (search.stages.rowStarts, search.stages.columnStarts)
    return game.spaces.indices.map { state in
      [
        Array(proof.rows[rowStarts[state]..<rowStarts[state + 1]]),
        Array(proof.columns[columnStarts[state]..<columnStarts[state + 1]]),
      ]
    }
  }

  /// What holds before any work: everyone's first actions, and all rewards at their extremes.
  var trivialProof: ZeroSumSearch.Proof {
    let rewards = Rational.doubleValues(of: game.rewards[0])
    let error = search.stages.errorFactor * search.stages.largestReward
    func first(_ starts: [Int]) -> [Double] {
      var mixtures = Array(repeating: 0.0, count: starts[game.stateCount])
      for state in game.states.indices { mixtures[starts[state]] = 1 }
      return mixtures
    }
    return ZeroSumSearch.Proof(
      values: Array(repeating: 0, count: game.stateCount),
      changes: ((rewards.min() ?? 0) - error, (rewards.max() ?? 0) + error),
      rows: first(search.stages.rowStarts),
      columns: first(search.stages.columnStarts),
      gap: .infinity
    )
  }
}
