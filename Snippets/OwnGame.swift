// A game of your own: name the actions, compute the payoffs.
import Equilibria

// snippet.game
enum Language: String, CaseIterable, Sendable { case welsh, english }

/// Two neighbours choose the language they speak; each prefers one, both want to be understood.
struct Neighbours: NormalFormGame {
  var taste: Rational = 0.1

  var actions: [[Language]] { [Language.allCases, Language.allCases] }

  func payoffs(for profile: [Language]) -> [Rational] {
    let understood: Rational = profile[0] == profile[1] ? 1 : 0
    return [
      understood + (profile[0] == .welsh ? taste : 0),
      understood + (profile[1] == .english ? taste : 0),
    ]
  }
}

print(try Neighbours().nashEquilibria())
// snippet.end
