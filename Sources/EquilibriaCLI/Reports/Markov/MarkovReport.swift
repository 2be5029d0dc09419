import Equilibria

/// What was found out about a Markov game, on its way to the terminal.
protocol MarkovReport {
  /// What was asked.
  var question: MarkovQuestion { get }

  /// The limit that ended the work, if one did.
  var early: EarlyStop? { get }

  /// The document for programs.
  var json: JSONOutput { get }

  /// What people read below the header.
  var body: String { get }
}

extension MarkovReport {
  var game: TabularMarkovGame<String, String> { question.game }

  /// The text for people.
  var text: String {
    let choice =
      question.reason.map {
        "Concept: \(question.concept.rawValue), since \($0); --concept asks for another.\n\n"
      } ?? ""
    let body = body
    return "\(MarkovText(loaded: question.loaded).header)\n\(choice)\(body)"
      + MarkovText.remark(on: body)
  }

  /// The members with which every document starts.
  func head(method: String, isComplete: Bool) -> [JSONOutput.Member] {
    var members: [JSONOutput.Member] = [
      .init("concept", .string(question.concept.rawValue)), .init("method", .string(method)),
      .init("arithmetic", .string(question.arithmetic.rawValue)),
      .init("complete", .bool(isComplete)),
    ]
    if let early { members.append(.init("stopReason", .string(early.token))) }
    return members
  }

  /// An object with a member for each state.
  func byState(_ item: (Int) -> JSONOutput) -> JSONOutput {
    // The names of states are distinct: the reader numbers those that repeat or are empty.
    .object(game.states.enumerated().map { .init($1, item($0)) })
  }

  /// One number per player for each state.
  func json(_ values: [[some OrderedField]]) -> JSONOutput {
    byState { state in values.map { $0[state] }.json }
  }

  /// One list of probabilities per player for each state.
  func json(_ policy: StationaryPolicy<String, some OrderedField>) -> JSONOutput {
    byState { state in .array(policy.probabilities[state].map(\.json)) }
  }

  /// The table of values and mixtures of a stationary policy.
  ///
  /// - Parameters:
  ///   - columns: Titles of columns of numbers, and the cell for each state.
  ///   - policy: The policy.
  ///   - largestRowCount: The most lines to print.
  /// - Returns: The table.
  func table(
    _ columns: [(title: String, cell: (Int) -> String)],
    _ policy: StationaryPolicy<String, some OrderedField>,
    largestRowCount: Int = 20
  ) -> String {
    // A player without a choice would only fill a column with dashes.
    let players = question.loaded.activePlayers
    return MarkovTable(
      largestRowCount: largestRowCount,
      titles: ["state"] + columns.map(\.title) + players.map { game.playerNames[$0] },
      alignments: [.left] + columns.map { _ in .right },
      rowCount: game.stateCount
    ) { state in
      [game.states[state]] + columns.map { $0.cell(state) }
        + players.map { MarkovText.mixture(policy[state, $0]) }
    }.text
  }
}

/// No answer before a limit.
struct StoppedMarkovReport: MarkovReport {
  let question: MarkovQuestion
  let stop: EarlyStop

  var early: EarlyStop? { stop }

  var json: JSONOutput {
    let method = question.method?.rawValue ?? question.concept.rawValue
    return .object(
      head(method: method, isComplete: false) + [
        .init("values", nil), .init("policy", nil), .init("certificate", nil),
      ]
    )
  }

  var body: String { "No answer so far: \(stop.words).\n" }
}
