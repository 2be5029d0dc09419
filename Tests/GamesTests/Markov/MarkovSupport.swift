import EquilibriaNumerics
import Games

/// A two-state game with switches for everything that can be wrong with it.
struct Switchboard: MarkovGame {
  var playerCount = 2
  var states = ["on", "off"]
  var offActions: [[String]] = [["wait"], ["wait"]]
  var probability: Rational = 0.5
  var target = "off"
  var rewardCount = 2
  var horizon = Horizon.discounted(0.9, players: 2)
  var initial = [Transition(to: "on")]
  var rule: RewardRule<String, String>?

  func actions(in state: String) -> [[String]] {
    state == "on" ? [["up", "down"], ["left", "right", "stay"]] : offActions
  }

  func transitions(from state: String, playing profile: [String]) -> [Transition<String>] {
    profile[0] == "up"
      ? [Transition(to: "on", probability: 0.5), Transition(to: target, probability: probability)]
      : [Transition(to: "off")]
  }

  var rewardRule: RewardRule<String, String> {
    rule
      ?? .onAction { _, profile in
        Array(repeating: profile[1] == "left" ? 1 : -2, count: rewardCount)
      }
  }

  var initialDistribution: [Transition<String>] { initial }

  /// The error of writing the game out, or `nil`.
  func failure(_ change: (inout Switchboard) -> Void) -> MarkovGameError? {
    var changed = self
    change(&changed)
    do throws(MarkovGameError) {
      _ = try changed.tabulated()
      return nil
    } catch {
      return error
    }
  }
}
