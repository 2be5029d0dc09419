import Equilibria

// snippet.rules
var rules = try RuleSystem(members: ["Ana", "Ben", "Cid"], resources: ["pasture"])
rules.access = [
  .init(person: "Ana", resource: "pasture"), .init(person: "Dan", resource: "pasture"),
]
rules.collectiveChoice = try .init(
  affected: ["Ana", "Ben", "Cid"],
  voters: ["Ana", "Ben", "Cid"],
  worth: ["Ana": 2, "Ben": 2, "Cid": 1],
  alternatives: ["auction": ["Ana": 3, "Ben": 1, "Cid": 1]]
)
rules.userMonitoring = try .init(gain: 1, detection: 0.5, sanction: 3, cost: 1, reward: 2)
rules.overrides = []
// snippet.end

// snippet.check
let report = try rules.check()
print(report[.userBoundaries])  // violated: Dan is no member, yet may use pasture
print(report[.collectiveChoice])  // satisfied, by 1: one vote short of the auction
print(report[.monitoringUsers])  // satisfied, by 1/2
print(report[.graduatedSanctions])  // not stated
print(report.violated)  // [1A clear boundaries of users]
// snippet.end

// snippet.sanctions
let ladder = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5, 2, 8])
let finding = try ladder.assessment()
print(finding.choices)  // [Violate, Comply, Comply]: with 0, 1, 2 entries in the record
print(finding.violationRate.doubleValue)  // 0.0916743…
print(finding.meanSanction.doubleValue)  // 0.0323250…
print(try ladder.verify(finding))  // true
// snippet.end

// snippet.robustness
let flat = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [2])
for gain in [1, 1.5, 3] as [Rational] {
  let rates = try [flat, ladder].map { try $0.against(gain: gain).assessment().violationRate }
  print(gain, rates.map(\.doubleValue))
}
// 1 [0.01, 0.0916743…]
// 3/2 [1.0, 0.0991810…]
// 3 [1.0, 0.0991810…]
// snippet.end

// snippet.scheme
rules.sanctions = try .init(ladder, acceptedRate: 0.05)
print(try rules.check()[.graduatedSanctions])  // violated: violations in 0.0916… of periods, …
// snippet.end
