internal import EquilibriaNumerics
internal import Games

extension KrawczykTest {
  /// The unknowns of the equilibrium conditions, and the conditions themselves.
  struct Unknowns {
    let game: SupportIntervals
    let supports: [[[Int]]]

    /// The action of each player in each state whose probability is what the others leave.
    let references: [[Int]]

    /// The bounds of all unknowns.
    let bounds: [Interval]

    /// A lower bound on the probabilities of all actions in use.
    let leastProbability: Double

    /// The number of unknown probabilities; the values follow them.
    let probabilityCount: Int

    init(_ box: EquilibriumBox, _ game: SupportIntervals) {
      self.game = game
      supports = box.probabilities.map { mixtures in
        mixtures.map { mixture in mixture.indices.filter { mixture[$0] != 0...0 } }
      }
      references = zip(box.probabilities, supports).map { mixtures, sets in
        zip(mixtures, sets).map { mixture, set in
          // What is left after all others is known least well.
          set.max { Self.width(mixture[$0]) < Self.width(mixture[$1]) } ?? 0
        }
      }
      var bounds: [Interval] = []
      var least = Double.infinity
      for (state, mixtures) in box.probabilities.enumerated() {
        for (player, mixture) in mixtures.enumerated() {
          let reference = references[state][player]
          var rest = Interval(1)
          for action in supports[state][player] where action != reference {
            let range = Interval(mixture[action].lowerBound, mixture[action].upperBound)
            bounds.append(range)
            rest = rest - range
            least = min(least, range.lower)
          }
          // The box must have room for what is left, or it would not contain the solution.
          let range = mixture[reference]
          let isInside = rest.lower >= range.lowerBound && rest.upper <= range.upperBound
          let isCertain = supports[state][player].count == 1 && range == 1...1
          least = isInside || isCertain ? min(least, isCertain ? 1 : rest.lower) : -.infinity
        }
      }
      probabilityCount = bounds.count
      for range in box.values.joined() {
        bounds.append(Interval(range.lowerBound, range.upperBound))
      }
      self.bounds = bounds
      leastProbability = least
    }

    var count: Int { bounds.count }

    private static func width(_ range: ClosedRange<Double>) -> Double {
      range.upperBound - range.lowerBound
    }

    /// The mixtures of each state when the unknowns are as given.
    private func mixtures(_ unknowns: [Interval]) -> [[[Interval]]] {
      var place = 0
      return supports.indices.map { state in
        supports[state].indices.map { player in
          var mixture = Array(repeating: Interval.zero, count: game.spaces[state].counts[player])
          var rest = Interval(1)
          for action in supports[state][player] where action != references[state][player] {
            mixture[action] = unknowns[place]
            rest = rest - unknowns[place]
            place += 1
          }
          mixture[references[state][player]] =
            supports[state][player].count == 1 ? Interval(1) : rest
          return mixture
        }
      }
    }

    /// F: for every action in use, what it earns less the value of its state.
    func equations(at unknowns: [Interval]) -> [Interval] {
      let mixtures = mixtures(unknowns)
      let values = Array(unknowns[probabilityCount...])
      var result: [Interval] = []
      for state in supports.indices {
        let stage = game.stage(state, mixture: mixtures[state], values: values)
        for player in supports[state].indices {
          let value = values[player * game.stateCount + state]
          for action in supports[state][player] {
            result.append(stage.payoffs[stage.starts[player] + action] - value)
          }
        }
      }
      return result
    }

    /// F', row after row, and the least loss of an action not in use.
    func slopes(over unknowns: [Interval]) -> (slopes: [Interval], leastLoss: Double) {
      let mixtures = mixtures(unknowns)
      let values = Array(unknowns[probabilityCount...])
      let size = count
      var slopes = Array(repeating: Interval.zero, count: size * size)
      var leastLoss = Double.infinity
      var row = 0
      var firstUnknown = 0
      for state in supports.indices {
        let stage = game.stage(state, mixture: mixtures[state], values: values)
        for player in supports[state].indices {
          let value = values[player * game.stateCount + state]
          let set = supports[state][player]
          for action in 0..<game.spaces[state].counts[player] {
            let number = stage.starts[player] + action
            guard set.contains(action) else {
              let loss = (value - stage.payoffs[number]).lower
              leastLoss = loss.isNaN ? -.infinity : Swift.min(leastLoss, loss)
              continue
            }
            let line = row * size
            var column = line + firstUnknown
            for other in supports[state].indices {
              let reference = references[state][other]
              for reply in supports[state][other] where reply != reference {
                if other != player {
                  let pairs = number * stage.actionCount + stage.starts[other]
                  slopes[column] = stage.pairs[pairs + reply] - stage.pairs[pairs + reference]
                }
                column += 1
              }
            }
            let first = line + probabilityCount + player * game.stateCount
            for next in 0..<game.stateCount {
              slopes[first + next] = stage.successors[number * game.stateCount + next]
            }
            slopes[first + state] = slopes[first + state] - Interval(1)
            row += 1
          }
        }
        firstUnknown += supports[state].reduce(0) { $0 + $1.count - 1 }
      }
      return (slopes, leastLoss)
    }
  }
}
