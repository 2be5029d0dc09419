/// What is wrong with a distribution over next states.
///
/// `Successor` tells states apart: by number in ``TransitionRows``, by description in
/// ``MarkovGameError``.
public enum TransitionFault<Successor: Hashable & Sendable>: Error, Sendable, Hashable {
  /// No state can come next.
  case noSuccessor

  /// The state is not one of the game.
  case unknownSuccessor(Successor)

  /// A probability is negative.
  case negative(Successor, probability: String)

  /// A probability is NaN or infinite.
  case notFinite(Successor)

  /// The probabilities do not sum to one.
  case sum(String)

  /// The same fault with states called otherwise.
  func map<Other>(_ name: (Successor) -> Other) -> TransitionFault<Other> {
    switch self {
    case .noSuccessor: .noSuccessor
    case .unknownSuccessor(let state): .unknownSuccessor(name(state))
    case .negative(let state, let probability): .negative(name(state), probability: probability)
    case .notFinite(let state): .notFinite(name(state))
    case .sum(let sum): .sum(sum)
    }
  }
}

extension TransitionFault: CustomStringConvertible {
  /// What was found, and what was expected.
  public var description: String {
    switch self {
    case .noSuccessor: "no state comes next; one or more are needed"
    case .unknownSuccessor(let state): "the next state \"\(state)\" is not a state of the game"
    case .negative(let state, let probability):
      "the probability \(probability) of \"\(state)\" is negative"
    case .notFinite(let state): "the probability of \"\(state)\" is not a finite number"
    case .sum(let sum): "the probabilities sum to \(sum); they must sum to 1"
    }
  }
}

/// Why a Markov game or a policy for it cannot be built from the given data.
///
/// States and actions are named by their descriptions; players are numbered from 0.
public enum MarkovGameError: Error, Sendable, Hashable {
  /// A game needs at least one player.
  case noPlayers

  /// A game needs at least one state.
  case noStates

  /// The same state is listed twice.
  case duplicateState(String)

  /// A state that the game does not have.
  case unknownState(String)

  /// The number of some things is not the one needed.
  case wrongCount(of: String, found: Int, expected: Int)

  /// A player has no action in a state.
  case noActions(state: String, player: Int)

  /// A player has the same action twice in a state.
  case duplicateAction(state: String, player: Int, action: String)

  /// The game has more states, action profiles or transitions than fit a table.
  case tooLarge(what: String, limit: Int)

  /// The distribution over next states is not one.
  case transitions(state: String, profile: [String], TransitionFault<String>)

  /// The distribution over first states is not one.
  case initialDistribution(TransitionFault<String>)

  /// A reward or parameter is NaN or infinite.
  case notFinite(place: String)

  /// A discount factor lies outside its domain: [0, 1], without 1 when the horizon is infinite.
  case discountOutOfRange(player: Int, discount: String, isHorizonFinite: Bool)

  /// A finite horizon has no periods.
  case noPeriods(steps: Int)

  /// A player's mixed action in a state is not well formed.
  case policy(state: String, player: Int, GameError)

  /// The parameters of a named game are not valid.
  case game(GameError)

  /// A parameter lies outside its domain.
  case invalidParameter(name: String, value: String, domain: String)
}

extension MarkovGameError: CustomStringConvertible {
  /// What was found, where, and what was expected.
  public var description: String {
    switch self {
    case .noPlayers: "a Markov game needs at least one player"
    case .noStates: "a Markov game needs at least one state"
    case .duplicateState(let state): "the state \"\(state)\" is listed twice; states are distinct"
    case .unknownState(let state): "\"\(state)\" is not a state of the game"
    case .wrongCount(let what, let found, let expected):
      "the number of \(what) is \(found); expected \(expected)"
    case .noActions(let state, let player):
      "in state \"\(state)\" player \(player) has no actions; one or more are needed"
    case .duplicateAction(let state, let player, let action):
      "in state \"\(state)\" player \(player) has the action \"\(action)\" twice; "
        + "actions are distinct"
    case .tooLarge(let what, let limit): "the game has too many \(what); at most \(limit) fit"
    case .transitions(let state, let profile, let fault):
      "in state \"\(state)\" after (\(profile.joined(separator: ", "))): \(fault)"
    case .initialDistribution(let fault): "the initial distribution: \(fault)"
    case .notFinite(let place): "\(place) is not a finite number"
    case .discountOutOfRange(let player, let discount, let isHorizonFinite):
      isHorizonFinite
        ? "the discount factor of player \(player) is \(discount); expected a number from 0 to 1"
        : "the discount factor of player \(player) is \(discount); expected a number from 0 to "
          + "below 1, or a finite horizon"
    case .noPeriods(let steps): "the horizon has \(steps) periods; expected 1 or more"
    case .policy(let state, let player, let error):
      "in state \"\(state)\" the mixed action of player \(player): \(error)"
    case .game(let error): error.description
    case .invalidParameter(let name, let value, let domain):
      "\(name) is \(value); expected \(domain)"
    }
  }
}
