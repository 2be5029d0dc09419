public import EquilibriaNumerics

/// A strategic-form game as a file holds it: names and comments as written, payoffs exact.
///
/// A document keeps what a ``PayoffTable`` does not: the comment, names that are empty, and
/// whether payoffs are listed profile by profile or through named outcomes. Reading what was
/// written gives the same document, in both formats.
///
/// ```swift
/// let document = try NFGFormat.read(text, fileName: "pd.nfg")
/// let game = document.table
/// ```
///
/// A name may not denote two things: players' names are distinct, and so are the names of a
/// player's actions and of outcomes, unless the payoffs are the same throughout, so that it does
/// not matter which is meant. An empty name is no name and may repeat.
public struct GameDocument: Sendable, Hashable {
  /// Payoffs with a name, which several profiles may share.
  public struct Outcome: Sendable, Hashable {
    /// The name; may be empty.
    public var name: String

    /// One payoff per player.
    public var payoffs: [Rational]

    /// An outcome.
    ///
    /// - Parameters:
    ///   - name: The name; may be empty.
    ///   - payoffs: One payoff per player.
    public init(name: String, payoffs: [Rational]) {
      self.name = name
      self.payoffs = payoffs
    }
  }

  /// How a document lists payoffs; profiles are numbered as in ``ActionSpace``.
  public enum Form: Sendable, Hashable {
    /// One payoff per player and profile: `payoffs[player][profile]`.
    case payoffs([[Rational]])

    /// The outcomes and, for each profile, the number of its outcome counted from 1; 0 stands for
    /// no outcome, which pays 0 to all.
    case outcomes([Outcome], assignment: [Int])
  }

  /// A short name of the game; may be empty.
  public var title: String

  /// Anything else worth saying about the game; may be empty.
  public var comment: String

  /// The names of the players, in order.
  public let playerNames: [String]

  /// The names of each player's actions, in order: `actionNames[player][index]`.
  public let actionNames: [[String]]

  /// The payoffs.
  public let form: Form

  /// The numbering of action profiles.
  public let space: ActionSpace

  /// A document from its parts.
  ///
  /// - Parameters:
  ///   - title: A short name; empty by default.
  ///   - comment: A comment; empty by default.
  ///   - playerNames: One name per player.
  ///   - actionNames: The names of each player's actions.
  ///   - form: The payoffs.
  /// - Throws: ``GameError`` when sizes do not agree or a name denotes two things.
  public init(
    title: String = "",
    comment: String = "",
    playerNames: [String],
    actionNames: [[String]],
    form: Form
  ) throws(GameError) {
    guard playerNames.count == actionNames.count else {
      throw .wrongPlayerCount(found: playerNames.count, expected: actionNames.count)
    }
    space = try ActionSpace(validating: actionNames.map(\.count))
    self.title = title
    self.comment = comment
    self.playerNames = playerNames
    self.actionNames = actionNames
    self.form = form
    try checkSizes()
    if let clash = firstNameClash() { throw clash.error }
  }

  /// The document of a game; actions are named by their descriptions.
  ///
  /// - Parameter table: The game. Names that repeat are told apart as in ``table``.
  public init(_ table: PayoffTable<some Hashable & Sendable>) {
    title = table.title
    comment = ""
    playerNames = Self.distinguished(table.playerNames)
    actionNames = table.actions.map { Self.distinguished($0.map { String(describing: $0) }) }
    form = .payoffs(table.payoffs)
    space = table.space
  }

  /// A document whose sizes a reader has checked; names are left to ``firstNameClash()``.
  init(
    title: String,
    comment: String,
    playerNames: [String],
    actionNames: [[String]],
    uncheckedForm form: Form,
    space: ActionSpace
  ) {
    self.title = title
    self.comment = comment
    self.playerNames = playerNames
    self.actionNames = actionNames
    self.form = form
    self.space = space
  }

  private func checkSizes() throws(GameError) {
    let playerCount = space.playerCount
    switch form {
    case .payoffs(let payoffs):
      guard payoffs.count == playerCount else {
        throw .wrongPlayerCount(found: payoffs.count, expected: playerCount)
      }
      for (player, list) in payoffs.enumerated() where list.count != space.profileCount {
        throw .wrongTableSize(player: player, found: list.count, expected: space.profileCount)
      }
    case .outcomes(let outcomes, let assignment):
      for (index, outcome) in outcomes.enumerated() where outcome.payoffs.count != playerCount {
        throw .invalidParameter(
          name: "the number of payoffs of outcome \(index + 1)",
          value: "\(outcome.payoffs.count)",
          domain: "\(playerCount), one per player"
        )
      }
      guard assignment.count == space.profileCount else {
        throw .invalidParameter(
          name: "the number of profiles with an outcome",
          value: "\(assignment.count)",
          domain: "\(space.profileCount)"
        )
      }
      for (index, number) in assignment.enumerated() where !(0...outcomes.count).contains(number) {
        throw .invalidParameter(
          name: "the outcome of profile \(space.profile(at: index))",
          value: "\(number)",
          domain: "a number from 0 to \(outcomes.count)"
        )
      }
    }
  }
}
