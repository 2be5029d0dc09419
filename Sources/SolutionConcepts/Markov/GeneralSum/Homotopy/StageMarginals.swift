internal import Games

/// What actions are worth in one state when all players mix: the ingredients of every system here.
///
/// Actions of all players of the state are numbered together: player i's action a is the number
/// `starts[i] + a`. Values are given player after player: v_i(t) is `values[i · states + t]`.
struct StageMarginals {
  /// The number of states of the game.
  let stateCount: Int

  /// Where the actions of each player start, and where those of the last one end.
  private(set) var starts: [Int] = [0]

  /// The probability of every action.
  var mixture: [Double] = []

  /// The expected payoff of every action: the reward, and the discounted value of what follows.
  private(set) var payoffs: [Double] = []

  /// The expected payoff of an action α when another player plays β for certain, at
  /// `α · actionCount + β`.
  private(set) var pairs: [Double] = []

  /// The discounted probability that a state follows an action α, at `α · stateCount + t`.
  private(set) var successors: [Double] = []

  private var profile: [Int] = []
  private var weights: [Double] = []

  /// Marginals of the states of a game.
  init(stateCount: Int) { self.stateCount = stateCount }

  /// The number of actions of all players.
  var actionCount: Int { starts[starts.count - 1] }

  /// Makes room for the players of a state.
  mutating func prepare(_ counts: [Int]) {
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    let total = actionCount
    Self.reset(&mixture, count: total)
    Self.reset(&payoffs, count: total)
    Self.reset(&pairs, count: total * total)
    Self.reset(&successors, count: total * stateCount)
    profile = Array(repeating: 0, count: counts.count)
    weights = Array(repeating: 0, count: counts.count)
  }

  private static func reset(_ values: inout [Double], count: Int) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: count))
  }

  /// Computes all expectations in a state for the mixture set.
  mutating func evaluate(_ arrays: MarkovArrays<Double>, state: Int, values: [Double]) {
    let players = profile.count
    let total = actionCount
    for player in 0..<players { profile[player] = starts[player] }
    for row in arrays.rows(ofState: state) {
      for player in 0..<players { weights[player] = mixture[profile[player]] }
      let entries = arrays.entryStarts[row]..<arrays.entryStarts[row + 1]
      for player in 0..<players {
        let action = profile[player]
        let discount = arrays.discounts[player]
        var next = 0.0
        for entry in entries {
          next +=
            arrays.probabilities[entry]
            * values[player * stateCount + Int(arrays.successors[entry])]
        }
        let payoff = arrays.rewards[player][row] + discount * next
        var weight = 1.0
        for other in 0..<players where other != player { weight *= weights[other] }
        if weight != 0 {
          payoffs[action] += weight * payoff
          for entry in entries {
            successors[action * stateCount + Int(arrays.successors[entry])] +=
              weight * discount * arrays.probabilities[entry]
          }
        }
        for other in 0..<players where other != player {
          var weight = 1.0
          for third in 0..<players where third != player && third != other {
            weight *= weights[third]
          }
          pairs[action * total + profile[other]] += weight * payoff
        }
      }
      advance()
    }
  }

  /// The next profile; the last player's action varies fastest.
  private mutating func advance() {
    for player in profile.indices.reversed() {
      profile[player] += 1
      if profile[player] < starts[player + 1] { return }
      profile[player] = starts[player]
    }
  }
}
