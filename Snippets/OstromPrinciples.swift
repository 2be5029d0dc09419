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

// snippet.mistakes
for later in [[2, 50], [50, 50]] as [[Rational]] {
  let harsh = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [0.5] + later)
  let finding = try harsh.assessment()
  print(later, finding.choices[0], finding.violationRate.doubleValue)
}
// [2, 50] Violate 0.0916743…
// [50, 50] Comply 0.01
// snippet.end

// snippet.robustness
let flat = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [2])
let flatAndHarsh = try GraduatedSanctions(gain: 1, detection: 0.5, sanctions: [8.5])
for gain in [1, 1.5, 3] as [Rational] {
  let findings = try [flat, ladder, flatAndHarsh].map { try $0.against(gain: gain).assessment() }
  print(gain, "violations", findings.map(\.violationRate.doubleValue))
  print(gain, "sanctions paid", findings.map(\.meanSanction.doubleValue))
}
// 1 violations [0.01, 0.0916743…, 0.01]
// 1 sanctions paid [0.01, 0.0323250…, 0.0425]
// 3/2 violations [1.0, 0.0991810…, 0.01]
// 3/2 sanctions paid [1.0, 0.1264786…, 0.0425]
// 3 violations [1.0, 0.0991810…, 0.01]
// 3 sanctions paid [1.0, 0.1264786…, 0.0425]
// snippet.end

// snippet.scheme
rules.sanctions = try .init(ladder, acceptedRate: 0.05)
print(try rules.check()[.graduatedSanctions])  // violated: violations in 0.0916… of periods, …
// snippet.end
