public import EquilibriaNumerics

extension LearnersAndImitators {
  /// A parameter that can vary while the others stay.
  public enum Parameter: String, Sendable, Hashable, Codable, CaseIterable {
    /// γ.
    case switchProbability
    /// C, at a fixed benefit.
    case learningCost
    /// n; only whole numbers.
    case observed
  }

  /// The same model with another value of one parameter.
  ///
  /// - Parameters:
  ///   - parameter: Which one.
  ///   - value: Its value.
  /// - Returns: The model.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the value is out of its domain.
  public func with(_ parameter: Parameter, _ value: Rational) throws(EvolutionError) -> Self {
    if parameter == .observed {
      try EvolutionError.requireParameter(
        value.isInteger && value.magnitude <= 1_000_000,
        "observed",
        value,
        "a whole number from 1 to 1000000"
      )
    }
    return try LearnersAndImitators(
      learningCost: parameter == .learningCost ? value : learningCost,
      benefit: benefit,
      switchProbability: parameter == .switchProbability ? value : switchProbability,
      observed: parameter == .observed ? Int(value.doubleValue) : observed,
      environment: environment
    )
  }

  /// How the states of rest depend on one parameter.
  ///
  /// - Parameters:
  ///   - parameter: Which one.
  ///   - first: Its smallest value.
  ///   - last: Its largest value.
  ///   - count: At how many values to compute states; for the number observed every whole number.
  /// - Returns: Branches of states by the share of imitators, and events between them.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a value is out of its domain.
  public func diagram(
    over parameter: Parameter,
    from first: Rational,
    through last: Rational,
    count: Int = 101
  ) throws(EvolutionError) -> BifurcationDiagram {
    let isWhole = parameter == .observed
    let values =
      isWhole
      ? try ParameterContinuation.wholeValues(from: first, through: last)
      : try ParameterContinuation.values(from: first, through: last, count: count)
    return try ParameterContinuation.diagram(
      over: parameter.rawValue,
      at: values,
      isContinuous: !isWhole
    ) { (value) throws(EvolutionError) in try with(parameter, value).imitatorAdvantage }
  }

  /// Checks a diagram of this model, in exact arithmetic.
  ///
  /// - Parameter diagram: The diagram.
  /// - Returns: `nil` when every point is a state of rest as stated and the number of mixtures on both
  ///   sides of each event is right; otherwise what fails, in words.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a value is out of its domain.
  public func verify(_ diagram: BifurcationDiagram) throws(EvolutionError) -> String? {
    guard let parameter = Parameter(rawValue: diagram.parameter) else {
      return "\(diagram.parameter) is no parameter of the model"
    }
    return try diagram.verify { (value) throws(EvolutionError) in
      try with(parameter, value).imitatorAdvantage
    }
  }
}
