// A typed game in, proven equilibria out.
import Equilibria

// snippet.hunt
let hunt = try StagHunt(stag: 4, hare: 3, hareAlone: 3, stagAlone: 0)
for equilibrium in try hunt.nashEquilibria() {
  print(equilibrium)  // (Stag, Stag)  payoffs 4, 4  exact
}
// snippet.end

// snippet.mediator
let chicken = try Chicken(temptation: 4, reward: 3, sucker: 1, punishment: 0)
let device = try chicken.correlatedEquilibrium(maximizing: .totalPayoff)
print(device.value)  // 16/3
print(device.distribution)  // 1/3 on each profile but the crash
print(device.certificate.bound)  // 16/3: no mediator can do better
// snippet.end

// snippet.check
let half = MixedStrategy<Chicken.Move, Rational>(uniformOver: chicken.actions[0])
let check = try chicken.check(nash: MixedProfile([half, half]))
print(check.isEquilibrium(), check.payoffs)  // true [2, 2]
// snippet.end

// snippet.values
let guessing = try PayoffTable(
  rows: [[3, 0], [5, 1]],
  columns: [[3, 5], [0, 1]]
)
print(try guessing.eliminatingDominated())
// snippet.end
