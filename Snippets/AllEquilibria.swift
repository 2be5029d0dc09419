import Equilibria

// snippet.all
let game = try PayoffTable(
  rows: [[3, 3, 0], [2, 5, 0], [0, 6, 1]],
  columns: [[3, 2, 0], [2, 6, 0], [3, 1, 1]]
)
let equilibria = try game.nashEquilibria(using: .vertexEnumeration)
print(equilibria)
for component in equilibria.components ?? [] {
  print(component.members, "dimension", component.dimension, "index", component.index)
}
// snippet.end

// snippet.limits
let limited = VertexEnumeration(limits: Limits(time: .seconds(2)))
let found = try game.nashEquilibria(using: limited) { progress in
  print(progress)  // visiting vertices: 120000, 3 found
}
print(found.isComplete)
// snippet.end

// snippet.first
let large = try RandomGames(actionCounts: [200, 200]).makeGame(seed: 1)
let one = try large.nashEquilibria(using: .portfolio)
print(one.first?.profile[0].support ?? [])
// snippet.end
