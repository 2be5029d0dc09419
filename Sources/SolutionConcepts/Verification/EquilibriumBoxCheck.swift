public import Games

/// The check that a box contains exactly one stationary equilibrium with the actions in use.
///
/// The conditions that all actions in use earn the value of their state are as many equations F = 0 as
/// unknowns x. With a midpoint c and any matrix C near the inverse of the slopes F', Krawczyk's
/// operator maps the box X to `K = c − C·F(c) + (1 − C·F'(X))·(X − c)`. If K lies inside X, there is
/// exactly one solution in X. All of it is computed with intervals that contain every rounding error.
/// It remains to see that in the whole box probabilities of actions in use are positive and all other
/// actions earn less.
///
/// > Source: Krawczyk (1969); Moore (1977), *A test for existence of solutions to nonlinear systems*.
public struct EquilibriumBoxCheck: Sendable, Hashable {
  /// How much of the box K takes up, in the direction where that is most; below 1 proves that exactly
  /// one solution lies in the box.
  public let reach: Double

  /// A lower bound on the probability of every action in use, anywhere in the box.
  public let leastProbability: Double

  /// A lower bound on what playing an action not in use loses, anywhere in the box; infinite when all
  /// actions are in use.
  public let leastLoss: Double

  /// Whether the box is proven to contain an equilibrium, and only one with these actions in use.
  public var isProof: Bool { reach < 1 && leastProbability > 0 && leastLoss > 0 }
}

extension EquilibriumBoxCheck: CustomStringConvertible {
  /// Whether the box is proven, and what is missing.
  public var description: String {
    if isProof { return "the box contains exactly one equilibrium" }
    let faults = [
      reach < 1 ? nil : "the equations may have no solution in the box",
      leastProbability > 0 ? nil : "a probability may be negative",
      leastLoss > 0 ? nil : "an action not in use may be better",
    ]
    return faults.compactMap(\.self).joined(separator: "; ")
  }
}

extension MarkovGame {
  /// Checks whether a box contains a stationary equilibrium of a discounted game.
  ///
  /// - Parameter box: Bounds of all probabilities and values, from any source.
  /// - Returns: What the box proves.
  /// - Throws: ``SolutionError`` when the box is not one for the game, or the game not discounted.
  /// - Complexity: O(N³) for N actions in use in all states together.
  public func check(box: EquilibriumBox) throws(SolutionError) -> EquilibriumBoxCheck {
    let table = try SolutionError.markovGame { () throws(MarkovGameError) in
      let table = try tabulated()
      try table.requireRange(of: Double.self)
      return table
    }
    try table.requireDiscount()
    let test = try SolutionError.markovGame { () throws(MarkovGameError) in
      try KrawczykTest(box, of: SupportIntervals(table))
    }
    return test.check
  }
}
