import Equilibria

/// What is to be found out about a Markov game: the options, checked against each other.
struct MarkovQuestion {
  let loaded: LoadedMarkovGame
  let concept: MarkovConcept
  /// Why the concept was chosen; `nil` when it was asked for.
  let reason: String?
  /// How to look for it; `nil` where there is one way only.
  let method: MarkovMethod?
  let arithmetic: Arithmetic
  let steps: Int?
  let selection: StageSelection
  let objective: MediatorObjective
  let precision: Double
  let isFirstOnly: Bool
  let limits: Limits

  var game: TabularMarkovGame<String, String> { loaded.game }

  /// The options of a command, with what was left open chosen for the game.
  init(_ command: MarkovCommand, about loaded: LoadedMarkovGame) throws(CommandFailure) {
    let standard = MarkovConcept.standard(for: loaded, isCutOff: command.steps != nil)
    let concept = command.concept ?? standard.concept
    self.loaded = loaded
    self.concept = concept
    reason = command.concept == nil ? standard.reason : nil
    func refuse(_ option: String, unless isFitting: Bool, _ fitting: String) throws(CommandFailure)
    {
      guard !isFitting else { return }
      throw .usage("\(option) is for \(fitting), and this is --concept \(concept.rawValue)")
    }
    method = try Self.method(command.method, of: concept)
    try refuse("--steps", unless: command.steps == nil || concept.isFinite, "finite concepts")
    steps = command.steps
    if concept.isFinite, steps == nil, case .discounted = loaded.game.horizon {
      throw .usage(
        "--concept \(concept.rawValue) needs a number of periods, for this game has no end; "
          + "add --steps T"
      )
    }
    try refuse(
      "--select",
      unless: command.select == nil || concept.selects,
      "finite-nash and cyclic"
    )
    selection = command.select ?? (concept == .cyclic ? .highestTotal : .first)
    try refuse(
      "--maximize",
      unless: command.maximize == nil || concept.hasMediator,
      "finite-correlated and finite-coarse"
    )
    objective = command.maximize ?? .total
    try refuse(
      "--first",
      unless: !command.first || concept.lists,
      "nash and finite-pure"
    )
    isFirstOnly = command.first
    try refuse(
      "--precision",
      unless: command.precision == nil || concept.isPrecise(method),
      "zero-sum, average and value-iteration"
    )
    precision = command.precision ?? 1e-9
    arithmetic = try Self.arithmetic(
      command,
      of: concept,
      by: method,
      isLarge: concept.isLarge(loaded.game, steps: command.steps)
    )
    limits = command.timeLimit.limits
    try requireOpponent()
    try requirePlayers()
  }

  private static func method(
    _ wanted: MarkovMethod?,
    of concept: MarkovConcept
  ) throws(CommandFailure) -> MarkovMethod? {
    guard let wanted else { return concept.methods.first }
    guard concept.methods.contains(wanted) else {
      let known = concept.methods.map(\.rawValue).joined(separator: ", ")
      throw .usage(
        "--method \(wanted.rawValue) is not for --concept \(concept.rawValue), which "
          + (known.isEmpty ? "has one method only" : "has \(known)")
      )
    }
    return wanted
  }

  private static func arithmetic(
    _ command: MarkovCommand,
    of concept: MarkovConcept,
    by method: MarkovMethod?,
    isLarge: Bool
  ) throws(CommandFailure) -> Arithmetic {
    let choices = concept.arithmetics(of: method)
    guard let wanted = command.arithmetic else {
      let isFloating = command.precision != nil || (isLarge && choices.contains(.floating))
      return isFloating ? .floating : choices[0]
    }
    guard choices.contains(wanted) else {
      let known = choices.map(\.rawValue).joined(separator: ", ")
      throw .usage(
        "--arithmetic \(wanted.rawValue) is not for --concept \(concept.rawValue), which is \(known)"
      )
    }
    if wanted == .exact, command.precision != nil {
      throw .usage(
        "--precision goes with --arithmetic floating; exact bounds are as close as can be"
      )
    }
    return wanted
  }

  /// Throws when averages are asked for that the solver does not know about.
  private func requireOpponent() throws(CommandFailure) {
    guard concept == .average, game.playerCount == 1 else { return }
    throw .badInput(
      "\(loaded.place): long-run averages are found for zero-sum games of two players; found 1 player. "
        + "An opponent without a choice, who loses what the player gets, makes it such a game"
    )
  }

  /// Throws when an option names a player that the game does not have.
  private func requirePlayers() throws(CommandFailure) {
    let last = game.playerCount - 1
    if case .player(let player) = objective, player > last {
      throw .usage("--maximize is \(objective); the players of this game are 0 to \(last)")
    }
    if case .highestPayoff(let player) = selection, player > last {
      throw .usage("--select is \(selection.name); the players of this game are 0 to \(last)")
    }
  }
}
