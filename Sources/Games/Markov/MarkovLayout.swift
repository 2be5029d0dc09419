internal import EquilibriaNumerics

/// The numbering of the states and action profiles of a Markov game, checked.
struct MarkovLayout<State: Hashable & Sendable> {
  let states: [State]
  let stateNumbers: [State: Int]
  let playerCount: Int
  let spaces: [ActionSpace]
  let profileStarts: [Int]

  var rowCount: Int { profileStarts[states.count] }

  init<Action: Hashable & Sendable>(
    states: [State],
    actions: [[[Action]]]
  ) throws(MarkovGameError) {
    guard !states.isEmpty else { throw .noStates }
    guard states.count <= Int32.max else {
      throw .tooLarge(what: "states", limit: Int(Int32.max))
    }
    guard actions.count == states.count else {
      throw .wrongCount(
        of: "states with action sets",
        found: actions.count,
        expected: states.count
      )
    }
    guard let playerCount = actions.first?.count, playerCount > 0 else { throw .noPlayers }
    var numbers: [State: Int] = [:]
    numbers.reserveCapacity(states.count)
    for (number, state) in states.enumerated()
    where numbers.updateValue(number, forKey: state) != nil {
      throw .duplicateState("\(state)")
    }
    var spaces: [ActionSpace] = []
    var starts = [0]
    var last = 0
    for (number, sets) in actions.enumerated() {
      // Most games have the same actions in most states: equal arrays share the checks.
      if number == 0 || sets != actions[number - 1] {
        spaces.append(try Self.space(of: sets, in: states[number], playerCount: playerCount))
      } else {
        spaces.append(spaces[number - 1])
      }
      last += spaces[number].profileCount
      guard last <= ActionSpace.largestProfileCount else {
        throw .tooLarge(what: "action profiles", limit: ActionSpace.largestProfileCount)
      }
      starts.append(last)
    }
    self.states = states
    stateNumbers = numbers
    self.playerCount = playerCount
    self.spaces = spaces
    profileStarts = starts
  }

  private static func space<Action: Hashable & Sendable>(
    of sets: [[Action]],
    in state: State,
    playerCount: Int
  ) throws(MarkovGameError) -> ActionSpace {
    guard sets.count == playerCount else {
      throw .wrongCount(
        of: "action sets in state \"\(state)\"",
        found: sets.count,
        expected: playerCount
      )
    }
    for (player, set) in sets.enumerated() {
      guard !set.isEmpty else { throw .noActions(state: "\(state)", player: player) }
      var seen = Set<Action>(minimumCapacity: set.count)
      for action in set where !seen.insert(action).inserted {
        throw .duplicateAction(state: "\(state)", player: player, action: "\(action)")
      }
    }
    do throws(GameError) { return try ActionSpace(validating: sets.map(\.count)) } catch {
      throw .tooLarge(what: "action profiles", limit: ActionSpace.largestProfileCount)
    }
  }

  /// A distribution over first states in canonical form: by state, without zeros.
  func validated(
    _ distribution: [Transition<State>]
  ) throws(MarkovGameError) -> [Transition<State>] {
    var rows = TransitionRows(stateCount: states.count)
    do throws(TransitionFault<String>) {
      let entries = try entries(distribution)
      do throws(TransitionFault<Int>) { try rows.append(entries) } catch {
        throw error.map { "\(states[$0])" }
      }
    } catch {
      throw .initialDistribution(error)
    }
    return rows.distribution(ofRow: 0).map {
      Transition(to: states[$0.successor], probability: $0.probability)
    }
  }

  /// The numbers of the states of a distribution, with their probabilities.
  func entries(
    _ distribution: [Transition<State>]
  ) throws(TransitionFault<String>) -> [(successor: Int, probability: Rational)] {
    var entries: [(successor: Int, probability: Rational)] = []
    entries.reserveCapacity(distribution.count)
    for transition in distribution {
      guard let number = stateNumbers[transition.state] else {
        throw .unknownSuccessor("\(transition.state)")
      }
      entries.append((number, transition.probability))
    }
    return entries
  }
}
