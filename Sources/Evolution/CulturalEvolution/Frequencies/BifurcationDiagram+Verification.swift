internal import EquilibriaNumerics

extension BifurcationDiagram {
  /// Checks the states and the brackets of the events against a model, in exact arithmetic.
  ///
  /// - Parameter advantage: The advantage of the first type at a value of the parameter.
  /// - Returns: `nil` when every point is a state of rest as stated and the number of mixtures on both
  ///   sides of each event is right; otherwise what fails, in words.
  /// - Throws: What the model throws at a value.
  func verify(
    _ advantage: (Rational) throws(EvolutionError) -> AdvantageFunction
  ) throws(EvolutionError) -> String? {
    for point in branches.flatMap(\.points) {
      let function = try advantage(point.parameter)
      // The point between the two ends of the same model, or in place of one.
      var states = [function.lowerEnd, point.state, function.upperEnd]
      if point.state.share.exact == .zero { states.removeFirst() }
      if point.state.share.exact == 1 { states.removeLast() }
      if let problem = function.verify(states) { return problem }
    }
    for event in events {
      let below = try advantage(event.parameter.lower).stabilities.count - 2
      let above = try advantage(event.parameter.upper).stabilities.count - 2
      if (below, above) != (event.mixturesBelow, event.mixturesAbove) {
        return "nothing of that kind happens at \(event.parameter)"
      }
    }
    return nil
  }
}
