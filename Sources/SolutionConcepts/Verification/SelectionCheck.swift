internal import EquilibriaNumerics
public import Games
internal import LinearPrograms

extension SelectedEquilibrium {
  /// Checks the equilibrium, its value and the proof of the bound against the game, exactly.
  ///
  /// The program that the proof is about is written again from the game: its points are the
  /// equilibria. A bound without a proof cannot be checked and counts as wrong when it is said to be
  /// proven; only ``EquilibriumSelection/provesOptimality`` makes a proof.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``/Games/GameError`` when the game or the objective is not well formed.
  public func verify(in game: some NormalFormGame<Action>) throws(GameError) -> String? {
    let table = try game.tabulated()
    guard table.space.playerCount == 2 else {
      throw .needsPlayers(expected: 2, found: table.space.playerCount)
    }
    try objective.validate()
    let profile = equilibrium.profile
    guard let check = try? table.check(nash: profile),
      profile.strategies.allSatisfy({ strategy in
        strategy.probabilities.allSatisfy { $0 >= .zero }
          && strategy.probabilities.reduce(.zero, +) == 1
      })
    else { return "the profile is none of the game" }
    guard check == equilibrium.check else { return "the payoffs are wrong" }
    if check.regret != .zero { return "the profile is not an equilibrium: \(check)" }
    let worth = objective.value(
      payoffs: check.payoffs,
      supportSizes: profile.strategies.map(\.supportIndices.count)
    )
    if worth != value { return "the value is \(worth), not \(value)" }
    if let bound, objective.prefers(value, to: bound) {
      return "the value \(value) is better than the bound \(bound)"
    }
    guard let proof else { return isBoundProven ? "nothing proves the bound" : nil }
    guard let bound, isBoundProven else { return "there is a proof but no proven bound" }
    let model = EquilibriumProgram(table, objective: objective)
    switch model.program.bound(provenBy: proof) {
    case nil: return "the proof fails"
    case .infeasible: return "the proof says that there is no equilibrium"
    case .objective(let proven):
      let found = model.value(of: proven)
      return found == bound ? nil : "the proof gives the bound \(found), not \(bound)"
    }
  }
}
