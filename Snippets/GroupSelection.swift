import Equilibria

// snippet.price
// Two groups of ten. Everybody who helps gives the group 2 in all, shared equally, at a cost of a half.
/// What becomes of a group in which a share helps.
func group(_ share: Rational) -> PricePopulation {
  let alike = 1 + 2 * share
  return .group([
    .members(count: 10 * share, fitness: alike - 0.5, trait: 1, traitAfter: 1),
    .members(count: 10 - 10 * share, fitness: alike, trait: 0, traitAfter: 0),
  ])
}

let price = try PriceEquation(.group([group(0.1), group(0.9)]))
print(price.selection[0])  // 6/25: groups with more helpers grow faster
print(price.selection[1])  // -9/200: within groups, those who help lose
print(price.meanFitness)  // 7/4
print(price.change)  // 39/350: the share of helpers rises
// snippet.end

// snippet.alike
print(try PriceEquation(.group([group(0.5), group(0.5)])).change)  // -1/14: it falls
// snippet.end

// snippet.neighbours
let norms = try NeighbourImitation(
  strength: 0.1,
  payoffs: [[3, 0], [1, 1]],
  contact: 0.1,
  among: .circulant(count: 40)
)
let spread = try norms.spread(fromGroups: 10, generations: 400)
print(spread)  // 400 generations: from 10.0 groups to 25.56… of 40
print(try spread.groupsPerGeneration())  // 0.04: a group in 25 generations

let demanding = try NeighbourImitation(
  strength: 0.1,
  payoffs: [[4, 0], [3, 3]],
  contact: 0.1,
  among: .circulant(count: 40)
)
print(try demanding.spread(fromGroups: 10, generations: 200))  // from 10.0 groups to 0.028…
// snippet.end

// snippet.groups
let tribes = try CulturalGroupSelection(groups: 32, groupSize: 8)
let lonely = try CulturalGroupSelection(groups: 32, groupSize: 8, hasPunishers: false)
if let share = try tribes.cooperation(generations: 400, runs: 4, seed: 1) {
  print(share)  // 0.762 ± 0.061 contribute where some punish
}
if let share = try lonely.cooperation(generations: 400, runs: 4, seed: 1) {
  print(share)  // 0.171 ± 0.028 contribute where nobody does
}
// snippet.end
