internal import EquilibriaNumerics
internal import RealModule

extension TrajectorySolver {
  /// The discrete replicator dynamic, computed on shares and again on their logarithms.
  func generations(background: Rational) -> Outcome {
    let base = background.doubleValue
    let matrices = game.counts.indices.map { game.matrix(of: $0) }
    var shares = start.map { $0.map(\.doubleValue) }
    var logarithms = shares.map { $0.map { Double.log($0) } }
    var outcome = Outcome(
      curve: .generations([]),
      times: [0],
      stopReason: nil,
      errorEstimate: .ulpOfOne
    )
    var states = [shares.flatMap { $0 }]
    let count = end < 0x1p52 ? Int(end) : Int.max
    var step = 0
    while step < count {
      if step >= accuracy.stepLimit { outcome.stopReason = .iterationLimit }
      if step & 63 == 0, let reason = stopwatch.reasonToStop() { outcome.stopReason = reason }
      if outcome.stopReason != nil { break }
      let factors = Self.fitness(matrices, shares, base)
      let others = Self.fitness(matrices, logarithms.map { $0.map { Double.exp($0) } }, base)
      for population in shares.indices {
        var sum = 0.0
        for place in shares[population].indices {
          shares[population][place] *= factors[population][place]
          sum += shares[population][place]
          logarithms[population][place] += Double.log(others[population][place])
        }
        for place in shares[population].indices { shares[population][place] /= sum }
        // Logarithms are made those of shares again.
        let total = logarithms[population].reduce(0) { $0 + Double.exp($1) }
        let shift = Double.log(total)
        for place in logarithms[population].indices { logarithms[population][place] -= shift }
        for (share, logarithm) in zip(shares[population], logarithms[population]) {
          outcome.errorEstimate = max(
            outcome.errorEstimate,
            (share - Double.exp(logarithm)).magnitude
          )
        }
      }
      step += 1
      states.append(shares.flatMap { $0 })
      outcome.times.append(Double(step))
    }
    outcome.simplexError = states.reduce(0) { worst, state in
      max(worst, (state.reduce(0, +) - Double(shares.count)).magnitude)
    }
    outcome.curve = .generations(states)
    return outcome
  }

  /// `(w + Fᵢ)/(w + F̄)` in each population.
  private static func fitness(_ matrices: [[Double]], _ shares: [[Double]], _ base: Double)
    -> [[Double]]
  {
    shares.indices.map { population in
      let others = shares[shares.count - 1 - population]
      var values = shares[population].indices.map { row in
        var sum = base
        for column in others.indices {
          sum += matrices[population][row * others.count + column] * others[column]
        }
        return sum
      }
      let mean = zip(values, shares[population]).reduce(0) { $0 + $1.0 * $1.1 }
      for place in values.indices { values[place] /= mean }
      return values
    }
  }
}
