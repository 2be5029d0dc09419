public import EquilibriaNumerics
public import Games

extension SymmetricEquilibria where Scalar == Rational {
  /// Checks every equilibrium and every face against the game, without any search.
  ///
  /// Both players must use the same probabilities, in equilibrium. At all members of a face an
  /// action must be out of use, or at all of them a best reply; then every mixture of members is a
  /// symmetric equilibrium. The indices of all components must sum to +1, which an answer that
  /// misses an isolated equilibrium of a nondegenerate game fails.
  ///
  /// - Parameter game: The game.
  /// - Returns: `nil` when everything holds; otherwise the first statement that fails, in words.
  /// - Throws: ``SolutionError`` when the game is not symmetric or a profile does not fit.
  public func verify(in game: some NormalFormGame<Action>) throws(SolutionError) -> String? {
    let table = try SolutionError.game { () throws(GameError) in try game.tabulated() }
    try SymmetricEnumeration.requireSymmetry(table)
    let actions = Array(0..<table.space.counts[0])
    var unused: [[Bool]] = []
    var bestReplies: [[Bool]] = []
    for equilibrium in equilibria {
      let profile = equilibrium.profile
      let check = try SolutionError.game { () throws(GameError) in try table.check(nash: profile) }
      guard profile[0].probabilities == profile[1].probabilities else {
        return "\(profile) is not symmetric"
      }
      guard check.isEquilibrium() else { return "\(profile) is not an equilibrium: \(check)" }
      let values = check.actionPayoffs[0]
      let best = values.max()
      unused.append(profile[0].probabilities.map(\.isZero))
      bestReplies.append(values.map { $0 == best })
    }
    if Set(equilibria.map(\.profile)).count != count { return "an equilibrium is repeated" }
    guard let components else { return nil }
    guard components.flatMap(\.members).sorted() == Array(indices) else {
      return "the components do not divide the list"
    }
    for (number, component) in components.enumerated() {
      guard Set(component.faces.flatMap(\.members)) == Set(component.members) else {
        return "component \(number) is not the union of its faces"
      }
      for face in component.faces {
        let agrees = actions.allSatisfy { action in
          face.members.allSatisfy { unused[$0][action] }
            || face.members.allSatisfy { bestReplies[$0][action] }
        }
        if !agrees { return "component \(number): mixtures of a face are not equilibria" }
      }
    }
    let sum = components.reduce(0) { $0 + $1.index }
    return sum == 1 ? nil : "the indices sum to \(sum)"
  }
}
