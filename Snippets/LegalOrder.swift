import Equilibria

// snippet.order
let order = try LegalOrder.canonical(
  price: 10,
  cost: 6,
  rho: [0, 0],
  discount: 0.9,
  collapse: .neutral
)
let verdict = try order.verdict()
print(verdict.isEquilibrium)  // false
print(verdict.bindingWords)  // the seller cheats A and B in the same period
print(verdict.binding.slack)  // -24/5: what he would gain, 4.8
// snippet.end

// snippet.printed
print(verdict.printedSlack ?? 0)  // 6/5: the printed inequality is satisfied
if let one = try order.criticalCost(victims: 1), let two = try order.criticalCost() {
  print(one, two)  // 45/7 90/19: the highest costs that are deterred, 6.43 and 4.74
}
if let length = try order.boycottLengthNeeded() {
  print(length)  // periods(2)
}
// snippet.end

// snippet.check
print(LegalOrderCheck(verdict, of: order))  // the verdict is right
// snippet.end

// snippet.own
let law = ClassificationInstitution(
  lawful: ["fine cloth"],
  wrongful: ["coarse cloth", "short measure"]
)
let menu: [LegalOrder.Performance] = [
  .init("fine cloth", cost: 4, value: 20),
  .init("coarse cloth", cost: 1, value: 6, isAcceptable: false),
  .init("short measure", cost: 0, value: 2, isAcceptable: false),
]
let mill = try LegalOrder(
  buyers: [
    .init("Anna", price: 10, rho: 0.1, convergence: 0.7, menu: menu),
    .init("Bruno", price: 10, rho: 0.2, convergence: 0.8, menu: menu),
  ],
  classification: law,
  discount: 0.9,
  boycott: .init(effect: .additive),
  collapse: .autarky
)
let answer = try mill.verdict()
print(answer.isEquilibrium)  // true
for constraint in answer.violations { print(mill.words(for: constraint)) }  // nothing
print(answer.beliefs.thresholds.compactMap { $0 })  // [4/9, 4/9]: how sure a buyer must be
// snippet.end

// snippet.regimes
// The regime, and what a defective good is worth to a buyer.
let regimes: [(LegalOrder.Collapse, Rational)] = [
  (.neutral, 0), (.autarky, 0), (.caveatEmptor, 12),
]
for (collapse, defective) in regimes {
  let regime = try LegalOrder.canonical(
    price: 10,
    cost: 2,
    defectiveValue: defective,
    rho: [0.1, 0.1],
    discount: 0.9,
    boycott: .init(effect: .additive),
    collapse: collapse,
    victims: 1
  )
  if let cost = try regime.criticalCost() {
    print(collapse, cost.doubleValue)  // neutral 6.18…, autarky 7.99…, caveatEmptor 2.76…
  }
  print(try regime.verdict().isEquilibrium)  // true, three times: the buyers agree at cost 2
}
// snippet.end

// snippet.levers
let doubtful = try LegalOrder.canonical(
  price: 10,
  cost: 4,
  rho: [0.1, 0.3],
  discount: 0.9,
  collapse: .neutral
)
for lever in try doubtful.deterrenceLevers() { print(lever) }
// generality: ρ of every buyer falls by 1/100, c* gains 0.0584…
// stability: ρ of every buyer falls by 1/100, c* gains 0.0584…
// prospectivity: ρ of every buyer falls by 1/100, c* gains 0.0584…
// openness: ρ of every buyer falls by 1/100, c* gains 0.0584…
// impersonality: ρ of the buyer who doubts most falls by 1/100, c* gains 0.0328…
// clarity: ε falls by 1/100, c* gains 0.0
// uniqueness: ε falls by 1/100, c* gains 0.0
// publicity: φ rises by 1/100, c* gains 0.0
// one more buyer: n rises by 1, with a buyer like the last, c* loses 0.777…
// snippet.end

// snippet.map
let shares = (0...20).map { Rational($0, 20) }
let map = try order.deterrenceMap(rho: shares, discount: shares.dropLast())
print(map.region(row: 18, column: 0))  // severalVictims: at δ = 0.9 and without any doubt
// snippet.end
