// A game of your own: name the actions, compute the payoffs.
import Equilibria

// snippet.game
enum Language: String, CaseIterable, Sendable { case welsh, english }

/// Two neighbours choose the language they speak; each prefers one, both want to be understood.
struct Neighbours: NormalFormGame {
  var actions: [[Language]] { [Language.allCases, Language.allCases] }

  func payoffs(for profile: [Language]) -> [Rational] {
    let understood: Rational = profile[0] == profile[1] ? 1 : 0
    return [
      understood + (profile[0] == .welsh ? 0.1 : 0),
      understood + (profile[1] == .english ? 0.1 : 0),
    ]
  }
}

let equilibria = try Neighbours().nashEquilibria()
print(equilibria[0].profile)  // (welsh, welsh)
print(equilibria[0].payoffs)  // [11/10, 1]
print(equilibria.isComplete)  // false: there may be mixed ones
// snippet.end

// snippet.floating
let table = try PayoffTable(
  decimalRows: [[3, 0], [5, 0.1]],
  decimalColumns: [[3, 5], [0, 0.1]]
)
print(try table.nashEquilibria(over: Double.self))  // each with a bound on its regret
// snippet.end
