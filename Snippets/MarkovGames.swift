// Games played over time, in states that everyone sees.
import Equilibria

// snippet.game
enum Pond: String, Sendable { case full, low }
enum Effort: String, Sendable { case little, much }

/// Two anglers share a pond, which stays full only when at most one of them takes much.
struct SharedPond: MarkovGame {
  var playerCount: Int { 2 }
  var states: [Pond] { [.full, .low] }

  func actions(in pond: Pond) -> [[Effort]] {
    Array(repeating: [.little, .much], count: 2)
  }

  func transitions(from pond: Pond, playing profile: [Effort]) -> [Transition<Pond>] {
    switch profile.count(where: { $0 == .much }) {
    case 0: [Transition(to: .full)]
    case 1 where pond == .full:
      [Transition(to: .full, probability: 0.5), Transition(to: .low, probability: 0.5)]
    default: [Transition(to: .low)]
    }
  }

  var rewardRule: RewardRule<Pond, Effort> {
    .onAction { pond, profile in
      profile.map { pond == .full ? ($0 == .much ? 3 : 2) : ($0 == .much ? 1 : 0) }
    }
  }

  var horizon: Horizon { .discounted(0.9, players: 2) }
}
// snippet.end

// snippet.stationary
let pond = try SharedPond().stationaryEquilibria(using: .pureEnumeration, over: Rational.self)
print(pond)  // three: each says what to do in either state
print(pond.includesAllPure)  // true: these are all in pure policies
print(pond[0].values[0])  // what the first angler gets from a full and from a low pond
print(try SharedPond().check(stationary: pond[0].policy).regret)  // 0
// snippet.end

// snippet.zerosum
let match = try BigMatch(discount: 0.9)
let solution = try match.zeroSumSolution()
print(solution.values)  // [5, 10, 0]
print(solution.policy[0, 0])  // 1/11 One + 10/11 Zero
print(solution.check)  // both bounds are proven

let stopping = try StoppingGame().zeroSumSolution(
  using: DampedNewton(precision: 1e-6, limits: Limits(time: .seconds(10))),
  over: Double.self
)
print(stopping.lowerValues[0], stopping.upperValues[0])  // around 2·(√2 − 1)
// snippet.end

// snippet.mixed
let noSDE = try NoSDEGame()
let mixed = try noSDE.stationaryEquilibria(over: Rational.self)
print(mixed[0].policy)  // 1/3 Keep + 2/3 Send in one state, 7/12 Keep + 5/12 Send in the other
let floating = try noSDE.stationaryEquilibria(using: .tracing)
if let box = floating[0].box { print(try noSDE.check(box: box)) }  // exactly one equilibrium
// snippet.end

// snippet.cycle
if case .cycle(let cycle) = try noSDE.greedyValues().outcome {
  print(cycle.period, cycle.regret)  // policies taken in turn, and nobody gains by leaving them
}
// snippet.end

// snippet.finite
let three = try SharedPond().finiteHorizonSolution(by: .nash(), steps: 3)
print(three.policy)
let advised = try SharedPond().finiteHorizonSolution(
  by: .correlated(maximizing: .totalPayoff),
  steps: 40
)
print(advised.check.isEquilibrium())  // true
print(advised.truncationErrors?.map { Double($0) } ?? [])  // at most 0.443… each
// snippet.end

// snippet.team
let text = """
  {"players": 2, "player_names": ["Ann", "Bob"], "discount": "9/10", "states": [
    {"name": "loading", "actions": [["lift", "wait"], ["lift", "wait"]],
     "rewards": [[[0, -1], [-1, 0]], [[0, -1], [-1, 0]]],
     "transitions": [[{"loaded": 1}, {"loading": 1}], [{"loading": 1}, {"loading": 1}]]},
    {"name": "loaded", "rewards": [[[5]], [[5]]], "transitions": [[{"loading": 1}]]}]}
  """
let carriers = try MarkovJSONFormat.read(text)
print(carriers.isTeam)  // true
print(try carriers.teamSolution().values)  // [450/19, 500/19]
// snippet.end
