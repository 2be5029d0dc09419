internal import EquilibriaNumerics
internal import Games
internal import LinearPrograms

extension IncentiveGeneration {
  /// Solves the program on all profiles in rational arithmetic, adding incentives as they are
  /// violated.
  ///
  /// With all profiles in, every restriction is feasible, as an equilibrium exists (Nash 1951), and
  /// bounded, as probabilities are.
  func runExactly(_ start: MediatorMaster, _ stopwatch: Stopwatch) -> Outcome<Rational> {
    let arrays = PayoffArrays<Rational>(space: space, payoffs: payoffs)
    var master = start
    _ = master.choose(Array(0..<space.profileCount))
    var basis: Basis?
    while true {
      let solution = ExactSimplex.run(
        master.program(arrays, penalty: nil),
        startingFrom: basis,
        stopwatch: stopwatch
      )
      if case .stopped(let reason) = solution { return .stopped(reason) }
      guard let optimum = solution.optimum else {
        preconditionFailure("a mediator's program on all profiles has an optimum")
      }
      let missing = violated(support(optimum.values, master), in: arrays, above: .zero)
      let fresh = master.require(missing)
      if fresh.isEmpty { return .found(answer(optimum.values, optimum.duals, master, arrays)) }
      var next = optimum.basis
      next.constraints += fresh.map { _ in .basic }
      basis = next
    }
  }
}
