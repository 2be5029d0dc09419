public import EquilibriaNumerics

extension PunishmentModel {
  /// A parameter that can vary while the others stay.
  public enum Parameter: String, Sendable, Hashable, Codable, CaseIterable {
    /// b.
    case benefit
    /// c.
    case cost
    /// k.
    case punishmentCost
    /// p.
    case punishmentLoss
    /// w.
    case continuation
    /// e.
    case cooperationError
    /// n; only whole numbers.
    case groupSize
  }

  /// The same model with another value of one parameter.
  ///
  /// - Parameters:
  ///   - parameter: Which one.
  ///   - value: Its value.
  /// - Returns: The model.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when the value is out of its domain.
  public func with(_ parameter: Parameter, _ value: Rational) throws(EvolutionError) -> Self {
    func pick(_ own: Parameter, _ standard: Rational) -> Rational {
      parameter == own ? value : standard
    }
    if parameter == .groupSize {
      try EvolutionError.requireParameter(
        value.isInteger && value.magnitude <= 100_000,
        "groupSize",
        value,
        "a whole number from 2 to 100000"
      )
    }
    return try PunishmentModel(
      groupSize: parameter == .groupSize ? Int(value.doubleValue) : groupSize,
      benefit: pick(.benefit, benefit),
      cost: pick(.cost, cost),
      punishmentCost: pick(.punishmentCost, punishmentCost),
      punishmentLoss: pick(.punishmentLoss, punishmentLoss),
      continuation: pick(.continuation, continuation),
      cooperationError: pick(.cooperationError, cooperationError),
      punishmentError: punishmentError
    )
  }

  /// How the states of rest of punishers and reluctant members depend on one parameter.
  ///
  /// - Parameters:
  ///   - parameter: Which one.
  ///   - first: Its smallest value.
  ///   - last: Its largest value.
  ///   - count: At how many values to compute states; for the size of groups every whole number.
  /// - Returns: Branches of states by the share of punishers, and events between them.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a value is out of its domain, and
  ///   ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func diagram(
    over parameter: Parameter,
    from first: Rational,
    through last: Rational,
    count: Int = 101
  ) throws(EvolutionError) -> BifurcationDiagram {
    let isWhole = parameter == .groupSize
    let values =
      isWhole
      ? try ParameterContinuation.wholeValues(from: first, through: last)
      : try ParameterContinuation.values(from: first, through: last, count: count)
    return try ParameterContinuation.diagram(
      over: parameter.rawValue,
      at: values,
      isContinuous: !isWhole
    ) { (value) throws(EvolutionError) in try with(parameter, value).reluctantAdvantage() }
    .complemented
  }

  /// Checks a diagram of this model, in exact arithmetic.
  ///
  /// - Parameter diagram: The diagram.
  /// - Returns: `nil` when every point is a state of rest as stated and the number of mixtures on both
  ///   sides of each event is right; otherwise what fails, in words.
  /// - Throws: ``EvolutionError/parameter(name:value:domain:)`` when a value is out of its domain, and
  ///   ``EvolutionError/notApplicable(reason:)`` with errors of punishment.
  public func verify(_ diagram: BifurcationDiagram) throws(EvolutionError) -> String? {
    guard let parameter = Parameter(rawValue: diagram.parameter) else {
      return "\(diagram.parameter) is no parameter of the model"
    }
    return try diagram.complemented.verify { (value) throws(EvolutionError) in
      try with(parameter, value).reluctantAdvantage()
    }
  }
}
